/**
 * In: names, and a text. Out: the tokens of the text that are such names. Tokens are told apart by length, first, middle and
 * last character, so that few are copied.
 */

export interface Token {
  readonly token: string;
  readonly index: number;
}

const SIZE = 1 << 16;
/** As many characters as a token can have. */
const LONGEST = 128;

const known = new WeakMap<ReadonlySet<string>, Uint8Array>();

function marksOf(names: ReadonlySet<string>): Uint8Array {
  const had = known.get(names);
  if (had !== undefined) return had;
  const made = new Uint8Array(SIZE);
  for (const name of names) made[markOf(name, 0, name.length)] = 1;
  known.set(names, made);
  return made;
}

function markOf(text: string, start: number, end: number): number {
  const middle = text.charCodeAt((start + end) >> 1);
  const ends = text.charCodeAt(start) * 31 + text.charCodeAt(end - 1);
  return (Math.imul(ends * 31 + middle, 31) + (end - start)) & (SIZE - 1);
}

/** 1: a character of a word; 2: another one that a token can have between two of them; 3: not known yet; 4: half of a character. */
const KIND = new Uint8Array(1 << 16).fill(3);
for (let code = 0; code < 128; code += 1) {
  const char = String.fromCharCode(code);
  KIND[code] = /\w/.test(char) ? 1 : /[.:/-]/.test(char) ? 2 : 0;
}
KIND.fill(4, 0xd800, 0xe000);

function kindOf(code: number): number {
  if (KIND[code] === 3) KIND[code] = /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0;
  return KIND[code] ?? 0;
}

/**
 * Where in a text one of `names` stands as a token; undefined if the text has characters of two halves, or a token that may be longer
 * than a token can be.
 */
export function namedAt(text: string, names: ReadonlySet<string>): readonly Token[] | undefined {
  const marks = marksOf(names);
  let found: Token[] | undefined;
  let start = -1;
  let end = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const kind = at < text.length ? kindOf(text.charCodeAt(at)) : 0;
    if (kind === 4) return undefined;
    if (kind === 1) {
      if (start === -1) start = at;
      end = at + 1;
    } else if (kind === 0 && start !== -1) {
      if (end - start > LONGEST) return undefined;
      if (marks[markOf(text, start, end)] === 1) {
        const token = text.slice(start, end);
        if (names.has(token)) {
          found ??= [];
          found.push({ token, index: start });
        }
      }
      start = -1;
    }
  }
  return found ?? NONE;
}

const NONE: readonly Token[] = [];
