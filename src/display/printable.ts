/**
 * In: any text, however hostile. Out: a text that a terminal or CI log shows as it is. Every code point that hides, reorders, moves
 * the cursor, imitates a space or strikes letters out is replaced by its name; right-to-left words in a line with others get marks
 * around them; CI workflow commands are broken up; a cut says how much is missing. Never drops a character without a sign.
 */
import { codePointName, MARKS, RIGHT_TO_LEFT, RISKY, SELECTORS, STRIKES, TAGS } from './codepoints.ts';

/** How much of a text is shown, and with which signs. */
export interface PrintableOptions {
  /** Show so many characters (code points) of the text and cut the rest. */
  readonly maxChars?: number;
  /** How many of them are the last ones, behind the cut; none by default. */
  readonly tail?: number;
  /** Nothing of ours follows in this line: right-to-left words may stand as they are. */
  readonly ownLine?: boolean;
  /** Keep line feeds as they are; otherwise each is a visible mark. */
  readonly newlines?: boolean;
  /** False: the result is plain ASCII, everything else is shown by number. */
  readonly unicode?: boolean;
  /** How a name that stands for characters is written; absent: between ⟨ and ⟩. */
  readonly mark?: (name: string) => string;
}

const RUNS = new RegExp(`(${TAGS}+)|(${SELECTORS}{2,})|(${RISKY})\\3*`, 'gu');
const CARRIER = new RegExp(`${TAGS}|${SELECTORS}`, 'u');

/** Letters that carry the same stroke each, and blanks between them; a stroke alone; a heap of marks on one letter. */
const STRUCK = new RegExp(
  `((?:(?!${RISKY})[\\p{L}\\p{N}\\p{P}\\p{S} ](${STRIKES})(?!\\p{M}))` +
    `(?: *(?!${RISKY})[\\p{L}\\p{N}\\p{P}\\p{S} ]\\2(?!\\p{M}))+)|(${STRIKES})\\3*|((?:(?!${STRIKES})${MARKS}){3,})`,
  'gu',
);
const EVERY_STRIKE = new RegExp(STRIKES, 'gu');
/** Points and vowels that a script brings itself stand in heaps of up to four: Hebrew, Tibetan, Burmese. */
const OWN_MARKS = /^\P{Script=Inherited}{3,4}$/u;
const REVERSED = new RegExp(`${RIGHT_TO_LEFT}(?:[^\\p{L}\\n⟨⟩]*${RIGHT_TO_LEFT})*`, 'gu');

/** The text without characters that a terminal or a log would act on, or that nobody sees: each is shown by its name. */
export function printable(text: string, options: PrintableOptions = {}): string {
  const { head, missing, tail } = cut(text, options.maxChars, options.tail);
  const show = (part: string) => {
    const shown = spelled(part, options);
    return options.ownLine ? shown : shown.replace(REVERSED, '⟨rtl⟩$&⟨/rtl⟩');
  };
  if (missing === 0) return breakCommands(show(head));
  const dots = options.unicode === false ? '...' : '…';
  const gap = `${dots} (+${counted(missing, 'character')})`;
  return breakCommands(show(head) + gap + (tail === '' ? '' : ` ${dots}${show(tail)}`));
}

/** As `printable` without a cut and without regard to CI commands: for pieces of a line that is assembled later. */
export function spelled(text: string, options: PrintableOptions = {}): string {
  const ascii = options.unicode === false;
  const mark = options.mark ?? ((name: string) => (ascii ? `<${name}>` : `⟨${name}⟩`));
  const marked = text.replace(
    STRUCK,
    (run: string, letters?: string, stroke?: string, strokes?: string, heap?: string) => {
      const times = (name: string, count: number) =>
        mark(count === 1 ? name : `${name} ${ascii ? 'x' : '×'}${count}`);
      if (letters !== undefined && stroke !== undefined) {
        const plain = letters.replace(EVERY_STRIKE, '');
        return (
          plain + times(codePointName(stroke.codePointAt(0) ?? 0), letters.match(EVERY_STRIKE)?.length ?? 0)
        );
      }
      const [first = '', ...rest] = strokes ?? heap ?? run;
      if (strokes !== undefined || rest.every((char) => char === first))
        return times(codePointName(first.codePointAt(0) ?? 0), rest.length + 1);
      return OWN_MARKS.test(run) ? run : mark(counted(rest.length + 1, 'combining mark'));
    },
  );
  const named = marked.replace(RUNS, (run: string, tags?: string, selectors?: string, char?: string) => {
    const length = [...run].length;
    if (tags !== undefined) return mark(counted(length, 'tag character'));
    if (selectors !== undefined) return mark(counted(length, 'variation selector'));
    if (char === '\n') return (options.newlines ? '\n' : ascii ? '\\n' : '⏎').repeat(length);
    if (char === '\t') return (ascii ? '\\t' : '⇥').repeat(length);
    const name = codePointName(char?.codePointAt(0) ?? 0);
    return mark(length === 1 ? name : `${name} ${ascii ? 'x' : '×'}${length}`);
  });
  if (!ascii) return named;
  return named.replace(/[^\n -~]/gu, (char) => mark(codePointName(char.codePointAt(0) ?? 0)));
}

/** Disables what CI systems run when it is printed: `::name::` at the start of a line, `##[` and `##name[` anywhere. */
export function breakCommands(text: string): string {
  return text.replace(/^([^\S\n]*:)(?=:)/gm, '$1 ').replace(/##(?=[A-Za-z]*\[)/g, '# #');
}

/** `1,234`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `1 tag character`, `1,234 lines`: a count with its noun. */
export const counted = (count: number, noun: string): string =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

interface Cut {
  readonly head: string;
  readonly missing: number;
  readonly tail: string;
}

function cut(text: string, maxChars = Number.POSITIVE_INFINITY, tail = 0): Cut {
  const total = text.length <= maxChars ? 0 : charactersIn(text);
  if (total <= maxChars) return { head: text, missing: 0, tail: '' };
  let end = 0;
  for (let left = maxChars - tail; left > 0; left -= 1) end = after(text, end);
  let start = text.length;
  for (let left = tail; left > 0; left -= 1) start = before(text, start);
  const carries = (from: number, to: number) => CARRIER.test(text.slice(from, to));
  // A carrier run is one short mark: cutting into it would only falsify its count.
  if (end > 0 && carries(before(text, end), end))
    while (end < start && carries(end, after(text, end))) end = after(text, end);
  if (tail > 0 && carries(start, after(text, start)))
    while (start > end && carries(before(text, start), start)) start = before(text, start);
  return {
    head: text.slice(0, end),
    missing: charactersIn(text.slice(end, start)),
    tail: text.slice(start),
  };
}

/** Where the character that begins at an offset ends, and where the one before an offset begins. */
const after = (text: string, at: number): number => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
const before = (text: string, at: number): number => at - ((text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1);

/** Code points, counted without a copy of each. */
function charactersIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at = after(text, at)) count += 1;
  return count;
}
