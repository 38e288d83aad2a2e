/**
 * In: a sentence in lower case. Out: its words, each with what can begin in it: phrases of the lexicon, steps of families and
 * parts of patterns. Takes time linear in the sentence.
 */
import { stepsIn } from './families/index.ts';
import { MARK_OF, runsIn } from './gates.ts';
import { type Beginning, phrasesOf } from './phrases.ts';
import { recent } from './recent.ts';

export interface SentenceWords {
  readonly isAscii: boolean;
  readonly words: readonly Word[];
  /** Where each word begins. */
  readonly starts: readonly number[];
  /** Its characters that are no letters, as bits. */
  readonly marks: number;
}

export interface Word {
  readonly text: string;
  readonly phrases: readonly Beginning[];
  /** The concepts that it stands for alone, as numbers. */
  readonly alone: readonly number[];
  /** The beginnings of longer phrases. */
  readonly longer: readonly Beginning[];
  /** Steps of families, as numbers. */
  readonly steps: readonly number[];
  /** Parts of patterns, as numbers. */
  readonly runs: readonly number[];
}

const WORD = /[\p{L}\p{M}\p{N}_]+(?:['.-][\p{L}\p{M}\p{N}_]+)*/gu;
/** Longer words are not kept. */
const LONGEST = 24;

const meet = (text: string): Word => {
  const phrases = phrasesOf(text);
  const [steps, runs] = [stepsIn(text), runsIn(text)];
  if (phrases.length === 0) return { text, phrases, alone: NONE, longer: phrases, steps, runs };
  const alone = phrases.flatMap((beginning) => beginning.alone.map(({ number }) => number));
  const longer = phrases.filter(({ bySecond, others }) => bySecond.size > 0 || others.length > 0);
  return { text, phrases, alone: [...new Set(alone)], longer, steps, runs };
};
const NONE: readonly number[] = [];

/** 1: a character of a word; 2: one that may stand between two of them. */
const KIND = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const char = String.fromCharCode(code);
  KIND[code] = /[a-z0-9_]/.test(char) ? 1 : /['.-]/.test(char) ? 2 : 0;
}

/** The word that was last met with each hash, so that most words are found without a copy of them. */
const met: (Word | undefined)[] = Array.from({ length: 1 << 15 }, () => undefined);

const metAgain = recent(LONGEST, meet);

/** The words of a sentence in lower case. */
export function wordsOf(lower: string): SentenceWords {
  const words: Word[] = [];
  const starts: number[] = [];
  let marks = 0;
  let start = -1;
  let hash = 0;
  for (let at = 0; at <= lower.length; at += 1) {
    const code = at < lower.length ? lower.charCodeAt(at) : 0;
    if (code > 127) return wordsOfAny(lower);
    marks |= MARK_OF[code] ?? 0;
    const isWord =
      KIND[code] === 1 || (start !== -1 && KIND[code] === 2 && KIND[lower.charCodeAt(at + 1)] === 1);
    if (isWord) {
      if (start === -1) [start, hash] = [at, 0];
      hash = (Math.imul(hash, 31) + code) | 0;
    } else if (start !== -1) {
      words.push(wordAt(lower, start, at, hash));
      starts.push(start);
      start = -1;
    }
  }
  return { isAscii: true, words, starts, marks };
}

function wordAt(lower: string, start: number, end: number, hash: number): Word {
  const place = (hash ^ (hash >>> 15)) & (met.length - 1);
  const before = met[place];
  if (before?.text.length === end - start && lower.startsWith(before.text, start)) return before;
  const word = metAgain(lower.slice(start, end));
  if (end - start <= LONGEST) met[place] = word;
  return word;
}

/** The same of a sentence that is not in ASCII; it may have every mark. */
function wordsOfAny(lower: string): SentenceWords {
  const words: Word[] = [];
  const starts: number[] = [];
  for (const { 0: text, index } of lower.matchAll(WORD)) {
    words.push(metAgain(text));
    starts.push(index);
  }
  return { isAscii: false, words, starts, marks: -1 };
}
