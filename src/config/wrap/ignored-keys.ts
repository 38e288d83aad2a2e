/**
 * The keys of a remote entry that its client would ignore once it is wrapped: the entry in, names of keys out. Of a wrapped entry the
 * client reads only the guard's three keys, so a switch or a list of tools would have no effect.
 */
import type { Tree } from '../formats/tree.ts';
import { isBranch } from '../formats/tree.ts';

/** How the server is reached, which the guard does instead of the client. */
const CONNECTION = new Set([
  ...['url', 'serverUrl', 'httpUrl', 'uri', 'type', 'transport', 'transportType', 'oauth'],
  ...['headers', 'http_headers', 'requestOptions', 'apiKey', 'access_token'],
  ...['bearer_token_env_var', 'env_http_headers', 'bearerToken', 'bearerTokenEnv', 'api_key'],
  ...['api_key_env', 'api_key_header', 'api_key_format', 'transport_type'],
  ...['baseUrl', 'base_url', 'server_url', 'remote'],
]);
/** Objects that hold such keys among others. */
const CONNECTION_OBJECTS = new Set(['transport', 'requestOptions', 'remote']);
const NOTES = new Set([
  'name',
  'description',
  'note',
  'comment',
  'title',
  'icon',
  'category',
  'gallery',
  'version',
]);
/** Values that are the default of the client. */
const DEFAULTS: Readonly<Record<string, 'true' | 'false' | '[]' | '{}' | '["*"]'>> = {
  envs: '{}',
  env_keys: '[]',
  enabled: 'true',
  disabled: 'false',
  trust: 'false',
  tools: '["*"]',
  autoApprove: '[]',
  alwaysAllow: '[]',
  disabledTools: '[]',
  disabled_tools: '[]',
  excludeTools: '[]',
};

export function ignoredKeys(entry: Tree | undefined): readonly string[] {
  if (!isBranch(entry)) return [];
  return [...entry].flatMap(([key, value]): readonly string[] => {
    if (CONNECTION.has(key)) return CONNECTION_OBJECTS.has(key) ? ignoredKeys(value) : [];
    if (NOTES.has(key) || /^(?:_|\$|\/\/)/.test(key) || value === null) return [];
    const ordinary = Object.hasOwn(DEFAULTS, key) ? DEFAULTS[key] : undefined;
    const written = isBranch(value) ? (value.size === 0 ? '{}' : undefined) : JSON.stringify(value);
    return written !== undefined && written === ordinary ? [] : [key];
  });
}
