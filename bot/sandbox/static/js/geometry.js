/** The plane that maps are drawn on: metres east and south of the middle of the sandbox's map. */
import { world } from './world.js';

const METRES_PER_DEGREE = 111_195;
const EARTH = 6_371_009;
const NOWHERE = { latitude: 34.7466, longitude: 113.6253 };

let cachedFor;
let cached;

/**
 * Tell how the sandbox's map lies in the plane.
 * @returns {{latitude: number, longitude: number, east: number, box: {left: number, right: number, top: number, bottom: number}}}
 *   the middle, metres per degree eastwards, and the box around everything (10 km around the middle without a map)
 */
export function plane() {
  if (cached && cachedFor === world.map) return cached;
  cachedFor = world.map;
  const points = mapPoints();
  const [west, east] = span(
    points.map((point) => point[0]),
    NOWHERE.longitude,
  );
  const [south, north] = span(
    points.map((point) => point[1]),
    NOWHERE.latitude,
  );
  const latitude = (south + north) / 2;
  cached = { latitude, longitude: (west + east) / 2, east: METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180) };
  const width = Math.max(((east - west) / 2) * cached.east, 5000);
  const height = Math.max(((north - south) / 2) * METRES_PER_DEGREE, 5000);
  cached.box = { left: -width, right: width, top: -height, bottom: height };
  return cached;
}

function span(values, otherwise) {
  if (!values.length) return [otherwise, otherwise];
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

function mapPoints() {
  const map = world.map ?? {};
  const shapes = [map.outline, ...(map.areas ?? []).map((area) => area.geometry)];
  return [...shapes.flatMap((shape) => rings(shape).flat()), ...stations().map((one) => [one.longitude, one.latitude])];
}

/**
 * List the stations of the map.
 * @returns {Array<{name: string, latitude: number, longitude: number}>}
 */
export const stations = () => world.map?.stations ?? [];

/**
 * Put a position on the plane.
 * @param {number} latitude
 * @param {number} longitude
 * @returns {{x: number, y: number}} metres
 */
export function toPlane(latitude, longitude) {
  const middle = plane();
  return { x: (longitude - middle.longitude) * middle.east, y: (middle.latitude - latitude) * METRES_PER_DEGREE };
}

/**
 * Read a position off the plane, to about 0.1 m.
 * @param {number} x
 * @param {number} y
 * @returns {{latitude: number, longitude: number}}
 */
export function fromPlane(x, y) {
  const middle = plane();
  const round = (value, limit) => Math.max(-limit, Math.min(limit, Math.round(value * 1e6) / 1e6));
  return {
    latitude: round(middle.latitude - y / METRES_PER_DEGREE, 90),
    longitude: round(middle.longitude + x / middle.east, 180),
  };
}

/**
 * List the rings of a GeoJSON geometry or feature.
 * @param {?Object} shape
 * @returns {Array<Array<[number, number]>>} longitude and latitude
 */
export function rings(shape) {
  if (!shape) return [];
  if (shape.type === 'Feature') return rings(shape.geometry);
  if (shape.type === 'FeatureCollection') return shape.features.flatMap(rings);
  if (shape.type === 'GeometryCollection') return shape.geometries.flatMap(rings);
  if (shape.type === 'Polygon') return shape.coordinates;
  return shape.type === 'MultiPolygon' ? shape.coordinates.flat() : [];
}

/**
 * Write a geometry as an SVG path on the plane.
 * @param {?Object} shape
 * @returns {string}
 */
export function pathOf(shape) {
  const point = ([longitude, latitude]) => {
    const { x, y } = toPlane(latitude, longitude);
    return `${x.toFixed(0)} ${y.toFixed(0)}`;
  };
  return rings(shape)
    .map((ring) => `M${ring.map(point).join('L')}Z`)
    .join('');
}

/**
 * Find the middle of a geometry's largest ring, where its name is written.
 * @param {Object} shape
 * @returns {{x: number, y: number, width: number}} metres
 */
export function nameplace(shape) {
  const boxes = rings(shape).map((ring) => {
    const points = ring.map(([longitude, latitude]) => toPlane(latitude, longitude));
    const [left, right] = span(
      points.map((point) => point.x),
      0,
    );
    const [top, bottom] = span(
      points.map((point) => point.y),
      0,
    );
    return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left };
  });
  return boxes.reduce((best, box) => (box.width > best.width ? box : best), { x: 0, y: 0, width: 0 });
}

/**
 * Measure the distance between two positions on a sphere.
 * @param {{latitude: number, longitude: number}} a
 * @param {{latitude: number, longitude: number}} b
 * @returns {number} metres
 */
export function distance(a, b) {
  const rad = (degrees) => (degrees * Math.PI) / 180;
  const high = Math.sin(rad(b.latitude - a.latitude) / 2) ** 2;
  const wide = Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  const part = high + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * wide;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(part)));
}

/**
 * Find the station nearest to a position.
 * @param {{latitude: number, longitude: number}} position
 * @returns {{station: Object, metres: number}|null} null on a map without stations
 */
export function nearestStation(position) {
  let best = null;
  for (const station of stations()) {
    const metres = distance(position, station);
    if (!best || metres < best.metres) best = { station, metres };
  }
  return best;
}

/**
 * Write a distance.
 * @param {number} metres
 * @returns {string}
 */
export const metresText = (metres) =>
  metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`;
