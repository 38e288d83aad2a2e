/**
 * In: the segments of a word diff. Out: the lines of the old and the new text, side by side in rows: a row ends
 * where both texts have the same line feed. Loses no character and does not depend on what the text says.
 */
import type { Segment } from '../../diff/word-diff.ts';

/** One line as its pieces, line feed included. */
export type Line = readonly Segment[];

/** Old and new lines that belong together; without a change both sides hold the same one line. */
export interface Row {
  readonly before: readonly Line[];
  readonly after: readonly Line[];
  readonly changed: boolean;
}

/** Cuts a word diff into rows. */
export function rowsOf(segments: readonly Segment[]): readonly Row[] {
  const rows: Row[] = [];
  let before: Segment[][] = [[]];
  let after: Segment[][] = [[]];
  const flush = () => {
    const row = { before: before.filter(filled), after: after.filter(filled) };
    if (row.before.length + row.after.length > 0) {
      rows.push({
        ...row,
        changed: [...row.before, ...row.after].flat().some(({ kind }) => kind !== 'same'),
      });
    }
    before = [[]];
    after = [[]];
  };
  for (const { kind, text } of alignedToLines(segments)) {
    for (const piece of text.split(/(?<=\n)/)) {
      if (kind !== 'added') before.at(-1)?.push({ kind, text: piece });
      if (kind !== 'removed') after.at(-1)?.push({ kind, text: piece });
      if (!piece.endsWith('\n')) continue;
      // A line that came or went as a whole is a row of its own; its neighbours did not change.
      if (kind === 'same' || whole(before, after)) flush();
      else (kind === 'added' ? after : before).push([]);
    }
  }
  flush();
  return rows;
}

const filled = (line: Line): boolean => line.length > 0;

/** Whether a line has nothing in common with the other text. */
export const isOneSided = (line: Line): boolean => line.every(({ kind }) => kind !== 'same');

const whole = (before: readonly Line[], after: readonly Line[]): boolean =>
  [before, after].some((side) => side.length === 1 && side.every((line) => line.length === 0)) &&
  [...before, ...after].every(isOneSided);

/** Moves line feeds so that a change covers whole lines: `⏎new` before `⏎` is the same as `⏎` before `new⏎`. */
function alignedToLines(segments: readonly Segment[]): readonly Segment[] {
  const out = segments.map((segment) => ({ ...segment }));
  for (const [index, segment] of out.entries()) {
    const previous = out[index - 1];
    const next = out[index + 1];
    if (previous?.kind !== 'same' || segment.kind === 'same' || !segment.text.startsWith('\n')) continue;
    // Lines after the end of the other text: the line feed before them ends its last line.
    if (next === undefined && segment.text.length > 1) {
      previous.text += '\n';
      segment.text = segment.text.slice(1);
    }
    if (next?.kind !== 'same' || !next.text.startsWith('\n')) continue;
    previous.text += '\n';
    segment.text = `${segment.text.slice(1)}\n`;
    next.text = next.text.slice(1);
  }
  return out.filter(({ text }) => text !== '');
}
