/**
 * In: a sentence. Out: where it speaks of what: the stretches of each concept (`user`, `ignore`, `orders`) by a lexicon of words
 * and phrases, and by patterns. Takes time linear in the sentence. Phrases of scripts without spaces are found anywhere.
 */
import { once } from '../../host/once.ts';
import { LEXICON } from './lexicon/index.ts';
import { PATTERNS } from './lexicon/patterns.ts';
import type { Stretch } from './near.ts';
import { phrasesAt, UNSPACED } from './phrases.ts';
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

/** The concepts that words and phrases stand for. `lower`: the sentence in lower case, of the same length. */
export function wordConcepts(
  lower: string,
  { isAscii, texts, starts, places, phrases }: SentenceWords,
): Concepts {
  const found = new Map<string, Stretch[]>();
  for (const [at, index] of places.entries()) {
    for (const beginning of phrases[at] ?? []) {
      for (const { concept, rest } of phrasesAt(texts, index, beginning)) {
        const last = index + rest.length;
        const end = (starts[last] ?? 0) + (texts[last]?.length ?? 0);
        add(found, concept, { start: starts[index] ?? 0, end });
      }
    }
  }
  if (!isAscii && UNSPACED.test(lower)) {
    const { concepts, pattern } = unspacedPhrases();
    for (const { 0: text, index } of lower.matchAll(pattern)) {
      for (const concept of concepts.get(text) ?? [])
        add(found, concept, { start: index, end: index + text.length });
    }
  }
  return found;
}

/** Those of the concepts `asked` that a sentence has, from the concepts of its words. */
export function withPatterns(
  words: Concepts,
  sentence: string,
  lower: string,
  asked: ReadonlySet<string>,
): Concepts {
  const found = new Map(
    [...words]
      .filter(([concept]) => asked.has(concept))
      .map(([concept, stretches]) => [concept, [...stretches]]),
  );
  for (const { concept, gate, pattern } of PATTERNS) {
    if (!asked.has(concept) || !gate.some((part) => lower.includes(part))) continue;
    for (const { 0: text, index } of sentence.matchAll(pattern)) {
      add(found, concept, { start: index, end: index + text.length });
    }
  }
  for (const stretches of found.values()) stretches.sort((a, b) => a.end - b.end || a.start - b.start);
  return found;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
