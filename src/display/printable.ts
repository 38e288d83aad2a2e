/**
 * In: any text, however hostile. Out: a text that a terminal or CI log shows as it is: every code point that
 * hides, reorders, moves the cursor or imitates a space stands by name, CI workflow commands are broken up,
 * a cut says how much is missing (DESIGN section 9). Never drops a character without a sign.
 */
import { codePointName, RISKY, SELECTORS, TAGS } from './codepoints.ts';

/** How much of a text is shown, and with which signs. */
export interface PrintableOptions {
  /** Cut after so many characters (code points) of the text. */
  readonly maxChars?: number;
  /** Keep line feeds as they are; otherwise each is a visible mark. */
  readonly newlines?: boolean;
  /** False: the result is plain ASCII, everything else is shown by number. */
  readonly unicode?: boolean;
}

const RUNS = new RegExp(`(${TAGS}+)|(${SELECTORS}{2,})|(${RISKY})\\3*`, 'gu');
const CARRIER_END = new RegExp(`^(?:${TAGS}+|${SELECTORS}+)`, 'u');

/** The text as it may be printed. */
export function printable(text: string, options: PrintableOptions = {}): string {
  const { kept, missing } = cut(text, options.maxChars);
  const shown = breakCommands(spelled(kept, options));
  if (missing === 0) return shown;
  return `${shown}${options.unicode === false ? '...' : '…'} (+${counted(missing, 'character')})`;
}

/** As `printable` without a cut and without regard to CI commands: for pieces of a line that is assembled later. */
export function spelled(text: string, options: PrintableOptions = {}): string {
  const ascii = options.unicode === false;
  const named = text.replace(RUNS, (run: string, tags?: string, selectors?: string, char?: string) => {
    const length = [...run].length;
    if (tags !== undefined) return mark(counted(length, 'tag character'), ascii);
    if (selectors !== undefined) return mark(counted(length, 'variation selector'), ascii);
    if (char === '\n') return (options.newlines ? '\n' : ascii ? '\\n' : '⏎').repeat(length);
    if (char === '\t') return (ascii ? '\\t' : '⇥').repeat(length);
    const name = codePointName(char?.codePointAt(0) ?? 0);
    return mark(length === 1 ? name : `${name} ${ascii ? 'x' : '×'}${length}`, ascii);
  });
  if (!ascii) return named;
  return named.replace(/[^\n -~]/gu, (char) => mark(codePointName(char.codePointAt(0) ?? 0), true));
}

/** Takes the effect from what CI systems run when it is printed: `::name::` at a line's start, `##[` and `##name[` anywhere. */
export function breakCommands(text: string): string {
  return text.replace(/^([^\S\n]*:)(?=:)/gm, '$1 ').replace(/##(?=[A-Za-z]*\[)/g, '# #');
}

/** `1 tag character`, `1,234 lines`: a count with its noun. */
export function counted(count: number, noun: string): string {
  const digits = String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${digits} ${noun}${count === 1 ? '' : 's'}`;
}

const mark = (name: string, ascii: boolean): string => (ascii ? `<${name}>` : `⟨${name}⟩`);

function cut(text: string, maxChars = Number.POSITIVE_INFINITY): { kept: string; missing: number } {
  if (text.length <= maxChars) return { kept: text, missing: 0 };
  let end = 0;
  for (let taken = 0; taken < maxChars && end < text.length; taken += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  // A carrier run is one short mark: cutting into it would only falsify its count.
  if (end > 0 && new RegExp(`(?:${TAGS}|${SELECTORS})$`, 'u').test(text.slice(0, end))) {
    end += CARRIER_END.exec(text.slice(end))?.[0].length ?? 0;
  }
  return { kept: text.slice(0, end), missing: [...text.slice(end)].length };
}
