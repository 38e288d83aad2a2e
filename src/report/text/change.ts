/**
 * In: a text before and after a change. Out: painted `-` and `+` lines, the changed words between marks that the text itself
 * cannot contain, hidden characters by name, and what they spell. A cut says how much is missing and keeps the end, because a
 * change can hide there.
 */
import type { Segment } from '../../diff/word-diff.ts';
import { decodeTags, hiddenCharacters } from '../../display/hidden.ts';
import { breakCommands, type PrintableOptions, printable, spelled } from '../../display/printable.ts';
import { wrapRanges } from '../../display/width.ts';
import type { Json } from '../../model.ts';
import { hiddenText, unchangedCharacters, unchangedLines } from '../messages.ts';
import { type Shown, withoutMiddle } from './middle.ts';
import { type Amount, NOTHING_LEFT, type Part } from './part.ts';
import { isOneSided, type Line, type Row, rowsOf } from './rows.ts';
import type { Screen } from './screen.ts';
import { segmentsOf } from './segments.ts';
import { allText, valueText } from './value.ts';

/** Before and after as a finding holds them: either may be absent. */
export interface Change {
  readonly before?: Json;
  readonly after?: Json;
}

const MAX_PIECE = 400;
/** Of these so many are the last ones. */
const PIECE_TAIL = 120;
/** Longer than any text that is shown whole. */
const SURELY_CUT = 20_000;
/** Characters of unchanged text kept on each side of a change. */
const CONTEXT = 80;

type Sign = '-' | '+';

/** The lines of one change, what they leave out, and how much new text there is in all; nothing when both sides are the same. */
export interface ChangePart extends Part {
  readonly all: Amount;
}

export function changePart(change: Change, screen: Screen): ChangePart {
  const before = change.before === undefined ? undefined : valueText(change.before, screen.columns);
  const after = change.after === undefined ? undefined : valueText(change.after, screen.columns);
  if (before === after) return { lines: [], left: NOTHING_LEFT, all: NOTHING_LEFT };
  const segments = bothSides(change, before, after);
  const fence = fenceOf(segments);
  const rows = rowsOf(segments);
  const lines = rows.flatMap((row, index) =>
    row.changed ? rowLines(row, fence, screen) : unchanged(rows, index, screen),
  );
  const { shown, missing } = screen.verbose ? { shown: lines, missing: [] } : withoutMiddle(lines, screen);
  const room = Math.max(1, screen.columns - 4);
  const cut = lines.reduce((sum, line) => sum + line.cut, 0);
  const kept = newText(shown);
  const dropped = newText(missing);
  const cutLines = Math.ceil(cut / room);
  return {
    lines: [...shown.map(({ text }) => text), ...decodedLines(change, screen)],
    left: inOne(dropped.characters + cut, dropped.lines + cutLines),
    all: inOne(kept.characters + dropped.characters + cut, kept.lines + dropped.lines + cutLines),
  };
}

/** Whether some of the change is left out of its lines, to be seen with `-v` only. */
export function isCut(change: Change, screen: Screen): boolean {
  if (screen.verbose) return false;
  if (allText(change.after).length > SURELY_CUT) return true;
  const all = changePart(change, { ...screen, verbose: true });
  return all.lines.join('\n') !== changePart(change, screen).lines.join('\n');
}

const inOne = (characters: number, lines: number): Amount => ({
  characters,
  lines,
  items: lines === 0 ? 0 : 1,
});

const newText = (lines: readonly Shown[]): Omit<Amount, 'items'> => ({
  characters: lines.reduce((sum, { added }) => sum + added, 0),
  lines: lines.filter(({ added }) => added > 0).length,
});

function bothSides(
  change: Change,
  before: string | undefined,
  after: string | undefined,
): readonly Segment[] {
  if (before !== undefined && after !== undefined) return segmentsOf(change, before, after);
  if (before !== undefined) return [{ kind: 'removed', text: before || '""' }];
  return after === undefined ? [] : [{ kind: 'added', text: after || '""' }];
}

/** How many signs a mark needs so that no text can open or close it; 0: no marks, the text is full of them. */
function fenceOf(segments: readonly Segment[]): number {
  const runs = segments.flatMap(({ text }) => text.match(/\{\++|(?<!\+)\++\}|\[-+|(?<!-)-+\]/g) ?? []);
  const longest = runs.reduce((length, run) => Math.max(length, run.length - 1), 0);
  return longest < 8 ? longest + 1 : 0;
}

function rowLines(row: Row, fence: number, screen: Screen): readonly Shown[] {
  return [
    ...row.before.flatMap((line) => lineLines(line, '-', fence, screen)),
    ...row.after.flatMap((line) => lineLines(line, '+', fence, screen)),
  ];
}

function lineLines(line: Line, sign: Sign, fence: number, screen: Screen): readonly Shown[] {
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
  const isCutAt = sign === '+' && !screen.verbose;
  const cut = isCutAt
    ? line.reduce((sum, { kind, text: raw }) => sum + (kind === 'same' ? 0 : cutFrom(raw)), 0)
    : 0;
  return (ranges.length === 0 ? [{ start: 0, end: 0 }] : ranges).map(({ start, end }, index) => {
    let out = '';
    let at = start;
    for (const piece of strong) {
      const from = Math.max(start, piece.start);
      const to = Math.min(end, piece.end);
      if (from >= to || marks === 0) continue;
      out += safe.slice(at, from) + screen.paint.bold(safe.slice(from, to));
      at = to;
    }
    return {
      text: `  ${paint(`${sign} ${out}${safe.slice(at, end)}`.trimEnd())}`,
      added: sign === '+' ? Math.max(1, end - start) : 0,
      cut: index === 0 ? cut : 0,
    };
  });
}

/** Characters of a changed piece that are not shown. */
const cutFrom = (raw: string): number =>
  raw.length <= MAX_PIECE ? 0 : Math.max(0, [...raw].length - MAX_PIECE);

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
function unchanged(rows: readonly Row[], index: number, screen: Screen): readonly Shown[] {
  if (index > 0 && rows[index - 1]?.changed === false) return [];
  const next = rows.findIndex((row, at) => at > index && row.changed);
  const count = (next === -1 ? rows.length : next) - index;
  return [
    { text: screen.paint.dim(`    ${screen.signs.ellipsis} ${unchangedLines(count)}`), added: 0, cut: 0 },
  ];
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
