/** One message, or one album, as a bubble. */
import { avatar, hue } from './avatar.js';
import { el } from './dom.js';
import { richText } from './entities.js';
import { iconButton } from './icons.js';
import { inlineKeyboard } from './keyboards.js';
import { contactCard, fileCard, gist, pictures, place } from './media.js';
import { serviceText } from './service.js';
import { t } from './strings.js';
import { clockTime, moment } from './time.js';

/**
 * Draw a message or an album.
 * @param {Array<Object>} messages one, or those of one album in order
 * @param {{person: number, group: boolean, find: (id: number) => ?Object, actions: Object}} view whose eyes see it
 * @returns {HTMLElement}
 */
export function bubble(messages, view) {
  const first = messages[0];
  if (first.service) return serviceLine(first);
  const mine = first.from?.id === view.person;
  const sender =
    view.group && !mine ? el('div', { class: `sender hue-${hue(first.from?.id)}`, text: first.from?.name }) : null;
  const body = el(
    'div',
    { class: bodyClass(messages) },
    sender,
    quote(first, view),
    content(messages, view),
    meta(messages),
  );
  return el(
    'article',
    {
      class: `message ${mine ? 'mine' : 'theirs'}`,
      'aria-label': ariaName(first, mine),
      data: { message: first.id, sender: first.from?.id ?? 0 },
    },
    view.group && !mine ? avatar(first.from?.id, first.from?.name ?? '') : null,
    el(
      'div',
      { class: 'column' },
      el('div', { class: 'bubble-row' }, body, menuButton(messages, view)),
      inlineKeyboard(first, view.actions),
    ),
  );
}

function ariaName(message, mine) {
  const who = mine ? t('you') : (message.from?.name ?? '');
  return t('messageOf', { who, time: clockTime(moment(message.date)) });
}

function bodyClass(messages) {
  const first = messages[0];
  const full = first.photo || first.video || first.venue || first.location;
  const bare = full && !messages.some((message) => message.caption) && !first.venue;
  return `bubble ${full ? 'full' : ''} ${bare ? 'bare' : ''}`;
}

function serviceLine(message) {
  return el('div', { class: 'service', data: { message: message.id } }, el('span', { text: serviceText(message) }));
}

function quote(message, view) {
  if (!message.reply_to) return null;
  const id = message.reply_to;
  const quoted = view.find(id);
  // Telegram says of every message in a topic that it answers the topic's beginning; nobody wrote it so.
  if (quoted?.service) return null;
  const words = quoted ? gist(quoted) : t('messageGone');
  return el(
    'button',
    // A link by role: its name repeats a message, which must not be taken for one of the bot's buttons.
    {
      type: 'button',
      role: 'link',
      class: `quote hue-${hue(quoted?.from?.id)}`,
      'aria-label': t('replyTo', { words }),
      on: { click: () => view.actions.jump(id) },
    },
    el('b', { text: quoted?.from?.name ?? '' }),
    el('span', { text: words }),
  );
}

function content(messages, view) {
  const first = messages[0];
  const captioned = messages.find((message) => message.caption);
  return [
    first.forwarded ? el('div', { class: 'forwarded', text: t('forwarded') }) : null,
    first.photo || first.video ? pictures(messages, view.actions) : null,
    first.document ? messages.map((message) => fileCard(message.document)) : null,
    first.venue || first.location ? place(first, view.actions) : null,
    first.contact ? contactCard(first.contact) : null,
    first.text ? el('div', { class: 'text', dir: 'auto' }, richText(first.text, first.entities, view.actions)) : null,
    captioned
      ? el('div', { class: 'text', dir: 'auto' }, richText(captioned.caption, captioned.caption_entities, view.actions))
      : null,
  ];
}

function meta(messages) {
  const last = messages.at(-1);
  const edited = messages.some((message) => message.edited);
  return el(
    'div',
    { class: 'meta' },
    edited ? el('span', { class: 'edited', text: t('edited') }) : null,
    el('time', { datetime: moment(last.date).toISOString(), text: clockTime(moment(last.date)) }),
  );
}

function menuButton(messages, view) {
  const open = (event) => view.actions.menu(messages, event.currentTarget);
  return iconButton('more', t('messageMenu'), open, {
    class: 'message-menu',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    data: { focus: 'menu' },
  });
}
