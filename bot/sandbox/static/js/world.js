/** Who exists in the sandbox, and its clock; one copy for the whole page. */
import { getState } from './api.js';
import { t } from './strings.js';

/**
 * The people and groups by id, the bot, the map, pictures that are at hand, whose phones to open at first; `ahead` is
 * how many ms the sandbox's clock is ahead of ours.
 */
export const world = { bot: null, people: new Map(), groups: new Map(), map: null, samples: [], phones: [], ahead: 0 };

/**
 * Fetch the world anew.
 * @returns {Promise<void>}
 */
export async function loadWorld() {
  const state = await getState();
  world.bot = state.bot;
  world.people = new Map(state.people.map((person) => [person.id, person]));
  world.groups = new Map(state.groups.map((group) => [group.id, group]));
  world.map = state.map;
  world.samples = state.samples;
  world.phones = state.phones;
  setClock(state.now);
}

/**
 * Take over what a live event says about people, groups and the clock.
 * @param {Object} event
 */
export function learn(event) {
  if (event.event === 'person') world.people.set(event.person.id, event.person);
  if (event.event === 'group') world.groups.set(event.group.id, event.group);
  if (event.event === 'clock') setClock(event.now);
}

function setClock(now) {
  world.ahead = Date.parse(now) - Date.now();
}

/**
 * Tell the sandbox's time.
 * @returns {Date}
 */
export const now = () => new Date(Date.now() + world.ahead);

/**
 * Name a person as Telegram does.
 * @param {Object} person
 * @returns {string}
 */
export const nameOf = (person) => [person.first_name, person.last_name].filter(Boolean).join(' ');

/**
 * Name a chat as one person sees it.
 * @param {number} chat
 * @param {number} person
 * @returns {string}
 */
export function titleOf(chat, person) {
  if (chat === person) return world.bot?.first_name ?? t('bot');
  return world.groups.get(chat)?.title ?? String(chat);
}

/**
 * List the groups that a person is in.
 * @param {number} person
 * @returns {Array<Object>}
 */
export const groupsOf = (person) => [...world.groups.values()].filter((group) => group.members.includes(person));

/**
 * Say whether a person sees what happens in a chat.
 * @param {number} chat
 * @param {number} person
 * @returns {boolean}
 */
export const sees = (chat, person) => chat === person || Boolean(world.groups.get(chat)?.members.includes(person));
