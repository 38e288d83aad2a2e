/**
 * YAML: text in, a tree out. Follows aliases and merge keys, up to a limit. Of a key that appears twice, the last value is used.
 * Where a string belongs, a value is the text as written, so `3.10` is not a number there. Ignores tags.
 */
import type * as Yaml from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import type { ErrorMessage, McpLockError } from '../../errors.ts';
import { lazy } from '../../host/lazy.ts';
import { configSyntax, configTooDeep, yamlAliasesTooLarge, yamlMergeKeys } from '../messages.ts';
import type { Repeated, Tree, TreeReading } from './tree.ts';
import { parseError, pointerTo, setKey } from './tree.ts';

const yaml = lazy<typeof Yaml>('yaml');

/** Keys below which every value is a string. */
const TEXT_KEYS = new Set([
  ...['command', 'cmd', 'args', 'cwd', 'env', 'envs', 'environment', 'headers'],
  ...['url', 'uri', 'target', 'apiKey', 'access_token'],
]);
/** How many values the aliases of one file may expand to. */
const MAX_COPIES = 20_000;

interface Walk {
  readonly document: Document;
  readonly repeated: Repeated;
  readonly fail: (offset: number, said: ErrorMessage) => McpLockError;
  copies: number;
}

/** Where a value is: its pointer, and whether it is below such a key or an alias. */
interface At {
  readonly pointer: string;
  readonly isText: boolean;
  readonly isCopy: boolean;
}

/** Reads a text without byte order mark. Throws E_CONFIG with line and column, and RangeError when nested too deeply. */
export function readYaml(text: string, file: string): TreeReading {
  const fail = (offset: number, said: ErrorMessage) => parseError(said, file, text, offset);
  const document = yaml().parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  const [first] = document.errors;
  if (first !== undefined) {
    const reason = first.code.toLowerCase().replaceAll('_', ' ');
    const isTooDeep = first.code === 'RESOURCE_EXHAUSTION';
    throw fail(first.pos[0], isTooDeep ? configTooDeep() : configSyntax('YAML', reason));
  }
  const walk: Walk = { document, repeated: { text, duplicates: [] }, fail, copies: 0 };
  const { contents } = document;
  if (contents === null || (yaml().isScalar(contents) && contents.value === null)) {
    return { root: undefined, duplicates: [] };
  }
  const root = treeOf(contents, { pointer: '', isText: false, isCopy: false }, walk);
  return { root, duplicates: walk.repeated.duplicates };
}

function treeOf(node: unknown, at: At, walk: Walk): Tree {
  if (at.isCopy) {
    walk.copies += 1;
    if (walk.copies > MAX_COPIES) throw walk.fail(0, yamlAliasesTooLarge());
  }
  if (yaml().isAlias(node)) {
    const target = node.resolve(walk.document);
    if (target === undefined)
      throw walk.fail(node.range?.[0] ?? 0, configSyntax('YAML', 'an alias has no anchor'));
    return treeOf(target, { ...at, isCopy: true }, walk);
  }
  if (yaml().isSeq(node)) {
    return node.items.map((item, index) =>
      treeOf(item, { ...at, pointer: pointerTo(at.pointer, index) }, walk),
    );
  }
  if (yaml().isMap(node)) return branchOf(node, at, walk);
  if (!yaml().isScalar(node)) return null;
  const { value } = node;
  if (value === null || typeof value === 'string' || value === undefined) return value ?? null;
  if (at.isText || (typeof value !== 'number' && typeof value !== 'boolean'))
    return node.source ?? String(value);
  return value;
}

function branchOf(node: YAMLMap, at: At, walk: Walk): ReadonlyMap<string, Tree> {
  const branch = new Map<string, Tree>();
  const offsets = new Map<string, number>();
  for (const pair of node.items as readonly Pair<Node, Node>[]) {
    if (isMerge(pair.key)) continue;
    const name = yaml().isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : String(pair.key);
    const pointer = pointerTo(at.pointer, name);
    const value = treeOf(pair.value, { ...at, pointer, isText: at.isText || TEXT_KEYS.has(name) }, walk);
    const found = { name, pointer, offset: pair.key.range?.[0] ?? 0 };
    setKey(branch, found, value, offsets, walk.repeated);
  }
  // A map's own keys override merged ones, and an earlier source overrides a later one.
  const merges = (node.items as readonly Pair<Node, Node>[]).filter(({ key }) => isMerge(key));
  // Parsers do not agree on which of two merge keys is used.
  const [, second] = merges;
  if (second !== undefined) throw walk.fail(second.key.range?.[0] ?? 0, yamlMergeKeys());
  for (const { value } of merges) {
    const merged = treeOf(value, { ...at, isCopy: true }, walk);
    for (const source of Array.isArray(merged) ? merged : [merged]) {
      if (!(source instanceof Map)) continue;
      for (const [name, member] of source) if (!branch.has(name)) branch.set(name, member);
    }
  }
  return branch;
}

const isMerge = (key: unknown): boolean => yaml().isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
