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

/** What the words and phrases of a sentence stand for. */
export interface Spoken {
  readonly concepts: ReadonlySet<string>;
  /** Each phrase with the place of its first word. */
  readonly phrases: readonly (readonly [at: number, Phrase])[];
  readonly unspaced: readonly (readonly [concept: string, Stretch])[];
}

const unspacedPhrases = once(() => {
  const concepts = new Map<string, string[]>();
  for (const [concept, phrases] of LEXICON) {
    for (const phrase of phrases) if (UNSPACED.test(phrase)) add(concepts, phrase, concept);
  }
  const longestFirst = [...concepts.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return { concepts, pattern: new RegExp(longestFirst.join('|'), 'gu') };
});

/** `lower`: the sentence in lower case, of the same length. */
export function spokenIn(lower: string, { isAscii, texts, phrases }: SentenceWords): Spoken {
  const found: [number, Phrase][] = [];
  for (let at = 0; at < texts.length; at += 1) {
    for (const beginning of phrases[at] ?? []) {
      for (const phrase of phrasesAt(texts, at, beginning)) found.push([at, phrase]);
    }
  }
  const unspaced = isAscii || !UNSPACED.test(lower) ? [] : unspacedIn(lower);
  const concepts = new Set<string>();
  for (const [, { concept }] of found) concepts.add(concept);
  for (const [concept] of unspaced) concepts.add(concept);
  return { concepts, phrases: found, unspaced };
}

function unspacedIn(lower: string): Spoken['unspaced'] {
  const { concepts, pattern } = unspacedPhrases();
  return [...lower.matchAll(pattern)].flatMap(({ 0: text, index }) =>
    (concepts.get(text) ?? []).map((concept): [string, Stretch] => [
      concept,
      { start: index, end: index + text.length },
    ]),
  );
}

/** Where a sentence has which of the concepts `asked`, by its words and by patterns. */
export function conceptsIn(
  sentence: string,
  lower: string,
  words: SentenceWords,
  { phrases, unspaced }: Spoken,
  asked: ReadonlySet<string>,
): Concepts {
  const found = new Map<string, Stretch[]>();
  const starts = startsOf(lower, words);
  for (const [at, { concept, rest }] of phrases) {
    if (!asked.has(concept)) continue;
    const last = at + rest.length;
    const end = (starts[last] ?? 0) + (words.texts[last]?.length ?? 0);
    add(found, concept, { start: starts[at] ?? 0, end });
  }
  for (const [concept, stretch] of unspaced) if (asked.has(concept)) add(found, concept, stretch);
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
