/**
 * How JSON is laid out in the lockfile: a value whose members have their order in, text out. A value stands on one line
 * where that fits into 80 columns. Formatters with the defaults of prettier leave the text as it is, so a list is broken
 * where they break it. Columns are UTF-16 code units. Pure; the same input gives the same text on every platform and Node.
 */
import type { Work } from '../host/turns.ts';
import type { Json, JsonObject } from '../model.ts';
import { literalOf } from './exact-number.ts';
import { quote } from './quote.ts';

const WIDTH = 80;

/** A value to be written. `block`: an object with one line or more for each member, however short it is. */
export type Layout =
  | { readonly block: Members }
  /** A block with members that is laid out when it is written, so that not all of them take memory at once. */
  | Later
  | { readonly members: Members }
  | { readonly list: readonly Layout[] }
  /** The JSON text of a string, number, boolean or null. */
  | { readonly word: string };
type Later = { readonly later: () => { readonly block: Members } };
export type Members = readonly (readonly [string, Layout])[];

/** A JSON value with the members of its objects in code-unit order. */
export function layoutOf(value: Json): Layout {
  if (typeof value === 'string') return { word: quote(value) };
  // Formatters write 1e21, JavaScript writes 1e+21.
  if (value === null || typeof value !== 'object') return { word: JSON.stringify(value).replace('e+', 'e') };
  if (Array.isArray(value)) return { list: (value as readonly Json[]).map(layoutOf) };
  const literal = literalOf(value);
  if (literal !== undefined) return { word: literal };
  const object = value as JsonObject;
  return { members: sortedKeys(object).map((key) => [key, layoutOf(object[key] as Json)]) };
}

/** Own keys by code unit. */
export const sortedKeys = (object: object): readonly string[] => Object.keys(object).sort();

/** The text of a value, without a line feed at its end. */
export const writeLayout = (layout: Layout): string => write(layout, '', 0);

/** More members than this never fit into one line. */
const MANY = WIDTH;

/** The same, as work that yields after each member of a block and of a large object. `end`: text to add at the end. */
export function* layoutInTurns(layout: Layout, end = ''): Work<string> {
  const pieces: string[] = [];
  yield* pieceByPiece(layout, '', 0, pieces);
  pieces.push(end);
  // Joined once: each level of a large lock that is joined by itself would be one more copy of it.
  return pieces.join('');
}

function* pieceByPiece(layout: Layout, indent: string, used: number, pieces: string[]): Work<void> {
  if ('later' in layout) return yield* pieceByPiece(layout.later(), indent, used, pieces);
  const members = 'word' in layout || 'list' in layout ? [] : membersOf(layout);
  if (members.length <= ('block' in layout ? 0 : MANY)) {
    pieces.push(write(layout, indent, used));
    return yield;
  }
  const inner = `${indent}  `;
  for (const [at, [key, value]] of members.entries()) {
    const before = `${inner}${quote(key)}: `;
    pieces.push(at === 0 ? '{\n' : ',\n', before);
    yield* pieceByPiece(value, inner, before.length + comma(members, at), pieces);
  }
  pieces.push(`\n${indent}}`);
}

/** `used`: columns taken on its line by what stands before it and by the comma after it. */
function write(layout: Layout, indent: string, used: number): string {
  if ('word' in layout) return layout.word;
  if ('later' in layout) return write(layout.later(), indent, used);
  const oneLine = onOneLine(layout, WIDTH - used);
  if (oneLine !== undefined) return oneLine;
  const inner = `${indent}  `;
  if ('list' in layout) {
    const { list } = layout;
    const lines = areNumbers(list)
      ? filled(list, inner)
      : list.map((element, at) => inner + write(element, inner, inner.length + comma(list, at)));
    return `[\n${lines.join(',\n')}\n${indent}]`;
  }
  const members = membersOf(layout);
  const lines = members.map(([key, value], at) => {
    const before = `${inner}${quote(key)}: `;
    return before + write(value, inner, before.length + comma(members, at));
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

const membersOf = (
  layout: Exclude<Layout, Later | { word: string } | { list: readonly Layout[] }>,
): Members => ('block' in layout ? layout.block : layout.members);

const comma = (among: readonly unknown[], at: number): number => (at === among.length - 1 ? 0 : 1);

/** The value in at most `room` columns; undefined if it is longer, or never stands on one line. */
function onOneLine(layout: Layout, room: number): string | undefined {
  if ('word' in layout) return layout.word.length <= room ? layout.word : undefined;
  if ('later' in layout || ('block' in layout && layout.block.length > 0)) return undefined;
  const list = 'list' in layout ? layout.list : undefined;
  const members = 'list' in layout ? [] : membersOf(layout);
  const [open, close] = list !== undefined ? ['[', ']'] : members.length === 0 ? ['{', '}'] : ['{ ', ' }'];
  let text = open;
  for (const [at, part] of (list ?? members).entries()) {
    const [key, value] = isMember(part) ? part : [undefined, part];
    text += (at === 0 ? '' : ', ') + (key === undefined ? '' : `${quote(key)}: `);
    const found = onOneLine(value, room - text.length - close.length);
    if (found === undefined) return undefined;
    text += found;
  }
  if (list !== undefined && isBroken(list)) return undefined;
  return text.length + close.length <= room ? text + close : undefined;
}

const isMember = (part: Layout | Members[number]): part is Members[number] => Array.isArray(part);

/** Two or more objects, or two or more lists, each with two or more members: these never share a line. */
const isBroken = (list: readonly Layout[]): boolean =>
  list.length > 1 &&
  (list.every((element) => 'list' in element && element.list.length > 1) ||
    list.every((element) => 'members' in element && element.members.length > 1));

const areNumbers = (list: readonly Layout[]): list is readonly { readonly word: string }[] =>
  list.every((element) => 'word' in element && /^[-\d]/.test(element.word));

/** Numbers, as many a line as fit. */
function filled(numbers: readonly { readonly word: string }[], indent: string): readonly string[] {
  const lines: string[] = [];
  for (const [at, { word }] of numbers.entries()) {
    const longer = `${lines.at(-1)}, ${word}`;
    if (at > 0 && longer.length + comma(numbers, at) <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(indent + word);
  }
  return lines;
}
