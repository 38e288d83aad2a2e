/**
 * In: a text. Out: what is disguised in it: encoded, spaced, reversed, with digits for letters. Each disguise is a row; its sign
 * and its gate are what a text needs before it is tried. For matching only, never for display.
 */
import { SIGN } from './signs.ts';
import { unspaced } from './unspaced.ts';

export interface Disguise {
  readonly name: string;
  /** The sign that every text has in which `gate` finds something. */
  readonly sign: number;
  readonly gate: RegExp;
  /** What is disguised in a text; empty: nothing. */
  readonly read: (text: string) => string;
}

const BASE64 = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/_-]{20,4000}={0,2}/g;
const HEX = /(?<![A-Za-z0-9])(?:0x)?(?:[0-9a-f]{2}[ :]?){12,4000}(?![A-Za-z0-9])/gi;
const PERCENT = /(?:%[0-9a-f]{2}){4,4000}|%[0-9a-f]{2}/gi;
const ENTITY = /&#(\d{1,7});|&#x([0-9a-f]{1,6});|\\u\{?([0-9a-f]{4,6})\}?|\\x([0-9a-f]{2})/gi;
const NAMED_ENTITY = /&(lt|gt|amp|quot|nbsp|apos);/g;
const NAMES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  apos: "'",
};
const LEET = /(?<![\w@$!])(?=[a-z@$!]*[0134578@$!])(?=[\d@$!]*[a-z])[a-z0134578@$!]{2,20}(?![\w@$!])/gi;
const DIGITS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i' },
};
const JOINED = /(?<![\w/.-])[A-Za-z]{2,20}(?:[-_][A-Za-z]{1,20}){3,40}(?![\w/.-])/g;

// Words that only occur in English that was turned around, or moved by thirteen letters.
const REVERSED =
  /\b(?:eht|lla|dna|resu|loot|erongi|snoitcurtsni|suoiverp|llet|ton|od|dnes|daer|erofeb|siht|noitnem|reven|elif|yek)\b/i;
const ROTATED =
  /\b(?:gur|nyy|naq|hfre|gbby|vtaber|vafgehpgvbaf?|cerivbhf|gryy|abg|qb|fraq|ernq|orsber|arire|guvf|zragvba|svyr|xrl|lbh)\b/i;

/** Any character but letters and digits. */
const NO_WORD = ~SIGN.leet;

export const DISGUISES: readonly Disguise[] = [
  {
    name: 'base64',
    sign: SIGN.run20,
    gate: /[A-Za-z0-9+/_-]{20}/,
    read: (text) =>
      matches(text, BASE64, (run) => (/[A-Z]/.test(run) && /[a-z]/.test(run) ? decoded(run, 'base64') : '')),
  },
  {
    name: 'hexadecimal',
    sign: SIGN.hexRun,
    gate: /(?:[0-9a-f]{2}[ :]?){12}/i,
    read: (text) => matches(text, HEX, (run) => decoded(run.replace(/^0x|[ :]/gi, ''), 'hex')),
  },
  {
    name: 'percent encoding',
    sign: SIGN.percent,
    gate: /%[0-9a-f]{2}/i,
    read: (text) =>
      changed(
        text,
        text.replace(PERCENT, (run) => decoded(run.replaceAll('%', ''), 'hex') || run),
      ),
  },
  {
    name: 'character escapes',
    sign: SIGN.escape,
    gate: /&#|\\[ux]|&(?:lt|gt|quot|nbsp|apos);/,
    read: (text) =>
      changed(
        text,
        text
          .replace(ENTITY, (whole, decimal, hex, unicode, byte) =>
            charOf(
              Number.parseInt(decimal ?? hex ?? unicode ?? byte, decimal === undefined ? 16 : 10),
              whole,
            ),
          )
          .replace(NAMED_ENTITY, (_, name: string) => NAMES[name] ?? ''),
      ),
  },
  {
    name: 'spaced letters',
    sign: SIGN.spaced,
    gate: /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{N}\n]{1,3}[\p{L}\p{N}](?![\p{L}\p{N}])){5}/u,
    read: unspaced,
  },
  {
    name: 'joined words',
    sign: SIGN.joint,
    gate: /[A-Za-z](?:[-_][A-Za-z]{1,20}){3}/,
    read: (text) => matches(text, JOINED, (run) => run.replace(/[-_]/g, ' ')),
  },
  {
    name: 'digits for letters',
    sign: SIGN.leet,
    gate: /[a-z][0134578@$!][a-z]|\b[0134578@$!][a-z]/i,
    read: (text) => {
      if ((text.match(LEET)?.length ?? 0) < 2) return '';
      return text.replace(LEET, (word) =>
        word
          .toLowerCase()
          .replace(/[0134578@$!]/g, (char, at: number) =>
            char === '1' && (word[at - 1] === '1' || word[at + 1] === '1') ? 'l' : (DIGITS[char] ?? char),
          ),
      );
    },
  },
  {
    name: 'reversed text',
    sign: NO_WORD,
    gate: REVERSED,
    read: (text) => (hasTwo(text, REVERSED) ? [...text].reverse().join('') : ''),
  },
  {
    name: 'ROT13',
    sign: NO_WORD,
    gate: ROTATED,
    read: (text) => (hasTwo(text, ROTATED) ? text.replace(/[a-z]/gi, rotated) : ''),
  },
  {
    name: 'accents',
    sign: SIGN.notAscii,
    gate: /[\u{C0}-\u{24F}\u{1E00}-\u{1EFF}]/u,
    read: (text) => changed(text, text.normalize('NFD').replace(/\p{Mn}+/gu, '')),
  },
];

const changed = (before: string, after: string): string => (after === before ? '' : after);

const matches = (text: string, every: RegExp, read: (run: string) => string): string =>
  [...text.matchAll(every)]
    .map(([run]) => read(run))
    .filter((part) => part !== '')
    .join('\n\n');

/** The text that a run encodes, or nothing if it is no text of words. */
function decoded(run: string, encoding: 'base64' | 'hex'): string {
  const bytes = Buffer.from(run, encoding).toString('utf8');
  const isText = !/[^\t\n\r\x20-\x7E\p{L}\p{P}]/u.test(bytes) && !bytes.includes('\u{FFFD}');
  return isText &&
    (encoding === 'hex' || /[a-z][ \n][a-z]|[\u{3040}-\u{9FFF}]|[A-Za-z0-9+/]{20}/iu.test(bytes))
    ? bytes
    : '';
}

const charOf = (codePoint: number, whole: string): string =>
  codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;

const hasTwo = (text: string, word: RegExp): boolean => {
  const first = text.search(word);
  return first !== -1 && word.test(text.slice(first + 2));
};

const rotated = (char: string): string => {
  const first = char < 'a' ? 65 : 97;
  return String.fromCharCode(((char.charCodeAt(0) - first + 13) % 26) + first);
};
