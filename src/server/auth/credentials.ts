/**
 * What the environment gives to sign in with where nobody can log in: `MCP_LOCK_TOKEN`, or `MCP_LOCK_CLIENT_ID` with
 * a secret or a private key, each also with `_NAME` for one server. Environment and servers in, credentials out. A
 * value is for one origin: where it could mean several servers it is for none of them.
 */

import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Found } from '../../launch/prepared.ts';
import { keyFileUnreadable, tokenVariableInvalid, variableForSeveral } from '../messages.ts';

export type Credentials =
  | { readonly kind: 'token'; readonly variable: string; readonly token: string }
  | {
      readonly kind: 'secret';
      readonly variable: string;
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | {
      readonly kind: 'key';
      readonly variable: string;
      readonly clientId: string;
      readonly privateKey: string;
    };

const BARE = 'MCP_LOCK_';

/** What the variables of one server end in. */
export const suffixOf = (key: string): string => `_${key.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;

/** Credentials for `found`; `others`: every server of this run. Throws E_AUTH for what cannot be read. */
export async function credentialsOf(
  found: Found,
  others: readonly Found[],
  place: Place,
  host: Host,
): Promise<Credentials | undefined> {
  const suffix = suffixOf(found.key);
  const named = others.filter((other) => suffixOf(other.key) === suffix);
  for (const [end, takers] of [
    [suffix, named],
    ['', others],
  ] as const) {
    const lookUp = (name: string) => {
      const value = place.env[`${BARE}${name}${end}`]?.trim();
      return value === undefined || value === '' ? undefined : value;
    };
    const given = await readFrom(lookUp, end, host);
    if (given === undefined) continue;
    if (new Set([...takers, found].flatMap(originsOf)).size <= 1) return given;
    if (end !== '') throw new McpLockError(variableForSeveral(given.variable));
  }
  return undefined;
}

async function readFrom(
  lookUp: (name: string) => string | undefined,
  end: string,
  host: Host,
): Promise<Credentials | undefined> {
  const token = lookUp('TOKEN');
  if (token !== undefined) {
    const variable = `${BARE}TOKEN${end}`;
    if (!/^[\x21-\x7e]+$/.test(token)) throw new McpLockError(tokenVariableInvalid(variable));
    return { kind: 'token', variable, token };
  }
  const variable = `${BARE}CLIENT_ID${end}`;
  const clientId = lookUp('CLIENT_ID');
  if (clientId === undefined) return undefined;
  const clientSecret = lookUp('CLIENT_SECRET');
  const file = lookUp('PRIVATE_KEY_FILE');
  const privateKey = lookUp('PRIVATE_KEY') ?? (file === undefined ? undefined : await keyIn(file, end, host));
  if (privateKey !== undefined) return { kind: 'key', variable, clientId, privateKey };
  if (clientSecret !== undefined) return { kind: 'secret', variable, clientId, clientSecret };
  return undefined;
}

async function keyIn(file: string, end: string, host: Host): Promise<string> {
  try {
    return new TextDecoder().decode(await host.files.read(file));
  } catch (error) {
    const variable = `${BARE}PRIVATE_KEY_FILE${end}`;
    throw new McpLockError(keyFileUnreadable(variable, errno(error) ?? 'unknown reason'));
  }
}

/** Where a server is reached that would take a token: not one that a config gives its own. */
const originsOf = ({ spec }: Found): readonly string[] => {
  const { launch } = spec;
  if (launch.transport === 'stdio' || launch.headers.some((name) => name.toLowerCase() === 'authorization'))
    return [];
  return [URL.canParse(launch.url) ? new URL(launch.url).origin : launch.url];
};
