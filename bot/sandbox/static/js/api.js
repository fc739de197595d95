/** The page's side of the sandbox's JSON interface. */
import { t } from './strings.js';

/** Something the sandbox did not do; `message` is a sentence for the person. */
export class Refused extends Error {}

async function call(method, path, body) {
  const options = { method, headers: { 'X-Sandbox': '1' } };
  if (body instanceof FormData) {
    options.body = body;
  } else if (body !== undefined) {
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused(t('noConnection'));
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || answer.ok === false) throw new Refused(answer.error || t('refused', { status: response.status }));
  return answer;
}

/**
 * Fetch who exists: bot, people, groups, clock and map.
 * @returns {Promise<Object>}
 */
export const getState = () => call('GET', '/api/state');

/**
 * Fetch the chats of a person, each with its last message and unread count.
 * @param {number} person
 * @returns {Promise<Array<Object>>}
 */
export async function getChats(person) {
  return (await call('GET', `/api/chats?person=${person}`)).chats;
}

/**
 * Fetch one chat as a person sees it.
 * @param {number} person
 * @param {number} chat
 * @returns {Promise<{messages: Array<Object>, keyboard: ?Object, commands: Array<Object>, placeholder: ?string}>}
 */
export const getMessages = (person, chat) => call('GET', `/api/messages?person=${person}&chat=${chat}`);

/**
 * Fetch what a person could point their camera at: the newest pictures on other people's phones.
 * @param {number} person
 * @returns {Promise<Array<{file_id: string, url: string, whose: string}>>} none where no code can be read
 */
export async function getPictures(person) {
  return (await call('GET', `/api/pictures?person=${person}`)).pictures;
}

/**
 * Read the codes in a picture.
 * @param {string} file its id
 * @returns {Promise<Array<string>>} what they say
 */
export async function scanPicture(file) {
  return (await call('GET', `/api/scan?file=${encodeURIComponent(file)}`)).words;
}

/**
 * Let a person do something.
 * @param {number} person
 * @param {string} verb says, presses, key, place, contact, opens, forwards, edits, blocks, unblocks, joins or leaves
 * @param {number} chat
 * @param {Object} [fields] what the verb needs
 * @returns {Promise<{message: ?Object, answer: ?Object}>}
 */
export const act = (person, verb, chat, fields = {}) => call('POST', '/api/act', { person, verb, chat, ...fields });

/**
 * Send pictures or files of a person; several pictures make an album.
 * @param {'photo'|'file'} kind
 * @param {{person: number, chat: number, caption: string, files: Array<File>, replyTo: ?number, thread: ?number}} what
 * @returns {Promise<Object>}
 */
export function sendFiles(kind, { person, chat, caption, files, replyTo, thread }) {
  const form = new FormData();
  form.append('person', person);
  form.append('chat', chat);
  form.append('caption', caption);
  if (replyTo) form.append('reply_to', replyTo);
  if (thread) form.append('thread', thread);
  for (const file of files) form.append('file', file, file.name);
  return call('POST', `/api/${kind}`, form);
}

/**
 * Make a new person.
 * @param {{first_name: string, last_name: string, language_code: string, phone: string}} person
 * @returns {Promise<Object>} the person
 */
export async function createPerson(person) {
  return (await call('POST', '/api/people', person)).person;
}

/**
 * Make a new group; the bot is in it.
 * @param {{title: string, members: Array<number>, forum: boolean}} group
 * @returns {Promise<Object>} the group
 */
export async function createGroup(group) {
  return (await call('POST', '/api/groups', group)).group;
}

/**
 * Make calls of the bot fail from now on.
 * @param {Object} fault
 * @returns {Promise<Object>}
 */
export const addFault = (fault) => call('POST', '/api/faults', fault);

/**
 * Let every call of the bot succeed again.
 * @returns {Promise<Object>}
 */
export const clearFaults = () => call('DELETE', '/api/faults');

/**
 * Move the sandbox's clock.
 * @param {{shift_seconds: number}|{set: string}} change
 * @returns {Promise<Object>}
 */
export const changeClock = (change) => call('POST', '/api/clock', change);
