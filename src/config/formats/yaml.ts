/**
 * YAML: text in, a tree out. Aliases and merge keys are followed, within bounds; a key written twice is noticed and the
 * last one counts; where text belongs a value is the text as it stands (`3.10` is no number there). Tags are not acted on.
 */
import type * as Yaml from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import type { ErrorMessage, McpLockError } from '../../errors.ts';
import { lazy } from '../../host/lazy.ts';
import { configSyntax, configTooDeep, yamlAliasesTooLarge, yamlMergeKeys } from '../messages.ts';
import type { DuplicateKeys, Tree, TreeReading } from './tree.ts';
import { parseError, pointerTo, setKey } from './tree.ts';

const yaml = lazy<typeof Yaml>('yaml');

/** Keys below which every value is text, whatever it looks like. */
const TEXTS = new Set([
  ...['command', 'cmd', 'args', 'cwd', 'env', 'envs', 'environment', 'headers'],
  ...['url', 'uri', 'target', 'apiKey', 'access_token'],
]);
/** How many values aliases may stand for in one file. */
const MOST_COPIES = 20_000;

interface Walk {
  readonly document: Document;
  readonly twice: DuplicateKeys;
  readonly fail: (offset: number, said: ErrorMessage) => McpLockError;
  copies: number;
}

/** What a walk carries downwards. */
interface At {
  readonly pointer: string;
  readonly texts: boolean;
  readonly copied: boolean;
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
  const walk: Walk = { document, twice: { duplicates: [], conflicts: [] }, fail, copies: 0 };
  const { contents } = document;
  if (contents === null || (yaml().isScalar(contents) && contents.value === null)) {
    return { root: undefined, ...walk.twice };
  }
  const root = treeOf(contents, { pointer: '', texts: false, copied: false }, walk);
  return { root, ...walk.twice };
}

function treeOf(node: unknown, at: At, walk: Walk): Tree {
  if (at.copied) {
    walk.copies += 1;
    if (walk.copies > MOST_COPIES) throw walk.fail(0, yamlAliasesTooLarge());
  }
  if (yaml().isAlias(node)) {
    const meant = node.resolve(walk.document);
    if (meant === undefined)
      throw walk.fail(node.range?.[0] ?? 0, configSyntax('YAML', 'an alias has no anchor'));
    return treeOf(meant, { ...at, copied: true }, walk);
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
  if (at.texts || (typeof value !== 'number' && typeof value !== 'boolean'))
    return node.source ?? String(value);
  return value;
}

function branchOf(node: YAMLMap, at: At, walk: Walk): ReadonlyMap<string, Tree> {
  const branch = new Map<string, Tree>();
  for (const pair of node.items as readonly Pair<Node, Node>[]) {
    if (isMerge(pair.key)) continue;
    const name = yaml().isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : String(pair.key);
    const pointer = pointerTo(at.pointer, name);
    const value = treeOf(pair.value, { ...at, pointer, texts: at.texts || TEXTS.has(name) }, walk);
    setKey(branch, name, value, pointer, walk.twice);
  }
  // Own keys win over merged ones, and an earlier source over a later one.
  const merges = (node.items as readonly Pair<Node, Node>[]).filter(({ key }) => isMerge(key));
  // Parsers do not agree which of two counts, or whether both do.
  const [, second] = merges;
  if (second !== undefined) throw walk.fail(second.key.range?.[0] ?? 0, yamlMergeKeys());
  for (const { value } of merges) {
    const merged = treeOf(value, { ...at, copied: true }, walk);
    for (const source of Array.isArray(merged) ? merged : [merged]) {
      if (!(source instanceof Map)) continue;
      for (const [name, member] of source) if (!branch.has(name)) branch.set(name, member);
    }
  }
  return branch;
}

const isMerge = (key: unknown): boolean => yaml().isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
