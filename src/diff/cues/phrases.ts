/**
 * In: words in lower case. Out: the phrases of the lexicon that begin with one of them. A `*` at the end of a word stands for any
 * ending. Phrases of scripts without spaces are not known here.
 */
import { once } from '../../host/once.ts';
import { LEXICON } from './lexicon/index.ts';

export interface Phrase {
  readonly concept: string;
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

/** Phrases by their first word; what follows is only read for words that occur. */
const index = once(() => {
  const words = new Map<string, Written[]>();
  const stems = new Map<string, Written[]>();
  let order = 0;
  for (const [concept, phrases] of LEXICON) {
    for (const phrase of phrases) {
      if (UNSPACED.test(phrase)) continue;
      const end = phrase.indexOf(' ');
      const { text, isPrefix } = wordOf(end === -1 ? phrase : phrase.slice(0, end));
      order += 1;
      const map = isPrefix ? stems : words;
      const same = map.get(text);
      if (same === undefined) map.set(text, [{ concept, phrase, order }]);
      else same.push({ concept, phrase, order });
    }
  }
  const lengths = [...new Set([...stems.keys()].map(({ length }) => length))].sort((a, b) => a - b);
  return { words, stems, lengths };
});

/** What phrases begin with a word, those of the word itself first. */
export function phrasesOf(word: string): readonly Beginning[] {
  const { words, stems, lengths } = index();
  return [
    words.get(word),
    ...lengths.filter((length) => length <= word.length).map((length) => stems.get(word.slice(0, length))),
  ].flatMap((written) => (written === undefined ? [] : [beginningOf(written)]));
}

function beginningOf(written: readonly Written[]): Beginning {
  const beginning: Beginning = { alone: [], bySecond: new Map(), others: [] };
  const { alone, bySecond, others } = beginning;
  for (const { concept, phrase, order } of written) {
    const [, ...rest] = phrase.split(' ').map(wordOf);
    const [second] = rest;
    if (second === undefined) alone.push({ concept, rest, order });
    else if (second.isPrefix) others.push({ concept, rest, order });
    else bySecond.set(second.text, [...(bySecond.get(second.text) ?? []), { concept, rest, order }]);
  }
  return beginning;
}

/** The phrases at one place of a sentence, of those that begin with its word there. */
export function phrasesAt(
  sentence: readonly string[],
  index: number,
  { alone, bySecond, others }: Beginning,
): readonly Phrase[] {
  const longer = bySecond.get(sentence[index + 1] ?? '');
  if (longer === undefined && others.length === 0) return alone;
  return [...alone, ...others, ...(longer ?? [])]
    .filter(({ rest }) => follows(sentence, index, rest))
    .sort((a, b) => a.order - b.order);
}

function follows(sentence: readonly string[], index: number, rest: readonly Word[]): boolean {
  return rest.every(({ text, isPrefix }, offset) => {
    const word = sentence[index + 1 + offset];
    return word !== undefined && (isPrefix ? word.startsWith(text) : word === text);
  });
}

function wordOf(written: string): Word {
  const isPrefix = written.endsWith('*');
  return { text: isPrefix ? written.slice(0, -1) : written, isPrefix };
}
