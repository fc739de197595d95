/** The page's sentences in the language of the person at it. */
import { EN } from './strings-en.js';
import { ZH } from './strings-zh.js';

const KEY = 'sandbox.language';
const browser = () => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
let current = localStorage.getItem(KEY) ?? browser();

/**
 * Tell the page's language.
 * @returns {'zh'|'en'}
 */
export const language = () => current;

/**
 * Change the page's language and remember it.
 * @param {'zh'|'en'} code
 */
export function setLanguage(code) {
  current = code;
  localStorage.setItem(KEY, code);
}

/**
 * Say a sentence in the page's language.
 * @param {string} key
 * @param {Object} [args] what stands in its {braces}
 * @returns {string}
 * @throws {Error} when there is no such sentence
 */
export function t(key, args = {}) {
  const sentence = (current === 'zh' ? ZH : EN)[key];
  if (sentence === undefined) throw new Error(`No sentence for "${key}".`);
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(args[name] ?? ''));
}
