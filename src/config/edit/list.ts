/**
 * The front of a list in the text of a config: inserts tokens before the first element, or removes the first elements, and keeps
 * every other byte. Text in, edits out. Does not check the result: the caller parses it again.
 */
import type { Span } from './syntax.ts';

/** A part of a text and its replacement. */
export interface Edit extends Span {
  readonly text: string;
}

/** The positions of a list and of its elements. */
export interface List {
  readonly span: Span;
  readonly items: readonly Span[];
}

type Find = (pointer: string) => Span | undefined;

/** The list at a pointer; undefined if there is none, or its elements cannot be told apart. */
export function listAt(text: string, pointer: string, find: Find): List | undefined {
  const span = find(pointer);
  if (span === undefined || !/^[[-]/.test(text.slice(span.start, span.end))) return undefined;
  const items: Span[] = [];
  for (let item = find(`${pointer}/0`); item !== undefined; item = find(`${pointer}/${items.length}`))
    items.push(item);
  const isEmpty = /^\[\s*\]$/.test(text.slice(span.start, span.end));
  return items.length > 0 || isEmpty ? { span, items } : undefined;
}

/** Inserts tokens before the first element, in the layout of the list; undefined if the layout is not known. */
export function prepend(
  text: string,
  { span, items: [first] }: List,
  tokens: readonly string[],
): Edit | undefined {
  // The blank marks a list that was empty: `dropFirst` removes it again.
  if (first === undefined)
    return { start: span.start + 1, end: span.start + 1, text: ` ${tokens.join(', ')}` };
  const between = separator(text, span, first);
  if (between === undefined) return undefined;
  return { start: first.start, end: first.start, text: tokens.map((token) => token + between).join('') };
}

/** Removes the first elements; undefined if there are fewer. */
export function dropFirst(text: string, { span, items }: List, count: number): Edit | undefined {
  const [first, last, next] = [items[0], items[count - 1], items[count]];
  if (first === undefined || last === undefined) return undefined;
  if (next !== undefined) return { start: first.start, end: next.start, text: '' };
  const start = text.slice(span.start, first.start) === '[ ' ? first.start - 1 : first.start;
  return { start, end: last.end, text: '' };
}

/** The text with all edits applied; they must not overlap. */
export const applyEdits = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: next }) => now.slice(0, start) + next + now.slice(end), text);

/** The text between one element and the next. */
function separator(text: string, span: Span, first: Span): string | undefined {
  if (text[span.start] === '[') {
    const lead = text.slice(span.start + 1, first.start);
    return /^\s*\n\s*$/.test(lead) ? `,${lead}` : ', ';
  }
  const line = text.slice(text.lastIndexOf('\n', first.start - 1) + 1, first.start);
  return /^ *- +$/.test(line) ? `${text.includes('\r\n') ? '\r\n' : '\n'}${line}` : undefined;
}
