/** Moments as people read them. */
import { language } from './strings.js';

const form = (options) => new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', options);

/**
 * Read a moment of the JSON interface.
 * @param {string} value ISO 8601
 * @returns {Date}
 */
export const moment = (value) => new Date(value);

/**
 * Write hours and minutes.
 * @param {Date} date
 * @returns {string}
 */
export const clockTime = (date) => form({ hour: '2-digit', minute: '2-digit', hour12: false }).format(date);

/**
 * Write a day, with the year only when it is not the current one.
 * @param {Date} date
 * @param {Date} today
 * @returns {string}
 */
export function day(date, today) {
  const year = date.getFullYear() === today.getFullYear() ? undefined : 'numeric';
  return form({ year, month: 'long', day: 'numeric', weekday: 'short' }).format(date);
}

/**
 * Write the day and the time shortly, for the clock.
 * @param {Date} date
 * @returns {string}
 */
export const dayAndTime = (date) =>
  form({ month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false }).format(
    date,
  );

/**
 * Write the time of today's moments and the day of others, for the chat list.
 * @param {Date} date
 * @param {Date} today
 * @returns {string}
 */
export function brief(date, today) {
  if (date.toDateString() === today.toDateString()) return clockTime(date);
  return form({ month: 'numeric', day: 'numeric' }).format(date);
}
