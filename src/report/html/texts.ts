/**
 * In: a text, or both sides of a change of one. Out: its lines as markup: what came and what went, word by word, in one markup that a page
 * shows inline or side by side. What did not change is folded; what is cut is counted. Linear in the text.
 */
import type { Segment } from '../../diff/word-diff.ts';
import { decodeTags, hiddenCharacters } from '../../display/hidden.ts';
import type { Json } from '../../model.ts';
import { cutLines, hiddenText, unchangedCharacters, unchangedLines } from '../messages.ts';
import type { Change } from '../text/change.ts';
import { isOneSided, type Line, type Row, rowsOf } from '../text/rows.ts';
import { segmentsOf } from '../text/segments.ts';
import { allText, valueText } from '../text/value.ts';
import { joined, limited, type Markup, markup, type Part, safeEnd, sentence } from './markup.ts';

/** Characters of one text that are on a page, and how many of them are the last ones. */
const MOST = 20_000;
const LAST = 4_000;
/** Characters and rows of one change, and unchanged lines that are folded into one of them. */
const MOST_MARKUP = 600_000;
const MOST_ROWS = 1_000;
const MOST_FOLDED = 200;
/** Unchanged lines beside a change that are not folded. */
const AROUND = 1;
/** Unchanged characters on each side of a changed word, in a line that is longer. */
const CONTEXT = 240;
/** With less in common, both lines are shown one after the other. */
const ALIKE = 0.4;
const WIDE = 100;

/** Both sides of a change; nothing where they are the same. */
export function differenceOf(change: Change): Markup | undefined {
  const [before, after] = [change.before, change.after].map((side) =>
    side === undefined ? undefined : valueText(side, WIDE),
  );
  if (before === after) return undefined;
  const rows = rowsOf(segmentsIn(change, before, after));
  const shown: Part[] = [];
  let at = 0;
  let size = 0;
  for (let count = 0; at < rows.length && count < MOST_ROWS && size < MOST_MARKUP; count += 1) {
    const row = rows[at];
    if (row === undefined) break;
    let end = at + 1;
    if (!row.changed) while (rows[end]?.changed === false) end += 1;
    const part = row.changed ? changedRow(row) : unchangedRows(rows.slice(at, end));
    shown.push(part);
    size += part.markup.length;
    at = end;
  }
  const cut = at < rows.length ? markup`<p class="cut">${cutLines(at, rows.length)}</p>` : undefined;
  return markup`<div class="diff">${shown}</div>${cut}${decoded(change)}`;
}

function segmentsIn(
  change: Change,
  before: string | undefined,
  after: string | undefined,
): readonly Segment[] {
  if (before !== undefined && after !== undefined) return segmentsOf(change, before, after);
  return [{ kind: before === undefined ? 'added' : 'removed', text: (before ?? after) || '""' }];
}

function changedRow({ before, after }: Row): Markup {
  const [from, to] = [before[0], after[0]];
  const isInline =
    before.length === 1 &&
    after.length === 1 &&
    from !== undefined &&
    to !== undefined &&
    inCommon(from) >= ALIKE &&
    inCommon(to) >= ALIKE;
  const side = (name: string, lines: readonly Line[], tag: 'ins' | 'del') =>
    lines.length === 0
      ? ''
      : markup`<div class="${name}">${lines.map((line) => lineOf(line, isOneSided(line) ? undefined : tag))}</div>`;
  const merged = isInline
    ? markup`<div class="u"><div class="l">${mergedPieces(from, to)}</div></div>`
    : undefined;
  return markup`<div class="row${isInline ? ' m' : ''}">${merged}${side('b', before, 'del')}${side('a', after, 'ins')}</div>`;
}

/** How much of a line stayed. */
const inCommon = (line: Line): number => {
  const all = line.reduce((sum, { text }) => sum + text.length, 0);
  const same = line.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  return all === 0 ? 0 : same / all;
};

/** Both sides as one line: what went stands before what came. */
function mergedPieces(before: Line, after: Line): readonly Part[] {
  const out: Part[] = [];
  let at = 0;
  const take = () => {
    for (; after[at]?.kind === 'added'; at += 1) out.push(pieceOf(after[at]?.text ?? '', 'ins'));
  };
  for (const [index, { kind, text }] of before.entries()) {
    if (kind === 'same') {
      take();
      at += 1;
      const isLast = index === before.length - 1 && at === after.length;
      out.push(sameText(text, out.length === 0, isLast));
    } else out.push(pieceOf(text, 'del'));
  }
  take();
  return out;
}

const lineOf = (line: Line, tag: 'ins' | 'del' | undefined): Markup =>
  markup`<div class="l">${line.map(({ kind, text }, index) =>
    kind === 'same' ? sameText(text, index === 0, index === line.length - 1) : pieceOf(text, tag),
  )}</div>`;

function pieceOf(text: string, tag: 'ins' | 'del' | undefined): Markup {
  const shown = limited(withoutEnd(text), MOST, LAST, linesOf);
  return tag === undefined
    ? markup`${shown}`
    : tag === 'ins'
      ? markup`<ins>${shown}</ins>`
      : markup`<del>${shown}</del>`;
}

/** Unchanged text in a changed line, without its middle where that is long. */
function sameText(text: string, first: boolean, last: boolean): Markup {
  const line = withoutEnd(text);
  const head = first && !last ? 0 : CONTEXT;
  const tail = last ? 0 : CONTEXT;
  const missing = line.length - head - tail;
  if (missing <= CONTEXT) return markup`${line}`;
  const [from, to] = [safeEnd(line, head), safeEnd(line, line.length - tail)];
  return markup`${line.slice(0, from)}<span class="dim"> … ${unchangedCharacters(to - from)} … </span>${line.slice(to)}`;
}

const withoutEnd = (text: string): string => text.replace(/\n$/, '');

/** One stretch: what is next to a change is shown, the rest is folded. */
function unchangedRows(rows: readonly Row[]): Markup {
  const lines = rows.flatMap(({ after, before }) => (after.length > 0 ? after : before));
  const shown = (part: readonly Line[]) =>
    part.length === 0
      ? undefined
      : markup`<div class="s">${part.map((line) => lineOf(line, undefined))}</div>`;
  if (lines.length <= 2 * AROUND + 1) return markup`${shown(lines)}`;
  const middle = lines.slice(AROUND, lines.length - AROUND);
  const folded = middle.slice(0, MOST_FOLDED);
  const cut =
    folded.length < middle.length
      ? markup`<p class="cut">${cutLines(folded.length, middle.length)}</p>`
      : undefined;
  return markup`${shown(lines.slice(0, AROUND))}<details class="gap"><summary>${unchangedLines(middle.length)}</summary>${shown(folded)}${cut}</details>${shown(lines.slice(lines.length - AROUND))}`;
}

/** A text of a server with its lines; what is cut is counted. */
export const textOf = (text: string): Markup =>
  markup`<div class="text"><bdi>${limited(text, MOST, LAST, linesOf)}</bdi></div>`;

const linesOf = (text: string): Markup =>
  joined(text.split('\n').map((line, at) => (at === 0 ? line : markup`<br>${line}`)));

/** What the invisible characters of a value spell; nothing where they spell nothing. */
export const hiddenIn = (value: Json): Markup | undefined => decoded({ after: value });

/** What invisible characters spell, where that is new. */
function decoded({ before, after }: Change): Markup | undefined {
  const text = allText(after);
  if (hiddenCharacters(text).total === 0) return undefined;
  const spelt = decodeTags(text);
  if (spelt === '' || spelt === decodeTags(allText(before))) return undefined;
  return markup`<p class="said high">${sentence((foreign) => hiddenText(foreign(spelt)))}</p>`;
}
