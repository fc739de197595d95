/** Text with Telegram's entities (bold, links, spoilers …) as safe elements. */
import { el } from './dom.js';
import { readLink } from './links.js';
import { t } from './strings.js';
import { world } from './world.js';

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's' };

/**
 * Write a text with its entities.
 * @param {string} text
 * @param {Array<{type: string, offset: number, length: number, url: ?string, language: ?string}>} entities
 *   offsets count UTF-16 units, as JavaScript does; they may be nested
 * @param {{openLink: Function, command: Function, copy: Function}} actions what taps in the text do
 * @returns {DocumentFragment}
 */
export function richText(text, entities, actions) {
  const sorted = (entities ?? [])
    .map((entity) => ({ ...entity, start: entity.offset, end: entity.offset + entity.length }))
    .filter((entity) => entity.length > 0 && entity.start < text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return span(text, 0, text.length, sorted, actions);
}

function span(text, start, end, entities, actions) {
  const out = document.createDocumentFragment();
  const queue = [...entities];
  let at = start;
  while (queue.length) {
    const entity = queue.shift();
    const from = Math.max(entity.start, at);
    const to = Math.min(entity.end, end);
    if (to <= from) continue;
    out.append(text.slice(at, from));
    const inside = [];
    while (queue.length && queue[0].start < to) inside.push(queue.shift());
    const crossing = inside.filter((other) => other.end > to).map((other) => ({ ...other, start: to }));
    queue.unshift(...crossing);
    out.append(mark(entity, text.slice(from, to), span(text, from, to, inside, actions), actions));
    at = to;
  }
  out.append(text.slice(at, end));
  return out;
}

function mark(entity, words, content, actions) {
  switch (entity.type) {
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strikethrough':
      return el(TAGS[entity.type], {}, content);
    case 'spoiler':
      return spoiler(content);
    case 'blockquote':
      return el('blockquote', {}, content);
    case 'expandable_blockquote':
      return expandable(content);
    case 'code':
      return tappable('code', content, t('copy'), () => actions.copy(words));
    case 'pre':
      return el('pre', { data: entity.language ? { language: entity.language } : {} }, el('code', {}, content));
    case 'text_link':
      return link(entity.url, content, actions);
    case 'url':
      return link(words, content, actions);
    case 'email':
      return link(`mailto:${words}`, content, actions);
    case 'phone_number':
      return link(`tel:${words.replace(/[^+\d]/g, '')}`, content, actions);
    case 'bot_command':
      return tappable('span', content, null, () => actions.command(words), 'command');
    case 'mention':
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
      return el('span', { class: 'mention' }, content);
    default:
      return content;
  }
}

function link(url, content, actions) {
  const target = readLink(url, world.bot?.username ?? '');
  if (target.kind === 'none') return content;
  if (target.kind === 'web')
    return el('a', { href: target.href, target: '_blank', rel: 'noopener noreferrer' }, content);
  const follow = (event) => {
    event.preventDefault();
    actions.openLink(url);
  };
  return el('a', { href: target.href, on: { click: follow } }, content);
}

function tappable(tag, content, title, press, name = '') {
  const keys = (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      press();
    }
  };
  const props = {
    class: `tappable ${name}`.trim(),
    role: 'button',
    tabindex: 0,
    title,
    on: { click: press, keydown: keys },
  };
  return el(tag, props, content);
}

function spoiler(content) {
  const inner = el('span', { 'aria-hidden': 'true' }, content);
  const reveal = () => {
    outer.classList.add('revealed');
    for (const name of ['role', 'tabindex', 'aria-label', 'title']) outer.removeAttribute(name);
    inner.removeAttribute('aria-hidden');
  };
  const outer = tappable('span', inner, t('reveal'), reveal, 'spoiler');
  outer.setAttribute('aria-label', t('hiddenText'));
  return outer;
}

function expandable(content) {
  const quote = el('blockquote', { class: 'collapsed' }, content);
  const unfold = () => {
    button.setAttribute('aria-expanded', String(!quote.classList.toggle('collapsed')));
  };
  const button = el('button', {
    type: 'button',
    class: 'unfold',
    'aria-expanded': 'false',
    text: t('more'),
    on: { click: unfold },
  });
  return el('div', { class: 'expandable' }, quote, button);
}
