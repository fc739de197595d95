/** The page: its head, the board of phones, and the live connection. */
import { Refused } from './api.js';
import { Board } from './board.js';
import { el } from './dom.js';
import { icon, iconButton } from './icons.js';
import { prepareLand } from './land.js';
import { listen } from './live.js';
import { toast, toastRail } from './overlay.js';
import { openPanel } from './panel.js';
import { language, setLanguage, t } from './strings.js';
import { dayAndTime } from './time.js';
import { learn, loadWorld, now, world } from './world.js';

const page = document.getElementById('page');
let board = null;

function head() {
  const clock = el('button', {
    type: 'button',
    class: 'clock',
    title: t('clock'),
    on: { click: () => openPanel(page) },
  });
  const text = el('span', { class: 'clock-text' });
  clock.append(icon('clock'), text);
  const other = language() === 'zh' ? 'en' : 'zh';
  const switchTo = () => {
    setLanguage(other);
    draw();
  };
  return el(
    'header',
    { class: 'top' },
    el('img', { src: '/static/icon.svg', alt: '', width: 26, height: 26 }),
    el('h1', {}, world.bot?.first_name ?? '', el('small', { text: t('subtitle') })),
    clock,
    el(
      'button',
      { type: 'button', class: 'button', on: { click: () => board.add() } },
      icon('plus'),
      el('span', { text: t('addPhone') }),
    ),
    iconButton('fault', t('sandbox'), () => openPanel(page), { class: 'wide-only' }),
    el('button', {
      type: 'button',
      class: 'button language',
      lang: other === 'zh' ? 'zh-Hans' : 'en',
      text: other === 'zh' ? '中文' : 'English',
      on: { click: switchTo },
    }),
  );
}

const banner = el('div', { class: 'banner', role: 'status', hidden: true });

function draw() {
  document.documentElement.lang = language() === 'zh' ? 'zh-Hans' : 'en';
  document.title = t('pageTitle', { bot: world.bot?.first_name ?? '' });
  banner.textContent = t('reconnecting');
  board?.leave();
  board = new Board(page, () => live.connected());
  page.replaceChildren(head(), banner, board.element, toastRail());
  tick();
}

function tick() {
  const text = page.querySelector('.clock-text');
  if (text) text.textContent = dayAndTime(now());
}

function onEvent(event) {
  learn(event);
  if (event.event === 'clock') tick();
  board?.handle(event);
}

/** All is fetched after the connection stands, so that nothing can happen unseen between the two. */
async function onStatus(connected) {
  banner.hidden = connected;
  if (connected) {
    await loadWorld();
    prepareLand();
    if (board) board.reload();
    else draw();
  } else if (!board) {
    page.replaceChildren(el('p', { class: 'cannot-start', role: 'alert', text: t('noConnection') }));
  }
}

// What was asked for in the background and could not be had is said too, never swallowed.
globalThis.addEventListener('unhandledrejection', (event) => {
  if (!(event.reason instanceof Refused) || !page.querySelector(':scope > .toasts')) return;
  event.preventDefault();
  toast(page, event.reason.message);
});

const live = listen(onEvent, onStatus);
setInterval(tick, 1000);
