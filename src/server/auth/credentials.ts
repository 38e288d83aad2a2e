/**
 * Credentials of the environment, for sign-ins without a person: `MCP_LOCK_TOKEN`, or `MCP_LOCK_CLIENT_ID` with a secret or a
 * private key, each also with `_NAME` for one server. Environment and servers in, credentials out. A value is for one origin: a
 * value that could be for several servers is for none of them.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Found } from '../../launch/prepared.ts';
import { parsedUrl } from '../../lock/address.ts';
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

const PREFIX = 'MCP_LOCK_';

/** The end of the names of one server's variables. */
export const suffixOf = (key: string): string => `_${key.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;

/** Credentials for `found`; `others`: every server of this run. Throws E_AUTH for a value that cannot be read or is ambiguous. */
export async function credentialsOf(
  found: Found,
  others: readonly Found[],
  place: Place,
  host: Host,
): Promise<Credentials | undefined> {
  const suffix = suffixOf(found.key);
  const sameSuffix = others.filter((other) => suffixOf(other.key) === suffix);
  for (const [ending, servers] of [
    [suffix, sameSuffix],
    ['', others],
  ] as const) {
    const lookUp = (name: string) => {
      const value = place.env[`${PREFIX}${name}${ending}`]?.trim();
      return value === undefined || value === '' ? undefined : value;
    };
    const credentials = await readFrom(lookUp, ending, host);
    if (credentials === undefined) continue;
    if (new Set([...servers, found].flatMap(originsOf)).size <= 1) return credentials;
    if (ending !== '') throw new McpLockError(variableForSeveral(credentials.variable));
  }
  return undefined;
}

async function readFrom(
  lookUp: (name: string) => string | undefined,
  ending: string,
  host: Host,
): Promise<Credentials | undefined> {
  const token = lookUp('TOKEN');
  if (token !== undefined) {
    const variable = `${PREFIX}TOKEN${ending}`;
    if (!/^[\x21-\x7e]+$/.test(token)) throw new McpLockError(tokenVariableInvalid(variable));
    return { kind: 'token', variable, token };
  }
  const variable = `${PREFIX}CLIENT_ID${ending}`;
  const clientId = lookUp('CLIENT_ID');
  if (clientId === undefined) return undefined;
  const clientSecret = lookUp('CLIENT_SECRET');
  const file = lookUp('PRIVATE_KEY_FILE');
  const privateKey =
    lookUp('PRIVATE_KEY') ?? (file === undefined ? undefined : await keyIn(file, ending, host));
  if (privateKey !== undefined) return { kind: 'key', variable, clientId, privateKey };
  if (clientSecret !== undefined) return { kind: 'secret', variable, clientId, clientSecret };
  return undefined;
}

async function keyIn(file: string, ending: string, host: Host): Promise<string> {
  try {
    return new TextDecoder().decode(await host.files.read(file));
  } catch (error) {
    const variable = `${PREFIX}PRIVATE_KEY_FILE${ending}`;
    throw new McpLockError(keyFileUnreadable(variable, errno(error) ?? 'unknown reason'));
  }
}

/** The origin of a server that may take a token: none for a local server or one with an Authorization header in its config. */
const originsOf = ({ spec }: Found): readonly string[] => {
  const { launch } = spec;
  if (launch.transport === 'stdio' || launch.headers.some((name) => name.toLowerCase() === 'authorization'))
    return [];
  return [parsedUrl(launch.url)?.origin ?? launch.url];
};
