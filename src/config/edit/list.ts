/**
 * The front of a list in the text of a config: tokens put before its first element, or the first elements taken out, and
 * every other byte kept. Text in, text out. Checks nothing of what comes out: who calls it reads it again.
 */
import type { Span } from './syntax.ts';

/** A stretch of a text and what is to stand there. */
export interface Edit extends Span {
  readonly text: string;
}

/** Where a list and its elements stand. */
export interface List {
  readonly span: Span;
  readonly items: readonly Span[];
}

type Find = (pointer: string) => Span | undefined;

/** The list at a pointer; undefined when there is none whose elements all stand apart. */
export function listAt(text: string, pointer: string, find: Find): List | undefined {
  const span = find(pointer);
  if (span === undefined || !/^[[-]/.test(text.slice(span.start, span.end))) return undefined;
  const items: Span[] = [];
  for (let item = find(`${pointer}/0`); item !== undefined; item = find(`${pointer}/${items.length}`))
    items.push(item);
  const isEmpty = /^\[\s*\]$/.test(text.slice(span.start, span.end));
  return items.length > 0 || isEmpty ? { span, items } : undefined;
}

/** Puts tokens before the first element, laid out as the list is; undefined for a list that is laid out otherwise. */
export function prepend(
  text: string,
  { span, items: [first] }: List,
  tokens: readonly string[],
): Edit | undefined {
  // The blank tells it from a list that was not there: `dropFirst` takes it out again.
  if (first === undefined)
    return { start: span.start + 1, end: span.start + 1, text: ` ${tokens.join(', ')}` };
  const between = separator(text, span, first);
  if (between === undefined) return undefined;
  return { start: first.start, end: first.start, text: tokens.map((token) => token + between).join('') };
}

/** Takes the first elements out; undefined when there are not so many. */
export function dropFirst(text: string, { span, items }: List, count: number): Edit | undefined {
  const [first, last, next] = [items[0], items[count - 1], items[count]];
  if (first === undefined || last === undefined) return undefined;
  if (next !== undefined) return { start: first.start, end: next.start, text: '' };
  const start = text.slice(span.start, first.start) === '[ ' ? first.start - 1 : first.start;
  return { start, end: last.end, text: '' };
}

/** The text with all edits made; they must not overlap. */
export const applyEdits = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: next }) => now.slice(0, start) + next + now.slice(end), text);

/** What stands from one element to the next. */
function separator(text: string, span: Span, first: Span): string | undefined {
  if (text[span.start] === '[') {
    const lead = text.slice(span.start + 1, first.start);
    return /^\s*\n\s*$/.test(lead) ? `,${lead}` : ', ';
  }
  const line = text.slice(text.lastIndexOf('\n', first.start - 1) + 1, first.start);
  return /^ *- +$/.test(line) ? `${text.includes('\r\n') ? '\r\n' : '\n'}${line}` : undefined;
}
