/**
 * The keys of a server's block that mcp-lock does not act on but a client may, such as `envFile`, `headersHelper` or `sandbox`: a
 * tree in, plain JSON out, so that the lock shows a change of them. Leaves out keys that neither start nor reach anything, and the
 * values of environment variables and headers, which may be secrets.
 */
import { isRandom } from '../../lock/credential.ts';
import { REDACTED } from '../../lock/redact-value.ts';
import type { Json, JsonObject } from '../../model.ts';
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, isList } from '../formats/tree.ts';

/** Comments, display settings, and switches inside the client. */
const HARMLESS = new Set([
  ...['description', 'note', 'comment', 'name', 'title', 'icon', 'category', 'gallery', 'version'],
  ...['autoApprove', 'alwaysAllow', 'trust', 'disabledTools', 'enabledTools', 'includeTools', 'excludeTools'],
  ...['tools', 'alwaysLoad', 'deferTools', 'autoStart', 'start_on_launch', 'load_on_start', 'fromGalleryId'],
  ...['enabled_tools', 'disabled_tools', 'allowed_tools', 'available_tools', 'display_name', 'bundled'],
]);
const NOTE = /^(?:_|\$|\/\/)/;
/** `timeout`, `timeoutMs`, `requestTimeout`, `startup_timeout_sec`, … */
const TIMEOUT =
  /^[a-z_-]{0,40}time_?outs?(?:[_-]?(?:ms|millis|milliseconds|s|secs?|seconds|mins?|minutes))?$/i;
/** Maps whose values must not be repeated, at any depth, in any spelling. */
const VALUES = new Set([
  ...['env', 'envs', 'environment', 'environmentvariables', 'envvars'],
  ...['headers', 'httpheaders', 'customheaders', 'requestheaders', 'secrets', 'credentials'],
]);

/** Every other key of the block as JSON, in the order of the file; undefined if there is none. */
export function extraOf(block: Branch, actedOn: readonly string[]): JsonObject | undefined {
  const extra: Record<string, Json> = Object.create(null);
  for (const [key, value] of block) {
    if (actedOn.includes(key) || HARMLESS.has(key) || NOTE.test(key) || TIMEOUT.test(key)) continue;
    const inner = actedOn.filter((one) => one.startsWith(`${key}.`)).map((one) => one.slice(key.length + 1));
    if (!isBranch(value) || inner.length === 0) extra[key] = jsonOf(value, key);
    else {
      const rest = extraOf(value, inner);
      if (rest !== undefined) extra[key] = rest;
    }
  }
  return Object.keys(extra).length === 0 ? undefined : extra;
}

function jsonOf(tree: Tree, name: string): Json {
  const values = VALUES.has(name.toLowerCase().replaceAll(/[-_]/g, ''));
  if (isList(tree)) return tree.map((element) => (values ? nameIn(element) : jsonOf(element, name)));
  if (!isBranch(tree))
    return values && typeof tree === 'string' && /^(?:secrets|credentials)$/i.test(name) ? REDACTED : tree;
  if (values) return [...tree.keys()].sort();
  const object: Record<string, Json> = Object.create(null);
  for (const [key, value] of tree) object[key] = jsonOf(value, key);
  return object;
}

/** Only the name in `NAME=value`, `Name: value` and `{"name": …, "value": …}`. */
function nameIn(element: Tree): Json {
  const text = isBranch(element) ? element.get('name') : element;
  const name = typeof text === 'string' ? (/^([A-Za-z_][\w-]*)(?=[=:]|$)/.exec(text)?.[1] ?? '') : '';
  return name === '' || isRandom(name) ? REDACTED : name;
}
