/**
 * In: parts of which one stands in every sentence that a pattern matches. Out: whether a sentence has one, by its words and its
 * marks; the sentence itself is read only for parts that its words and marks allow. Never decides that a pattern matches.
 */

import { PATTERNS, type Pattern } from './lexicon/patterns.ts';

/** One part, and what a sentence with it has. */
interface Gate {
  readonly part: string;
  /** Its characters that are no letters, as bits. */
  readonly marks: number;
  /** The number of its longest run of letters, or -1. */
  readonly run: number;
  /** Whether it is this run and nothing else. */
  readonly isRun: boolean;
}

/** The bit of each character that is no letter and stands in a part; all digits have one. */
export const MARK_OF = new Int32Array(128);

/** The shortest run that is looked for in words. */
const SHORTEST = 3;
const runs = new Map<string, number>();
/** The runs that begin with three characters, by these. */
const byBeginning = new Map<number, string[]>();
let bits = 1;

function gateOf(part: string): Gate {
  const [run = ''] = (part.match(/[a-z0-9_]{3,}/g) ?? []).sort((a, b) => b.length - a.length);
  let marks = 0;
  for (const char of part.match(/[\0-\x7F]/g) ?? []) if (!/[a-z ]/.test(char)) marks |= markOf(char);
  return { part, marks, run: run === '' ? -1 : numberOf(run), isRun: run === part };
}

function markOf(char: string): number {
  const code = char.charCodeAt(0);
  if (MARK_OF[code] === 0 && bits < 31) {
    const same = /\d/.test(char) ? [...'0123456789'] : [char];
    for (const one of same) MARK_OF[one.charCodeAt(0)] = 1 << bits;
    bits += 1;
  }
  return MARK_OF[code] ?? 0;
}

function numberOf(run: string): number {
  const had = runs.get(run);
  if (had !== undefined) return had;
  const number = runs.size;
  runs.set(run, number);
  const key = beginningAt(run, 0);
  byBeginning.set(key, [...(byBeginning.get(key) ?? []), run]);
  return number;
}

const beginningAt = (word: string, at: number): number =>
  word.charCodeAt(at) | (word.charCodeAt(at + 1) << 8) | (word.charCodeAt(at + 2) << 16);

/** A pattern, and lists of parts; a sentence that it matches has one of each list. */
export interface Gated extends Pattern {
  readonly gates: readonly (readonly Gate[])[];
}

/** All patterns; their parts are known before the first sentence is read. */
export const GATED: readonly Gated[] = PATTERNS.map((pattern) => ({
  ...pattern,
  gates: [pattern.gate, ...(pattern.and === undefined ? [] : [pattern.and])].map((parts) =>
    parts.map(gateOf),
  ),
}));

const NO_WORDS: readonly string[] = [];
const NO_RUNS: readonly number[] = [];

/** The numbers of all runs in a word. */
export function runsIn(word: string): readonly number[] {
  let found: number[] | undefined;
  for (let at = 0; at + SHORTEST <= word.length; at += 1) {
    for (const run of byBeginning.get(beginningAt(word, at)) ?? NO_WORDS) {
      if (!word.startsWith(run, at)) continue;
      found ??= [];
      found.push(runs.get(run) ?? -1);
    }
  }
  return found ?? NO_RUNS;
}

/** The runs of the sentence in hand. */
let seen = new Uint8Array(0);

/** Takes the next sentence in hand. */
export function takeRuns(words: readonly { readonly runs: readonly number[] }[]): void {
  if (seen.length < runs.size) seen = new Uint8Array(runs.size);
  seen.fill(0);
  for (const word of words) for (const run of word.runs) seen[run] = 1;
}

/** Whether the sentence in hand has one part of each list. `lower`: it in lower case; `marks`: its marks. */
export function isOpen(gates: Gated['gates'], lower: string, marks: number): boolean {
  for (const parts of gates) if (!hasOne(parts, lower, marks)) return false;
  return true;
}

function hasOne(parts: readonly Gate[], lower: string, marks: number): boolean {
  for (const { part, marks: needed, run, isRun } of parts) {
    if ((marks & needed) !== needed || (run !== -1 && seen[run] !== 1)) continue;
    if (isRun || lower.includes(part)) return true;
  }
  return false;
}
