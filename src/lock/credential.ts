/**
 * Which texts are credentials by their looks: of a published shape (`credential-shapes.ts`), or drawn by lot. A text in, the name of the
 * shape out, or the text with every credential replaced. Linear in the text. Pure; keeps and prints no value.
 */
import { CREDENTIAL_SHAPES, KEY_BLOCKS } from './credential-shapes.ts';
import { holdsWords } from './words.ts';

/** The longest value that counts as drawn by lot. */
const LONGEST = 512;
const SHORTEST = 16;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const rows = [...KEY_BLOCKS, ...CREDENTIAL_SHAPES].map(({ name, prefix, rest }) => ({
  name,
  whole: new RegExp(`^(?:${prefix})(?:${rest})$`),
  prefix: new RegExp(`^(?:${prefix})`),
}));
const ANYWHERE = new RegExp(
  `(?:${KEY_BLOCKS.map(({ prefix, rest }) => prefix + rest).join('|')}|(?<![A-Za-z0-9])(?:${CREDENTIAL_SHAPES.map(({ prefix, rest }) => `${prefix}${rest}`).join('|')}))`,
  'g',
);

/**
 * The shape of a value that is a credential by its looks alone: the name of a published one, or `random`. Undefined for everything that
 * holds words, so that no sentence ever has a shape.
 */
export function credentialShape(value: string): string | undefined {
  const row = rows.find(({ whole }) => whole.test(value));
  if (row === undefined) return isRandom(value) ? 'random' : undefined;
  return isKey(value) && !holdsWords(value.replace(row.prefix, '')) ? row.name : undefined;
}

/** Every credential of a published shape in a text, replaced by what `hide` makes of it. */
export const replaceCredentials = (text: string, hide: (credential: string) => string): string =>
  text.replace(ANYWHERE, (found) => (isKey(found) ? hide(found) : found));

/** `hf_your_token_here`, `sk-xxxxxxxxxxxxxxxxxxxx`: letters of one case, and no digit. */
const isKey = (found: string): boolean =>
  /\d/.test(found) || (/[a-z]/.test(found) && /[A-Z]/.test(found) && !isWords(found));

const isWords = (text: string): boolean =>
  text.split(/[-_.\s]/).every((part) => part.length < 16 || holdsWords(part));

/**
 * Whether a word was drawn by lot: 16 characters or more, capitals, small letters and digits mixed as no name mixes them, and no words
 * in it. Versions, dates, UUIDs, fillers (`xxxx`) and names with numbers are not.
 */
export function isRandom(value: string): boolean {
  if (value.length < SHORTEST || value.length > LONGEST) return false;
  if (!/^[A-Za-z0-9_+/=.~-]+$/.test(value) || UUID.test(value)) return false;
  const parts = value.split(/[-_.~=+/]+/).filter((part) => part !== '' && !isName(part));
  const odd = parts.join('');
  return odd.length >= SHORTEST && new Set(odd).size >= 6 && !holdsWords(odd);
}

/** `server`, `v2`, `20240101`, `8b`, `gpt4o`: letters, digits, or one behind the other. */
const isName = (part: string): boolean =>
  /^(?:\d+|[A-Za-z]{0,20}\d{0,14}[A-Za-z]{0,3})$/.test(part) && !isMixedCase(part);

/** Capitals inside as no name has them: more changes of case than words could cause. */
function isMixedCase(part: string): boolean {
  const changes = part.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0;
  return part.length >= 12 && changes * 3 >= part.length;
}
