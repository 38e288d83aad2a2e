/**
 * In: the sorted findings of a server. Out: a line for each change that is HIGH: whom it is about, what happened, and the first words of
 * it. A change in many places is one line, and so are all tools of a server that is new as a whole.
 */
import { printable } from '../../display/printable.ts';
import { displayWidth, wrap } from '../../display/width.ts';
import type { Finding } from '../../model.ts';
import { wordChange } from './finding.ts';
import { type Sorted, worstOf } from './grouping.ts';
import { clauseOf, highChanges, newWords, type RankedChange, SHADOWS } from './high-changes.ts';
import { namesWithin } from './name-list.ts';
import { RANK, rankWord, type Screen } from './screen.ts';
import { whom } from './whom.ts';

/** Words that are quoted of a change. */
const WORDS = 6;
const LONGEST = 160;
/** Of a second line. */
const INDENT = 2;
/** The colon and the space in front of them. */
const MARKS = 2;

/** The lines of one server; `isNew`: all of it is. */
export const highLines = (
  server: string,
  sorted: Sorted,
  isNew: boolean,
  screen: Screen,
): readonly string[] => highChanges(sorted, isNew).flatMap((change) => changeLine(server, change, screen));

/** One change, folded. */
export function changeLine(server: string, change: RankedChange, screen: Screen): readonly string[] {
  const { findings: group, names } = change;
  const { clause, place } = clauseOf(change, screen.foreign);
  const text = `${whom(server, group, names, screen)}  ${clause}`;
  const width = screen.columns - RANK;
  const words = wordsBehind(text, width, (room) =>
    names.length > 1 ? namesWithin(names, room, screen) : quoted(group, room, screen),
  );
  const end = words === '' ? '' : `${place === '' ? ':' : ''} ${words}`;
  return wrap(`${text}${end}`, width, INDENT).map((line, index) =>
    index === 0 ? rankWord(screen, worstOf(group)) + line : ' '.repeat(RANK) + line,
  );
}

/** Words that fit on the last line of a text; where not even one does, on a line of their own. */
function wordsBehind(text: string, width: number, wordsIn: (room: number) => string): string {
  const last = wrap(text, width, INDENT).at(-1) ?? '';
  const rooms = [width - displayWidth(last) - MARKS, width - INDENT - MARKS];
  return (
    rooms
      .map((room) => ({ room, words: wordsIn(room) }))
      .find(({ room, words }) => words !== '' && displayWidth(words) <= room)?.words ?? ''
  );
}

/** The first new words that have room, in quotes; a word that changed, without. */
function quoted(group: readonly Finding[], room: number, { unicode, signs }: Screen): string {
  const [first] = group;
  if (first === undefined) return '';
  const { before, after } = first;
  const change = wordChange(before, after, signs.arrow);
  if (first.rule === SHADOWS) return printable(String(before), { unicode });
  if (change !== undefined) return change;
  const text = newWords(group);
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (let count = Math.min(words.length, WORDS); count > 0; count -= 1) {
    const shown = printable(words.slice(0, count).join(' '), { unicode, maxChars: LONGEST });
    const quote = `"${shown}${words.length > count ? signs.ellipsis : ''}"`;
    if (displayWidth(quote) <= room) return quote;
  }
  return '';
}
