/** Sending pictures, files, the own contact and a position from the paper clip's menu. */
import { Refused, sendFiles } from './api.js';
import { el } from './dom.js';
import { icon } from './icons.js';
import { ask, openMenu, openSheet, sheetButton } from './overlay.js';
import { pickPlace } from './placepicker.js';
import { language, t } from './strings.js';
import { nameOf, world } from './world.js';

const MOST = 10;

/**
 * Open the menu of things to send.
 * @param {import('./chat.js').Chat} chat
 * @param {HTMLElement} anchor
 */
export function openAttachMenu(chat, anchor) {
  openMenu(chat.host, anchor, t('attach'), [
    { label: t('photoOrVideo'), icon: icon('photo'), press: () => chooseFiles(chat, 'photo') },
    world.samples.length && { label: t('samples'), icon: icon('photo'), press: () => chooseSample(chat, anchor) },
    { label: t('file'), icon: icon('file'), press: () => chooseFiles(chat, 'file') },
    {
      label: t('location'),
      icon: icon('pin'),
      press: () => sharePlace(chat, { title: t('sendPlace'), send: t('send'), live: true }),
    },
    { label: t('ownContact'), icon: icon('person'), press: () => shareContact(chat) },
    { label: t('otherContact'), icon: icon('people'), press: () => chooseContact(chat, anchor) },
  ]);
}

/** As from the phone's address book: a contact of somebody else, whom Telegram knows. */
function chooseContact(chat, anchor) {
  const others = [...world.people.values()].filter((person) => person.id !== chat.person && person.phone);
  openMenu(
    chat.host,
    anchor,
    t('otherContact'),
    others.map((person) => ({
      label: nameOf(person),
      hint: person.phone,
      press: () => chat.act('contact', { of: person.id }),
    })),
  );
}

/** As from the phone's album: one of the pictures that are at hand. */
function chooseSample(chat, anchor) {
  openMenu(
    chat.host,
    anchor,
    t('samples'),
    world.samples.map(({ names, url }) => ({ label: names[language()], press: () => takeSample(chat, names, url) })),
  );
}

async function takeSample(chat, names, url) {
  const content = await (await fetch(url)).blob();
  previewFiles(chat, 'photo', [new File([content], `${names[language()]}.jpg`, { type: content.type })]);
}

function chooseFiles(chat, kind) {
  const input = el('input', { type: 'file', multiple: true, accept: kind === 'photo' ? 'image/*,video/*' : null });
  input.addEventListener('change', () => input.files.length && previewFiles(chat, kind, [...input.files]));
  input.click();
}

/**
 * Show files before they are sent, with a caption.
 * @param {import('./chat.js').Chat} chat
 * @param {'photo'|'file'} kind
 * @param {Array<File>} files
 */
export function previewFiles(chat, kind, files) {
  const some = files.slice(0, MOST);
  const replyTo = chat.composer.answered();
  const urls = [];
  const preview = (file) => {
    if (kind !== 'photo') return el('li', {}, icon('file'), el('span', { text: file.name }));
    urls.push(URL.createObjectURL(file));
    if (isVideo(file)) return el('li', {}, el('video', { src: urls.at(-1), muted: true }));
    return el('li', {}, el('img', { src: urls.at(-1), alt: file.name }));
  };
  const caption = el('textarea', { rows: 2, maxlength: 1024, data: { first: '' } });
  const problem = el('p', {
    class: 'problem',
    role: 'alert',
    text: files.length > MOST ? t('tooManyFiles', { most: MOST }) : '',
  });
  const sheet = openSheet(chat.host, {
    title: t(some.some(isVideo) && kind === 'photo' ? 'sendVideos' : kind === 'photo' ? 'sendPhotos' : 'sendFiles', { count: some.length }),
    body: [
      el('ul', { class: `previews ${kind} of-${Math.min(some.length, 3)}` }, some.map(preview)),
      el('label', { class: 'field wide' }, el('span', { text: t('caption') }), caption),
      problem,
    ],
    actions: [sheetButton(t('cancel'), () => sheet.close()), sheetButton(t('send'), () => send(), { main: true })],
    onClose: () => urls.forEach((url) => URL.revokeObjectURL(url)),
  });
  caption.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const send = once(async () => {
    try {
      await sendFiles(kind, {
        person: chat.person,
        chat: chat.id,
        caption: caption.value,
        files: some,
        thread: chat.topic,
        replyTo,
      });
      chat.composer.done();
      sheet.close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.textContent = error.message;
    }
  });
}

function isVideo(file) {
  return file.type.startsWith('video/');
}

/** While a call is under way, further ones do nothing: a double tap must not send twice. */
function once(run) {
  let busy = false;
  return async () => {
    if (busy) return;
    busy = true;
    await run().finally(() => (busy = false));
  };
}

/**
 * Let a person pick and share a position.
 * @param {import('./chat.js').Chat} chat
 * @param {{title: string, send: string, live: ?boolean}} words
 * @param {Function} [sent] called when it was sent
 */
export function sharePlace(chat, words, sent) {
  pickPlace(chat.host, chat.person, words, async ({ latitude, longitude, accuracy, live }) => {
    const place = { latitude, longitude, accuracy, live, thread: chat.topic, by_key: sent ? true : null };
    if (await chat.act('place', place)) sent?.();
  });
}

/**
 * Ask as Telegram does, then share the person's own phone number.
 * @param {import('./chat.js').Chat} chat
 * @param {Function} [sent] called when it was sent
 */
export function shareContact(chat, sent) {
  const person = world.people.get(chat.person);
  const phone = el('input', { type: 'tel', autocomplete: 'off', value: person?.phone ?? '' });
  const words = [
    el('p', { text: t('contactQuestion', { name: nameOf(person), bot: chat.title }) }),
    el('label', { class: 'field wide' }, el('span', { text: t('phone') }), phone),
  ];
  ask(chat.host, { title: t('contactTitle'), text: el('div', {}, words), yes: t('shareContact') }, async () => {
    // The own number goes without being named: only then does Telegram say whose it is.
    const number = phone.value.trim() === (person?.phone ?? '') ? null : phone.value.trim();
    if (await chat.act('contact', { phone: number, by_key: sent ? true : null })) sent?.();
  });
}
