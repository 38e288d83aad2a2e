/** A number for each concept that words or patterns stand for, so that a sentence's concepts need no strings. */
import { LEXICON } from './index.ts';
import { PATTERNS } from './patterns.ts';

export const CONCEPTS: ReadonlyMap<string, number> = new Map(
  [...new Set([...LEXICON.map(([concept]) => concept), ...PATTERNS.map(({ concept }) => concept)])].map(
    (concept, number) => [concept, number],
  ),
);
