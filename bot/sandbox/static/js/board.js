/** The phones side by side; on a narrow screen one at a time behind tabs. */
import { readAddress, writeAddress } from './address.js';
import { choose } from './chooser.js';
import { el } from './dom.js';
import { icon } from './icons.js';
import { Phone } from './phone.js';
import { t } from './strings.js';
import { world } from './world.js';

const AT_FIRST = 4;

/** All phones; `element` goes into the page. */
export class Board {
  /**
   * @param {HTMLElement} page what page-wide sheets cover
   * @param {() => boolean} live tells whether the live connection stands
   */
  constructor(page, live) {
    this.page = page;
    this.live = live;
    this.phones = [];
    this.current = 0;
    this.tabs = el('div', {
      class: 'tabs',
      role: 'tablist',
      'aria-label': t('phones'),
      on: { keydown: (event) => this.tabKeys(event) },
    });
    this.row = el('div', { class: 'phones' });
    this.element = el('main', { class: 'board' }, this.tabs, this.row);
    this.follow = () => this.addressChanged();
    globalThis.addEventListener('hashchange', this.follow);
    this.open(this.wanted());
  }

  /** Take the board away for good. */
  leave() {
    globalThis.removeEventListener('hashchange', this.follow);
    this.element.remove();
  }

  wanted() {
    const chosen = readAddress(location.hash).filter(({ person }) => world.people.has(person));
    if (chosen.length) return chosen;
    if (world.phones.length) return world.phones;
    return [...world.people.keys()].slice(0, AT_FIRST).map((person) => ({ person, chat: person }));
  }

  open(wanted) {
    this.phones = [];
    for (const { person, chat } of wanted) this.phones.push(this.make(person, chat));
    this.current = Math.min(this.current, Math.max(0, this.phones.length - 1));
    this.changed();
  }

  make(person, chat) {
    return new Phone(person, chat, {
      live: this.live,
      change: (phone) => this.change(phone),
      close: (phone) => this.close(phone),
      moved: () => this.remember(),
      counted: () => this.drawTabs(),
    });
  }

  /** Ask for one more phone. */
  add() {
    choose(this.page, t('addPhone'), (person, chat) => {
      this.phones.push(this.make(person, chat));
      this.current = this.phones.length - 1;
      this.changed();
      this.phones.at(-1).element.scrollIntoView({ inline: 'nearest' });
    });
  }

  change(phone) {
    choose(this.page, t('changePerson'), (person, chat) => {
      this.phones[this.phones.indexOf(phone)] = this.make(person, chat);
      this.changed();
    });
  }

  close(phone) {
    const index = this.phones.indexOf(phone);
    this.phones.splice(index, 1);
    if (this.current >= index) this.current = Math.max(0, this.current - 1);
    this.changed();
  }

  changed() {
    const kept = new Set(this.phones.map((phone) => phone.element));
    for (const child of [...this.row.children]) if (!kept.has(child)) child.remove();
    this.phones.forEach((phone, index) => {
      if (this.row.children[index] !== phone.element)
        this.row.insertBefore(phone.element, this.row.children[index] ?? null);
    });
    this.row.style.setProperty('--phones', Math.max(1, this.phones.length));
    if (!this.phones.length) this.row.append(this.empty());
    this.remember();
    this.drawTabs();
    this.phones.forEach((phone) => phone.seen());
  }

  empty() {
    return el(
      'button',
      { type: 'button', class: 'no-phones', on: { click: () => this.add() } },
      icon('plus'),
      t('addPhone'),
    );
  }

  drawTabs() {
    this.tabs.replaceChildren(...this.phones.map((phone, index) => this.tab(phone, index)));
    this.phones.forEach((phone, index) => phone.element.classList.toggle('current', index === this.current));
  }

  tab(phone, index) {
    const count = phone.waiting;
    const current = index === this.current;
    const label = count ? t('tabUnread', { name: phone.name, count }) : t('tab', { name: phone.name });
    return el(
      'button',
      {
        type: 'button',
        class: 'tab',
        role: 'tab',
        tabindex: current ? 0 : -1,
        'aria-label': label,
        'aria-selected': String(current),
        on: { click: () => this.turnTo(index) },
      },
      phone.name,
      count ? el('span', { class: 'badge', text: count }) : null,
    );
  }

  turnTo(index) {
    this.current = index;
    this.drawTabs();
    this.phones[index].seen();
    this.drawTabs();
    this.tabs.children[index].focus();
  }

  tabKeys(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) this.turnTo((this.current + step + this.phones.length) % this.phones.length);
  }

  remember() {
    const phones = this.phones.map(({ person, chat }) => ({ person, chat: chat?.id }));
    const address = writeAddress(phones);
    if (phones.length && location.hash !== address) history.replaceState(null, '', address);
  }

  addressChanged() {
    const wanted = this.wanted();
    if (writeAddress(wanted) !== writeAddress(this.phones.map(({ person, chat }) => ({ person, chat: chat?.id }))))
      this.open(wanted);
  }

  /**
   * Take over a live event.
   * @param {Object} event
   */
  handle(event) {
    this.phones.forEach((phone) => phone.handle(event));
  }

  /** After the connection was lost, fetch what was missed; people of another sandbox are let go. */
  reload() {
    if (this.phones.some((phone) => !world.people.has(phone.person))) this.open(this.wanted());
    else this.phones.forEach((phone) => phone.reload());
  }
}
