/**
 * JSON with comments and trailing commas: text in, a tree out. Uses the parser's tree and not its `parse()`, which turns
 * `__proto__` into a prototype. Never evaluates anything.
 */
import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import { configSyntax } from '../messages.ts';
import type { Repeated, Tree, TreeReading } from './tree.ts';
import { parseError, pointerTo, setKey } from './tree.ts';

/** Reads a text without byte order mark. Throws E_CONFIG with line and column, and RangeError when nested too deeply. */
export function readJson(text: string, file: string): TreeReading {
  const errors: ParseError[] = [];
  const repeated: Repeated = { text, duplicates: [] };
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [first] = errors;
  if (first !== undefined) {
    const reason = printParseErrorCode(first.error).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
    throw parseError(configSyntax('JSON', reason.toLowerCase()), file, text, first.offset);
  }
  const { duplicates } = repeated;
  return { root: root === undefined ? undefined : treeOf(root, '', repeated), duplicates };
}

function treeOf(node: Node, pointer: string, repeated: Repeated): Tree {
  if (node.type === 'array') {
    return (node.children ?? []).map((child, index) => treeOf(child, pointerTo(pointer, index), repeated));
  }
  if (node.type !== 'object') return node.value ?? null;
  const branch = new Map<string, Tree>();
  const offsets = new Map<string, number>();
  for (const { children = [] } of node.children ?? []) {
    const [key, value] = children;
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    const at = pointerTo(pointer, name);
    const found = { name, pointer: at, offset: key.offset };
    setKey(branch, found, treeOf(value, at, repeated), offsets, repeated);
  }
  return branch;
}
