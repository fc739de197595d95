/** One phone: whose it is, and on its screen the list of chats or one chat. */
import { Refused, act, getChats } from './api.js';
import { avatar } from './avatar.js';
import { Chat } from './chat.js';
import { chatList } from './chatlist.js';
import { el } from './dom.js';
import { icon, iconButton } from './icons.js';
import { openMenu, toast, toastRail } from './overlay.js';
import { openScanner } from './scanner.js';
import { t } from './strings.js';
import { groupsOf, nameOf, sees, world } from './world.js';

/** A person's phone; `element` goes onto the board. */
export class Phone {
  /**
   * @param {number} person
   * @param {number} chat which one is open at first
   * @param {{live: () => boolean, change: Function, close: Function, moved: Function}} board `live` tells whether
   *   the connection stands; `change` lets one choose another person; `moved` hears of every other chat opened
   */
  constructor(person, chat, board) {
    this.person = person;
    this.board = board;
    this.live = board.live;
    this.unread = new Map();
    this.chat = null;
    this.rail = toastRail();
    this.screen = el('div', { class: 'screen' }, this.rail);
    this.element = el(
      'section',
      { class: 'phone', 'aria-label': this.name, data: { person } },
      this.owner(),
      this.screen,
    );
    this.openChat(sees(chat, person) ? chat : person);
    this.countUnread();
  }

  get name() {
    const person = world.people.get(this.person);
    return person ? nameOf(person) : String(this.person);
  }

  owner() {
    const language = world.people.get(this.person)?.language_code ?? '';
    const label = t('whosePhone', { name: this.name });
    const change = el(
      'button',
      {
        type: 'button',
        class: 'owner-name',
        'aria-label': label,
        title: t('changePerson'),
        on: { click: () => this.board.change(this) },
      },
      avatar(this.person, this.name),
      el(
        'span',
        { class: 'owner-words' },
        el('b', { text: this.name }),
        language ? el('small', { text: language }) : null,
      ),
      icon('down'),
    );
    const menu = iconButton('more', t('phoneMenu'), (event) => this.openMenu(event.currentTarget), {
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    });
    const close = iconButton('close', t('closePhone', { name: this.name }), () => this.board.close(this));
    const skip = el('button', {
      type: 'button',
      class: 'skip',
      text: t('toInput'),
      on: { click: () => this.focusInput() },
    });
    return el('header', { class: 'owner' }, change, skip, menu, close);
  }

  openMenu(anchor) {
    const person = world.people.get(this.person);
    const others = [...world.groups.values()].filter((group) => !group.members.includes(this.person));
    openMenu(this.element, anchor, t('phoneMenu'), [
      { label: t('scan'), icon: icon('scan'), press: () => openScanner(this) },
      person?.blocked
        ? { label: t('unblock'), icon: icon('check'), press: () => this.does('unblocks', this.person) }
        : { label: t('block'), icon: icon('block'), danger: true, press: () => this.does('blocks', this.person) },
      ...others.map((group) => ({
        label: t('joinGroup', { title: group.title }),
        icon: icon('people'),
        press: () => this.joins(group),
      })),
      ...groupsOf(this.person).map((group) => ({
        label: t('leaveGroup', { title: group.title }),
        icon: icon('leave'),
        danger: true,
        press: () => this.does('leaves', group.id),
      })),
    ]);
  }

  async does(verb, chat, fields) {
    try {
      await act(this.person, verb, chat, fields);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(this.screen, error.message);
      return false;
    }
  }

  async joins(group) {
    if (await this.does('joins', group.id)) this.openChat(group.id);
  }

  /**
   * Open a chat.
   * @param {number} id
   */
  openChat(id) {
    this.chat = new Chat(this, id);
    this.unread.delete(id);
    this.show(this.chat.element);
    this.chat.setUnread(this.waiting);
    this.chat.load();
    this.board.moved();
  }

  /** Open the chat with the bot by a deep link. */
  async openBot(payload) {
    if (this.chat?.id !== this.person) this.openChat(this.person);
    await this.chat.act('opens', { payload });
  }

  /**
   * Follow a link that this person scanned or has at hand: into the chat with the bot, or wherever it leads.
   * @param {string} url
   */
  follow(url) {
    if (!this.chat) this.openChat(this.person);
    this.chat.openLink(url);
  }

  /** Show the list of chats, from the newest state. */
  async showChats() {
    this.chat = null;
    this.board.moved();
    await this.refreshChats();
    this.screen.querySelector('.chat-list button')?.focus();
  }

  async refreshChats() {
    try {
      const chats = await getChats(this.person);
      if (this.chat) return;
      const counted = chats.map((chat) => ({ ...chat, unread: this.unread.get(chat.chat) ?? 0 }));
      const list = chatList(counted, this.person, (chat) => this.openAndFocus(chat));
      this.show(
        el('div', { class: 'chats' }, el('header', { class: 'chat-head' }, el('h3', { text: t('chats') })), list),
      );
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(this.screen, error.message);
    }
  }

  openAndFocus(chat) {
    this.openChat(chat);
    this.chat.composer.input.focus();
  }

  /** Take over from the sandbox what was not seen before the page was opened. */
  async countUnread() {
    const chats = await getChats(this.person);
    for (const { chat, unread } of chats) if (unread && chat !== this.chat?.id) this.unread.set(chat, unread);
    this.chat?.setUnread(this.waiting);
    this.board.counted();
  }

  show(node) {
    this.screen.replaceChildren(node, this.rail);
  }

  /** @returns {number} how many messages nobody has seen on this phone */
  get waiting() {
    return [...this.unread.values()].reduce((sum, count) => sum + count, 0);
  }

  get visible() {
    return this.element.offsetParent !== null;
  }

  /**
   * Take over a live event.
   * @param {Object} event
   */
  handle(event) {
    if (event.event === 'person' || event.event === 'group') this.worldChanged();
    else if (event.event === 'answer') this.answered(event);
    else if (event.chat === undefined || sees(event.chat, this.person)) this.chatEvent(event);
  }

  answered(event) {
    if (event.person === this.person) (this.chat ?? new Chat(this, event.chat)).answer(event);
  }

  chatEvent(event) {
    const open = this.chat && (event.chat === undefined || event.chat === this.chat.id);
    const mine = event.message?.from?.id === this.person;
    if (open && (event.person === undefined || event.person === this.person)) this.chat.handle(event);
    if (event.event === 'message' && !mine && !(open && this.visible)) {
      this.unread.set(event.chat, (this.unread.get(event.chat) ?? 0) + 1);
      this.board.counted();
    }
    this.chat?.setUnread(this.waiting);
    if (!this.chat) this.refreshChats();
  }

  worldChanged() {
    this.chat?.worldChanged();
    if (!this.chat) this.refreshChats();
  }

  /** The phone came into sight on a narrow screen: what is open is seen. */
  seen() {
    if (this.chat) this.unread.delete(this.chat.id);
    this.chat?.conversation.toEnd();
    this.chat?.composer.grow();
  }

  /** After the connection was lost, fetch what was missed. */
  reload() {
    if (this.chat) this.chat.load();
    else this.refreshChats();
  }

  focusInput() {
    const input = this.chat?.composer.input;
    (input?.isConnected ? input : this.screen.querySelector('.big-button, .chat-list button'))?.focus();
  }
}
