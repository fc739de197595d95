/** Fingers, mouse and wheel on a map. */

const SLACK = 6;

/**
 * Turn pointer and wheel events on a surface into moves, zooms and taps.
 * @param {HTMLElement} surface
 * @param {{pan: (dx: number, dy: number) => void, zoom: (factor: number, x: number, y: number) => void,
 *   tap: (x: number, y: number) => void}} does in pixels of the surface; a factor above 1 shows more land
 */
export function gestures(surface, { pan, zoom, tap }) {
  const fingers = new Map();
  let travelled = 0;

  const place = (event) => placeOn(surface, event);
  const gap = () => {
    const [a, b] = [...fingers.values()];
    return { size: Math.hypot(a.x - b.x, a.y - b.y) || 1, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  surface.addEventListener('pointerdown', (event) => {
    if (event.button > 0) return;
    if (fingers.size === 0) travelled = 0;
    fingers.set(event.pointerId, place(event));
    if (fingers.size > 1) travelled = Infinity;
  });

  surface.addEventListener('pointermove', (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const before = fingers.size === 2 ? gap() : null;
    const at = place(event);
    fingers.set(event.pointerId, at);
    travelled += Math.hypot(at.x - last.x, at.y - last.y);
    if (before) {
      const after = gap();
      zoom(before.size / after.size, after.x, after.y);
    } else if (travelled > SLACK) {
      surface.setPointerCapture(event.pointerId);
      pan(at.x - last.x, at.y - last.y);
    }
  });

  for (const type of ['pointerup', 'pointercancel']) {
    surface.addEventListener(type, (event) => fingers.delete(event.pointerId));
  }

  surface.addEventListener('click', (event) => {
    if (travelled <= SLACK) tap(place(event).x, place(event).y);
  });

  surface.addEventListener('wheel', (event) => turn(event, place(event), zoom), { passive: false });
}

function placeOn(surface, event) {
  const box = surface.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function turn(event, { x, y }, zoom) {
  event.preventDefault();
  zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006), x, y);
}
