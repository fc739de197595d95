/** One open chat on a phone: its head, its messages, its composer, and what taps in it do. */
import { Refused, act, getMessages } from './api.js';
import { openAttachMenu, previewFiles, shareContact, sharePlace } from './attach.js';
import { avatar } from './avatar.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { el } from './dom.js';
import { iconButton } from './icons.js';
import { readLink } from './links.js';
import { openMessageMenu, openShareMenu } from './menus.js';
import { ask, showAlert, toast } from './overlay.js';
import { standAt } from './places.js';
import { t } from './strings.js';
import { showPhoto, showPlace } from './viewers.js';
import { titleOf, world } from './world.js';

/** A chat as one person sees it; `element` goes into the phone's screen. */
export class Chat {
  /**
   * @param {import('./phone.js').Phone} phone
   * @param {number} id of the chat
   */
  constructor(phone, id) {
    this.phone = phone;
    this.person = phone.person;
    this.host = phone.screen;
    this.id = id;
    this.private = id === phone.person;
    this.topic = null;
    this.waiting = null;
    this.conversation = new Conversation({ person: this.person, group: !this.private, actions: this.actions() });
    this.composer = new Composer(this.composerActions());
    this.foot = el('div', { class: 'foot' });
    this.topics = el('div', { class: 'topics', role: 'group', 'aria-label': t('topics'), hidden: true });
    this.title = titleOf(id, this.person);
    this.element = el('div', { class: 'chat' }, this.head(), this.topics, this.conversation.element, this.foot);
    this.drawTopics();
  }

  head() {
    const group = world.groups.get(this.id);
    const subtitle = group ? t('members', { count: group.members.length }) : t('bot');
    this.unread = el('span', { class: 'badge', hidden: true });
    const back = iconButton('back', t('toChats'), () => this.phone.showChats(), { class: 'back' });
    back.append(this.unread);
    this.subtitle = el('small', { text: subtitle });
    return el(
      'header',
      { class: 'chat-head' },
      back,
      avatar(this.private ? world.bot?.id : this.id, this.title),
      el('div', { class: 'chat-title' }, el('h3', { text: this.title }), this.subtitle),
    );
  }

  /** What taps on messages do. */
  actions() {
    return {
      press: (message, button) => this.press(message, button),
      openLink: (url) => this.openLink(url),
      command: (words) => this.say(words, null),
      copy: (words) => this.copy(words),
      jump: (id) => this.conversation.jump(id),
      menu: (messages, anchor) => openMessageMenu(this, messages, anchor),
      showPhoto: (message) => showPhoto(this.host, message),
      showPlace: (position, venue) => showPlace(this.host, position, venue, () => this.stand(position)),
      unsupported: () => toast(this.host, t('unsupported')),
    };
  }

  composerActions() {
    return {
      say: (text, replyTo) => this.say(text, replyTo),
      edit: (message, text) => this.act('edits', { message: message.id, text }),
      attach: (anchor) => openAttachMenu(this, anchor),
      files: (files) =>
        previewFiles(this, files.every((file) => /^(image|video)\//.test(file.type)) ? 'photo' : 'file', files),
      lastOwn: () => this.conversation.shown().findLast((message) => message.from?.id === this.person && message.text),
      keyboard: {
        say: async (button) => (await this.act('key', { text: button.text, thread: this.topic })) && this.usedKey(),
        askPlace: () =>
          sharePlace(this, { title: t('placeTitle', { bot: this.title }), send: t('sharePlace') }, () =>
            this.usedKey(),
          ),
        askContact: () => shareContact(this, () => this.usedKey()),
        unsupported: () => toast(this.host, t('unsupported')),
      },
    };
  }

  /** Fetch and show everything; live events that come meanwhile are kept and shown after. Once more if asked meanwhile. */
  async load() {
    this.stale = Boolean(this.waiting);
    if (this.stale) return;
    this.waiting = [];
    try {
      const { messages, keyboard, commands, placeholder } = await getMessages(this.person, this.id);
      this.conversation.reset(messages);
      this.composer.setCommands(commands);
      this.composer.setKeyboard(keyboard, placeholder);
    } catch (error) {
      this.fail(error);
    }
    const kept = this.waiting;
    this.waiting = null;
    kept.forEach((event) => this.handle(event));
    this.drawFoot();
    if (this.stale) await this.load();
  }

  /**
   * Take over a live event about this chat.
   * @param {Object} event
   */
  handle(event) {
    if (this.waiting) this.waiting.push(event);
    else if (event.event === 'message' || event.event === 'edited') this.conversation.put(event.message);
    else if (event.event === 'deleted') this.conversation.remove(event.id);
    else if (event.event === 'keyboard') this.composer.setKeyboard(event.keyboard, event.placeholder);
    else if (event.event === 'commands') this.reloadCommands();
    if (event.event === 'message') this.drawFoot();
  }

  async reloadCommands() {
    const { commands } = await getMessages(this.person, this.id);
    this.composer.setCommands(commands);
  }

  /** Draw the foot: the composer, or what a person must do before they can write. */
  drawFoot() {
    const person = world.people.get(this.person);
    let foot = this.composer.element;
    if (person?.deactivated) foot = el('p', { class: 'closed', text: t('deactivated') });
    else if (this.private && person?.blocked) foot = this.bigButton(t('unblock'), () => this.act('unblocks'));
    else if (!this.private && !world.groups.get(this.id)?.members.includes(this.person)) {
      foot = this.bigButton(t('join'), () => this.act('joins'));
    } else if (this.private && this.conversation.messages.size === 0)
      foot = this.bigButton(t('start'), () => this.act('opens', { payload: '' }));
    if (this.foot.firstElementChild === foot && foot === this.composer.element) return;
    const focused = this.foot.contains(document.activeElement);
    this.foot.replaceChildren(foot);
    this.composer.grow();
    // Who started by keyboard would otherwise be thrown back to the top of the page.
    if (focused) (foot.querySelector('textarea') ?? foot).focus();
  }

  bigButton(words, press) {
    return el('button', { type: 'button', class: 'big-button', text: words, on: { click: press } });
  }

  drawTopics() {
    const topics = world.groups.get(this.id)?.topics ?? [];
    const choices = [
      { id: null, name: t('allTopics') },
      { id: 1, name: t('general') },
      ...topics.filter((topic) => topic.id !== 1),
    ];
    this.topics.hidden = !world.groups.get(this.id)?.forum;
    this.topics.replaceChildren(...choices.map((topic) => this.topicButton(topic)));
  }

  topicButton({ id, name }) {
    const press = () => {
      this.topic = id;
      this.conversation.filter(id);
      this.drawTopics();
    };
    return el('button', {
      type: 'button',
      class: 'topic',
      'aria-pressed': String(this.topic === id),
      text: name,
      on: { click: press },
    });
  }

  async say(text, replyTo) {
    return this.act('says', { text, reply_to: replyTo ?? undefined, thread: this.topic });
  }

  /** Let the person do something here; says why when it was refused. Gives the answer, or null. */
  async act(verb, fields = {}) {
    const given = Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
    );
    try {
      const result = await act(this.person, verb, this.id, given);
      if (result.message && result.message.chat === this.id) this.conversation.put(result.message);
      return result;
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  fail(error) {
    if (!(error instanceof Refused)) throw error;
    toast(this.host, error.message);
  }

  async press(message, button) {
    const live = this.phone.live();
    const result = await this.act('presses', { message: message.id, data: button.data });
    // While the live connection stands, the answer comes (or came) over it; else only here.
    if (result?.answer && !live) this.answer(result.answer);
  }

  /**
   * Show what the bot answers to the press of a button.
   * @param {{text: ?string, alert: ?boolean, url: ?string}} answer
   */
  answer({ text, alert, url }) {
    if (url) this.openLink(url);
    if (!text) return;
    if (alert) showAlert(this.host, titleOf(this.person, this.person), text);
    else toast(this.host, text);
  }

  openLink(url) {
    const link = readLink(url, world.bot?.username ?? '');
    if (link.kind === 'bot') this.phone.openBot(link.payload);
    else if (link.kind === 'share') openShareMenu(this, link.text);
    else if (link.kind === 'web') {
      const open = () => globalThis.open(link.href, '_blank', 'noopener,noreferrer');
      ask(this.host, { title: t('openLink'), text: link.href, yes: t('open') }, open);
    }
  }

  async copy(words) {
    await navigator.clipboard.writeText(words).catch(() => null);
    toast(this.host, t('copied'));
  }

  stand(position) {
    standAt(this.person, position);
    toast(this.host, t('standsHere'));
  }

  usedKey() {
    if (this.composer.keyboard?.one_time_keyboard) this.composer.foldKeyboard(true);
  }

  /**
   * Show how many messages wait in this person's other chats.
   * @param {number} count
   */
  setUnread(count) {
    this.unread.hidden = count === 0;
    this.unread.textContent = count;
  }

  /** Take over that people or groups have changed. */
  worldChanged() {
    const group = world.groups.get(this.id);
    if (group) this.subtitle.textContent = t('members', { count: group.members.length });
    this.drawTopics();
    this.drawFoot();
  }
}
