/** The messages of one chat: drawn once each, replaced when they change, always in order. */
import { el } from './dom.js';
import { icon } from './icons.js';
import { bubble } from './message.js';
import { t } from './strings.js';
import { day, moment } from './time.js';
import { now } from './world.js';

const PAGE = 60;
const NEAR_END = 80;
const SAME_RUN_SECONDS = 300;

/** The log of a chat; `element` goes into the phone. */
export class Conversation {
  /** @param {Object} view see `bubble`; `find` is added here */
  constructor(view) {
    this.view = { ...view, find: (id) => this.messages.get(id) };
    this.messages = new Map();
    this.units = new Map();
    this.topic = null;
    this.page = PAGE;
    this.missed = 0;
    this.sticks = true;
    this.earlier = el('button', {
      type: 'button',
      class: 'earlier',
      text: t('earlier'),
      on: { click: () => this.showEarlier() },
    });
    this.list = el('div', {
      class: 'log',
      role: 'log',
      'aria-label': t('messages'),
      tabindex: 0,
      on: { scroll: () => this.scrolled() },
    });
    this.badge = el('span', { class: 'badge', hidden: true });
    this.down = el('button', {
      type: 'button',
      class: 'down',
      hidden: true,
      'aria-label': t('toNewest'),
      on: { click: () => this.toEnd() },
    });
    this.down.append(this.badge, icon('down'));
    this.element = el('div', { class: 'conversation' }, this.list, this.down);
    // A keyboard that opens below makes the list shorter: who was at its end stays there.
    new ResizeObserver(() => this.resized()).observe(this.list);
  }

  /**
   * Show these messages and no others.
   * @param {Array<Object>} messages
   */
  reset(messages) {
    this.messages = new Map(messages.map((message) => [message.id, message]));
    this.drawNow();
    this.toEnd();
  }

  /**
   * Show a new or changed message.
   * @param {Object} message
   */
  put(message) {
    const known = this.messages.has(message.id);
    this.messages.set(message.id, message);
    const mine = message.from?.id === this.view.person;
    if (!known && !this.sticks && !mine) this.missed += 1;
    this.draw(mine && !known);
  }

  /**
   * Stop showing a message.
   * @param {number} id
   */
  remove(id) {
    if (this.messages.delete(id)) this.draw();
  }

  /**
   * Show only the messages of one topic of a forum.
   * @param {?number} topic null shows all
   */
  filter(topic) {
    this.topic = topic;
    this.drawNow();
    this.toEnd();
  }

  /** @returns {Array<Object>} what is shown, oldest first */
  shown() {
    const sorted = [...this.messages.values()].sort((a, b) => a.id - b.id);
    return this.topic === null ? sorted : sorted.filter((message) => (message.thread ?? 1) === this.topic);
  }

  showEarlier() {
    const fromEnd = this.list.scrollHeight - this.list.scrollTop;
    this.page += PAGE;
    this.drawNow();
    this.list.scrollTop = this.list.scrollHeight - fromEnd;
  }

  atEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END;
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.scrolled();
  }

  resized() {
    this.height = this.list.clientHeight;
    if (this.sticks) this.toEnd();
  }

  scrolled() {
    // What scrolls a list of another height is the new height, not the person: `resized` comes right after.
    if (this.list.clientHeight !== this.height) return;
    const end = this.atEnd();
    this.sticks = end;
    if (end) this.missed = 0;
    this.down.hidden = end;
    this.badge.hidden = this.missed === 0;
    this.badge.textContent = this.missed;
  }

  draw(follow = false) {
    this.follow ||= follow;
    if (this.planned) return;
    this.planned = true;
    const later = document.hidden ? (run) => setTimeout(run, 30) : requestAnimationFrame;
    later(() => this.drawNow());
  }

  drawNow() {
    this.planned = false;
    const stay = this.sticks || this.follow;
    this.follow = false;
    const focus = this.focused();
    const groups = albums(this.shown());
    const recent = groups.slice(-this.page);
    const nodes = recent.map((group) => this.unit(group));
    this.forgetOthers(recent);
    markRuns(nodes, recent);
    arrange(this.list, [groups.length > recent.length ? this.earlier : null, ...withDays(nodes, recent)]);
    if (!groups.length) this.list.append(el('div', { class: 'service none' }, el('span', { text: t('noMessages') })));
    this.refocus(focus);
    if (stay) this.toEnd();
    else this.scrolled();
  }

  unit(group) {
    const key = group[0].id;
    const old = this.units.get(key);
    if (old && sameMessages(old.group, group)) return old.node;
    const node = bubble(group, this.view);
    this.units.set(key, { group, node });
    return node;
  }

  forgetOthers(groups) {
    const kept = new Set(groups.map((group) => group[0].id));
    for (const key of this.units.keys()) if (!kept.has(key)) this.units.delete(key);
  }

  /** Remember which button of which message has the focus, so that an edit of the message does not lose it. */
  focused() {
    const active = document.activeElement;
    if (!this.list.contains(active) || active === this.list) return null;
    return { message: active.closest('[data-message]')?.dataset.message, place: active.dataset.focus };
  }

  refocus(focus) {
    if (!focus || (this.list.contains(document.activeElement) && document.activeElement !== this.list)) return;
    const node = this.list.querySelector(`[data-message="${focus.message}"]`);
    (node?.querySelector(`[data-focus="${focus.place}"]`) ?? node?.querySelector('[data-focus]') ?? this.list).focus({
      preventScroll: true,
    });
  }

  /**
   * Scroll to a message and let it shine for a moment.
   * @param {number} id
   */
  jump(id) {
    const group = albums(this.shown()).find((messages) => messages.some((message) => message.id === id));
    const node = group && this.units.get(group[0].id)?.node;
    if (!node) return;
    node.scrollIntoView({ block: 'center', behavior: 'smooth' });
    node.classList.add('shine');
    setTimeout(() => node.classList.remove('shine'), 1600);
  }
}

function albums(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.album && last?.[0].album === message.album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

const sameMessages = (a, b) => a.length === b.length && a.every((message, index) => message === b[index]);

function markRuns(nodes, groups) {
  groups.forEach(([message], index) => {
    const before = groups[index - 1]?.[0];
    const same =
      before &&
      !before.service &&
      before.from?.id === message.from?.id &&
      moment(message.date) - moment(before.date) < SAME_RUN_SECONDS * 1000;
    nodes[index].classList.toggle('same', Boolean(same));
  });
}

function withDays(nodes, groups) {
  let last = '';
  return nodes.flatMap((node, index) => {
    const words = day(moment(groups[index][0].date), now());
    const fresh = words !== last;
    last = words;
    return fresh ? [el('div', { class: 'day' }, el('span', { text: words })), node] : [node];
  });
}

/** Make these the children, moving as few as possible: a moved element would lose its focus and animation. */
function arrange(parent, wanted) {
  const nodes = wanted.filter(Boolean);
  const keep = new Set(nodes);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}
