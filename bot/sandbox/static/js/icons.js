/** The page's few icons, drawn on a 24 by 24 grid with strokes. */
import { el, svg } from './dom.js';

const SHAPES = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M12 6a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM12 12.5a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1zM12 19a.5.5 0 1 0 0-1 .5.5 0 0 0 0 1z',
  menu: 'M4 7h16M4 12h16M4 17h10',
  attach: 'M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L10 17.2a1.7 1.7 0 0 1-2.4-2.4L15 7.4',
  send: 'M4 12l16-7.5L14.5 20l-3-6.5L4 12zM11.5 13.5L20 4.5',
  keyboard: 'M4 7h16v10H4zM7.5 10.5v.01M11 10.5v.01M14.5 10.5v.01M17 10.5v.01M8.5 14h7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  photo: 'M4 6h16v12H4zM4 15l4.5-4 4 3.5 3-2.5 4.5 4M15.5 9.5v.01',
  file: 'M7 3.5h7l4 4V20.5H7zM14 3.5v4h4',
  pin: 'M12 21c4.5-5 6.5-8.2 6.5-11a6.5 6.5 0 0 0-13 0c0 2.800 2 6 6.5 11zM12 12.2a2.2 2.2 0 1 0 0-4.400 2.2 2.2 0 0 0 0 4.400z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.600-6 7.5-6s6.700 2 7.5 6',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3.700 3-5.5 6.5-5.5s5.900 1.800 6.5 5.5M15.5 4.800a3.5 3.5 0 0 1 0 6.400M18 14.5c2 .8 3.2 2.5 3.5 5',
  reply: 'M10 6l-6 6 6 6M4.5 12H13c4 0 6.5 2 7 6',
  forward: 'M14 6l6 6-6 6M19.5 12H11c-4 0-6.5 2-7 6',
  scan: 'M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15M4 12h16',
  edit: 'M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3',
  copy: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  down: 'M6 9.5l6 6 6-6',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3.2 2',
  fault: 'M13 3L5 13.5h6L10 21l8-10.5h-6z',
  block: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12',
  fit: 'M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15',
  here: 'M12 18.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4',
  link: 'M9 15l6-6M10.5 6.5l2-2a4.2 4.2 0 0 1 6 6l-2 2M13.5 17.5l-2 2a4.2 4.2 0 0 1-6-6l2-2',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  leave: 'M13 4.5H5.5v15H13M10 12h10M16.5 8.5L20 12l-3.5 3.5',
};

/**
 * Draw an icon; it says nothing to screen readers, so the button around it needs a name.
 * @param {keyof SHAPES} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const path = svg('path', { d: SHAPES[name] });
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' }, path);
}

/**
 * Make a button that shows only an icon.
 * @param {keyof SHAPES} name
 * @param {string} label its accessible name and tooltip
 * @param {Function} [press]
 * @param {Object} [props] more attributes
 * @returns {HTMLButtonElement}
 */
export function iconButton(name, label, press, props = {}) {
  const attributes = { type: 'button', 'aria-label': label, title: label, ...props };
  attributes.class = `icon-button ${props.class ?? ''}`.trim();
  return el('button', { ...attributes, on: { click: press } }, icon(name));
}
