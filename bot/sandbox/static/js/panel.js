/** The sandbox's own panel: its clock, and the faults it can make. */
import { Refused, addFault, changeClock, clearFaults } from './api.js';
import { el } from './dom.js';
import { openSheet, toast } from './overlay.js';
import { t } from './strings.js';
import { dayAndTime } from './time.js';
import { nameOf, now, titleOf, world } from './world.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const SHIFTS = [
  ['hoursOn', 1, HOUR],
  ['hoursOn', 6, HOUR],
  ['daysOn', 1, DAY],
  ['daysOn', 7, DAY],
  ['daysOn', 30, DAY],
  ['daysOn', 90, DAY],
];
const METHODS = [
  '',
  'sendMessage',
  'editMessageText',
  'sendPhoto',
  'sendVenue',
  'answerCallbackQuery',
  'getFile',
  'getUpdates',
];

/** What can go wrong, as the person reads it and as the sandbox is told. */
const KINDS = {
  tooMany: { status: 429, retry_after: 5 },
  serverError: { status: 500 },
  blockedError: { status: 403 },
  cutBefore: { kind: 'cut', when: 'before' },
  cutAfter: { kind: 'cut', when: 'after' },
  slow: { kind: 'slow', seconds: 3 },
  duplicate: { kind: 'duplicate', method: 'getUpdates' },
  reorder: { kind: 'reorder', method: 'getUpdates' },
};

/**
 * Open the panel.
 * @param {HTMLElement} host
 */
export function openPanel(host) {
  const body = el('div', { class: 'panel' }, clockPart(host), faultPart(host));
  openSheet(host, { title: t('sandbox'), body, kind: 'wide' });
}

async function attempt(host, run, done) {
  try {
    await run();
    if (done) toast(host, done);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(host, error.message);
  }
}

function clockPart(host) {
  const time = el('output', { class: 'clock-now', text: dayAndTime(now()) });
  const tick = setInterval(() => {
    if (time.isConnected) time.textContent = dayAndTime(now());
    else clearInterval(tick);
  }, 500);
  const shift = (seconds) => attempt(host, () => changeClock({ shift_seconds: seconds }));
  const amount = el('input', { type: 'number', step: 'any', value: '1', 'aria-label': t('amount') });
  const unit = el(
    'select',
    { 'aria-label': t('unit') },
    el('option', { value: HOUR, text: t('hours') }),
    el('option', { value: 24 * HOUR, text: t('days') }),
  );
  const exact = el('input', { type: 'datetime-local', 'aria-label': t('exactTime') });
  const set = () => exact.value && attempt(host, () => changeClock({ set: new Date(exact.value).toISOString() }));
  return el(
    'section',
    { 'aria-label': t('clock') },
    el('h3', { text: t('clock') }),
    time,
    el(
      'div',
      { class: 'shifts' },
      SHIFTS.map(([words, count, unit]) => button(t(words, { count }), () => shift(count * unit))),
    ),
    el(
      'div',
      { class: 'line' },
      amount,
      unit,
      button(t('shift'), () => amount.value && shift(Number(amount.value) * Number(unit.value))),
    ),
    el('div', { class: 'line' }, exact, button(t('setTime'), set)),
  );
}

const button = (words, press) => el('button', { type: 'button', class: 'button', text: words, on: { click: press } });

function faultPart(host) {
  const kind = el(
    'select',
    {},
    Object.keys(KINDS).map((name) => el('option', { value: name, text: t(name) })),
  );
  const method = el(
    'select',
    {},
    METHODS.map((name) => el('option', { value: name, text: name || t('anyMethod') })),
  );
  const chat = el('select', {}, el('option', { value: '', text: t('anyChat') }), chatOptions());
  const times = el('input', { type: 'number', min: 1, max: 1000, value: 1 });
  const add = () => {
    const where = {
      ...(method.value ? { method: method.value } : {}),
      ...(chat.value ? { chat: Number(chat.value) } : {}),
    };
    attempt(host, () => addFault({ ...where, ...KINDS[kind.value], times: Number(times.value) || 1 }), t('faultAdded'));
  };
  return el(
    'section',
    { 'aria-label': t('faults') },
    el('h3', { text: t('faults') }),
    el('p', { class: 'hint', text: t('faultsHelp') }),
    el(
      'div',
      { class: 'grid' },
      field(t('whatFails'), kind),
      field(t('method'), method),
      field(t('chat'), chat),
      field(t('times'), times),
    ),
    el(
      'div',
      { class: 'line' },
      button(t('addFault'), add),
      button(t('clearFaults'), () => attempt(host, clearFaults, t('faultsCleared'))),
    ),
  );
}

function chatOptions() {
  const people = [...world.people.values()].map((person) => el('option', { value: person.id, text: nameOf(person) }));
  const groups = [...world.groups.values()].map((group) =>
    el('option', { value: group.id, text: titleOf(group.id, 0) }),
  );
  return [...people, ...groups];
}

const field = (words, control) => el('label', { class: 'field' }, el('span', { text: words }), control);
