/** The bot's keyboards: buttons under a message, and those in place of the phone's keyboard. */
import { el } from './dom.js';
import { readLink } from './links.js';
import { t } from './strings.js';
import { world } from './world.js';

/**
 * Draw the buttons under a message.
 * @param {Object} message
 * @param {{press: Function, openLink: Function, copy: Function, unsupported: Function}} actions
 * @returns {HTMLElement|null} null when it has none
 */
export function inlineKeyboard(message, actions) {
  if (!message.inline?.length) return null;
  const rows = message.inline.map((row, y) =>
    el(
      'div',
      { class: 'key-row' },
      row.map((button, x) => inlineKey(message, button, `${y}.${x}`, actions)),
    ),
  );
  return el('div', { class: 'inline-keyboard' }, rows);
}

function inlineKey(message, button, place, actions) {
  const props = { class: 'inline-key', data: { focus: `key-${place}` } };
  if (button.kind === 'url') {
    const target = readLink(button.url, world.bot?.username ?? '');
    if (target.kind === 'web') {
      const link = { href: target.href, target: '_blank', rel: 'noopener noreferrer' };
      return el(
        'a',
        { ...props, ...link },
        label(button.text),
        el('span', { class: 'away', 'aria-hidden': 'true', text: '↗' }),
      );
    }
    return key(props, button, () => actions.openLink(button.url));
  }
  if (button.kind === 'callback') return pressable(props, message, button, actions);
  if (button.kind === 'copy_text') return key(props, button, () => actions.copy(button.data ?? button.text));
  return key(props, button, () => actions.unsupported(button.kind));
}

function pressable(props, message, button, actions) {
  const press = async () => {
    if (node.getAttribute('aria-busy') === 'true') return;
    node.setAttribute('aria-busy', 'true');
    await actions.press(message, button);
    node.removeAttribute('aria-busy');
  };
  const node = key(props, button, press);
  return node;
}

const key = (props, button, press) =>
  el('button', { type: 'button', ...props, on: { click: press } }, label(button.text));
const label = (text) => el('span', { class: 'key-label', text });

/**
 * Draw the keyboard that the bot put in place of the phone's own.
 * @param {{rows: Array<Array<Object>>}} keyboard rows of {text, request_location, request_contact}
 * @param {{say: Function, askPlace: Function, askContact: Function, unsupported: Function}} actions
 * @returns {HTMLElement}
 */
export function replyKeyboard(keyboard, actions) {
  const rows = keyboard.rows.map((row) =>
    el(
      'div',
      { class: 'key-row' },
      row.map((button) => replyKey(button, actions)),
    ),
  );
  return el('div', { class: 'reply-keyboard', role: 'group', 'aria-label': t('botKeyboard') }, rows);
}

function replyKey(button, actions) {
  const press = () => {
    if (button.request_location) actions.askPlace(button);
    else if (button.request_contact) actions.askContact(button);
    else if (Object.keys(button).some((name) => name.startsWith('request_') || name === 'web_app'))
      actions.unsupported(button.text);
    else actions.say(button);
  };
  return el('button', { type: 'button', class: 'reply-key', on: { click: press } }, label(button.text));
}
