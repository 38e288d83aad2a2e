/**
 * In: a sentence. Out: where it speaks of what: the stretches of each concept (`user`, `ignore`, `orders`) by a lexicon of words
 * and phrases, and by patterns. Takes time linear in the sentence. Phrases of scripts without spaces are found anywhere.
 */
import { once } from '../../host/once.ts';
import { LEXICON } from './lexicon/index.ts';
import { PATTERNS } from './lexicon/patterns.ts';
import type { Stretch } from './near.ts';
import { type Phrase, phrasesAt, UNSPACED } from './phrases.ts';
import { type SentenceWords, startsOf } from './sentence-words.ts';

export type Concepts = ReadonlyMap<string, readonly Stretch[]>;

const unspacedPhrases = once(() => {
  const concepts = new Map<string, string[]>();
  for (const [concept, phrases] of LEXICON) {
    for (const phrase of phrases) if (UNSPACED.test(phrase)) add(concepts, phrase, concept);
  }
  const longestFirst = [...concepts.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return { concepts, pattern: new RegExp(longestFirst.join('|'), 'gu') };
});

/** What the words of a sentence stand for. `lower`: the sentence in lower case, of the same length. */
export function spokenIn(lower: string, words: SentenceWords): ReadonlySet<string> {
  const found = new Set<string>();
  eachPhrase(words, ({ concept }) => found.add(concept));
  eachUnspaced(lower, words, (concept) => found.add(concept));
  return found;
}

/** Where a sentence has which of the concepts `asked`, by its words and by patterns. */
export function conceptsIn(
  sentence: string,
  lower: string,
  words: SentenceWords,
  asked: ReadonlySet<string>,
): Concepts {
  const found = new Map<string, Stretch[]>();
  const starts = startsOf(lower, words);
  eachPhrase(words, ({ concept, rest }, at) => {
    const last = at + rest.length;
    const end = (starts[last] ?? 0) + (words.texts[last]?.length ?? 0);
    if (asked.has(concept)) add(found, concept, { start: starts[at] ?? 0, end });
  });
  eachUnspaced(lower, words, (concept, stretch) => {
    if (asked.has(concept)) add(found, concept, stretch);
  });
  for (const { concept, gate, pattern } of PATTERNS) {
    if (!asked.has(concept) || !gate.some((part) => lower.includes(part))) continue;
    for (const { 0: text, index } of sentence.matchAll(pattern)) {
      add(found, concept, { start: index, end: index + text.length });
    }
  }
  for (const stretches of found.values()) stretches.sort((a, b) => a.end - b.end || a.start - b.start);
  return found;
}

/** Calls `use` with each phrase and the place of its first word. */
function eachPhrase({ texts, met }: SentenceWords, use: (phrase: Phrase, at: number) => void): void {
  for (let at = 0; at < texts.length; at += 1) {
    for (const beginning of met[at]?.phrases ?? []) {
      for (const phrase of phrasesAt(texts, at, beginning)) use(phrase, at);
    }
  }
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
