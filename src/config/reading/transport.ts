/**
 * The transport of a server's block, as written or as its client assumes it: a tree and rules in; stdio, http, sse or a reason
 * why not out. Also which of several spellings of a key is present.
 */
import type { Branch } from '../formats/tree.ts';
import { kindOf, valueAt } from '../formats/tree.ts';
import {
  commandAndUrl,
  commandAndUrlByType,
  commandBesideUrl,
  localServersOnly,
  noCommandOrUrl,
  stringExpected,
  transportNeedsKey,
  transportUnknown,
  transportUnsupported,
  urlWithoutType,
} from '../messages.ts';
import type { Program } from './program.ts';
import type { Keys, ServerRules, Unreadable } from './server-rules.ts';
import { unreadable } from './server-rules.ts';

const TRANSPORTS: ReadonlyMap<string, 'stdio' | 'http' | 'sse'> = new Map([
  ['stdio', 'stdio'],
  ['local', 'stdio'],
  ['http', 'http'],
  ['streamablehttp', 'http'],
  ['streamable', 'http'],
  ['remote', 'http'],
  ['sse', 'sse'],
]);
/** Transports of some clients that the protocol does not define. */
const FOREIGN = new Set(['ws', 'websocket', 'sdk', 'tcp', 'inprocess']);

const isSet = (block: Branch, key: string): boolean => (valueAt(block, key.split('.')) ?? null) !== null;

/** The first of the keys that is present, or the usual one. */
export const presentKey = (block: Branch, keys: readonly string[]): string =>
  keys.find((key) => isSet(block, key)) ?? keys[0] ?? '';

/** Undefined: the client knows no such key. */
export const typeKey = (block: Branch, { type }: Keys): string | undefined =>
  type.find((key) => block.has(key)) ?? type[0];

export const urlKey = (block: Branch, { url }: Keys): string | undefined =>
  url.find((key) => isSet(block, key));

export function transportOf(
  block: Branch,
  keys: Keys,
  rules: ServerRules,
  program: Program,
  notices: string[],
): 'stdio' | 'http' | 'sse' | Unreadable {
  const key = typeKey(block, keys) ?? 'type';
  const declared = keys.type.length === 0 ? undefined : (block.get(key) ?? undefined);
  if (declared !== undefined && typeof declared !== 'string')
    return unreadable(stringExpected(key, kindOf(declared)), key);
  const normal = declared?.toLowerCase().replaceAll(/[-_]/g, '');
  const known = normal === undefined ? undefined : TRANSPORTS.get(normal);
  if (normal !== undefined && FOREIGN.has(normal)) return unreadable(transportUnsupported(key), key);
  if (declared !== undefined && known === undefined) return unreadable(transportUnknown(key), key);
  const url = program.url === undefined ? urlKey(block, keys) : rules.commandLine;
  const hasCommand = program.words !== undefined;
  if (!hasCommand && url === undefined) return unreadable(noCommandOrUrl());
  const isUrl = hasCommand && url !== undefined && known === undefined && rules.urlFirst === true;
  if (isUrl) notices.push(commandBesideUrl(url));
  else if (hasCommand && url !== undefined) {
    if (known === undefined) return unreadable(commandAndUrl(url));
    notices.push(commandAndUrlByType(url, key));
  }
  const transport = known ?? (hasCommand && !isUrl ? 'stdio' : bareTransport(block, url ?? 'url', rules));
  if (transport === 'stdio' && !hasCommand) return unreadable(transportNeedsKey(key, 'command'), key);
  if (transport !== 'stdio' && url === undefined) return unreadable(transportNeedsKey(key, 'url'), key);
  if (transport !== 'stdio' && rules.localOnly === true) return unreadable(localServersOnly(), url);
  if (url !== undefined && known === undefined && rules.withoutType === 'skipped')
    return unreadable(urlWithoutType(url), url);
  return transport;
}

/** The transport of a URL without a type. `httpUrl` names it itself. */
const bareTransport = (block: Branch, url: string, { withoutType: bare }: ServerRules): 'http' | 'sse' =>
  url === 'httpUrl'
    ? 'http'
    : bare === 'sse' || (bare === 'path' && /\/sse\/?(?:[?#]|$)/.test(String(block.get(url))))
      ? 'sse'
      : 'http';
