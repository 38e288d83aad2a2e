/**
 * In: the lines of one change. Out: the first and the last of them, with a word on how many are missing, and those that are missing.
 */
import { stripVTControlCharacters } from 'node:util';
import { omittedLines } from '../messages.ts';
import type { Screen } from './screen.ts';

/** A line as it is shown, and how many characters of new text are in it, or were cut out of it. */
export interface Shown {
  readonly text: string;
  readonly added: number;
  readonly cut: number;
}

const MAX_LINES = 16;
/** Of these so many are the last ones with a letter or digit. */
const LAST_LINES = 4;
/** A tail of brackets goes on for no longer than this. */
const MAX_TAIL = 8;

/** The first lines and the last, with a word on how many are missing. */
export function withoutMiddle(
  lines: readonly Shown[],
  screen: Screen,
): { readonly shown: readonly Shown[]; readonly missing: readonly Shown[] } {
  let start = lines.length;
  // Lines of brackets alone do not count.
  for (let counted = 0; counted < LAST_LINES && lines.length - start < MAX_TAIL; start -= 1) {
    if (/[\p{L}\p{N}]/u.test(stripVTControlCharacters(lines[start - 1]?.text ?? ''))) counted += 1;
  }
  const head = MAX_LINES - LAST_LINES;
  // The line that says it takes one, too.
  if (lines.length <= MAX_LINES || start - head < 2) return { shown: lines, missing: [] };
  const gap = `    ${screen.signs.ellipsis} ${omittedLines(start - head)}`;
  return {
    shown: [...lines.slice(0, head), { text: gap, added: 0, cut: 0 }, ...lines.slice(start)],
    missing: lines.slice(head, start),
  };
}
