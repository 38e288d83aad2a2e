/**
 * JSON with comments and trailing commas: text in, a tree out. Uses the parser's tree and not its `parse()`, which turns
 * `__proto__` into a prototype. Never evaluates anything.
 */
import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Tree, TreeReading } from './tree.ts';
import { pointerTo, unreadable } from './tree.ts';

/** Reads a text without byte order mark. Throws E_CONFIG with line and column, and RangeError when nested too deeply. */
export function readJson(text: string, file: string): TreeReading {
  const errors: ParseError[] = [];
  const duplicates: string[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [first] = errors;
  if (first !== undefined) {
    const reason = printParseErrorCode(first.error).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
    throw unreadable(text, first.offset, `it is not valid JSON: ${reason.toLowerCase()}`, file);
  }
  return { root: root === undefined ? undefined : treeOf(root, '', duplicates), duplicates };
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
