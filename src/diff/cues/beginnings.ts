/**
 * In: the source of a regular expression. Out: the first letters, at most five, of every word that a match can begin with, or
 * undefined if they are unknown. Knows letters, sets of letters, groups and what may be absent; of anything else it says that
 * it is unknown, which is never wrong. For proofs that a pattern cannot match a text.
 */

/** The most letters of a beginning. */
export const LONGEST = 5;
/** The beginning of a match that no text in ASCII has. */
export const NOT_ASCII = '\u{80}';

/** `isWord`: borders of words stand around the pattern. Fewer than `LONGEST` letters are a whole word. */
export function beginnings(source: string, isWord: boolean): readonly string[] | undefined {
  const out = new Set<string>();
  for (const alternative of alternatives(source)) {
    const open = walk(alternative, new Set(['']), out);
    if (open === undefined || open.has('') || (open.size > 0 && !isWord)) return undefined;
    for (const word of open) out.add(word);
    if (!isWord && !alternative.startsWith('\\b') && [...out].some((word) => word !== NOT_ASCII))
      return undefined;
  }
  return [...out];
}

/** What the beginnings in `open` become after a pattern; those that cannot grow go to `out`. */
function walk(source: string, open: ReadonlySet<string>, out: Set<string>): ReadonlySet<string> | undefined {
  let words = open;
  for (const { text, times } of parts(source)) {
    if (words.size === 0) return words;
    if (isWidthless(text)) continue;
    const before = words;
    const mayLack = times.startsWith('?') || times.startsWith('*') || times.startsWith('{0');
    if (!text.startsWith('(?:') && times === '') {
      const after = step(text, before, out);
      if (after === undefined) return undefined;
      words = after;
      continue;
    }
    const grown = new Set(mayLack ? before : []);
    for (const one of text.startsWith('(?:') ? alternatives(text.slice(3, -1)) : [text]) {
      const after = one === text ? step(one, before, out) : walk(one, before, out);
      if (after === undefined) return undefined;
      for (const word of after) grown.add(word);
    }
    words = grown;
    // What comes again would go on with the same word.
    if (times !== '' && times !== '?' && [...words].some((word) => !before.has(word))) return undefined;
  }
  return words;
}

/** A look around or the border of a word. */
const isWidthless = (text: string): boolean =>
  text === '\\b' || (text.startsWith('(?') && /^\(\?<?[=!]/.test(text));

interface Char {
  /** The letters that it stands for, in lower case; none: it is no letter. */
  readonly letters: readonly string[];
  /** Whether it is one that no text in ASCII has. */
  readonly isForeign: boolean;
  /** Whether it is a literal that ends a word. */
  readonly isEnd: boolean;
}

const chars = new Map<string, Char>();

/** One character or set of characters as it is written. */
function charOf(text: string): Char {
  const had = chars.get(text);
  if (had !== undefined) return had;
  const letters = /^(?:[a-z]|\[[a-z]+\])$/i.test(text) ? (text.toLowerCase().match(/[a-z]/g) ?? []) : [];
  const isForeign = /^(?:[^\0-\x7F]|\\u\{[0-9a-f]{3,5}\})$/i.test(text);
  const made = { letters, isForeign, isEnd: /^[ ':,-]$/.test(text) };
  chars.set(text, made);
  return made;
}

/** After one character or set of characters. */
function step(text: string, words: ReadonlySet<string>, out: Set<string>): ReadonlySet<string> | undefined {
  const { letters, isForeign, isEnd } = charOf(text);
  const grown = new Set<string>();
  for (const word of words) {
    if (letters.length === 0) {
      if (!isForeign && (word === '' || !isEnd)) return undefined;
      out.add(word === '' ? NOT_ASCII : word);
    }
    for (const letter of letters) {
      const next = word + letter;
      (next.length === LONGEST ? out : grown).add(next);
    }
  }
  return grown;
}

/** `a|b(?:c|d)` holds two. */
function alternatives(source: string): readonly string[] {
  const out = [''];
  for (const { text, times } of parts(source)) {
    if (text === '|') out.push('');
    else out.push((out.pop() ?? '') + text + times);
  }
  return out;
}

interface Part {
  readonly text: string;
  /** How often it comes, as written. */
  readonly times: string;
}

const REPEATS = new Set('?*+{');
const TIMES = /(?:[?*+]|\{\d+(?:,\d*)?\})?\??/y;

/** The parts of a pattern that stand one after the other: characters, sets, groups, bars. */
function parts(source: string): readonly Part[] {
  const out: Part[] = [];
  let start = 0;
  let depth = 0;
  let inSet = false;
  for (let index = 0; index < source.length; ) {
    const char = source[index];
    const end = index + tokenLength(source, index);
    index = end;
    if (inSet) inSet = char !== ']';
    else if (char === '[') inSet = true;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth > 0 || inSet) continue;
    const times = char !== '|' && REPEATS.has(source[end] ?? '') ? timesAt(source, end) : '';
    out.push({ text: source.slice(start, end), times });
    start = end + times.length;
    index = start;
  }
  return out;
}

function timesAt(source: string, at: number): string {
  TIMES.lastIndex = at;
  return TIMES.exec(source)?.[0] ?? '';
}

/** How long one character is as written: `a`, `\b`, `\u{3042}`. */
function tokenLength(source: string, index: number): number {
  if (source[index] !== '\\') return 1;
  const close = source.startsWith('u{', index + 1) ? source.indexOf('}', index) : -1;
  return close === -1 ? 2 : close + 1 - index;
}
