/** Pictures and places seen large. */
import { el } from './dom.js';
import { MapView } from './mapview.js';
import { openSheet, sheetButton } from './overlay.js';
import { t } from './strings.js';

/**
 * Show a picture or a video as large as the phone allows.
 * @param {HTMLElement} host
 * @param {Object} message
 */
export function showPhoto(host, message) {
  const { url } = message.photo ?? message.video;
  const kind = message.photo ? 'photo' : message.video.silent ? 'animation' : 'video';
  const shown = kind === 'photo' || message.video.mime === 'image/gif' ? still(message, url, kind) : film(message.video);
  const save = el('a', { class: 'button', href: url, download: '', text: t('saveFile') });
  openSheet(host, {
    title: t(kind),
    kind: 'tall photo-view',
    body: [shown, el('p', { text: message.caption ?? '' })],
    actions: [save],
  });
}

function still(message, url, kind) {
  return el('img', { src: url, alt: message.caption || t(kind) });
}

function film({ url, silent, poster }) {
  return el('video', { src: url, poster, controls: true, loop: silent, preload: 'metadata' });
}

/**
 * Show a place on a map that can be moved.
 * @param {HTMLElement} host
 * @param {{latitude: number, longitude: number}} position
 * @param {?{title: string, address: string}} venue
 * @param {Function} onStand the person goes there
 */
export function showPlace(host, position, venue, onStand) {
  const map = new MapView(position);
  const pair = `${position.latitude.toFixed(6)}, ${position.longitude.toFixed(6)}`;
  const stand = () => {
    sheet.close();
    onStand();
  };
  const sheet = openSheet(host, {
    title: venue?.title ?? t('location'),
    kind: 'tall',
    body: [map.element, el('p', { class: 'near', text: [venue?.address, pair].filter(Boolean).join(' · ') })],
    actions: [
      sheetButton(t('standHere'), stand),
      sheetButton(t('ok'), () => sheet.close(), { main: true, first: true }),
    ],
  });
}
