/**
 * JSON with comments and trailing commas: text in, a tree of Maps out, with every key that is written twice. Maps,
 * because `__proto__` and `constructor` are plain names there and the order of the file survives. Uses the parser's
 * tree and not its `parse()`, which turns `__proto__` into a prototype. Never evaluates anything.
 */
import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import { McpLockError } from '../errors.ts';

export type Tree = null | boolean | number | string | readonly Tree[] | Branch;
export type Branch = ReadonlyMap<string, Tree>;

export interface TreeReading {
  /** Undefined when the text holds nothing but blanks and comments. */
  readonly root: Tree | undefined;
  /** JSON pointers of keys written twice; the last value is the one in the tree, as in every client. */
  readonly duplicates: readonly string[];
}

/** One more step on a JSON pointer (RFC 6901). */
export const pointerTo = (base: string, key: string | number): string =>
  `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Whether a value is an object of the file. */
export const isBranch = (tree: Tree | undefined): tree is Branch => tree instanceof Map;

/** What a value is, in a word for messages; never the value itself. */
export const kindOf = (tree: Tree | undefined): string =>
  tree === undefined || tree === null
    ? 'nothing'
    : isBranch(tree)
      ? 'an object'
      : Array.isArray(tree)
        ? 'a list'
        : typeof tree === 'string'
          ? 'text'
          : `a ${typeof tree}`;

/** Reads a whole config file. Throws E_CONFIG with file, line and column when it cannot be read. */
export function readTree(text: string, file: string): TreeReading {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const errors: ParseError[] = [];
  const duplicates: string[] = [];
  try {
    const root = parseTree(body, errors, { allowTrailingComma: true, allowEmptyContent: true });
    const [first] = errors;
    if (first !== undefined) {
      const reason = printParseErrorCode(first.error).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
      throw unreadable(body, first.offset, `it is not valid JSON: ${reason.toLowerCase()}`, file);
    }
    return { root: root === undefined ? undefined : treeOf(root, '', duplicates), duplicates };
  } catch (error) {
    // The parser and the walk recurse: a file nested deeply enough exhausts the stack, and that is the file's fault.
    if (error instanceof RangeError) throw unreadable(body, 0, 'it is nested too deeply', file);
    throw error;
  }
}

/** The error for a file that cannot be read as a whole. */
export function unreadable(text: string, offset: number, reason: string, file: string): McpLockError {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const place = `${file}:${line}:${offset - before.lastIndexOf('\n')}`;
  return new McpLockError('E_CONFIG', `the config cannot be read: ${reason}`, {
    place,
    next: `correct line ${line} of the file and run the same command again`,
  });
}

function treeOf(node: Node, pointer: string, duplicates: string[]): Tree {
  if (node.type === 'array') {
    return (node.children ?? []).map((child, index) => treeOf(child, pointerTo(pointer, index), duplicates));
  }
  if (node.type !== 'object') return node.value ?? null;
  const branch = new Map<string, Tree>();
  for (const { children = [] } of node.children ?? []) {
    const [key, value] = children;
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    const at = pointerTo(pointer, name);
    if (branch.delete(name)) duplicates.push(at);
    branch.set(name, treeOf(value, at, duplicates));
  }
  return branch;
}
