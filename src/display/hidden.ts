/**
 * In: a text. Out: how many characters in it render as nothing or steer the renderer, and what they spell.
 * The facts behind the cue `text/hidden-characters`; legal uses (emoji joiners, ZWNJ in Persian and Indic
 * words, the three flags made of tags) are not counted. Never decides how bad it is, never prints.
 */
import { SELECTORS, selectorByte, TAGS } from './codepoints.ts';

/** What a text hides. */
interface Hidden {
  readonly total: number;
  /** By code point, ascending. */
  readonly characters: readonly { readonly codePoint: number; readonly count: number }[];
  /** What tag characters and variation selectors spell in ASCII; empty when they spell nothing. */
  readonly decoded: string;
}

const NOTHING: Hidden = { total: 0, characters: [], decoded: '' };

// CR before LF is a line end and NBSP a space: shown in a diff, but no place to hide words in.
const HIDDEN = new RegExp(
  '[\\p{Default_Ignorable_Code_Point}\\p{Variation_Selector}\\p{Bidi_Control}\\p{Noncharacter_Code_Point}' +
    '\\p{Zl}\\p{Zp}\\u{FFF9}-\\u{FFFB}\\u{13430}-\\u{1343F}]|(?![\\t\\n\\r])\\p{Cc}|\\r(?!\\n)',
  'gu',
);

const LETTER =
  '(?=[\\p{L}\\p{M}])[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}' +
  '\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}]';

// The tags after U+1F3F4 of the only three flags in use: England, Scotland, Wales.
const FLAGS = ['gbeng', 'gbsct', 'gbwls']
  .map((code) => [...code].map((char) => `\\u{${(0xe0000 + char.charCodeAt(0)).toString(16)}}`).join(''))
  .join('|');

const LEGAL = new RegExp(
  [
    '(?<=\\p{Extended_Pictographic})[\\u{FE0E}\\u{FE0F}]',
    '(?<=[0-9#*])\\u{FE0F}(?=\\u{20E3})',
    '(?<=\\p{Extended_Pictographic}\\u{FE0F}?|\\p{Emoji_Modifier})\\u{200D}(?=\\p{Extended_Pictographic})',
    `(?<=${LETTER})[\\u{200C}\\u{200D}](?=${LETTER})`,
    `(?<=\\u{1F3F4})(?:${FLAGS})\\u{E007F}`,
  ].join('|'),
  'gu',
);

const CARRIERS = new RegExp(`${TAGS}+|${SELECTORS}+`, 'gu');

/** Counts the hidden characters of a text and reads what they spell. */
export function hiddenCharacters(text: string): Hidden {
  if (text.search(HIDDEN) === -1) return NOTHING;
  const counts = new Map<number, number>();
  let total = 0;
  for (const [char] of text.replace(LEGAL, '').matchAll(HIDDEN)) {
    const codePoint = char.codePointAt(0) ?? 0;
    counts.set(codePoint, (counts.get(codePoint) ?? 0) + 1);
    total += 1;
  }
  const characters = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([codePoint, count]) => ({ codePoint, count }));
  return { total, characters, decoded: decodeTags(text) };
}

/** How many hidden characters `after` has that `before` has not, code point by code point. */
export function hiddenAdded(before: string, after: string): number {
  const had = new Map(hiddenCharacters(before).characters.map(({ codePoint, count }) => [codePoint, count]));
  return hiddenCharacters(after).characters.reduce(
    (sum, { codePoint, count }) => sum + Math.max(0, count - (had.get(codePoint) ?? 0)),
    0,
  );
}

/** The ASCII that runs of tag characters or variation selectors carry; runs are parted by a space. */
export function decodeTags(text: string): string {
  const runs = [...text.replace(LEGAL, '').matchAll(CARRIERS)]
    .map(([run]) => (run.search(/^[\u{E0000}-\u{E007F}]/u) === 0 ? tagText(run) : selectorText(run)))
    .filter((run) => run !== '');
  // One carrier between any two visible letters is still one message.
  return runs.every((run) => run.length === 1) ? runs.join('') : runs.join(' ');
}

function tagText(run: string): string {
  return [...run]
    .map((char) => (char.codePointAt(0) ?? 0) - 0xe0000)
    .filter((code) => code >= 0x20 && code < 0x7f)
    .map((code) => String.fromCharCode(code))
    .join('');
}

function selectorText(run: string): string {
  const bytes = [...run].map((char) => selectorByte(char.codePointAt(0) ?? 0) ?? 0);
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(...bytes) : '';
}
