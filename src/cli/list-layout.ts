/**
 * Where the cells of `list` stand: rows and the width of the screen in, lines out. A word that is wider than its column is whole on a line
 * below its row. Pure.
 */
import { displayWidth, padEnd, wrap } from '../display/width.ts';
import { listColumns } from './messages.ts';

/** A cell for each of `listColumns`; empty: there is nothing to say. */
export type Row = readonly string[];

const INDENT = 2;
const GAP = 2;
const MARGIN = ' '.repeat(2 * INDENT);
/** Columns are not made narrower than this. */
const NARROWEST = 8;

/**
 * As wide as the longest cell; while a row has no room on the screen, the widest column becomes narrower. Undefined where that is not
 * enough.
 */
function widthsOf(rows: readonly Row[], columns: number): readonly number[] | undefined {
  const widths = listColumns.map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  const room = columns - INDENT - GAP * (widths.length - 1);
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    if (width <= NARROWEST) return undefined;
    widths[widest] = width - 1;
  }
  return widths;
}

/** Rows as lines; `head`: above the first. */
type Layout = { readonly linesOf: (row: Row) => readonly string[]; readonly head: readonly string[] };

/** Columns where they have room; else each server on a line of its own, and below it what is known of it. */
export function layoutOf(rows: readonly Row[], columns: number): Layout {
  const rough = widthsOf([listColumns, ...rows], columns);
  if (rough === undefined) return { linesOf: (row) => stackedLines(row, columns), head: [] };
  const fits = (cell: string, at: number) =>
    cell.split(' ').every((word) => displayWidth(word) <= (rough[at] ?? 0));
  const kept = (row: Row) => row.map((cell, at) => (fits(cell, at) ? cell : ''));
  const widths = widthsOf([listColumns, ...rows.map(kept)], columns) ?? rough;
  return {
    linesOf: (row) => {
      const [server = '', ...facts] = row;
      const below = facts.filter((fact, at) => !fits(fact, at + 1));
      return [
        ...(fits(server, 0) ? [] : wrap(' '.repeat(INDENT) + server, columns, INDENT)),
        ...rowLines(kept(row), widths),
        ...below.flatMap((fact) => brokenLines(fact, columns)),
      ];
    },
    head: rowLines(listColumns, widths),
  };
}

/** Cells that are longer than their column go on below. */
function rowLines(row: Row, widths: readonly number[]): readonly string[] {
  const cells = row.map((cell, at) => wrap(cell, widths[at] ?? 0));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    `${' '.repeat(INDENT)}${cells.map((lines, at) => padEnd((lines[line] ?? '').trim(), widths[at] ?? 0)).join(' '.repeat(GAP))}`.trimEnd(),
  );
}

/** As many facts in a line as there is room for. */
function stackedLines([server = '', ...facts]: Row, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const fact of facts.filter((one) => one !== '')) {
    const before = lines.at(-1);
    const joined = before === undefined ? MARGIN + fact : before + ' '.repeat(GAP) + fact;
    if (before !== undefined && displayWidth(joined) <= columns) lines[lines.length - 1] = joined;
    else lines.push(...brokenLines(fact, columns));
  }
  return [...(server === '' ? [] : wrap(' '.repeat(INDENT) + server, columns, INDENT)), ...lines];
}

/** A package, an address or a path on lines of its own. What is wider than the screen is broken at a blank, after `/` or before `@`. */
function brokenLines(fact: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const piece of fact.split(/(?<=[ /])|(?<=[^ ])(?=@)/)) {
    const before = lines.at(-1);
    if (before !== undefined && displayWidth(before + piece.trimEnd()) <= columns)
      lines[lines.length - 1] = before + piece;
    else {
      const margin = lines.length === 0 ? MARGIN : `${MARGIN}  `;
      lines.push(...wrap(margin + piece, columns, MARGIN.length + 2));
    }
  }
  return lines.map((line) => line.trimEnd());
}
