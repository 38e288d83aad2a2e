/**
 * In: whether colour and Unicode may be used. Out: functions that colour and the signs that go with them.
 * Colour is never the only sign: every use has a word or a symbol beside it. Never looks at the terminal.
 */
import picocolors from 'picocolors';
import type { Severity } from '../model.ts';

type Paint = (text: string) => string;

/** Takes the line that is being written off a terminal. */
export const CLEAR_LINE = '\r\u001b[2K';

/** What each role looks like; without colour every member returns its text. */
export interface Palette extends Readonly<Record<Severity, Paint>> {
  readonly add: Paint;
  readonly remove: Paint;
  readonly ok: Paint;
  readonly dim: Paint;
  readonly bold: Paint;
}

/** The palette for a terminal with or without colour. */
export function palette(color: boolean): Palette {
  const paint = picocolors.createColors(color);
  return {
    high: (text) => paint.bold(paint.red(text)),
    medium: paint.yellow,
    low: paint.cyan,
    info: paint.dim,
    add: paint.green,
    remove: paint.red,
    ok: paint.green,
    dim: paint.dim,
    bold: paint.bold,
  };
}

const UNICODE = {
  ok: '✓',
  drift: '✗',
  note: '!',
  unchecked: '?',
  info: 'i',
  item: '›',
  arrow: '→',
  ellipsis: '…',
  dot: '·',
} as const;

/** One sign for each meaning. */
export type Symbols = Readonly<Record<keyof typeof UNICODE, string>>;

const ASCII: Symbols = {
  ok: 'ok',
  drift: 'x',
  note: '!',
  unchecked: '?',
  info: 'i',
  item: '>',
  arrow: '->',
  ellipsis: '...',
  dot: '|',
};

/** The signs, in Unicode or as ASCII stand-ins. */
export const symbols = (unicode: boolean): Symbols => (unicode ? UNICODE : ASCII);
