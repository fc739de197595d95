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
  const letters = [...name.trim()].slice(0, /^\p{Script=Han}/u.test(name.trim()) ? 1 : 2);
  return el('span', { class: `avatar hue-${hue(id)}`, 'aria-hidden': 'true', text: letters.join('').toUpperCase() || '?' });
}
