/**
 * A place whose text differs from start to start, and what may stand there: the kinds of the tokens that differ, by their position
 * in the text. Two samples in, a hole out; a hole and a value in, the value with `${volatile}` in place of those tokens out. A value
 * that does not fit stays as it is, and so is drift. Pure.
 */
import type { Json } from '../model.ts';
import { canonical, same } from './canonical.ts';
import { literalOf } from './exact-number.ts';
import { type Token, textTokens } from './text-tokens.ts';
import { holdsWord } from './token-words.ts';

/** What stands for a token that differs, or for a whole value. */
export const VOLATILE = '${volatile}';

/**
 * A line for each token: `time at 4`, `number(2-6) at 12`. `JSON number`: the tokens are those of a number. `any`: a person allowed
 * any value here. `any order`: the same values in any order. `secret`: the text repeats a credential of whoever runs it.
 */
export type Hole = readonly string[];
export const ANY: Hole = ['any'];
export const SECRET = 'secret';
const NUMBER = 'JSON number';
const ORDER = 'any order';

export const HOLE_LINE =
  /^(?:any|any order|secret|JSON number|(?:uuid|timestamp|date|time|calendar word|(?:number|hex|token)\(\d{1,2}-\d{1,2}\)) at \d{1,7})$/;

/** Of all tokens of one place that differ. */
const MOST_TOKENS = 4;
const MOST_CHARS = 64;
/** How much shorter or longer than its samples a token may be. */
const SLACK = 2;
/** A token without a digit must be longer than this: shorter ones are syllables, file types and top-level domains. */
const SHORT = 5;

const HEX = /^(?:[0-9a-f]+|[0-9A-F]+)$/;
const DATED = new Set(['timestamp', 'date', 'time', 'calendar word']);

/** The hole of two values of one place; undefined when they have no shape in common. */
export function commonShape(a: Json | undefined, b: Json | undefined): Hole | undefined {
  if (isReordered(a, b)) return [ORDER];
  const numbers = [numeral(a), numeral(b)];
  if (!numbers.includes(undefined)) {
    const hole = commonShape(numbers[0], numbers[1]);
    return hole === undefined ? undefined : [NUMBER, ...hole];
  }
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  if (sealedIn(a) !== sealedIn(b)) return undefined;
  const [one, two] = [textTokens(a), textTokens(b)];
  if (one.length !== two.length) return undefined;
  const kinds = new Map<number, string>();
  for (const [at, token] of one.entries()) {
    const other = two[at];
    if (other === undefined || other.text === token.text) continue;
    const kind = kindOf(token, other);
    if (kind === undefined) return undefined;
    kinds.set(at, kind);
  }
  for (const at of datesBeside(one, kinds)) kinds.set(at, one[at]?.form ?? '');
  const hole = [...kinds].sort(([x], [y]) => x - y).map(([at, kind]) => `${kind} at ${at}`);
  return [a, b].every((text) => fitTokens(text, hole) !== undefined) ? hole : undefined;
}

/** The value with the marker for every token of the hole, if all of them fit; else the value. */
export function maskValue(value: Json | undefined, hole: Hole): Json | undefined {
  if (hole.includes('any')) return sealedIn(value) === '' ? VOLATILE : value;
  if (hole.includes(ORDER)) return Array.isArray(value) ? [VOLATILE, ...inOrder(value)] : value;
  const lines = hole.filter((line) => line !== SECRET && line !== NUMBER);
  const text = hole.includes(NUMBER) ? numeral(value) : value;
  if (lines.length === 0 || typeof text !== 'string') return value;
  const fitting = fitTokens(text, lines);
  return fitting === undefined
    ? value
    : fitting.tokens.map(({ text }, at) => (fitting.at.has(at) ? VOLATILE : text)).join('');
}

/**
 * The fingerprints in a value. A changing one is no hole, and where any text may stand none may: all that is known of the text behind
 * it is that it looks like a credential, and nobody could look for suspicious content in it.
 */
const sealedIn = (value: Json | undefined): string =>
  (JSON.stringify(value ?? null).match(/\$\{redacted:sha256-\w+\}/g) ?? []).join();

/** Whether two lists hold the same words, numbers and the like in different order, as sets of some languages do. */
export const isReordered = (a: Json | undefined, b: Json | undefined): boolean =>
  isList(a) && isList(b) && a.length === b.length && !same(a, b) && same(inOrder(a), inOrder(b));

const isList = (value: Json | undefined): value is readonly Json[] =>
  Array.isArray(value) && value.every((element: Json) => typeof element !== 'object' || element === null);

const inOrder = (list: readonly Json[]): readonly Json[] =>
  list
    .map((element) => [canonical(element), element] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, element]) => element);

/** A number as it is written in JSON. */
const numeral = (value: Json | undefined): string | undefined =>
  typeof value === 'number' ? String(value) : literalOf(value);

/** Dates and times next to a changing one: they may change tomorrow, although they are the same in two starts of today. */
function datesBeside(tokens: readonly Token[], kinds: ReadonlyMap<number, string>): readonly number[] {
  const found = new Set([...kinds].flatMap(([at, kind]) => (DATED.has(kind) ? [at] : [])));
  const spread = (from: number, step: 1 | -1) => {
    for (let at = from + step, gap = 0; gap < 4; at += step, gap += 1) {
      const token = tokens[at];
      if (token === undefined) return;
      if (token.form !== undefined && DATED.has(token.form)) {
        found.add(at);
        gap = -1;
      } else if (token.form !== undefined || !/^(?:[\s,.()T@|-]|at|on)$/.test(token.text)) return;
    }
  };
  for (const at of [...found]) {
    spread(at, -1);
    spread(at, 1);
  }
  return [...found];
}

function kindOf(a: Token, b: Token): string | undefined {
  if (a.form !== undefined || b.form !== undefined) return a.form === b.form ? a.form : undefined;
  return runKind(a.text, b.text);
}

/** The narrowest kind of two runs of letters and digits. */
function runKind(a: string, b: string): string | undefined {
  const both = (test: (text: string) => boolean) => test(a) && test(b);
  const lengths = [a.length, b.length].sort((x, y) => x - y);
  const range = `(${Math.max(1, (lengths[0] ?? 0) - SLACK)}-${(lengths[1] ?? 0) + SLACK})`;
  const kind = (['number', 'hex', 'token'] as const).find((name) => both((text) => isOf(name, text)));
  return kind === undefined || (lengths[1] ?? 0) > MOST_CHARS ? undefined : `${kind}${range}`;
}

function isOf(kind: string, text: string): boolean {
  if (kind === 'number') return /^\d+$/.test(text);
  const letters = /\d/.test(text) || text.length > SHORT;
  return letters && (kind === 'hex' ? HEX : /^[A-Za-z0-9]+$/).test(text) && !holdsWord(text);
}

/** The tokens of a text that fits its hole. */
function fitTokens(
  text: string,
  lines: readonly string[],
): { readonly tokens: readonly Token[]; readonly at: ReadonlySet<number> } | undefined {
  const tokens = textTokens(text);
  const at = new Set<number>();
  let chars = 0;
  for (const line of lines) {
    const position = Number(/ at (\d+)$/.exec(line)?.[1] ?? Number.NaN);
    const token = tokens[position];
    if (token === undefined || !fits(line, token.text, token.form)) return undefined;
    at.add(position);
    chars += token.text.length;
  }
  return at.size <= MOST_TOKENS && chars <= MOST_CHARS ? { tokens, at } : undefined;
}

function fits(line: string, text: string, form?: Token['form']): boolean {
  const [, kind = '', least, most] = /^([a-z ]+?)(?:\((\d+)-(\d+)\))?(?: at \d+)?$/.exec(line) ?? [];
  if (least === undefined) return form === kind;
  return (
    form === undefined && text.length >= Number(least) && text.length <= Number(most) && isOf(kind, text)
  );
}
