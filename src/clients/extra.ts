/**
 * The keys of a server's block that mcp-lock does not act on but a client may: a tree in, plain JSON out, so that a
 * change of `envFile`, `headersHelper` or `sandbox` is seen. Leaves out what neither starts anything nor reaches the
 * server; gives of environment and headers the names alone, for their values may be secrets.
 */
import type { Json, JsonObject } from '../model.ts';
import type { Branch, Tree } from './tree.ts';
import { isBranch } from './tree.ts';

/** Notes, looks, and switches of the client's own. */
const HARMLESS = new Set([
  ...['description', 'note', 'comment', 'name', 'title', 'icon', 'category', 'gallery', 'version'],
  ...['autoApprove', 'alwaysAllow', 'trust', 'disabledTools', 'enabledTools', 'includeTools', 'excludeTools'],
  ...['tools', 'alwaysLoad', 'deferTools', 'autoStart'],
]);
const NOTE = /^(?:_|\$|\/\/)/;
/** `timeout`, `timeoutMs`, `requestTimeout`, `startup_timeout_sec`, … */
const TIMEOUT =
  /^[a-z_-]{0,40}time_?outs?(?:[_-]?(?:ms|millis|milliseconds|s|secs?|seconds|mins?|minutes))?$/i;
/** Maps of names to values that must not be repeated. */
const VALUES = new Set(['env', 'headers']);

/** Every other key of the block as JSON, in the order of the file; undefined when there is none. */
export function extraOf(block: Branch, actedOn: readonly string[]): JsonObject | undefined {
  const extra: Record<string, Json> = Object.create(null);
  for (const [key, value] of block) {
    if (actedOn.includes(key) || HARMLESS.has(key) || NOTE.test(key) || TIMEOUT.test(key)) continue;
    extra[key] = VALUES.has(key) && isBranch(value) ? [...value.keys()].sort() : jsonOf(value);
  }
  return Object.keys(extra).length === 0 ? undefined : extra;
}

function jsonOf(tree: Tree): Json {
  if (isList(tree)) return tree.map(jsonOf);
  if (!isBranch(tree)) return tree;
  const object: Record<string, Json> = Object.create(null);
  for (const [key, value] of tree) object[key] = jsonOf(value);
  return object;
}

const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree);
