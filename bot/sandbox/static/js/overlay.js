/** What lies over a phone's screen or over the page: sheets, questions, menus and toasts. */
import { el, freshId } from './dom.js';
import { iconButton } from './icons.js';
import { t } from './strings.js';

const TOAST_MS = 4500;

/**
 * Cover a host (a phone's screen, or the page) with a sheet. Esc and its close button close it; until then
 * the rest of the host can't be reached; afterwards the focus goes back to where it was.
 * @param {HTMLElement} host
 * @param {Object} sheet
 * @param {string} sheet.title
 * @param {Node|Array<Node>} sheet.body
 * @param {Array<Node>} [sheet.actions] the buttons at its foot
 * @param {string} [sheet.kind] a class: 'tall' fills the host
 * @param {string} [sheet.role] 'dialog' or 'alertdialog'
 * @param {Function} [sheet.onClose]
 * @returns {{element: HTMLElement, close: Function}}
 */
export function openSheet(host, { title, body, actions = [], kind = '', role = 'dialog', onClose }) {
  const heading = freshId('sheet');
  const before = document.activeElement;
  const asleep = [...host.children].filter((child) => !child.inert && !child.classList.contains('toasts'));
  const box = el(
    'div',
    { class: `sheet ${kind}`, role, 'aria-modal': 'true', 'aria-labelledby': heading, tabindex: -1 },
    el(
      'header',
      {},
      el('h2', { id: heading, text: title }),
      iconButton('close', t('close'), () => close()),
    ),
    el('div', { class: 'sheet-body' }, body),
    actions.length ? el('footer', {}, actions) : null,
  );
  const layer = el(
    'div',
    { class: 'layer', on: { keydown: keys, pointerdown: (event) => event.target === layer && close() } },
    box,
  );

  function keys(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    close();
  }

  function close() {
    if (!layer.isConnected) return;
    layer.remove();
    for (const child of asleep) child.inert = false;
    if (before?.isConnected) before.focus();
    onClose?.();
  }

  for (const child of asleep) child.inert = true;
  host.append(layer);
  (box.querySelector('[data-first]') ?? box).focus();
  return { element: box, close };
}

/**
 * Make a button for a sheet.
 * @param {string} label
 * @param {Function} press
 * @param {{main: boolean, danger: boolean, first: boolean}} [how] `main` stands out, `first` has the focus at the start
 * @returns {HTMLButtonElement}
 */
export function sheetButton(label, press, { main = false, danger = false, first = false } = {}) {
  const kind = [main && 'main', danger && 'danger'].filter(Boolean).join(' ');
  return el('button', {
    type: 'button',
    class: `button ${kind}`,
    text: label,
    data: first ? { first: '' } : {},
    on: { click: press },
  });
}

/**
 * Show a sentence that must be read, as Telegram shows an alert.
 * @param {HTMLElement} host
 * @param {string} title
 * @param {string} text
 */
export function showAlert(host, title, text) {
  const sheet = openSheet(host, {
    title,
    body: el('p', { class: 'sentence', text }),
    role: 'alertdialog',
    actions: [sheetButton(t('ok'), () => sheet.close(), { main: true, first: true })],
  });
}

/**
 * Ask yes or no.
 * @param {HTMLElement} host
 * @param {{title: string, text: string|Node, yes: string, danger: boolean}} question
 * @param {Function} onYes
 */
export function ask(host, { title, text, yes, danger = false }, onYes) {
  const agree = () => {
    sheet.close();
    onYes();
  };
  const sheet = openSheet(host, {
    title,
    body: el('div', { class: 'sentence' }, text),
    role: 'alertdialog',
    actions: [
      sheetButton(t('cancel'), () => sheet.close()),
      sheetButton(yes, agree, { main: true, danger, first: true }),
    ],
  });
}

/**
 * Show a sentence for some seconds.
 * @param {HTMLElement} host it must have a child of class `toasts`
 * @param {string} text
 */
export function toast(host, text) {
  const line = el('div', { class: 'toast', text });
  const rail = host.querySelector(':scope > .toasts');
  while (rail.children.length > 2) rail.firstElementChild.remove();
  rail.append(line);
  setTimeout(() => line.remove(), TOAST_MS + text.length * 25);
}

/**
 * Make the place where a host's toasts appear.
 * @returns {HTMLElement}
 */
export const toastRail = () => el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });

/**
 * Open a menu at a button; arrows move in it, Esc and a tap elsewhere close it.
 * @param {HTMLElement} host what it must stay within
 * @param {HTMLElement} anchor
 * @param {string} label its accessible name
 * @param {Array<{label: string, icon: ?Node, hint: ?string, danger: ?boolean, press: Function}|false|null>} items
 */
export function openMenu(host, anchor, label, items) {
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label, on: { keydown: keys } });
  const rows = items.filter(Boolean).map((item) => menuRow(item, close));
  menu.append(...rows);

  function close() {
    document.removeEventListener('pointerdown', outside, true);
    menu.remove();
    anchor.setAttribute('aria-expanded', 'false');
    if (anchor.isConnected) anchor.focus();
  }
  function outside(event) {
    if (!menu.contains(event.target)) close();
  }
  function keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) rows[(rows.indexOf(document.activeElement) + step + rows.length) % rows.length].focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  host.append(menu);
  place(menu, anchor, host);
  anchor.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', outside, true);
  rows[0]?.focus();
}

function menuRow(item, close) {
  const press = () => {
    close();
    item.press();
  };
  return el(
    'button',
    { type: 'button', role: 'menuitem', tabindex: -1, class: item.danger ? 'danger' : '', on: { click: press } },
    item.icon,
    el('span', { class: 'menu-label', text: item.label }),
    item.hint ? el('span', { class: 'menu-hint', text: item.hint }) : null,
  );
}

function place(menu, anchor, host) {
  const frame = host.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const left = Math.min(at.left - frame.left, frame.width - menu.offsetWidth - 8);
  const below = at.bottom - frame.top + 4;
  const fits = below + menu.offsetHeight < frame.height - 8;
  const top = fits ? below : at.top - frame.top - menu.offsetHeight - 4;
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${Math.max(8, top)}px`;
}
