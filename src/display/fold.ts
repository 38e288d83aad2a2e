/**
 * Text of ours folded to a width: a command to paste stays in one piece, whatever its length, and so does an address or a path that is
 * alone on its line. Names that are wider than the screen are broken. Printable text in; pure. No fold makes a line that a CI runner takes
 * for a command.
 */
import { breakCommands } from './printable.ts';
import { isCommand } from './shell-word.ts';
import { COMMAND, displayWidth, wrapAround } from './width.ts';

/** Lines that fit stay as they are; what has no room goes on two columns further in. */
export const foldedText = (text: string, columns: number): string =>
  breakCommands(
    text
      .split('\n')
      .flatMap((line) => foldedLine(line, columns))
      .join('\n'),
  );

interface Screen {
  readonly stderrIsTTY: boolean;
  readonly columns: number;
}

/**
 * The same for whatever goes to stderr: a terminal gets folded lines, a log whole ones. Lines with control sequences, the live line, launch
 * lines and texts of servers are left as they are: who printed them has fitted them, or shows them exactly.
 */
export const foldedFor = ({ stderrIsTTY, columns }: Screen, text: string): string =>
  stderrIsTTY
    ? text
        .split('\n')
        .map((line) => (EXACT.test(line) ? line : foldedText(line, columns)))
        .join('\n')
    : text;

/** A question, whose last blank stands before the answer. */
export const foldedPrompt = (screen: Screen, prompt: string): string =>
  foldedFor(screen, prompt.trimEnd()) + prompt.slice(prompt.trimEnd().length);

const EXACT = /\p{Cc}|^ {4}|^ *[-+|~>] /u;

export function foldedLine(line: string, columns: number): readonly string[] {
  if (displayWidth(line.trimEnd()) <= columns || isOnePiece(line)) return [line];
  const margin = /^ */.exec(line)?.[0].length ?? 0;
  const indent = Math.min(margin + 2, Math.max(0, columns - NARROWEST));
  const isWide = (piece: string) => COMMAND_ALONE.test(piece) && displayWidth(piece) > columns - indent;
  const runs: string[] = [];
  for (const piece of line.split(COMMAND_WITH_END).filter((one) => one.trim() !== '')) {
    const before = runs.at(-1);
    // A command that is wider than the screen has a line of its own.
    if (before === undefined || isWide(piece) || isWide(before)) runs.push(piece);
    else runs[runs.length - 1] = before + piece;
  }
  return runs.flatMap((run, at) => {
    const text = at === 0 ? run : ' '.repeat(indent) + run.trimStart();
    return isWide(run) ? [text] : wrapAround(COMMAND, text, columns, indent).map((one) => one.trimEnd());
  });
}

/** Columns that a line has at least, however far in it begins. */
const NARROWEST = 8;

/** With the sign that ends the sentence. */
const COMMAND_WITH_END = /(`[^`\n]*`[.,:;)]*)/;
const COMMAND_ALONE = /^`[^`\n]*`[.,:;)]*$/;

/** `next: COMMAND`, `  at PLACE`, an address. */
const isOnePiece = (line: string): boolean => {
  const [, advice] = /^\s*(?:next|Undo|Details): (.*)$/.exec(line) ?? [];
  return (advice !== undefined && isCommand(advice)) || /^\s+(?:at )?\S+$/.test(line);
};
