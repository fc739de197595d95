/** The list of commands over the input while a command is being typed. */
import { el, freshId } from './dom.js';
import { t } from './strings.js';

/** Suggests commands for an input; `element` goes above it. */
export class Suggestions {
  /**
   * @param {HTMLTextAreaElement} input
   * @param {(command: string) => void} choose called with "/command"
   */
  constructor(input, choose) {
    this.input = input;
    this.choose = choose;
    this.commands = [];
    this.active = -1;
    this.element = el('div', {
      id: freshId('commands'),
      class: 'suggestions',
      role: 'listbox',
      'aria-label': t('commands'),
      hidden: true,
    });
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.element.id);
    input.setAttribute('aria-expanded', 'false');
  }

  /** Show what fits to what is typed; `all` shows every command. */
  update(all = false) {
    const typed = this.input.value;
    const fits = (command) => all || (/^\/\w*$/.test(typed) && command.command.startsWith(typed.slice(1)));
    const found = this.commands.filter(fits);
    this.element.replaceChildren(...found.map((command) => this.option(command)));
    this.element.hidden = found.length === 0;
    this.input.setAttribute('aria-expanded', String(found.length > 0));
    this.mark(found.length && !all && typed.length > 1 ? 0 : -1);
  }

  option(command) {
    const words = `/${command.command}`;
    return el(
      'div',
      {
        id: freshId('command'),
        role: 'option',
        'aria-selected': 'false',
        data: { command: words },
        on: { mousedown: (event) => event.preventDefault(), click: () => this.take(words) },
      },
      el('b', { text: words }),
      el('span', { text: command.description }),
    );
  }

  mark(index) {
    this.active = index;
    [...this.element.children].forEach((option, number) =>
      option.setAttribute('aria-selected', String(number === index)),
    );
    const option = this.element.children[index];
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
    else this.input.removeAttribute('aria-activedescendant');
  }

  hide() {
    this.element.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.mark(-1);
  }

  take(words) {
    this.hide();
    this.choose(words);
  }

  /**
   * Handle a key of the input.
   * @param {KeyboardEvent} event
   * @returns {boolean} true when the key was for the list
   */
  key(event) {
    if (this.element.hidden) return false;
    const count = this.element.children.length;
    const words = this.element.children[this.active]?.dataset.command;
    if (event.key === 'ArrowDown') this.mark((this.active + 1) % count);
    else if (event.key === 'ArrowUp') this.mark((this.active - 1 + count) % count);
    else if (event.key === 'Escape') this.hide();
    else if (event.key === 'Tab' && words) this.complete(words);
    else if (event.key === 'Enter' && words) this.take(words);
    else return false;
    return true;
  }

  complete(words) {
    this.input.value = `${words} `;
    this.hide();
  }
}
