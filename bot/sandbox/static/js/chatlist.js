/** The list of a person's chats, newest first. */
import { avatar } from './avatar.js';
import { el } from './dom.js';
import { gist } from './media.js';
import { serviceText } from './service.js';
import { t } from './strings.js';
import { brief, moment } from './time.js';
import { now, titleOf, world } from './world.js';

/**
 * Draw the list.
 * @param {Array<Object>} chats as the sandbox gives them
 * @param {number} person whose they are
 * @param {(chat: number) => void} open
 * @returns {HTMLElement}
 */
export function chatList(chats, person, open) {
  const newest = (chat) => (chat.last ? moment(chat.last.date).getTime() : 0);
  const sorted = [...chats].sort((a, b) => newest(b) - newest(a));
  return el(
    'ul',
    { class: 'chat-list', 'aria-label': t('chats') },
    sorted.map((chat) => el('li', {}, row(chat, person, open))),
  );
}

function row(chat, person, open) {
  const title = titleOf(chat.chat, person);
  const { last, unread } = chat;
  const when = last ? el('time', { text: brief(moment(last.date), now()) }) : null;
  const label = unread ? t('chatUnread', { title, count: unread }) : title;
  return el(
    'button',
    { type: 'button', 'aria-label': label, data: { chat: chat.chat }, on: { click: () => open(chat.chat) } },
    avatar(chat.chat === person ? world.bot?.id : chat.chat, title),
    el(
      'span',
      { class: 'row-words' },
      el('b', { text: title }),
      el('span', { class: 'last', text: last ? lastWords(last, chat, person) : t('noMessages') }),
    ),
    el('span', { class: 'row-side' }, when, unread ? el('span', { class: 'badge', text: unread }) : null),
  );
}

function lastWords(last, chat, person) {
  const words = last.service ? serviceText(last) : gist(last);
  if (last.service || chat.kind === 'private' || !last.from?.name) return words;
  return `${last.from.id === person ? t('you') : last.from.name}: ${words}`;
}
