/**
 * Places in a JSON text: offset, keys or pointer in, line (from 1) out. Pure and linear: a text is parsed once for any number of
 * questions. Never says that a text is wrong.
 */
import type * as Jsonc from 'jsonc-parser';
import { lazy } from '../host/lazy.ts';
import { tokensOf } from './pointer.ts';

const jsonc = lazy<typeof Jsonc>('jsonc-parser');

/** Line and column, both from 1. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

/** The line of each offset of a text that is asked for. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** A value in a text. */
export interface TextPlace {
  /** How many of the keys lead to it. */
  readonly depth: number;
  /** Where it begins, with its key. */
  readonly line: number;
  /** UTF-16 offsets of the same, with its key. */
  readonly start: number;
  readonly end: number;
  /** Of a string, a number, a boolean. */
  readonly value: unknown;
  /** Of a list: the line of each element. */
  readonly elementLine: (index: number) => number | undefined;
}

/** For any list of keys the value at them, or the nearest one around it that exists; undefined where the text has no value. */
export function placesIn(text: string): (keys: readonly string[]) => TextPlace | undefined {
  const root = treeOf(text);
  const lineAt = lineFinder(text);
  const members = new Map<Jsonc.Node, ReadonlyMap<string, Jsonc.Node>>();
  const memberOf = (node: Jsonc.Node, key: string): Jsonc.Node | undefined => {
    if (node.type === 'array') return /^\d+$/.test(key) ? node.children?.[Number(key)] : undefined;
    if (node.type !== 'object') return undefined;
    const known = members.get(node) ?? membersOf(node);
    members.set(node, known);
    return known.get(key);
  };
  return (keys) => {
    let node = root;
    let depth = 0;
    for (const key of keys) {
      const next = node === undefined ? undefined : memberOf(node, key);
      if (next === undefined) break;
      node = next;
      depth += 1;
    }
    if (node === undefined) return undefined;
    const found = node;
    const { offset: start } = found.parent?.type === 'property' ? found.parent : found;
    return {
      ...{ depth, line: lineAt(start), start, end: found.offset + found.length, value: found.value },
      elementLine: (index) => {
        const element = found.type === 'array' ? found.children?.[index] : undefined;
        return element === undefined ? undefined : lineAt(element.offset);
      },
    };
  };
}

/** The line of each pointer's value, or of its nearest ancestor that exists. */
export function linesOfPointers(text: string, pointers: readonly string[]): readonly number[] {
  const at = placesIn(text);
  return pointers.map((pointer) => at(tokensOf(pointer))?.line ?? 1);
}

function treeOf(text: string): Jsonc.Node | undefined {
  try {
    return jsonc().parseTree(text, [], { allowTrailingComma: true });
  } catch (error) {
    // A text that is nested deeply enough exhausts the stack of the parser.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Of a key that appears twice, the last one counts. */
const membersOf = ({ children = [] }: Jsonc.Node): ReadonlyMap<string, Jsonc.Node> =>
  new Map(
    children.flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [[String(key.value), value] as const],
    ),
  );
