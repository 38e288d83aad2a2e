/**
 * The client `login` is to be, where one is registered already: command line, environment and config in, its id and
 * secret out. Contacts nobody and prints nothing.
 */

import type { Settings } from '../../config/settings.ts';
import type { JsonObject } from '../../model.ts';
import { suffixOf } from '../../server/auth/credentials.ts';
import type { SignInTarget } from '../sign-in-target.ts';

/** A client that is registered already: of the command line, the environment, or the config as clients write it. */
export function clientFor(target: SignInTarget, named: string | undefined, { host }: Settings) {
  const { env } = host;
  const suffix = suffixOf(target.prepared.key);
  const { oauth, auth } = extraOf(target);
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
export function extraOf({ prepared }: SignInTarget): {
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
