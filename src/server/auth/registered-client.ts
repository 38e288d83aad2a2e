/**
 * The client `login` is to be, where one is registered already: command line, environment and config in, its id and
 * secret out. Contacts nobody and prints nothing.
 */
import type { Host } from '../../host/host.ts';
import type { Prepared } from '../../launch/prepared.ts';
import type { JsonObject } from '../../model.ts';
import { suffixOf } from './credentials.ts';

/** A client that is registered already: of the command line, the environment, or the config as clients write it. */
export function registeredClient(
  prepared: Prepared,
  named: string | undefined,
  { env }: Pick<Host, 'env'>,
): { readonly id: string; readonly secret?: string } | undefined {
  const suffix = suffixOf(prepared.key);
  const { oauth, auth } = oauthKeys(prepared);
  const ids = [
    named,
    env[`MCP_LOCK_CLIENT_ID${suffix}`],
    env['MCP_LOCK_CLIENT_ID'],
    oauth['clientId'],
    oauth['clientMetadataUrl'],
    auth['CLIENT_ID'],
  ];
  const id = ids.find((one) => typeof one === 'string' && one !== '' && !one.includes('${'));
  if (typeof id !== 'string') return undefined;
  const secret = env[`MCP_LOCK_CLIENT_SECRET${suffix}`] ?? env['MCP_LOCK_CLIENT_SECRET'];
  return secret === undefined || secret === '' ? { id } : { id, secret };
}

/** The keys of a config in which clients keep what they know of a sign-in. */
export function oauthKeys(prepared: Prepared): {
  readonly oauth: JsonObject;
  readonly auth: JsonObject;
} {
  const { extra = {} } = prepared.found.spec.launch;
  const object = (key: string): JsonObject => {
    const value = Object.hasOwn(extra, key) ? extra[key] : undefined;
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
  };
  return { oauth: object('oauth'), auth: object('auth') };
}
