/**
 * In: a sentence. Out: where it speaks of what: the stretches of each concept (`user`, `ignore`, `orders`) by a lexicon of words
 * and phrases, and by patterns. Takes time linear in the sentence. Phrases of scripts without spaces are found anywhere.
 */
import { once } from '../../host/once.ts';
import { GATED, isOpen } from './gates.ts';
import { LEXICON } from './lexicon/index.ts';
import { CONCEPTS } from './lexicon/numbers.ts';
import type { Stretch } from './near.ts';
import { longerAt, phrasesAt, UNSPACED } from './phrases.ts';
import type { SentenceWords } from './sentence-words.ts';

export type Concepts = ReadonlyMap<string, readonly Stretch[]>;

const unspacedPhrases = once(() => {
  const concepts = new Map<string, string[]>();
  for (const [concept, phrases] of LEXICON) {
    for (const phrase of phrases) if (UNSPACED.test(phrase)) add(concepts, phrase, concept);
  }
  const longestFirst = [...concepts.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return { concepts, pattern: new RegExp(longestFirst.join('|'), 'gu') };
});

/** The concepts, as numbers, of the sentence in hand: nothing known yet, that it is there, that it is not. */
export const known = new Uint8Array(CONCEPTS.size + 1);
export const [UNKNOWN, THERE, ABSENT] = [0, 1, 2];
/** Before the words of a sentence are read: what no pattern recognises is not there. */
const AT_FIRST = new Uint8Array(known.length).fill(ABSENT);
for (const { concept } of GATED) AT_FIRST[CONCEPTS.get(concept) ?? 0] = UNKNOWN;

/** What the words of the sentence in hand stand for, each once: the first `count` of `numbers`. */
export const spoken = { numbers: new Uint16Array(known.length), count: 0 };

/** Takes a sentence in hand. `lower`: the sentence in lower case, of the same length. */
export function takeSpoken(lower: string, sentence: SentenceWords): void {
  const { words } = sentence;
  spoken.count = 0;
  known.set(AT_FIRST);
  const add = (number: number): void => {
    if (known[number] === THERE) return;
    known[number] = THERE;
    spoken.numbers[spoken.count] = number;
    spoken.count += 1;
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    for (const number of word.alone) add(number);
    for (const beginning of word.longer) {
      for (const { number } of longerAt(words, at, beginning)) add(number);
    }
  }
  eachUnspaced(lower, sentence, (concept) => add(CONCEPTS.get(concept) ?? 0));
}

/** Where a sentence has which of the concepts `asked`, by its words and by patterns. */
export function conceptsIn(
  sentence: string,
  lower: string,
  inWords: SentenceWords,
  asked: ReadonlySet<string>,
): Concepts {
  const found = new Map<string, Stretch[]>();
  const { words, starts, marks } = inWords;
  for (let at = 0; at < words.length; at += 1) {
    for (const beginning of words[at]?.phrases ?? []) {
      for (const { concept, rest } of phrasesAt(words, at, beginning)) {
        if (!asked.has(concept)) continue;
        const last = at + rest.length;
        const end = (starts[last] ?? 0) + (words[last]?.text.length ?? 0);
        add(found, concept, { start: starts[at] ?? 0, end });
      }
    }
  }
  eachUnspaced(lower, inWords, (concept, stretch) => {
    if (asked.has(concept)) add(found, concept, stretch);
  });
  for (const { concept, pattern, gates } of GATED) {
    if (!asked.has(concept) || !isOpen(gates, lower, marks)) continue;
    for (const { 0: text, index } of sentence.matchAll(pattern)) {
      add(found, concept, { start: index, end: index + text.length });
    }
  }
  for (const stretches of found.values()) stretches.sort((a, b) => a.end - b.end || a.start - b.start);
  return found;
}

function eachUnspaced(
  lower: string,
  { isAscii }: SentenceWords,
  use: (concept: string, stretch: Stretch) => void,
): void {
  if (isAscii || !UNSPACED.test(lower)) return;
  const { concepts, pattern } = unspacedPhrases();
  for (const { 0: text, index } of lower.matchAll(pattern)) {
    for (const concept of concepts.get(text) ?? []) use(concept, { start: index, end: index + text.length });
  }
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
