/**
 * What the three config formats have in common for an editor: the position of a value, the ways to write a string, and all values of
 * a document to compare before and after an edit. Types, and the walk over parsed values.
 */
import { pointerToken } from '../../lock/pointer.ts';

/** A part of a text, as UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One scalar of a document, or an empty list or table. */
export interface Leaf {
  readonly pointer: string;
  /** Its value if it is a string. */
  readonly text?: string;
  /** Otherwise its type and value, to tell it from another. */
  readonly other?: string;
}

/** One config format. Every member is pure and throws nothing. */
export interface Syntax {
  /** The position of the value at a JSON pointer, with its quotes or brackets. */
  readonly find: (text: string, pointer: string) => Span | undefined;
  /** The same for any number of pointers, read once, each with its key; of a table, all that is in it. */
  readonly around: (text: string) => (pointer: string) => Span | undefined;
  /** Ways to write a string in place of `written`, the most similar one first. */
  readonly spell: (value: string, written: string) => readonly string[];
  /** Every leaf of a document in order; undefined if it cannot be parsed. */
  readonly leaves: (text: string) => readonly Leaf[] | undefined;
}

/** Every leaf of a parsed document of Maps, lists, plain objects and scalars. */
export function leavesOf(value: unknown, pointer = ''): readonly Leaf[] {
  if (typeof value === 'string') return [{ pointer, text: value }];
  const members = membersOf(value);
  if (members === undefined) return [{ pointer, other: `${typeof value} ${String(value)}` }];
  if (members.length === 0) return [{ pointer, other: Array.isArray(value) ? 'list' : 'table' }];
  return members.flatMap(([key, member]) => leavesOf(member, `${pointer}/${pointerToken(key)}`));
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((member, index) => [String(index), member] as const);
  if (value instanceof Map) return [...value].map(([key, member]) => [String(key), member] as const);
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined;
  return Object.entries(value);
}

/** The result of `read`; undefined if it throws, because the text is wrong or nested too deeply for the stack. */
export function undefinedOnThrow<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
