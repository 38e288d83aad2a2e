/**
 * In: a failure of the report. Out: its lines: who, what, where, the last of its stderr behind `|`, what next.
 * stderr is hostile: terminal sequences are taken out and the rest shown by name.
 */
import { stripVTControlCharacters } from 'node:util';
import { printable } from '../../display/printable.ts';
import { wrapRanges } from '../../display/width.ts';
import type { Failure } from '../../model.ts';
import { earlierLines } from '../messages.ts';
import { justified, labelled, type Screen } from './screen.ts';

const MAX_STDERR_LINES = 8;
const MAX_MESSAGE = 1000;

/** The lines of one failure. */
export function failureLines(failure: Failure, screen: Screen): readonly string[] {
  const { signs, paint, foreign } = screen;
  const message = printable(failure.message, { unicode: screen.unicode, maxChars: MAX_MESSAGE });
  const who = failure.server === undefined ? '' : `${foreign(failure.server)}  `;
  const lines = [
    ...justified(screen, `${signs.unchecked} ${who}${message}`, foreign(failure.code), {
      left: paint.bold,
      right: paint.dim,
    }),
  ];
  if (failure.place !== undefined) lines.push(...labelled(screen, 'at', foreign(failure.place)));
  if (failure.stderr !== undefined) lines.push(...stderrLines(failure.stderr, screen));
  if (failure.next !== undefined) {
    const next = printable(failure.next, { unicode: screen.unicode, maxChars: MAX_MESSAGE });
    lines.push(...labelled(screen, 'next:', next));
  }
  return lines;
}

/** All of it without terminal sequences and blank edges; not printable yet. */
export const stderrText = (stderr: string): string =>
  stripVTControlCharacters(stderr).replace(/\r\n/g, '\n').trim();

/** The last lines, each behind `|`. */
export function stderrLines(stderr: string, screen: Screen): readonly string[] {
  const text = stderrText(stderr);
  if (text === '') return [];
  const all = text.split('\n');
  const last = screen.verbose ? all : all.slice(-MAX_STDERR_LINES);
  const missing = all.length - last.length;
  const cut = missing === 0 ? [] : [`${screen.signs.ellipsis} ${earlierLines(missing)}`];
  const shown = last.map((line) =>
    printable(line, { unicode: screen.unicode, ownLine: true, maxChars: MAX_MESSAGE }),
  );
  return [...cut, ...shown].flatMap((line) => {
    const ranges = wrapRanges(line, screen.columns - 4);
    return ranges.map(({ start, end }) => screen.paint.dim(`  | ${line.slice(start, end)}`.trimEnd()));
  });
}
