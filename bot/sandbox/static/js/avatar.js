/** Round pictures of people, groups and the bot: initials on one of eight colours. */
import { el } from './dom.js';

/**
 * Choose the colour of somebody.
 * @param {?number} id
 * @returns {number} 0 to 7
 */
export const hue = (id) => Math.abs(id ?? 0) % 8;

/**
 * Draw an avatar.
 * @param {?number} id
 * @param {string} name
 * @returns {HTMLElement}
 */
export function avatar(id, name) {
  const letters = [...new Intl.Segmenter().segment(name.trim())].map((part) => part.segment);
  const shown = /^[\p{Script=Latin}\p{N}]/u.test(letters[1] ?? '') ? letters.slice(0, 2) : letters.slice(0, 1);
  return el('span', {
    class: `avatar hue-${hue(id)}`,
    'aria-hidden': 'true',
    text: shown.join('').toUpperCase() || '?',
  });
}
