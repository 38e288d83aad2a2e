/**
 * In: a sentence in lower case. Out: its words, each with what can begin in it: phrases of the lexicon and steps of families.
 * Takes time linear in the sentence.
 */
import { stepsIn } from './families/index.ts';
import { type Beginning, phrasesOf } from './phrases.ts';
import { recent } from './recent.ts';

export interface SentenceWords {
  readonly isAscii: boolean;
  readonly texts: readonly string[];
  /** What can begin in each word. */
  readonly met: readonly Met[];
}

interface Met {
  readonly phrases: readonly Beginning[];
  /** Steps of families, as numbers. */
  readonly steps: readonly number[];
}

const ASCII = /^[\0-\x7F]*$/;
const ASCII_WORD = /[a-z0-9_]+(?:['.-][a-z0-9_]+)*/g;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['.-][\p{L}\p{M}\p{N}_]+)*/gu;

const meet = recent(20_000, 24, (word): Met => ({ phrases: phrasesOf(word), steps: stepsIn(word) }));

export function wordsOf(lower: string): SentenceWords {
  const isAscii = ASCII.test(lower);
  const texts = lower.match(isAscii ? ASCII_WORD : WORD) ?? [];
  return { isAscii, texts, met: texts.map(meet) };
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
