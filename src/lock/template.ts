/**
 * Text that differs from start to start, as a template: what stays the same stays pinned, and only the changing part
 * becomes `${volatile}`. Two texts in, a template out; a template and a value in, the template out when the value fits.
 * Pure.
 */
import type { Json } from '../model.ts';

/** What stands for the changing part, or for a whole value that is no text. */
export const VOLATILE = '${volatile}';

/** A changing part longer than this, or over more than one line, is no stamp or counter but text of its own. */
const LONGEST = 80;

/** Parts of dates and times in words: tomorrow they change although today they do not. */
const CALENDAR =
  /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|gmt|utc|am|pm|cet|est|pst)[a-z]*$/i;

/** The template of two texts of one place; `VOLATILE` alone when they have nothing dependable in common. */
export function makeTemplate(a: string, b: string): string {
  const [one, two] = [tokens(a), tokens(b)];
  let start = 0;
  while (start < Math.min(one.length, two.length) && one[start] === two[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, two.length) - start && one.at(-1 - end) === two.at(-1 - end)) end += 1;
  while (start > 0 && loose(one[start - 1])) start -= 1;
  while (end > 0 && loose(one[one.length - end])) end -= 1;
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

const isStamp = (middle: string): boolean => middle.length <= LONGEST && !/[\n\r]/.test(middle);

/** Words and what stands between them. */
const tokens = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? [];

const loose = (token: string | undefined): boolean =>
  token !== undefined &&
  (/\d/.test(token) || CALENDAR.test(token.replace(/\W/g, '')) || /^[^\S\n\r]+$/.test(token));
