/**
 * In: a sentence in lower case. Out: its words, each with its place and with what can begin there: phrases of the lexicon and steps
 * of families. Takes time linear in the sentence.
 */
import { knownSteps, stepsIn } from './families/index.ts';
import { type Beginning, phrasesOf } from './phrases.ts';
import { recent } from './recent.ts';

export interface SentenceWords {
  readonly isAscii: boolean;
  readonly texts: readonly string[];
  readonly starts: readonly number[];
  /** The places of those words with which a phrase can begin. */
  readonly places: readonly number[];
  readonly phrases: readonly (readonly Beginning[])[];
  /** For each step of a family, whether a match of it can begin in any of the words. */
  readonly steps: Uint8Array;
}

interface Met {
  readonly phrases: readonly Beginning[];
  readonly steps: readonly number[];
}

const ASCII = /^[\0-\x7F]*$/;
const ASCII_WORD = /[a-z0-9_]+(?:['.-][a-z0-9_]+)*/g;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['.-][\p{L}\p{M}\p{N}_]+)*/gu;

/** What can begin in a word. */
const met = recent(20_000, 24, (word): Met => ({ phrases: phrasesOf(word), steps: stepsIn(word) }));

export function wordsOf(lower: string): SentenceWords {
  const isAscii = ASCII.test(lower);
  const texts: string[] = [];
  const starts: number[] = [];
  const places: number[] = [];
  const phrases: (readonly Beginning[])[] = [];
  const steps = new Uint8Array(knownSteps().count);
  for (const { 0: text, index } of lower.matchAll(isAscii ? ASCII_WORD : WORD)) {
    const known = met(text);
    if (known.phrases.length > 0) {
      places.push(texts.length);
      phrases.push(known.phrases);
    }
    texts.push(text);
    starts.push(index);
    for (const step of known.steps) steps[step] = 1;
  }
  return { isAscii, texts, starts, places, phrases, steps };
}
