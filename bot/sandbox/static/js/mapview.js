/** A map that can be moved and zoomed, with one pin that a click, a tap or the arrow keys set. */
import { el, svg } from './dom.js';
import { fromPlane, metresText, plane, toPlane } from './geometry.js';
import { gestures } from './gestures.js';
import { iconButton } from './icons.js';
import { areaNames, land, pinShape, prepareLand, stationDots } from './land.js';
import { t } from './strings.js';

const CLOSEST = 0.2;
const START_WIDTH = 9000;
const ZOOM = 0.6;
const GRID_UNTIL = 30;
const SCALES = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

/** A map; `element` goes into the page. Lengths inside are metres on the plane, `unit` is metres per pixel. */
export class MapView {
  /**
   * @param {{latitude: number, longitude: number}} at where the pin stands at first
   * @param {(position: {latitude: number, longitude: number}) => void} [onPick] without it the pin stays
   */
  constructor(at, onPick) {
    prepareLand();
    this.onPick = onPick;
    this.view = { x: 0, y: 0, unit: 30, sized: false };
    this.pin = pinShape();
    this.names = areaNames();
    this.tip = el('div', { class: 'map-tip', hidden: true });
    this.scale = el('div', { class: 'map-scale', 'aria-hidden': 'true' }, el('span'));
    this.drawing = svg(
      'svg',
      { class: 'map-drawing' },
      land(),
      this.names,
      stationDots((...one) => this.wire(...one)),
      this.pin,
    );
    this.surface = el(
      'div',
      { class: 'map-surface', tabindex: 0, role: 'application', on: { keydown: (event) => this.keys(event) } },
      this.drawing,
    );
    this.surface.setAttribute('aria-label', t('map'));
    this.surface.setAttribute('aria-description', t('mapHelp'));
    this.element = el('div', { class: 'map' }, this.surface, this.tip, this.scale, this.buttons());
    gestures(this.surface, {
      pan: (dx, dy) => this.pan(dx, dy),
      zoom: (factor, px, py) => this.zoom(factor, px, py),
      tap: (px, py) => this.pick(this.under(px, py)),
    });
    new ResizeObserver(() => this.resized()).observe(this.surface);
    this.setPin(at);
  }

  buttons() {
    return el(
      'div',
      { class: 'map-buttons' },
      iconButton('plus', t('zoomIn'), () => this.zoom(ZOOM)),
      iconButton('minus', t('zoomOut'), () => this.zoom(1 / ZOOM)),
      iconButton('fit', t('wholeMap'), () => this.fit()),
    );
  }

  get size() {
    return { width: this.surface.clientWidth || 360, height: this.surface.clientHeight || 260 };
  }

  resized() {
    if (!this.view.sized) this.view.unit = START_WIDTH / this.size.width;
    this.view.sized = true;
    this.draw();
  }

  draw() {
    const { width, height } = this.size;
    const { x, y, unit } = this.view;
    const box = [x - (width * unit) / 2, y - (height * unit) / 2, width * unit, height * unit];
    this.drawing.setAttribute('viewBox', box.join(' '));
    this.drawing.style.setProperty('--unit', unit);
    this.drawing.style.setProperty('--grid-shown', unit < GRID_UNTIL ? 1 : 0);
    for (const name of this.names.children) name.toggleAttribute('hidden', name.dataset.width < unit * 48);
    this.pin.setAttribute('transform', `translate(${this.spot.x} ${this.spot.y})`);
    const metres = SCALES.find((step) => step / unit > 56) ?? SCALES.at(-1);
    this.scale.style.width = `${metres / unit}px`;
    this.scale.firstElementChild.textContent = metresText(metres);
    this.tip.hidden = true;
  }

  /** Find what lies under a pixel of the surface. */
  under(px, py) {
    const { width, height } = this.size;
    return { x: this.view.x + (px - width / 2) * this.view.unit, y: this.view.y + (py - height / 2) * this.view.unit };
  }

  /** Zoom so that what lies under the pixel stays there; a factor above 1 shows more land. */
  zoom(factor, px = this.size.width / 2, py = this.size.height / 2) {
    const { left, right } = plane().box;
    const farthest = ((right - left) * 1.6) / this.size.width + 5;
    const before = this.under(px, py);
    this.view.unit = Math.max(CLOSEST, Math.min(this.view.unit * factor, farthest));
    const after = this.under(px, py);
    this.view.x += before.x - after.x;
    this.view.y += before.y - after.y;
    this.draw();
  }

  pan(dx, dy) {
    this.view.x -= dx * this.view.unit;
    this.view.y -= dy * this.view.unit;
    this.draw();
  }

  fit() {
    const { left, right, top, bottom } = plane().box;
    const unit = Math.max((right - left) / this.size.width, (bottom - top) / this.size.height) * 1.08;
    Object.assign(this.view, { x: 0, y: 0, unit });
    this.draw();
  }

  pick({ x, y }) {
    if (!this.onPick) return;
    this.spot = { x, y };
    this.keepInSight();
    this.draw();
    this.onPick(fromPlane(x, y));
  }

  keepInSight() {
    const { view, spot, size } = this;
    const wide = (size.width / 2 - 24) * view.unit;
    const high = (size.height / 2 - 44) * view.unit;
    view.x += Math.max(spot.x - view.x - wide, 0) + Math.min(spot.x - view.x + wide, 0);
    view.y += Math.max(spot.y - view.y - high, 0) + Math.min(spot.y - view.y + high, 0);
  }

  wire(station, dot) {
    const here = toPlane(station.latitude, station.longitude);
    const click = (event) => {
      event.stopPropagation();
      this.pick(here);
      this.showTip(station.name, here);
    };
    dot.addEventListener('pointerenter', () => this.showTip(station.name, here));
    dot.addEventListener('pointerleave', () => (this.tip.hidden = true));
    dot.addEventListener('click', click);
  }

  showTip(text, { x, y }) {
    const { width, height } = this.size;
    this.tip.textContent = text;
    this.tip.hidden = false;
    const left = (x - this.view.x) / this.view.unit + width / 2 - this.tip.offsetWidth / 2;
    this.tip.style.left = `${Math.max(4, Math.min(left, width - this.tip.offsetWidth - 4))}px`;
    this.tip.style.top = `${(y - this.view.y) / this.view.unit + height / 2 + 10}px`;
  }

  keys(event) {
    const step = (event.shiftKey ? 2 : 16) * this.view.unit;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (move) this.pick({ x: this.spot.x + move[0], y: this.spot.y + move[1] });
    else if (event.key === '+' || event.key === '=') this.zoom(ZOOM);
    else if (event.key === '-') this.zoom(1 / ZOOM);
    else if (event.key === '0') this.fit();
    else return;
    event.preventDefault();
  }

  /**
   * Move the pin, and the map to it, without calling `onPick`.
   * @param {{latitude: number, longitude: number}} position
   */
  setPin(position) {
    this.spot = toPlane(position.latitude, position.longitude);
    Object.assign(this.view, this.spot);
    this.draw();
  }
}
