/**
 * What of a remote entry no longer counts while the guard stands in its place: the entry in, names of keys out. Its client
 * reads the guard's three keys alone then, so that a switch or a list of tools in the entry would silently be gone.
 */
import type { Tree } from '../formats/tree.ts';
import { isBranch, isList } from '../formats/tree.ts';

/** How it is reached, which the guard does in the client's place. */
const REACHING = new Set([
  ...['url', 'serverUrl', 'httpUrl', 'uri', 'type', 'transport', 'transportType', 'oauth'],
  ...['headers', 'http_headers', 'requestOptions', 'apiKey', 'access_token'],
  ...['bearer_token_env_var', 'env_http_headers'],
]);
/** Objects of such keys; what stands in the others is all about reaching it. */
const INSIDE = new Set(['transport', 'requestOptions']);
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
/** Values that say what a client does without them. */
const USUAL: Readonly<Record<string, 'true' | 'false' | '[]' | '["*"]'>> = {
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
    if (REACHING.has(key)) return INSIDE.has(key) ? ignoredKeys(value) : [];
    if (NOTES.has(key) || /^(?:_|\$|\/\/)/.test(key) || value === null) return [];
    const usual = Object.hasOwn(USUAL, key) ? USUAL[key] : undefined;
    return (isList(value) || typeof value === 'boolean') && JSON.stringify(value) === usual ? [] : [key];
  });
}
