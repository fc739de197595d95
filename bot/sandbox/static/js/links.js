/** What a link leads to: our own bot, a share sheet, the open internet, or nowhere safe. */

const TELEGRAM_HOSTS = new Set(['t.me', 'telegram.me', 'www.t.me']);
const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Read a link.
 * @param {string} url also without a scheme, as people type it
 * @param {string} username our bot's
 * @returns {{kind: 'bot'|'share'|'web'|'none', href: ?string, payload: ?string, text: ?string}}
 */
export function readLink(url, username) {
  let address;
  try {
    address = new URL(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`);
  } catch {
    return { kind: 'none' };
  }
  const name = telegramName(address);
  if (name && name.toLowerCase() === username.toLowerCase()) {
    return { kind: 'bot', href: address.href, payload: address.searchParams.get('start') ?? '' };
  }
  if (name === 'share' || name === 'msg_url') return { kind: 'share', href: address.href, text: shared(address) };
  return SAFE.has(address.protocol) ? { kind: 'web', href: address.href } : { kind: 'none' };
}

function telegramName(address) {
  if (address.protocol === 'tg:') {
    const verb = address.host || address.pathname.replace(/^\/+/, '');
    return verb === 'resolve' ? address.searchParams.get('domain') : verb;
  }
  return TELEGRAM_HOSTS.has(address.host) ? address.pathname.split('/')[1] : null;
}

function shared(address) {
  return ['text', 'url']
    .map((key) => address.searchParams.get(key))
    .filter(Boolean)
    .join('\n');
}
