/**
 * In: a sentence. Out: where it speaks of what: the stretches of each concept (`user`, `ignore`, `orders`) by a lexicon of words
 * and phrases. Takes time linear in the sentence. A `*` at the end of a word stands for any ending; phrases of scripts
 * without spaces are found anywhere.
 */
import { LEXICON } from './lexicon/index.ts';
import { PATTERNS } from './lexicon/patterns.ts';
import type { Stretch } from './near.ts';

export type Concepts = ReadonlyMap<string, readonly Stretch[]>;

interface Phrase {
  readonly concept: string;
  /** The words after the first one. */
  readonly rest: readonly Word[];
}
interface Word {
  readonly text: string;
  readonly isPrefix: boolean;
}

const ASCII = /^[\0-\x7F]*$/;
const ASCII_WORD = /[a-z0-9_]+(?:['.-][a-z0-9_]+)*/g;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['.-][\p{L}\p{M}\p{N}_]+)*/gu;
const UNSPACED = /[\u{3040}-\u{30FF}\u{3400}-\u{9FFF}\u{AC00}-\u{D7AF}]/u;

const exact = new Map<string, Phrase[]>();
const prefixes = new Map<string, Phrase[]>();
const unspaced = new Map<string, string[]>();
for (const [concept, phrases] of LEXICON) {
  for (const phrase of phrases) {
    if (UNSPACED.test(phrase)) {
      add(unspaced, phrase, concept);
      continue;
    }
    const [first = { text: '', isPrefix: false }, ...rest] = phrase.split(' ').map(wordOf);
    add(first.isPrefix ? prefixes : exact, first.text, { concept, rest });
  }
}
/** The first letters of all stems. */
const MAY_BE_STEM = new RegExp(
  `^(?:${[...new Set([...prefixes.keys()].map((stem) => stem.slice(0, 3)))].join('|')})`,
);
const LENGTHS = [...new Set([...prefixes.keys()].map(({ length }) => length))].sort((a, b) => a - b);
const UNSPACED_PHRASES = new RegExp(
  [...unspaced.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|'),
  'gu',
);

/** `lower`: the sentence in lower case, of the same length. */
export function conceptsOf(sentence: string, lower: string): Concepts {
  const found = new Map<string, Stretch[]>();
  const isAscii = ASCII.test(lower);
  const words = [...lower.matchAll(isAscii ? ASCII_WORD : WORD)];
  const addPhrases = (index: number, phrases: readonly Phrase[] | undefined) => {
    for (const { concept, rest } of phrases ?? []) {
      const last = words[index + rest.length];
      if (last === undefined || !follows(words, index, rest)) continue;
      add(found, concept, { start: words[index]?.index ?? 0, end: last.index + last[0].length });
    }
  };
  for (const [index, { 0: word }] of words.entries()) {
    addPhrases(index, exact.get(word));
    if (!MAY_BE_STEM.test(word)) continue;
    for (const length of LENGTHS) {
      if (length > word.length) break;
      addPhrases(index, prefixes.get(word.slice(0, length)));
    }
  }
  if (!isAscii && UNSPACED.test(lower)) {
    for (const { 0: text, index } of lower.matchAll(UNSPACED_PHRASES)) {
      for (const concept of unspaced.get(text) ?? [])
        add(found, concept, { start: index, end: index + text.length });
    }
  }
  for (const { concept, gate, pattern } of PATTERNS) {
    if (!gate.some((part) => lower.includes(part))) continue;
    for (const { 0: text, index } of sentence.matchAll(pattern)) {
      add(found, concept, { start: index, end: index + text.length });
    }
  }
  for (const stretches of found.values()) stretches.sort((a, b) => a.end - b.end || a.start - b.start);
  return found;
}

function follows(words: readonly RegExpExecArray[], index: number, rest: readonly Word[]): boolean {
  return rest.every(({ text, isPrefix }, offset) => {
    const word = words[index + 1 + offset]?.[0] ?? '';
    return isPrefix ? word.startsWith(text) : word === text;
  });
}

function wordOf(written: string): Word {
  const isPrefix = written.endsWith('*');
  return { text: isPrefix ? written.slice(0, -1) : written, isPrefix };
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
