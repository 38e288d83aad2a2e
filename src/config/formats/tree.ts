/**
 * The tree that every config format is parsed into: Maps, lists and plain values, and the keys that appear twice. Maps keep the
 * order of the file, and `__proto__` and `constructor` are ordinary keys in them. Holds no parser.
 */
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';

export type Tree = null | boolean | number | string | readonly Tree[] | Branch;
export type Branch = ReadonlyMap<string, Tree>;

export interface TreeReading {
  /** Undefined if the text has only blanks and comments. */
  readonly root: Tree | undefined;
  /** The keys that appear twice. The tree has the last value, as in most clients. */
  readonly duplicates: readonly DuplicateKey[];
}

/** A key that appears twice in one object. */
export interface DuplicateKey {
  /** JSON pointer. */
  readonly pointer: string;
  /** The two values are not the same. */
  readonly differs: boolean;
  /** Where the two keys stand, from 1. */
  readonly lines: readonly [number, number];
}

/** The text that is read, and the keys that appear twice as they are found. */
export interface Repeated {
  readonly text: string;
  readonly duplicates: DuplicateKey[];
}

/** A key of the branch that is being read. */
interface Key {
  readonly name: string;
  readonly pointer: string;
  /** Where it stands in the text. */
  readonly offset: number;
}

/** Sets a key of a branch. The last value is used, at the place where it appears. `offsets`: of the keys set before. */
export function setKey(
  branch: Map<string, Tree>,
  { name, pointer, offset }: Key,
  value: Tree,
  offsets: Map<string, number>,
  { text, duplicates }: Repeated,
): void {
  const before = branch.get(name);
  if (branch.delete(name)) {
    const lineOf = (at: number) => text.slice(0, at).split('\n').length;
    duplicates.push({
      pointer,
      differs: before === undefined || !isSame(before, value),
      lines: [lineOf(offsets.get(name) ?? 0), lineOf(offset)],
    });
  }
  offsets.set(name, offset);
  branch.set(name, value);
}

/** Whether two values are equal, in any order of their keys. */
export function isSame(a: Tree, b: Tree): boolean {
  if (isBranch(a) && isBranch(b))
    return (
      a.size === b.size &&
      [...a].every(([key, value]) => {
        const other = b.get(key);
        return other !== undefined && isSame(value, other);
      })
    );
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((value, index) => isSame(value, b[index] ?? null));
  return a === b;
}

/** One more step on a JSON pointer (RFC 6901). */
export const pointerTo = (base: string, key: string | number): string =>
  `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Whether a value is an object of the file. */
export const isBranch = (tree: Tree | undefined): tree is Branch => tree instanceof Map;

/** Whether a value is a list of the file. */
export const isList = (tree: Tree | undefined): tree is readonly Tree[] => Array.isArray(tree);

/** What an object or a list has in it, by key or number; nothing for any other value. */
export const membersOf = (tree: Tree | undefined): readonly (readonly [key: string, member: Tree])[] =>
  isBranch(tree) ? [...tree] : isList(tree) ? tree.map((item, index) => [String(index), item] as const) : [];

/** The value at a path of keys; undefined if there is none. */
export function valueAt(root: Tree | undefined, path: readonly string[]): Tree | undefined {
  let value = root;
  for (const key of path) value = isBranch(value) ? value.get(key) : undefined;
  return value;
}

/** The kind of a value, in words for messages; never the value itself. */
export const kindOf = (tree: Tree | undefined): string =>
  tree === undefined || tree === null
    ? 'null'
    : isBranch(tree)
      ? 'an object'
      : Array.isArray(tree)
        ? 'a list'
        : typeof tree === 'string'
          ? 'a string'
          : `a ${typeof tree}`;

/** The error for a file that cannot be parsed, with line and column of an offset in its text (UTF-16). */
export function parseError(said: ErrorMessage, file: string, text: string, offset: number): McpLockError {
  const before = text.slice(0, offset);
  return parseErrorAt(said, file, before.split('\n').length, offset - before.lastIndexOf('\n'));
}

/** The same, for a parser that counts lines and columns itself, both from 1. */
export const parseErrorAt = (said: ErrorMessage, file: string, line: number, column: number): McpLockError =>
  new McpLockError(said, { place: `${file}:${line}:${column}` });
