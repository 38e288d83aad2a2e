/**
 * In: render options. Out: what every part of the text report writes with: colours, signs, width, and the one way
 * foreign text gets in. Lays out lines; knows nothing of findings.
 */
import type { RenderOptions } from '../../contracts.ts';
import { type PrintableOptions, printable } from '../../display/printable.ts';
import { isCommand } from '../../display/shell-word.ts';
import { type Palette, palette, type Symbols, symbols } from '../../display/style.ts';
import { COMMAND, displayWidth, wrap, wrapAround } from '../../display/width.ts';
import type { Severity } from '../../model.ts';

/** What the parts of a text report share. */
export interface Screen {
  readonly columns: number;
  readonly unicode: boolean;
  readonly verbose: boolean;
  /** Whether a block ends with what to do next; not where the command itself acts on what it shows. */
  readonly advice: boolean;
  /** What every advised command ends with (`RenderOptions.flags`). */
  readonly flags: string;
  /** What is added where a command asks a server again (`RenderOptions.as`). */
  readonly as: string;
  readonly about: 'verify' | 'diff' | 'locks' | 'audit';
  readonly paint: Palette;
  readonly signs: Symbols;
  /** Foreign text on one line; without `verbose` at most `MAX_NAME` characters of it. */
  readonly foreign: (text: string) => string;
}

/** Narrower than this nothing can be laid out; lines then run over. */
const MIN_COLUMNS = 30;
export const MAX_NAME = 200;

/** The screen that the options describe. */
export function screenOf(given: RenderOptions): Screen {
  const { color, unicode, columns, verbose, flags = '', as = '', about = 'verify' } = given;
  const options: PrintableOptions = verbose ? { unicode } : { unicode, maxChars: MAX_NAME };
  return {
    columns: Math.max(MIN_COLUMNS, columns),
    unicode,
    verbose,
    // There is nothing to do about a difference between two lockfiles.
    advice: about !== 'locks',
    flags,
    as,
    about,
    paint: palette(color),
    signs: symbols(unicode),
    foreign: (text) => printable(text, options),
  };
}

/** The options for the part of a report that is about the user's own servers. */
export function userOptions({
  flags: _,
  anchors: __,
  userFlags: flags = ' --user',
  userAnchors: anchors,
  ...rest
}: RenderOptions): RenderOptions {
  return { ...rest, flags, ...(anchors === undefined ? {} : { anchors }) };
}

/** The same screen where nothing is cut. */
export const wholeScreen = (screen: Screen): Screen => ({
  ...screen,
  verbose: true,
  foreign: (text) => printable(text, { unicode: screen.unicode }),
});

type Paint = (text: string) => string;
const plain: Paint = (text) => text;

/** Text on the left and a word at the right edge; where both do not fit in a line, the word goes into the next. */
export function justified(
  screen: Screen,
  left: string,
  right: string,
  { indent = 0, left: paintLeft = plain, right: paintRight = plain }: JustifiedOptions = {},
): readonly string[] {
  const lines = wrap(left, screen.columns - indent, 2).map((line) => ' '.repeat(indent) + line);
  const last = lines.pop() ?? '';
  const gap = screen.columns - displayWidth(last) - displayWidth(right);
  const ending =
    gap >= 2
      ? [paintLeft(last) + ' '.repeat(gap) + paintRight(right)]
      : [paintLeft(last), ' '.repeat(Math.max(2, screen.columns - displayWidth(right))) + paintRight(right)];
  return [...lines.map(paintLeft), ...ending];
}

/** Where the line starts and how its two halves are painted. */
interface JustifiedOptions {
  readonly indent?: number;
  readonly left?: Paint;
  readonly right?: Paint;
}

/** Columns for a label, and for a rank with the labels of what belongs to it. */
const LABEL = 6;
export const RANK = 8;

/** `  HIGH    what happened      its/rule`, folded under itself. */
export function ranked(screen: Screen, severity: Severity, text: string, rule: string): readonly string[] {
  const indent = 2 + RANK;
  const [first = '', ...rest] = justified(screen, text, rule, { indent, right: screen.paint.dim });
  return [`  ${rankWord(screen, severity)}${first.slice(indent)}`, ...rest];
}

/** `HIGH    `, painted. */
export function rankWord({ paint }: Pick<Screen, 'paint'>, severity: Severity): string {
  const word = severity.toUpperCase();
  return paint[severity](word) + ' '.repeat(RANK - word.length);
}

/**
 * `  why   …`: a label and its sentences, folded under themselves. A command in backticks stays in one piece; advice that is one
 * command is never folded, so that it can be copied as one line.
 */
export function labelled(screen: Screen, label: string, text: string, width = LABEL): readonly string[] {
  const head = `  ${label.padEnd(width)}`;
  if (width === LABEL && isCommand(text)) return [screen.paint.dim(head) + text];
  return wrapAround(COMMAND, text, screen.columns - head.length).map((line, index) =>
    index === 0 ? screen.paint.dim(head) + line : ' '.repeat(head.length) + line,
  );
}
