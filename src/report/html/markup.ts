/**
 * HTML that no text can break: a template and its parts in, markup out. Every string that is put into one becomes text: escaped, with each
 * character that hides or steers in a box with its name, and without what a CI log takes for a command. Never parses, never prints.
 */
import { type PrintableOptions, printable, spelled } from '../../display/printable.ts';
import { cutCharacters } from '../messages.ts';

/** Finished HTML; only this file makes it. */
export interface Markup {
  readonly markup: string;
}

/** A string is text of any origin. `undefined` is nothing. */
export type Part = string | number | Markup | undefined | readonly Part[];

/** The tag of a template. */
export const markup = (template: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: template.reduce((out, piece, at) => out + piece + written(parts[at]), ''),
});

/** All of them, one after the other. */
export const joined = (parts: readonly Part[]): Markup => ({ markup: parts.map(written).join('') });

function written(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return boxed(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(written).join('');
}

/** Text for an attribute in double quotes, or where no element may be. */
export const plain = (text: string): Markup => ({ markup: escaped(printable(text)) });

/** A block of our own that is markup as it is: style and script. */
export const ownBlock = (text: string): Markup => ({ markup: text });

/** Text of a server or a config, apart from what is around it: its direction is its own. Of a long one its beginning and its end. */
export const foreign = (text: string): Markup =>
  markup`<bdi>${limited(text, LONG, LONG / 4, (part) => part)}</bdi>`;

/** Longer than any name. */
const LONG = 2_000;

/** Up to `most` characters of a text, `last` of them from its end; what is between them is counted. */
export function limited(text: string, most: number, last: number, shown: (part: string) => Part): Part {
  if (text.length <= most) return shown(text);
  const [from, to] = [safeEnd(text, most - last), safeEnd(text, text.length - last)];
  const cut = cutCharacters(from + text.length - to, text.length);
  return [
    shown(text.slice(0, from)),
    markup` <strong class="cut">… ${cut} …</strong> `,
    shown(text.slice(to)),
  ];
}

/** An offset that parts no character. */
export const safeEnd = (text: string, at: number): number =>
  /^[\u{DC00}-\u{DFFF}]/u.test(text.slice(at, at + 1)) ? at - 1 : at;

/** Of `::name::` a runner takes only the start of a line, where no text of another stands. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/##/g, '#&#35;')
    .replace(/::/g, ':&#58;');

const BOXES: PrintableOptions = {
  mark: (name) => `<b class="hid" role="img" aria-label="${name}">⟨${name}⟩</b>`,
};

const boxed = (text: string): string => spelled(escaped(text), BOXES);

/**
 * A sentence of ours with foreign words in it. `make` puts each of them through the function that it is given, and may do with the result
 * what it does with any word.
 */
export function sentence(make: (foreign: (text: string) => string) => string): Markup {
  const pieces: string[] = [];
  const text = make((piece) => `\u{fdd0}${pieces.push(piece) - 1}\u{fdd1}`);
  return joined(
    text
      .split(/\u{fdd0}(\d+)\u{fdd1}/u)
      .map((part, at) => (at % 2 === 0 ? part : foreign(pieces[Number(part)] ?? ''))),
  );
}

/** Advice of ours: one command, or a sentence with commands in backticks. Both can have names in them. */
export const advice = (text: string, isCommand: boolean): Markup =>
  isCommand || text.length > LONG
    ? code(text)
    : joined(text.split('`').map((part, at) => (at % 2 === 0 ? foreign(part) : code(part))));

const code = (text: string): Markup => markup`<code>${foreign(text)}</code>`;
