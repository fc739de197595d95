/** Where people stand: remembered in this browser only, near some station until they move. */
import { fromPlane, plane, stations, toPlane } from './geometry.js';

const keyOf = (person) => `sandbox.place.${person}`;

/**
 * Tell where a person stands.
 * @param {number} person
 * @returns {{latitude: number, longitude: number}}
 */
export function standsAt(person) {
  try {
    const place = JSON.parse(localStorage.getItem(keyOf(person)));
    if (Number.isFinite(place?.latitude) && Number.isFinite(place?.longitude)) return place;
  } catch {
    localStorage.removeItem(keyOf(person));
  }
  return nearSomeStation(person);
}

/**
 * Remember where a person stands.
 * @param {number} person
 * @param {{latitude: number, longitude: number}} place
 */
export function standAt(person, { latitude, longitude }) {
  localStorage.setItem(keyOf(person), JSON.stringify({ latitude, longitude }));
}

function nearSomeStation(person) {
  const list = stations();
  if (!list.length) return fromPlane((plane().box.left + plane().box.right) / 2, 0);
  const middle = (key) => list.map((station) => station[key]).sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const { x, y } = toPlane(middle('latitude'), middle('longitude'));
  const turn = (person * 137.5 * Math.PI) / 180;
  return fromPlane(x + 900 * Math.cos(turn), y + 900 * Math.sin(turn));
}
