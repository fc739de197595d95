/** What every map shows: areas, outline, grid and stations, kept once in the page and drawn by reference. */
import { el, svg } from './dom.js';
import { nameplace, pathOf, plane, stations, toPlane } from './geometry.js';
import { t } from './strings.js';
import { world } from './world.js';

const TINTS = 5;
const GRID = 500;
let drawnFor;

/**
 * Put the land of the sandbox's map into the page for {@link land} to refer to; again after the map changed.
 */
export function prepareLand() {
  if (drawnFor === world.map && document.getElementById('land')) return;
  drawnFor = world.map;
  document.getElementById('land-store')?.remove();
  const areas = (world.map?.areas ?? []).map((area, index) =>
    svg('path', { class: `area tint-${index % TINTS}`, d: pathOf(area.geometry) }),
  );
  const outline = world.map?.outline ? svg('path', { class: 'outline', d: pathOf(world.map.outline) }) : null;
  const store = svg('svg', { id: 'land-store', width: 0, height: 0, 'aria-hidden': 'true' });
  store.append(svg('defs', {}, svg('g', { id: 'land' }, areas, grid(), outline)));
  document.body.append(store);
}

/** A line every 500 m, so that distances can be guessed where there is no street. */
function grid() {
  const { left, right, top, bottom } = plane().box;
  const steps = (from, to) =>
    Array.from({ length: Math.ceil((to - from) / GRID) + 1 }, (_, index) => from + index * GRID);
  const upright = steps(left, right).map((x) => `M${x} ${top}V${bottom}`);
  const level = steps(top, bottom).map((y) => `M${left} ${y}H${right}`);
  return svg('path', { class: 'grid-line', d: [...upright, ...level].join('') });
}

/**
 * Draw the land.
 * @returns {SVGElement}
 */
export const land = () => svg('use', { href: '#land' });

/**
 * Draw the names of the areas.
 * @returns {SVGElement}
 */
export function areaNames() {
  const names = (world.map?.areas ?? []).map((area) => {
    const { x, y, width } = nameplace(area.geometry);
    return svg('text', { x, y, class: 'area-name', data: { width: Math.round(width) }, text: area.name });
  });
  return svg('g', { class: 'area-names' }, names);
}

/**
 * Draw the stations as dots.
 * @param {(station: Object, dot: SVGElement) => void} [wire] called for each one
 * @returns {SVGElement}
 */
export function stationDots(wire) {
  const dots = stations().map((station) => {
    const { x, y } = toPlane(station.latitude, station.longitude);
    const dot = svg('circle', { cx: x.toFixed(1), cy: y.toFixed(1), class: 'station' });
    wire?.(station, dot);
    return dot;
  });
  return svg('g', { class: 'stations' }, dots);
}

/**
 * Draw a pin whose tip is at (0, 0); its size is given by the CSS variable --unit (metres per pixel).
 * @returns {SVGElement}
 */
export function pinShape() {
  const body = svg('path', { class: 'pin-body', d: 'M0 0C-8-10-12-15-12-22a12 12 0 0 1 24 0C12-15 8-10 0 0Z' });
  return svg(
    'g',
    { class: 'pin' },
    svg('g', { class: 'pin-size' }, body, svg('circle', { class: 'pin-eye', cy: -22, r: 4.5 })),
  );
}

/**
 * Draw a small still map around a position.
 * @param {{latitude: number, longitude: number}} position
 * @param {number} [metres] how much of the land it shows from left to right
 * @returns {HTMLElement}
 */
export function miniMap(position, metres = 2400) {
  prepareLand();
  const { x, y } = toPlane(position.latitude, position.longitude);
  const height = metres * 0.5;
  const pin = pinShape();
  pin.setAttribute('transform', `translate(${x} ${y})`);
  const picture = svg('svg', {
    viewBox: `${x - metres / 2} ${y - height * 0.58} ${metres} ${height}`,
    'aria-hidden': 'true',
  });
  picture.style.setProperty('--unit', metres / 280);
  picture.append(land(), stationDots(), pin);
  const words = t('mapAt', { latitude: position.latitude.toFixed(5), longitude: position.longitude.toFixed(5) });
  return el('div', { class: 'mini-map', role: 'img', 'aria-label': words }, picture);
}
