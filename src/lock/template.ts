/**
 * Text that differs from start to start, as a template: what stays the same stays pinned, and only the changing part
 * becomes `${volatile}`. Two texts in, a template out; a template and a value in, the template out when the value fits.
 * Pure.
 */
import type { Json } from '../model.ts';

/** What stands for the changing part, or for a whole value that is no text. */
export const VOLATILE = '${volatile}';

/**
 * What a changing part may be: digits, ids, dates, and the signs between them; one word of letters at most, so that no
 * sentence fits into it.
 */
const LONGEST = 80;
const LONGEST_TOKEN = 48;
const SIGNS = /^[A-Za-z0-9 :.,+_=-]*$/;

/** Parts of dates and times in words: they may change tomorrow, although they are the same in two starts of today. */
const CALENDAR =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|gmt|utc|am|pm|cet|cest|est|edt|pst|pdt|z|t)$/i;

/** The template of two texts of one place; `VOLATILE` alone when they have nothing fixed in common. */
export function makeTemplate(a: string, b: string): string {
  const [one, two] = [tokens(a), tokens(b)];
  let start = 0;
  while (start < Math.min(one.length, two.length) && one[start] === two[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, two.length) - start && one.at(-1 - end) === two.at(-1 - end)) end += 1;
  while (start > 0 && mayChange(one[start - 1])) start -= 1;
  while (end > 0 && mayChange(one[one.length - end])) end -= 1;
  // Signs next to the changing part belong to the fixed text.
  while (
    start < one.length &&
    start < two.length &&
    one[start] === two[start] &&
    !/\w/.test(one[start] ?? '')
  )
    start += 1;
  while (
    end < one.length - start &&
    end < two.length - start &&
    one[one.length - 1 - end] === two[two.length - 1 - end] &&
    !/\w/.test(one[one.length - 1 - end] ?? '')
  ) {
    end += 1;
  }
  const middles = [one, two].map((list) => list.slice(start, list.length - end).join(''));
  if (middles.some((middle) => !isStamp(middle))) return VOLATILE;
  return `${one.slice(0, start).join('')}${VOLATILE}${end === 0 ? '' : one.slice(one.length - end).join('')}`;
}

/** The template if `value` fits it, else the value as it is. */
export function templateOf(template: string, value: Json | undefined): Json {
  if (template === VOLATILE) return VOLATILE;
  if (typeof value !== 'string') return value ?? null;
  const at = template.indexOf(VOLATILE);
  const [before, after] = [template.slice(0, at), template.slice(at + VOLATILE.length)];
  const fits =
    at >= 0 &&
    value.length >= before.length + after.length &&
    value.startsWith(before) &&
    value.endsWith(after) &&
    isStamp(value.slice(before.length, value.length - after.length));
  return fits ? template : value;
}

function isStamp(middle: string): boolean {
  if (middle.length > LONGEST || !SIGNS.test(middle)) return false;
  const parts = middle.match(/[A-Za-z0-9]+/g) ?? [];
  const words = parts.filter((part) => /^[A-Za-z]{3,}$/.test(part) && !CALENDAR.test(part));
  return words.length <= 1 && parts.every((part) => part.length <= LONGEST_TOKEN);
}

/** Runs of letters and digits, and every sign between them by itself. */
const tokens = (text: string): readonly string[] => text.match(/[A-Za-z0-9]+|[^A-Za-z0-9]/g) ?? [];

/** What may change tomorrow although it did not between two starts of today. */
const mayChange = (token: string | undefined): boolean =>
  token !== undefined && (/\d/.test(token) || CALENDAR.test(token) || /^[ :.,+-]$/.test(token));
