/**
 * Which texts are credentials by their looks: of a published shape (`credential-shapes.ts`), or drawn by lot. A text in, the name of the
 * shape out, or the text with every credential replaced. Linear in the text. Pure; keeps and prints no value.
 */
import { CREDENTIAL_SHAPES, KEY_BLOCKS } from './credential-shapes.ts';
import { holdsWord } from './token-words.ts';
import { holdsWords } from './words.ts';

/** The longest value that counts as drawn by lot. */
const LONGEST = 512;
const SHORTEST = 16;
const VARIABLE = /\$\{[^{}]*\}|\$\w+|%\w+%/g;
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const rows = CREDENTIAL_SHAPES.map(({ name, prefix, rest }) => ({
  name,
  whole: new RegExp(`^(?:${prefix})(?:${rest})$`),
  prefix: new RegExp(`^(?:${prefix})`),
}));
const anyOf = (shapes: typeof CREDENTIAL_SHAPES): string =>
  shapes.map(({ prefix, rest }) => prefix + rest).join('|');
const TOKEN = new RegExp(`(?<![A-Za-z0-9])(?:${anyOf(CREDENTIAL_SHAPES)})`, 'g');
const BLOCK = new RegExp(anyOf(KEY_BLOCKS), 'g');
/** What every block has. */
const BLOCK_SIGN = /PRIVATE KEY|Private-Lines/;

/**
 * The shape of a value that is a credential by its looks alone: the name of a published one, or `random`. Undefined for everything that
 * holds words, so that no sentence ever has a shape.
 */
export function credentialShape(value: string): string | undefined {
  const row = rowOf(value);
  if (row === undefined) return isRandom(value) ? 'random' : undefined;
  return isKey(value) && !holdsWords(value.replace(row.prefix, '')) ? row.name : undefined;
}

const rowOf = (value: string) => rows.find(({ whole }) => whole.test(value));

/** The part of a credential of a published shape that its issuer drew by lot. */
export const withoutPrefix = (value: string): string => value.replace(rowOf(value)?.prefix ?? '', '');

/** The lines of a key block that everybody knows. */
const BLOCK_LINES =
  /-{4,5} ?(?:BEGIN|END)[ A-Z0-9_-]{0,60}KEY(?: BLOCK)? ?-{4,5}|Proc-Type: 4,ENCRYPTED|DEK-Info: [A-Z0-9-]{1,20}|Version: \w{1,20} v?[\d.]{1,10}|Private-Lines:/g;
/** In bits: more than a credential has by chance. */
const CHANCE = 6;

/** Whether what looks like a credential holds words for somebody to read, at whatever distance they stand. */
export function isReadable(found: string): boolean {
  const letters = withoutPrefix(found)
    .replace(BLOCK_LINES, '')
    .replace(/\\[rn]|[^A-Za-z0-9]/g, '');
  return holdsWord(letters) || holdsWords(letters, CHANCE);
}

/** Every credential of a published shape in a text, replaced by what `hide` makes of it. */
export function replaceCredentials(text: string, hide: (credential: string) => string): string {
  const blocks = BLOCK_SIGN.test(text) ? text.replace(BLOCK, hide) : text;
  return replaceTokens(blocks, hide);
}

/** The same without keys that span lines. */
export const replaceTokens = (text: string, hide: (token: string) => string): string =>
  text.replace(TOKEN, (found) => (isKey(found) ? hide(found) : found));

/** Not `hf_your_token_here` and `sk-xxxxxxxxxxxxxxxxxxxx`: words or fillers, and no digit. */
const isKey = (found: string): boolean =>
  /\d/.test(found) ||
  (new Set(found).size >= 8 && found.split(/[-_.\s]/).some((part) => part.length >= 16 && !holdsWords(part)));

/**
 * Whether a word was drawn by lot: 16 characters or more, capitals, small letters and digits mixed as no name mixes them, and no words
 * in it. Versions, dates, UUIDs, fillers (`xxxx`) and names with numbers are not.
 */
export const isRandom = (value: string): boolean => isMixed(value) && !holdsWords(value);

/** The same, and one that holds a word by chance: to hide it is no harm where its fingerprint stays. */
export const maybeRandom = (value: string): boolean =>
  isMixed(value) && (!holdsWords(value, slackOf(value)) || changesOf(value) >= 0.45 * value.length);

/** Letters of one case never show where a word begins. */
const slackOf = (text: string): number => (/[a-z]/.test(text) && /[A-Z]/.test(text) ? 0 : 6);

/** How often capitals, small letters and digits follow each other. */
const changesOf = (text: string): number =>
  text.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|\d(?=[A-Za-z])/g)?.length ?? 0;

function isMixed(value: string): boolean {
  if (value.length < SHORTEST || value.length > LONGEST) return false;
  if (!/^[A-Za-z0-9_+/=.~-]+$/.test(value) || UUID.test(value)) return false;
  const odd = value
    .split(/[-_.~=+/]+/)
    .filter((part) => part !== '' && !isName(part))
    .join('');
  return odd.length >= SHORTEST && new Set(odd).size >= 6;
}

/** Whether a value in a place where a credential or a choice may stand looks like the first: mixed as no name or number is. */
export const looksSecret = (value: string): boolean =>
  !UUID.test(value) &&
  (replaceCredentials(value, () => '') !== value ||
    value
      .replace(VARIABLE, '')
      .split(/[-_.,:;/\\@+=\s]+/)
      .some((part) => part.length >= 4 && !isName(part)) ||
    isMixed(value));

/** `server`, `v2`, `20240101`, `8b`, `k8scluster`: letters, digits, or one behind the other. */
const isName = (part: string): boolean =>
  /^(?:\d+|\d{8}T\d{4,6}Z?|\p{L}{0,20}\d{0,14}\p{L}{0,3}|[a-z]{1,12}\d{1,2}[a-z]{1,12}|[^A-Za-z0-9]*)$/u.test(
    part,
  ) && !isMixedCase(part);

/** Capitals inside as no name has them: more changes of case than words could cause. */
function isMixedCase(part: string): boolean {
  const changes = part.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0;
  return part.length >= 12 && changes * 3 >= part.length;
}
