/**
 * What every config format is read into: a tree of Maps, lists and plain values, with every key that is written twice.
 * Maps, because `__proto__` and `constructor` are plain names there and the order of the file survives. Holds no parser.
 */
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';

export type Tree = null | boolean | number | string | readonly Tree[] | Branch;
export type Branch = ReadonlyMap<string, Tree>;

export interface TreeReading {
  /** Undefined when the text holds nothing but blanks and comments. */
  readonly root: Tree | undefined;
  /** JSON pointers of keys written twice; the last value is the one in the tree, as in every client. */
  readonly duplicates: readonly string[];
  /** Those of them whose values differ. */
  readonly conflicts: readonly string[];
}

/** What a walk notices of keys written twice. */
export interface DuplicateKeys {
  readonly duplicates: string[];
  readonly conflicts: string[];
}

/** Sets a key of a branch; the last one counts, in its place. */
export function setKey(
  branch: Map<string, Tree>,
  name: string,
  value: Tree,
  pointer: string,
  twice: DuplicateKeys,
): void {
  const before = branch.get(name);
  if (branch.delete(name)) {
    twice.duplicates.push(pointer);
    if (before === undefined || !isSame(before, value)) twice.conflicts.push(pointer);
  }
  branch.set(name, value);
}

/** Whether two values say the same, whatever the order of their keys. */
function isSame(a: Tree, b: Tree): boolean {
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

/** What stands below a path of keys; undefined when nothing does. */
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
