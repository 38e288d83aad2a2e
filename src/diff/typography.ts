/**
 * Whether two texts say the same in the same words, and differ in dashes, quotes, dots and white space alone: texts in, true or false
 * out. Everything else counts, so also each letter, digit and full stop. Pure; linear in the texts.
 */

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u{2010}-\u{2015}\u{2212}]/gu, '-'],
  [/-{2,}/g, '-'],
  [/[\u{2018}\u{2019}]/gu, "'"],
  [/[\u{201C}\u{201D}]/gu, '"'],
  [/\u{2026}/gu, '...'],
  [/[\s\u{A0}]+/gu, ' '],
];

const plain = (text: string): string =>
  PLAIN.reduce((rest, [from, to]) => rest.replace(from, to), text).trim();

export const sameButTypography = (before: unknown, after: unknown): boolean =>
  typeof before === 'string' && typeof after === 'string' && plain(before) === plain(after);
