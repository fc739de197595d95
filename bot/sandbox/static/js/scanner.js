/** Pointing a phone's camera at a QR code: on a picture on another phone; or opening a link that one has at hand. */
import { Refused, getPictures, scanPicture } from './api.js';
import { el } from './dom.js';
import { readLink } from './links.js';
import { openSheet, sheetButton } from './overlay.js';
import { t } from './strings.js';
import { world } from './world.js';

/**
 * Let a person scan a code, or type a link.
 * @param {import('./phone.js').Phone} phone
 */
export async function openScanner(phone) {
  const problem = el('p', { class: 'problem', role: 'alert' });
  const link = el('input', { type: 'url', autocomplete: 'off', placeholder: 'https://t.me/…', data: { first: '' } });
  const open = (words) => {
    const known = readLink(words.trim(), world.bot?.username ?? '').kind;
    problem.textContent = words.trim() && known !== 'none' ? '' : t('noLink');
    if (problem.textContent) return;
    sheet.close();
    phone.follow(words.trim());
  };
  const form = el(
    'form',
    { class: 'form', novalidate: true, on: { submit: (event) => (event.preventDefault(), open(link.value)) } },
    el('label', { class: 'field wide' }, el('span', { text: t('link') }), link),
  );
  const scan = (picture) => scanned(picture, problem, open);
  const sheet = openSheet(phone.screen, {
    title: t('scan'),
    body: [await gallery(phone.person, scan), form, problem],
    actions: [
      sheetButton(t('cancel'), () => sheet.close()),
      sheetButton(t('open'), () => open(link.value), { main: true }),
    ],
  });
}

async function scanned(picture, problem, open) {
  try {
    const words = await scanPicture(picture.file_id);
    if (words.length) open(words[0]);
    else problem.textContent = t('noCode');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problem.textContent = error.message;
  }
}

async function gallery(person, press) {
  const pictures = await getPictures(person).catch(() => []);
  if (!pictures.length) return null;
  const shown = pictures.map((picture) =>
    el(
      'button',
      {
        type: 'button',
        class: 'sight',
        'aria-label': t('pictureOn', { name: picture.whose }),
        on: { click: () => press(picture) },
      },
      el('img', { src: picture.url, alt: '' }),
      el('small', { text: picture.whose }),
    ),
  );
  return el('div', {}, el('p', { class: 'hint', text: t('scanPictures') }), el('div', { class: 'sights' }, shown));
}
