/** What messages carry besides text: pictures, files, places and contacts. */
import { el } from './dom.js';
import { icon } from './icons.js';
import { miniMap } from './land.js';
import { t } from './strings.js';

const BUBBLE = 300;

/**
 * Draw the pictures and videos of a message or an album.
 * @param {Array<Object>} messages those with a photo or a video
 * @param {{showPhoto: Function}} actions
 * @returns {HTMLElement}
 */
export function pictures(messages, actions) {
  const many = messages.length > 1;
  return el(
    'div',
    { class: many ? `album of-${Math.min(messages.length, 4)}` : 'picture' },
    messages.map((message) => (message.video ? film(message, many, actions) : picture(message, many, actions))),
  );
}

function picture(message, many, actions) {
  const { url, width, height } = message.photo;
  const image = el('img', {
    src: url,
    width,
    height,
    alt: message.caption || t('photo'),
    loading: 'lazy',
    decoding: 'async',
  });
  const open = el(
    'button',
    {
      type: 'button',
      class: 'picture-button',
      'aria-label': t('openPhoto'),
      on: { click: () => actions.showPhoto(message) },
    },
    image,
  );
  return many ? open : sized(open, width, height);
}

function sized(button, width, height) {
  if (width && height) {
    const scale = Math.min(1, BUBBLE / width, 340 / height);
    button.style.width = `${Math.max(120, Math.round(width * scale))}px`;
    button.style.aspectRatio = `${width} / ${height}`;
  }
  return button;
}

/** A video lies still until it is opened; a GIF moves by itself, as on phones. */
function film(message, many, actions) {
  const { url, width, height, mime, duration, silent, poster } = message.video;
  const still = mime === 'image/gif' ? url : poster;
  const label = t(silent ? 'openAnimation' : 'openVideo');
  const length = `${Math.floor(duration / 60)}:${String(duration % 60).padStart(2, '0')}`;
  const open = el(
    'button',
    { type: 'button', class: 'picture-button film', 'aria-label': label, on: { click: () => actions.showPhoto(message) } },
    still ? el('img', { src: still, alt: message.caption || t(silent ? 'animation' : 'video'), loading: 'lazy' }) : null,
    mime === 'image/gif' ? null : el('span', { class: 'play', 'aria-hidden': 'true', text: '▶' }),
    el('span', { class: 'length', 'aria-hidden': 'true', text: silent ? 'GIF' : length }),
  );
  return many ? open : sized(open, width || 320, height || 240);
}

/**
 * Draw a file that can be saved.
 * @param {{name: string, mime: string, size: number, url: string}} file
 * @returns {HTMLElement}
 */
export function fileCard(file) {
  const kind = (file.name?.split('.').pop() ?? '').slice(0, 4).toUpperCase();
  return el(
    'a',
    { class: 'file', href: file.url, download: file.name ?? '', title: t('saveFile') },
    el('span', { class: 'file-kind', 'aria-hidden': 'true', text: kind || '…' }),
    el(
      'span',
      { class: 'file-words' },
      el('b', { text: file.name ?? t('file') }),
      el('small', { text: bytes(file.size) }),
    ),
  );
}

function bytes(size) {
  if (!(size >= 0)) return '';
  if (size < 1024) return `${size} B`;
  return size < 1024 ** 2 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1024 ** 2).toFixed(1)} MB`;
}

/**
 * Draw a place: a little map, with title and address if it is a venue.
 * @param {Object} message with `venue` or `location`
 * @param {{showPlace: Function}} actions
 * @returns {HTMLElement}
 */
export function place(message, actions) {
  const position = message.venue?.location ?? message.location;
  const words = message.venue
    ? el(
        'span',
        { class: 'venue-words' },
        el('b', { text: message.venue.title }),
        el('small', { text: message.venue.address }),
      )
    : null;
  const label = message.venue ? t('openVenue', { title: message.venue.title }) : t('openPlace');
  const open = () => actions.showPlace(position, message.venue);
  return el(
    'button',
    { type: 'button', role: 'link', class: 'place', 'aria-label': label, on: { click: open } },
    miniMap(position),
    message.live ? el('span', { class: 'live', text: t('live') }) : null,
    words,
  );
}

/**
 * Draw somebody's contact.
 * @param {{phone: string, name: string}} contact
 * @returns {HTMLElement}
 */
export function contactCard(contact) {
  return el(
    'div',
    { class: 'contact' },
    el('span', { class: 'contact-picture' }, icon('person')),
    el('span', { class: 'file-words' }, el('b', { text: contact.name }), el('small', { text: contact.phone })),
  );
}

/**
 * Say in a few words what a message is, for quotes and the chat list.
 * @param {Object} message
 * @returns {string}
 */
export function gist(message) {
  const kind = [
    ['photo', '📷'],
    ['video', '🎬'],
    ['document', '📎'],
    ['venue', '📍'],
    ['location', '📍'],
    ['contact', '👤'],
  ].find(([name]) => message[name]);
  const words =
    message.text || message.caption || message.venue?.title || message.document?.name || message.contact?.name;
  if (!kind) return words || '';
  return `${kind[1]} ${words || t(kind[0])}`;
}
