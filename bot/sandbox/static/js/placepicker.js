/** Picking a position: on the map, by a station's name, or typed. */
import { el, freshId } from './dom.js';
import { metresText, nearestStation, stations } from './geometry.js';
import { MapView } from './mapview.js';
import { openSheet, sheetButton } from './overlay.js';
import { standAt, standsAt } from './places.js';
import { t } from './strings.js';

const LIVE_CHOICES = [900, 3600, 28_800];

/**
 * Let a person pick a position and send it; it is also where they stand from then on.
 * @param {HTMLElement} host
 * @param {number} person
 * @param {{title: string, send: string, live: boolean}} words `live` also offers to share for a while
 * @param {(place: {latitude: number, longitude: number, accuracy: ?number, live: ?number}) => void} onSend
 */
export function pickPlace(host, person, { title, send, live = false }, onSend) {
  let at = standsAt(person);
  const near = el('p', { class: 'near', 'aria-live': 'polite' });
  const problem = el('p', { class: 'problem', role: 'alert' });
  const fields = placeFields(live);
  const map = new MapView(at, (position) => moved(position, { typed: false }));

  function moved(position, { typed }) {
    at = position;
    problem.textContent = '';
    if (typed) map.setPin(position);
    else fields.write(position);
    const closest = nearestStation(position);
    near.textContent = closest
      ? t('nearStation', { name: closest.station.name, distance: metresText(closest.metres) })
      : '';
  }

  fields.onChange((position) => moved(position, { typed: true }));
  const confirm = () => {
    const place = fields.read();
    problem.textContent = place ? '' : t('badPosition');
    if (!place) return;
    sheet.close();
    standAt(person, place);
    onSend(place);
  };
  fields.element.addEventListener('submit', (event) => {
    event.preventDefault();
    confirm();
  });
  fields.write(at);
  const sheet = openSheet(host, {
    title,
    kind: 'tall',
    body: [map.element, near, fields.element, problem],
    actions: [sheetButton(t('cancel'), () => sheet.close()), sheetButton(send, confirm, { main: true, first: true })],
  });
  moved(at, { typed: false });
}

function placeFields(live) {
  const number = (value) => el('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', value });
  const latitude = number('');
  const longitude = number('');
  const accuracy = number('20');
  const period = el('select', {}, el('option', { value: '', text: t('liveNot') }), LIVE_CHOICES.map(liveChoice));
  const find = stationField();
  const element = el(
    'form',
    { class: 'place-fields', novalidate: true },
    find.element && field(t('station'), find.element, 'wide'),
    field(t('latitude'), latitude),
    field(t('longitude'), longitude),
    field(t('accuracy'), accuracy),
    live ? field(t('liveFor'), period, 'wide') : null,
    el('button', { type: 'submit', hidden: true }),
  );
  const write = (position) => {
    latitude.value = position.latitude;
    longitude.value = position.longitude;
  };
  const read = () => readPlace(latitude.value, longitude.value, accuracy.value, live ? period.value : '');
  const onChange = (tell) => {
    const typed = () => {
      splitPair(latitude, longitude);
      const place = read();
      if (place) tell(place);
    };
    latitude.addEventListener('input', typed);
    longitude.addEventListener('input', typed);
    find.onFound((station) => {
      write(station);
      tell({ latitude: station.latitude, longitude: station.longitude });
    });
  };
  return { element, write, read, onChange };
}

const liveChoice = (seconds) => el('option', { value: seconds, text: t('liveMinutes', { minutes: seconds / 60 }) });

function field(words, control, kind = '') {
  return el('label', { class: `field ${kind}` }, el('span', { text: words }), control);
}

function stationField() {
  if (!stations().length) return { element: null, onFound() {} };
  const id = freshId('stations');
  const input = el('input', { type: 'search', list: id, autocomplete: 'off', placeholder: t('stationHint') });
  const list = el(
    'datalist',
    { id },
    stations().map((station) => el('option', { value: station.name })),
  );
  const onFound = (tell) =>
    input.addEventListener('input', () => {
      const station = stations().find((one) => one.name === input.value);
      if (station) tell(station);
    });
  return { element: el('span', { class: 'station-field' }, input, list), onFound };
}

/** A pair such as "34.75, 113.62" pasted into the first field goes into both. */
function splitPair(latitude, longitude) {
  const pair = /^\s*([-\d.]+)\s*[,，;\s]\s*([-\d.]+)\s*$/.exec(latitude.value);
  if (!pair) return;
  [, latitude.value, longitude.value] = pair;
  longitude.focus();
}

function readPlace(latitude, longitude, accuracy, period) {
  const within = (text, limit) => text.trim() !== '' && Math.abs(Number(text)) <= limit;
  if (!within(latitude, 90) || !within(longitude, 180)) return null;
  if (accuracy.trim() !== '' && !(Number(accuracy) >= 0 && Number(accuracy) <= 1500)) return null;
  return {
    latitude: Number(latitude),
    longitude: Number(longitude),
    accuracy: accuracy.trim() === '' ? null : Number(accuracy),
    live: period ? Number(period) : null,
  };
}
