/**
 * In: a text and a regular expression for one character. Out: one cue for each code point that matches, with its count.
 */
import type { Cue, TextRule } from './cue.ts';

export function countCues(rule: TextRule, text: string, every: RegExp): readonly Cue[] {
  if (text.search(every) === -1) return [];
  const counts = new Map<string, number>();
  for (const [char] of text.matchAll(every)) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts].map(([char, count]) => ({
    rule,
    key: codePoint(char),
    count,
  }));
}

/** `U+200B`. */
export const codePoint = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
