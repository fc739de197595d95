/** Where a person writes: input, commands, attachments, reply and edit, and the bot's keyboard below. */
import { el } from './dom.js';
import { icon, iconButton } from './icons.js';
import { replyKeyboard } from './keyboards.js';
import { gist } from './media.js';
import { Suggestions } from './suggestions.js';
import { t } from './strings.js';

const TALLEST = 132;

/** The foot of a chat; `element` goes into the phone. */
export class Composer {
  /**
   * @param {Object} does
   * @param {(text: string, replyTo: ?number) => Promise<boolean>} does.say true when it was sent
   * @param {(message: Object, text: string) => Promise<boolean>} does.edit
   * @param {(anchor: HTMLElement) => void} does.attach opens the menu of things to send
   * @param {(files: Array<File>) => void} does.files files were pasted
   * @param {() => ?Object} does.lastOwn the newest own text, for editing with the up arrow
   * @param {Object} does.keyboard what the bot's keyboard does
   */
  constructor(does) {
    this.does = does;
    this.about = null;
    this.keyboard = null;
    this.input = el('textarea', {
      rows: 1,
      'aria-label': t('message'),
      placeholder: t('message'),
      enterkeyhint: 'send',
      on: this.listeners(),
    });
    this.suggestions = new Suggestions(this.input, (command) => this.sendCommand(command));
    this.bar = el('div', { class: 'about', hidden: true });
    this.commandsButton = iconButton('menu', t('commands'), () => this.toggleCommands(), {
      class: 'commands-button',
      hidden: true,
    });
    this.keyboardButton = iconButton('keyboard', t('showKeyboard'), () => this.toggleKeyboard(), {
      hidden: true,
      'aria-expanded': 'true',
    });
    this.attachButton = iconButton('attach', t('attach'), (event) => does.attach(event.currentTarget), {
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    });
    this.sendButton = iconButton('send', t('send'), () => this.send(), { class: 'send' });
    this.keys = el('div', { class: 'keys', hidden: true });
    // Keeps the focus in the input, whose blur would close the list that the press is about to toggle.
    this.commandsButton.addEventListener('mousedown', (event) => event.preventDefault());
    const row = el(
      'div',
      { class: 'input-row' },
      this.commandsButton,
      this.attachButton,
      this.input,
      this.keyboardButton,
      this.sendButton,
    );
    this.element = el('div', { class: 'composer' }, this.suggestions.element, this.bar, row, this.keys);
    this.grow();
  }

  listeners() {
    return {
      input: () => {
        this.grow();
        this.suggestions.update();
      },
      keydown: (event) => this.key(event),
      blur: () => this.suggestions.hide(),
      paste: (event) => this.paste(event),
    };
  }

  key(event) {
    // Enter while a Chinese input method is composing chooses a word; it must not send.
    if (event.isComposing) return;
    if (this.suggestions.key(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) this.send();
    else if (event.key === 'Escape' && this.about) this.leave();
    else if (event.key === 'ArrowUp' && this.input.value === '' && this.does.lastOwn())
      this.startEdit(this.does.lastOwn());
    else return;
    event.preventDefault();
  }

  paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.does.files(files);
  }

  sendCommand(command) {
    this.input.value = '';
    this.grow();
    this.does.say(command, null);
  }

  async send() {
    const text = this.input.value;
    if (text.trim() === '' || this.sending) return;
    const { about } = this;
    this.sending = true;
    const sent = about?.edits
      ? await this.does.edit(about.message, text)
      : await this.does.say(text, this.answered());
    this.sending = false;
    if (!sent) return;
    if (this.input.value === text) this.input.value = '';
    this.leave();
    this.grow();
  }

  grow() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
    this.sendButton.classList.toggle('ready', this.input.value.trim() !== '');
  }

  /**
   * Answer a message with the next one.
   * @param {Object} message
   */
  startReply(message) {
    this.begin({ message, edits: false }, t('replying', { name: message.from?.name ?? '' }), 'reply');
  }

  /**
   * Change an own message.
   * @param {Object} message
   */
  startEdit(message) {
    this.begin({ message, edits: true }, t('editing'), 'edit');
    this.input.value = message.text;
    this.grow();
  }

  begin(about, words, shape) {
    this.about = about;
    this.bar.hidden = false;
    const text = el(
      'span',
      { class: 'about-words' },
      el('b', { text: words }),
      el('span', { text: gist(about.message) }),
    );
    this.bar.replaceChildren(
      icon(shape),
      text,
      iconButton('close', t('cancel'), () => this.leave()),
    );
    this.input.focus();
  }

  /** @returns {?number} the message that the next one is to answer */
  answered() {
    return this.about && !this.about.edits ? this.about.message.id : null;
  }

  /** What was to be answered is, by something else than words. */
  done() {
    if (this.about && !this.about.edits) this.leave();
  }

  leave() {
    if (this.about?.edits) this.input.value = '';
    this.about = null;
    this.bar.hidden = true;
    this.bar.replaceChildren();
    this.input.focus();
  }

  toggleCommands() {
    if (this.suggestions.element.hidden) this.suggestions.update(true);
    else this.suggestions.hide();
    this.input.focus();
  }

  /**
   * Take over what the bot set for this chat.
   * @param {Array<{command: string, description: string}>} commands
   */
  setCommands(commands) {
    this.suggestions.commands = commands ?? [];
    this.commandsButton.hidden = this.suggestions.commands.length === 0;
  }

  /**
   * Show the bot's keyboard, or none.
   * @param {?Object} keyboard as the sandbox gives it, with `rows`
   * @param {?string} placeholder
   */
  setKeyboard(keyboard, placeholder) {
    this.keyboard = keyboard?.rows?.length ? keyboard : null;
    this.input.placeholder = placeholder || t('message');
    this.keys.replaceChildren(...(this.keyboard ? [replyKeyboard(this.keyboard, this.does.keyboard)] : []));
    this.keyboardButton.hidden = !this.keyboard;
    this.foldKeyboard(!this.keyboard);
  }

  toggleKeyboard() {
    this.foldKeyboard(!this.keys.hidden);
  }

  /** Hide the keyboard (`fold` true) behind its button, as a one-time keyboard is after its use. */
  foldKeyboard(fold) {
    this.keys.hidden = fold;
    this.keyboardButton.setAttribute('aria-expanded', String(!fold));
    this.keyboardButton.setAttribute('aria-label', t(fold ? 'showKeyboard' : 'hideKeyboard'));
  }
}
