/**
 * In: a sentence in lower case. Out: its words, and with what can begin in them: phrases of the lexicon and steps of families.
 * Takes time linear in the sentence.
 */
import { knownSteps, stepsIn } from './families/index.ts';
import { type Beginning, phrasesOf } from './phrases.ts';
import { recent } from './recent.ts';

export interface SentenceWords {
  readonly isAscii: boolean;
  readonly texts: readonly string[];
  /** For each word, the phrases that can begin with it. */
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
  const texts = lower.match(isAscii ? ASCII_WORD : WORD) ?? [];
  const steps = new Uint8Array(knownSteps().count);
  const phrases = texts.map((text) => {
    const known = met(text);
    for (const step of known.steps) steps[step] = 1;
    return known.phrases;
  });
  return { isAscii, texts, phrases, steps };
}

/** Where each word of a sentence begins. */
export function startsOf(lower: string, { texts }: SentenceWords): readonly number[] {
  let end = 0;
  return texts.map((text) => {
    const start = lower.indexOf(text, end);
    end = start + text.length;
    return start;
  });
}
