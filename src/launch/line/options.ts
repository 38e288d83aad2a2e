/**
 * The options before a command's own words. In: arguments and a table of options. Out: their values and the remaining
 * words, or undefined at an option that the table lacks, because the next word may be its value or the command. Pure.
 */
import { plainWords } from './shell-lexer.ts';

export interface OptionTable {
  /** Options whose value is the next word, or glued on: `--name=value`, `-nvalue`. */
  readonly valued: readonly string[];
  /** Options whose values are the next two words. */
  readonly pairs?: readonly string[];
  /** Options without a value. One that ends in `=` takes its value only glued on. */
  readonly switches: readonly string[];
  /** Further options without a value: `-10`, `-arm64`. */
  readonly shape?: RegExp;
  /** Options whose value is a text of words that take its place in the line. */
  readonly splits?: readonly string[];
  /** Whether upper and lower case are one. */
  readonly anyCase?: true;
}

export interface Options {
  /** Name and value in the order of the line; a switch has none. */
  readonly found: readonly (readonly [name: string, value: string])[];
  /** From the first word that is no option on, or all after `--`. */
  readonly rest: readonly string[];
  /** The options ended with `--`. */
  readonly dashes: boolean;
}

/** How many words one line may grow to: a text of words may hold another. */
const MAX_WORDS = 10_000;

/** Options up to the first other word. */
export function readOptions(args: readonly string[], table: OptionTable): Options | undefined {
  const found: (readonly [string, string])[] = [];
  const has = (list: readonly string[] | undefined, name: string): boolean => {
    const same = (one: string) => one === name || (table.anyCase === true && one === name.toLowerCase());
    return list?.some(same) === true;
  };
  let words = [...args];
  for (let at = 0; at < words.length && words.length < MAX_WORDS; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return { found, rest: words.slice(at + 1), dashes: true };
    if (!/^-./s.test(word)) return { found, rest: words.slice(at), dashes: false };
    if (has(table.switches, word) || table.shape?.test(word) === true) {
      found.push([word, '']);
      continue;
    }
    if (has(table.pairs, word)) {
      if (at + 2 >= words.length) return undefined;
      found.push([word, `${words[at + 1]}=${words[at + 2]}`]);
      at += 2;
      continue;
    }
    const glued = gluedValue(word, (name) => has(table.valued, name) || has(table.splits, name));
    const name = glued === undefined ? word : glued.name;
    if (has(table.splits, name)) {
      const text = glued?.value ?? words[at + 1];
      const inside = text === undefined ? undefined : plainWords(text);
      if (inside === undefined) return undefined;
      words = [...words.slice(0, at), ...inside, ...words.slice(at + (glued === undefined ? 2 : 1))];
      at -= 1;
    } else if (glued !== undefined) found.push([glued.name, glued.value]);
    else if (has(table.valued, word)) {
      if (at + 1 >= words.length) return undefined;
      found.push([word, words[at + 1] ?? '']);
      at += 1;
    } else {
      const equals = word.indexOf('=');
      if (equals > 0 && has(table.switches, word.slice(0, equals + 1))) {
        found.push([word.slice(0, equals), word.slice(equals + 1)]);
        continue;
      }
      const cluster = clusterOf(word, table);
      if (cluster === undefined) return undefined;
      for (const letter of cluster) words.splice(at + 1, 0, letter);
      words.splice(at, 1);
      at -= 1;
    }
  }
  return words.length < MAX_WORDS ? { found, rest: [], dashes: false } : undefined;
}

/** Options wherever they stand, and the other words; after `--` all are other words. */
export function readMixed(args: readonly string[], table: OptionTable): Options | undefined {
  const found: (readonly [string, string])[] = [];
  const rest: string[] = [];
  let remaining = args;
  while (remaining.length > 0) {
    const read = readOptions(remaining, table);
    if (read === undefined) return undefined;
    found.push(...read.found);
    if (read.dashes) return { found, rest: [...rest, ...read.rest], dashes: true };
    rest.push(...read.rest.slice(0, 1));
    remaining = read.rest.slice(1);
  }
  return { found, rest, dashes: false };
}

/** Further options, in front of `words`; those that were read before stay. */
export function readOn(read: Options, words: readonly string[], table: OptionTable): Options | undefined {
  const after = readOptions(words, table);
  return after === undefined ? undefined : { ...after, found: [...read.found, ...after.found] };
}

/** All values of an option under any of its names, in the order of the line. */
export const allOf = ({ found }: Pick<Options, 'found'>, ...names: readonly string[]): readonly string[] =>
  found.filter(([name]) => names.includes(name)).map(([, value]) => value);

/** The last of them, which counts. */
export const lastOf = (read: Options, ...names: readonly string[]): string | undefined =>
  allOf(read, ...names).at(-1);

/** The words in front of `--`; all of them where there is none. */
export const beforeDashes = (words: readonly string[]): readonly string[] =>
  words.includes('--') ? words.slice(0, words.indexOf('--')) : words;

/** A list of words, as tables are written. */
export const wordList = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

function gluedValue(
  word: string,
  valued: (name: string) => boolean,
): { readonly name: string; readonly value: string } | undefined {
  const equals = word.indexOf('=');
  if (equals > 0 && valued(word.slice(0, equals)) && /^(?:--|-[A-Za-z]{2})/.test(word)) {
    return { name: word.slice(0, equals), value: word.slice(equals + 1) };
  }
  const short = word.slice(0, 2);
  return /^-[A-Za-z]$/.test(short) && word.length > 2 && valued(short)
    ? { name: short, value: word.slice(2) }
    : undefined;
}

/** `-nE` as `-E`, `-n` (last first); the last letter may take a value: `-nu ada`. */
function clusterOf(
  word: string,
  { switches, valued, splits = [] }: OptionTable,
): readonly string[] | undefined {
  const first = word.slice(0, 2);
  if (!/^-[A-Za-z]{2}/.test(word) || !switches.includes(first)) return undefined;
  const rest = `-${word.slice(2)}`;
  const known =
    switches.includes(rest.slice(0, 2)) ||
    valued.includes(rest.slice(0, 2)) ||
    splits.includes(rest.slice(0, 2));
  return known ? [rest, first] : undefined;
}
