/** The chosen phones in the address, so that a link opens the same ones: #person=1001,1002@-100123. */

/**
 * Read the phones from the address.
 * @param {string} hash
 * @returns {Array<{person: number, chat: number}>} `chat` is the person's own id for the chat with the bot
 */
export function readAddress(hash) {
  const listed = new URLSearchParams(hash.replace(/^#/, '')).get('person') ?? '';
  return listed
    .split(',')
    .map((word) => /^(\d+)(?:@(-?\d+))?$/.exec(word.trim()))
    .filter(Boolean)
    .map(([, person, chat]) => ({ person: Number(person), chat: Number(chat ?? person) }));
}

/**
 * Write the phones as an address.
 * @param {Array<{person: number, chat: ?number}>} phones
 * @returns {string}
 */
export function writeAddress(phones) {
  const words = phones.map(({ person, chat }) => (chat && chat !== person ? `${person}@${chat}` : String(person)));
  return `#person=${words.join(',')}`;
}
