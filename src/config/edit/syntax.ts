/**
 * What the editors of the three config formats have in common: where a value stands in a text, how a text is written
 * there, and all that a document says, so that an edit can be held against it. Types, and the walk over plain values.
 */
import { pointerToken } from '../../lock/pointer.ts';

/** A stretch of a text by UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One scalar of a document, or an empty list or table. */
export interface Leaf {
  readonly pointer: string;
  /** Its value when it is a text. */
  readonly text?: string;
  /** What else it is, enough to tell it from another. */
  readonly other?: string;
}

/** One config format. Every member is pure and throws nothing. */
export interface Syntax {
  /** Where the value at a JSON pointer stands, scalar or not, its quotes and brackets included. */
  readonly find: (text: string, pointer: string) => Span | undefined;
  /** Ways to write a text in the place of `written`, the one most like it first. */
  readonly spell: (value: string, written: string) => readonly string[];
  /** Every leaf of a document in order; undefined when it cannot be read. */
  readonly leaves: (text: string) => readonly Leaf[] | undefined;
}

/** Every leaf of what a parser made of a document: Maps, lists, plain objects, scalars. */
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

/** What `read` gives, or undefined when it throws: a parser's complaint or a stack that a deep document exhausts. */
export function undefinedOnThrow<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
