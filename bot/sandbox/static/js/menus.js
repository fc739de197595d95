/** The menus of a chat: of a message, and of where to share something. */
import { act } from './api.js';
import { icon } from './icons.js';
import { openMenu, toast } from './overlay.js';
import { t } from './strings.js';
import { groupsOf, titleOf } from './world.js';

/**
 * Open a message's menu: reply, forward, copy, edit.
 * @param {import('./chat.js').Chat} chat
 * @param {Array<Object>} messages one, or those of an album
 * @param {HTMLElement} anchor
 */
export function openMessageMenu(chat, messages, anchor) {
  const message = messages[0];
  const words = message.text || messages.map((one) => one.caption).find(Boolean);
  const own = message.from?.id === chat.person && message.text;
  openMenu(chat.host, anchor, t('messageMenu'), [
    { label: t('reply'), icon: icon('reply'), press: () => chat.composer.startReply(message) },
    { label: t('forward'), icon: icon('forward'), press: () => openForwardMenu(chat, message, anchor) },
    words && { label: t('copyText'), icon: icon('copy'), press: () => chat.copy(words) },
    own && { label: t('edit'), icon: icon('edit'), press: () => chat.composer.startEdit(message) },
  ]);
}

function openForwardMenu(chat, message, anchor) {
  openTargets(chat, anchor, t('forward'), 'forwards', { message: message.id, from: chat.id });
}

/**
 * Let a person choose the chat to which a link's text goes, as Telegram's share sheet does.
 * @param {import('./chat.js').Chat} chat
 * @param {string} text
 */
export function openShareMenu(chat, text) {
  openTargets(chat, chat.composer.attachButton, t('shareTo'), 'says', { text });
}

function openTargets(chat, anchor, title, verb, fields) {
  const targets = [chat.person, ...groupsOf(chat.person).map((group) => group.id)];
  const send = async (target) => {
    try {
      await act(chat.person, verb, target, fields);
      toast(chat.host, t('sharedTo', { title: titleOf(target, chat.person) }));
    } catch (error) {
      chat.fail(error);
    }
  };
  openMenu(
    chat.host,
    anchor,
    title,
    targets.map((target) => ({
      label: t('shareWith', { title: titleOf(target, chat.person) }),
      icon: icon(target === chat.person ? 'person' : 'people'),
      press: () => send(target),
    })),
  );
}
