/**
 * In: a text before and after a change. Out: painted `-` and `+` lines, the changed words between marks that the text itself
 * cannot contain, hidden characters by name, and what they spell. A cut says how much is missing and keeps the end, because a
 * change can hide there.
 */
import { stripVTControlCharacters } from 'node:util';
import { type Segment, wordDiff } from '../../diff/word-diff.ts';
import { decodeTags, hiddenCharacters } from '../../display/hidden.ts';
import { breakCommands, type PrintableOptions, printable, spelled } from '../../display/printable.ts';
import { wrapRanges } from '../../display/width.ts';
import type { Json } from '../../model.ts';
import { hiddenText, omittedLines, unchangedCharacters, unchangedLines } from '../messages.ts';
import { isOneSided, type Line, type Row, rowsOf } from './rows.ts';
import type { Screen } from './screen.ts';
import { allText, valueText } from './value.ts';

/** Before and after as a finding holds them: either may be absent. */
export interface Change {
  readonly before?: Json;
  readonly after?: Json;
}

const MAX_LINES = 24;
/** Of these so many are the last ones with a letter or digit. */
const LAST_LINES = 4;
/** A tail of brackets goes on for no longer than this. */
const MAX_TAIL = 12;
const MAX_PIECE = 600;
/** Of these so many are the last ones. */
const PIECE_TAIL = 160;
/** Longer than any text that is shown whole. */
const SURELY_CUT = 20_000;
/** Characters of unchanged text kept on each side of a change. */
const CONTEXT = 80;

type Sign = '-' | '+';

/** The lines of one change; none when nothing stands on either side. */
export function changeLines(change: Change, screen: Screen): readonly string[] {
  const before = change.before === undefined ? undefined : valueText(change.before, screen.columns);
  const after = change.after === undefined ? undefined : valueText(change.after, screen.columns);
  if (before === after) return [];
  const segments = segmentsOf(before, after);
  const fence = fenceOf(segments);
  const rows = rowsOf(segments);
  const lines = rows.flatMap((row, index) =>
    row.changed ? rowLines(row, fence, screen) : unchanged(rows, index, screen),
  );
  return [...(screen.verbose ? lines : withoutMiddle(lines, screen)), ...decodedLines(change, screen)];
}

/** Whether some of the change is left out of its lines, to be seen with `-v` only. */
export function isCut(change: Change, screen: Screen): boolean {
  if (screen.verbose) return false;
  if (allText(change.after).length > SURELY_CUT) return true;
  const all = changeLines(change, { ...screen, verbose: true });
  return all.join('\n') !== changeLines(change, screen).join('\n');
}

/** The first lines and the last, with a word on how many are missing. */
function withoutMiddle(lines: readonly string[], screen: Screen): readonly string[] {
  if (lines.length <= MAX_LINES) return lines;
  let start = lines.length;
  // Lines of brackets alone do not count.
  for (let counted = 0; counted < LAST_LINES && lines.length - start < MAX_TAIL; start -= 1) {
    if (/[\p{L}\p{N}]/u.test(stripVTControlCharacters(lines[start - 1] ?? ''))) counted += 1;
  }
  const head = MAX_LINES - LAST_LINES;
  const missing = start - head;
  if (missing <= 0) return lines;
  return [
    ...lines.slice(0, head),
    `    ${screen.signs.ellipsis} ${omittedLines(missing)}`,
    ...lines.slice(start),
  ];
}

function segmentsOf(before: string | undefined, after: string | undefined): readonly Segment[] {
  if (before !== undefined && after !== undefined) return wordDiff(before, after);
  if (before !== undefined) return [{ kind: 'removed', text: before || '""' }];
  return after === undefined ? [] : [{ kind: 'added', text: after || '""' }];
}

/** How many signs a mark needs so that no text can open or close it; 0: no marks, the text is full of them. */
function fenceOf(segments: readonly Segment[]): number {
  const runs = segments.flatMap(({ text }) => text.match(/\{\++|(?<!\+)\++\}|\[-+|(?<!-)-+\]/g) ?? []);
  const longest = runs.reduce((length, run) => Math.max(length, run.length - 1), 0);
  return longest < 8 ? longest + 1 : 0;
}

function rowLines(row: Row, fence: number, screen: Screen): readonly string[] {
  return [
    ...row.before.flatMap((line) => lineLines(line, '-', fence, screen)),
    ...row.after.flatMap((line) => lineLines(line, '+', fence, screen)),
  ];
}

function lineLines(line: Line, sign: Sign, fence: number, screen: Screen): readonly string[] {
  const paint = sign === '+' ? screen.paint.add : screen.paint.remove;
  const marks = isOneSided(line) ? 0 : fence;
  let text = '';
  const changed: { start: number; end: number }[] = [];
  for (const [index, { kind, text: raw }] of line.entries()) {
    const start = text.length;
    if (kind === 'same')
      text += unchangedText(raw.replace(/\n$/, ''), index === 0, index === line.length - 1, screen);
    else text += marked(marks === 0 ? raw.replace(/\n$/, '') : raw, sign, marks, screen);
    if (kind !== 'same') changed.push({ start, end: text.length });
  }
  const safe = breakCommands(text);
  // Breaking a command up moves offsets; the words then share the line's colour and keep their marks.
  const strong = safe === text ? changed : [];
  const ranges = wrapRanges(safe, screen.columns - 4);
  return (ranges.length === 0 ? [{ start: 0, end: 0 }] : ranges).map(({ start, end }) => {
    let out = '';
    let at = start;
    for (const piece of strong) {
      const from = Math.max(start, piece.start);
      const to = Math.min(end, piece.end);
      if (from >= to || marks === 0) continue;
      out += safe.slice(at, from) + screen.paint.bold(safe.slice(from, to));
      at = to;
    }
    return `  ${paint(`${sign} ${out}${safe.slice(at, end)}`.trimEnd())}`;
  });
}

const optionsOf = ({ unicode, verbose }: Screen): PrintableOptions =>
  verbose ? { unicode, ownLine: true } : { unicode, ownLine: true, maxChars: MAX_PIECE, tail: PIECE_TAIL };

function marked(raw: string, sign: Sign, fence: number, screen: Screen): string {
  const text = printable(raw, optionsOf(screen));
  if (fence === 0) return text;
  const run = sign.repeat(fence);
  return sign === '+' ? `{${run}${text}${run}}` : `[${run}${text}${run}]`;
}

/** Unchanged text, without its middle when that is long: the reader wants the words next to the change. */
function unchangedText(raw: string, first: boolean, last: boolean, screen: Screen): string {
  const chars = [...raw];
  const head = first && !last ? 0 : CONTEXT;
  const tail = last ? 0 : CONTEXT;
  const missing = chars.length - head - tail;
  const shown = (text: string) => spelled(text, { unicode: screen.unicode });
  if (screen.verbose || missing <= CONTEXT) return shown(raw);
  const dots = screen.signs.ellipsis;
  const gap = `${dots} ${unchangedCharacters(missing)} ${dots}`;
  return shown(chars.slice(0, head).join('')) + gap + shown(chars.slice(chars.length - tail).join(''));
}

/** One line for a stretch of unchanged rows, at its first. */
function unchanged(rows: readonly Row[], index: number, screen: Screen): readonly string[] {
  if (index > 0 && rows[index - 1]?.changed === false) return [];
  const next = rows.findIndex((row, at) => at > index && row.changed);
  const count = (next === -1 ? rows.length : next) - index;
  return [screen.paint.dim(`    ${screen.signs.ellipsis} ${unchangedLines(count)}`)];
}

function decodedLines({ before, after }: Change, screen: Screen): readonly string[] {
  const text = allText(after);
  if (hiddenCharacters(text).total === 0) return [];
  const decoded = decodeTags(text);
  if (decoded === '' || decoded === decodeTags(allText(before))) return [];
  const line = hiddenText(printable(decoded, optionsOf(screen)));
  return wrapRanges(line, screen.columns - 4).map(
    ({ start, end }) => `    ${screen.paint.high(line.slice(start, end).trimEnd())}`,
  );
}
