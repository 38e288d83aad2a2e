/**
 * A text cut into tokens: dates, times and ids whole, then runs of letters and digits, then every other character by itself. Joined
 * again they are the text. Linear in the text. Pure.
 */

const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const ZONE_NAME = '(?:z|utc|gmt|[ecmp][sd]t|cest|cet|eest|eet|west|wet|bst|ist|jst|hkt|sgt|ae[sd]t)';
const ZONE = `(?: ?${ZONE_NAME}(?:[+-]\\d{1,2}(?::?\\d{2})?)?| ?[+-]\\d{2}:?\\d{2})(?![A-Za-z0-9])`;
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const DATE =
  '(?:\\d{4}(?:-\\d{2}-|/\\d{2}/|\\.\\d{2}\\.)\\d{2}|\\d{1,2}(?:-\\d{1,2}-|/\\d{1,2}/|\\.\\d{1,2}\\.)\\d{4}' +
  `|(?:${WEEKDAY},? )?(?:${DAY}[ -]${MONTH}|${MONTH} ${DAY})(?:(?:, ?| |-)\\d{4})?)(?![A-Za-z0-9])`;
const CLOCK = '(?<![.:])\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[ap]\\.?m\\.?)?';
const TIME = `${CLOCK}(?:${ZONE}|(?![A-Za-z0-9]|:\\d))`;
const TIMESTAMP =
  '\\d{4}-\\d{2}-\\d{2}[T _]\\d{2}[:-]\\d{2}(?:[:-]\\d{2}(?:[.,-]\\d{1,9})?)?' +
  `(?:${ZONE}|(?![A-Za-z0-9]))`;
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9])';

/** Kinds that are recognised by their form alone. The first that fits counts. */
const FORMS = [
  ['uuid', UUID],
  ['timestamp', TIMESTAMP],
  ['date', DATE],
  ['time', TIME],
  ['calendar word', `(?:${WEEKDAY}|${MONTH}|${ZONE_NAME}|[ap]m)(?![A-Za-z0-9])`],
] as const;
type Form = (typeof FORMS)[number][0];

const TOKEN = new RegExp(
  [...FORMS.map(([, pattern]) => `(${pattern})`), '[A-Za-z0-9]+', '[^A-Za-z0-9]'].join('|'),
  'gi',
);

export interface Token {
  readonly text: string;
  /** Absent: a run of letters and digits, or another character. */
  readonly form?: Form;
}

export function textTokens(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(([found, ...groups]): Token => {
    const form = FORMS[groups.findIndex((group: string | undefined) => group !== undefined)]?.[0];
    return form === undefined ? { text: found } : { text: found, form };
  });
}
