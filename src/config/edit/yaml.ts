/**
 * Positions in YAML 1.2. Gives none for a value behind an alias, which may be shared, or in a block of several lines. Never formats
 * anything.
 */
import type { Node } from 'yaml';
import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { tokensOf } from '../../lock/pointer.ts';
import type { Syntax } from './syntax.ts';
import { leavesOf, undefinedOnThrow } from './syntax.ts';

/** YAML 1.2, one document. */
export const yaml: Syntax = {
  find: (text, pointer) =>
    undefinedOnThrow(() => {
      const node = tokensOf(pointer).reduce(step, documentOf(text)?.contents);
      if (!isNode(node) || node.range == null) return undefined;
      const [start, end] = node.range;
      return /^[|>]/.test(text.slice(start, end)) ? undefined : { start, end };
    }),
  around: (text) => {
    const document = undefinedOnThrow(() => documentOf(text));
    return (pointer) =>
      undefinedOnThrow(() => {
        const keys = tokensOf(pointer);
        const last = keys.at(-1) ?? '';
        const parent = keys.slice(0, -1).reduce(step, document?.contents);
        const node = step(parent, last);
        if (!isNode(node) || node.range == null) return undefined;
        const [start, end] = node.range;
        return { start: keyOf(parent, last)?.range?.[0] ?? start, end };
      });
  },
  spell: (value, written) => {
    const double = JSON.stringify(value);
    if (written.startsWith('"')) return [double];
    const single = `'${value.replaceAll("'", "''")}'`;
    return written.startsWith("'") ? [single, double] : [value, double];
  },
  leaves: (text) =>
    undefinedOnThrow(() => {
      const document = documentOf(text);
      return document === undefined
        ? undefined
        : leavesOf(document.toJS({ mapAsMap: true, maxAliasCount: 1000 }));
    }),
};

function documentOf(text: string): ReturnType<typeof parseDocument> | undefined {
  const document = parseDocument(text, { uniqueKeys: false, keepSourceTokens: true, logLevel: 'error' });
  if (document.errors.length > 0) return undefined;
  // A key is the text as written: `1.0` is not a number.
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.source !== undefined) key.value = key.source;
    },
  });
  return document;
}

function step(node: unknown, token: string): unknown {
  if (isSeq(node)) return node.items.find((_, index) => String(index) === token);
  if (!isMap(node)) return undefined;
  return node.items.findLast(({ key }) => isKey(key, token))?.value;
}

/** The key of a member, as a node. */
function keyOf(parent: unknown, token: string): Node | undefined {
  const key = isMap(parent) ? parent.items.findLast((pair) => isKey(pair.key, token))?.key : undefined;
  return isScalar(key) ? key : undefined;
}

const isKey = (key: unknown, token: string): boolean => isScalar(key) && String(key.value) === token;

const isNode = (node: unknown): node is Node => isScalar(node) || isSeq(node) || isMap(node);
