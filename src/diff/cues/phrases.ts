/**
 * In: words in lower case. Out: the phrases of the lexicon that begin with one of them. A `*` at the end of a word stands for any
 * ending. Phrases of scripts without spaces are not known here.
 */
import { once } from '../../host/once.ts';
import { LEXICON } from './lexicon/index.ts';
import { CONCEPTS } from './lexicon/numbers.ts';

export interface Phrase {
  readonly concept: string;
  /** That of the concept. */
  readonly number: number;
  /** The words after the first one. */
  readonly rest: readonly Word[];
  /** Its place in the lexicon. */
  readonly order: number;
}
interface Word {
  readonly text: string;
  readonly isPrefix: boolean;
}
/** The phrases that begin with one word or stem. */
export interface Beginning {
  /** Those of one word. */
  readonly alone: Phrase[];
  readonly bySecond: Map<string, Phrase[]>;
  /** Those whose second word is a stem. */
  readonly others: Phrase[];
}

/** Scripts without spaces between words. */
export const UNSPACED = /[\u{3040}-\u{30FF}\u{3400}-\u{9FFF}\u{AC00}-\u{D7AF}]/u;

/** A phrase as it is written in the lexicon. */
interface Written {
  readonly concept: string;
  readonly phrase: string;
  readonly order: number;
}
/** The phrases that begin with one word or stem; they are only read if it occurs. */
interface Entry {
  readonly written: Written[];
  beginning?: Beginning;
}

/** Phrases by their first word. */
const index = once(() => {
  const words = new Map<string, Entry>();
  const stems = new Map<string, Entry>();
  let order = 0;
  for (const [concept, phrases] of LEXICON) {
    const mayBeUnspaced = UNSPACED.test(phrases.join());
    for (const phrase of phrases) {
      if (mayBeUnspaced && UNSPACED.test(phrase)) continue;
      const end = phrase.indexOf(' ');
      const { text, isPrefix } = wordOf(end === -1 ? phrase : phrase.slice(0, end));
      order += 1;
      const map = isPrefix ? stems : words;
      const same = map.get(text);
      if (same === undefined) map.set(text, { written: [{ concept, phrase, order }] });
      else same.written.push({ concept, phrase, order });
    }
  }
  const shortestFirst = [...stems].sort(([a], [b]) => a.length - b.length);
  const shortest = shortestFirst[0]?.[0].length ?? 1;
  const byBeginning = new Map<string, Stem[]>();
  for (const [text, entry] of shortestFirst) {
    const key = text.slice(0, shortest);
    byBeginning.set(key, [...(byBeginning.get(key) ?? []), { text, entry }]);
  }
  return { words, stems: byBeginning, shortest };
});

interface Stem {
  readonly text: string;
  readonly entry: Entry;
}

function read(entry: Entry): Beginning {
  entry.beginning ??= beginningOf(entry.written);
  return entry.beginning;
}

/** What phrases begin with a word, those of the word itself first. */
export function phrasesOf(word: string): readonly Beginning[] {
  const { words, stems, shortest } = index();
  const [itself, alike] = [words.get(word), stems.get(word.slice(0, shortest))];
  if (itself === undefined && alike === undefined) return NOTHING;
  const found: Beginning[] = itself === undefined ? [] : [read(itself)];
  for (const { text, entry } of alike ?? []) if (word.startsWith(text)) found.push(read(entry));
  return found;
}

const NOTHING: readonly Beginning[] = [];

function beginningOf(written: readonly Written[]): Beginning {
  const beginning: Beginning = { alone: [], bySecond: new Map(), others: [] };
  const { alone, bySecond, others } = beginning;
  for (const { concept, phrase, order } of written) {
    const [, ...rest] = phrase.split(' ').map(wordOf);
    const [second] = rest;
    const read: Phrase = { concept, number: CONCEPTS.get(concept) ?? 0, rest, order };
    if (second === undefined) alone.push(read);
    else if (second.isPrefix) others.push(read);
    else bySecond.set(second.text, [...(bySecond.get(second.text) ?? []), read]);
  }
  return beginning;
}

type Words = readonly { readonly text: string }[];

/** The phrases at one place of a sentence, of those that begin with its word there, in the order of the lexicon. */
export function phrasesAt(words: Words, at: number, beginning: Beginning): readonly Phrase[] {
  const longer = longerAt(words, at, beginning);
  const { alone } = beginning;
  return longer.length === 0 ? alone : [...alone, ...longer].sort((a, b) => a.order - b.order);
}

const NONE: readonly Phrase[] = [];

/** Those of several words. */
export function longerAt(words: Words, at: number, { bySecond, others }: Beginning): readonly Phrase[] {
  const next = words[at + 1];
  if (next === undefined) return NONE;
  const exact = bySecond.get(next.text) ?? NONE;
  if (others.length === 0 && exact.length === 0) return NONE;
  let found: Phrase[] | undefined;
  const add = (phrase: Phrase): void => {
    if (!follows(words, at, phrase.rest)) return;
    found ??= [];
    found.push(phrase);
  };
  for (const phrase of others) add(phrase);
  for (const phrase of exact) add(phrase);
  return found ?? NONE;
}

function follows(words: Words, at: number, rest: readonly Word[]): boolean {
  for (let offset = 0; offset < rest.length; offset += 1) {
    const [wanted, word] = [rest[offset], words[at + 1 + offset]?.text];
    if (wanted === undefined || word === undefined) return false;
    if (wanted.isPrefix ? !word.startsWith(wanted.text) : word !== wanted.text) return false;
  }
  return true;
}

function wordOf(written: string): Word {
  const isPrefix = written.endsWith('*');
  return { text: isPrefix ? written.slice(0, -1) : written, isPrefix };
}
