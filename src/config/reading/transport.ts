/**
 * How a block's server is talked to, as it says itself or as its client takes it: a tree and rules in, a transport out, or
 * the reason why there is none. Also which of several spellings of a key is written.
 */
import type { Branch } from '../formats/tree.ts';
import { kindOf, valueAt } from '../formats/tree.ts';
import {
  commandAndUrl,
  commandAndUrlByType,
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
  ['remote', 'http'],
  ['sse', 'sse'],
]);
/** Transports of some clients that are none of the protocol's own. */
const FOREIGN = new Set(['ws', 'websocket', 'sdk', 'tcp', 'inprocess']);

const isSet = (block: Branch, key: string): boolean => (valueAt(block, key.split('.')) ?? null) !== null;

/** The key that is written, or the usual one. */
export const presentKey = (block: Branch, keys: readonly string[]): string =>
  keys.find((key) => isSet(block, key)) ?? keys[0] ?? '';

export const typeKey = (block: Branch, { type }: Keys): string =>
  type.find((key) => block.has(key)) ?? type[0] ?? 'type';

export const urlKey = (block: Branch, { url }: Keys): string | undefined =>
  url.find((key) => isSet(block, key));

export function transportOf(
  block: Branch,
  keys: Keys,
  rules: ServerRules,
  program: Program,
  oddities: string[],
): 'stdio' | 'http' | 'sse' | Unreadable {
  const key = typeKey(block, keys);
  const declared = block.get(key) ?? undefined;
  if (declared !== undefined && typeof declared !== 'string')
    return unreadable(stringExpected(key, kindOf(declared)), key);
  const plain = declared?.toLowerCase().replaceAll(/[-_]/g, '');
  const known = plain === undefined ? undefined : TRANSPORTS.get(plain);
  if (plain !== undefined && FOREIGN.has(plain)) return unreadable(transportUnsupported(key), key);
  if (declared !== undefined && known === undefined) return unreadable(transportUnknown(key), key);
  const url = program.url === undefined ? urlKey(block, keys) : rules.commandLine;
  const command = program.words !== undefined;
  if (!command && url === undefined) return unreadable(noCommandOrUrl());
  if (command && url !== undefined) {
    if (known === undefined) return unreadable(commandAndUrl(url));
    oddities.push(commandAndUrlByType(url, key));
  }
  const transport = known ?? (command ? 'stdio' : bareTransport(block, url ?? 'url', rules));
  if (transport === 'stdio' && !command) return unreadable(transportNeedsKey(key, 'command'), key);
  if (transport !== 'stdio' && url === undefined) return unreadable(transportNeedsKey(key, 'url'), key);
  if (transport !== 'stdio' && rules.localOnly === true) return unreadable(localServersOnly(), url);
  if (url !== undefined && known === undefined && rules.withoutType === 'skipped')
    return unreadable(urlWithoutType(url), url);
  return transport;
}

/** `httpUrl` says itself what it is. */
const bareTransport = (block: Branch, url: string, { withoutType: bare }: ServerRules): 'http' | 'sse' =>
  url === 'httpUrl'
    ? 'http'
    : bare === 'sse' || (bare === 'path' && /\/sse\/?(?:[?#]|$)/.test(String(block.get(url))))
      ? 'sse'
      : 'http';
