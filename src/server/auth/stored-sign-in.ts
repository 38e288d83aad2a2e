/**
 * Sign-ins on disk: one file for each pair of resource and issuer, named by its hash, for this user alone (0600 in a folder of
 * 0700), replaced whole. A file that is a link, too long or of another form counts as none. Its tokens are sent to its issuer
 * and its resource only.
 */
import { join } from 'node:path';
import type { OAuthTokens, StoredOAuthClientInformation } from '@modelcontextprotocol/client';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { hashOf } from '../../lock/canonical.ts';
import { withWriteLock } from '../../lock/write-lock.ts';
import type { Auth } from '../../model.ts';
import { signInNotStored } from '../messages.ts';
import { covers, sameIssuer } from './address.ts';

export interface StoredSignIn extends Auth {
  readonly version: 1;
  /** The client at the issuer. */
  readonly client: StoredOAuthClientInformation;
  readonly tokens: OAuthTokens;
  /** When the access token ends, in seconds since 1970; absent when the issuer did not say. */
  readonly expiresAt?: number;
}

const MAX_BYTES = 256 * 1024;
const NAME = /^[0-9a-f]{64}\.json$/;

const fileOf = (folder: string, { issuer, resource }: Auth): string =>
  join(folder, `${hashOf([issuer.replace(/\/$/, ''), resource]).slice('sha256:'.length)}.json`);

/** The sign-in of exactly this issuer and resource. */
export async function readSignIn(folder: string, auth: Auth, host: Host): Promise<StoredSignIn | undefined> {
  const found = await readFile(fileOf(folder, auth), host);
  return found !== undefined && sameIssuer(found.issuer, auth.issuer) && found.resource === auth.resource
    ? found
    : undefined;
}

/** Every sign-in whose resource covers an address. */
export async function storedSignInsFor(
  folder: string,
  url: URL,
  host: Host,
): Promise<readonly StoredSignIn[]> {
  const names = await host.files.list(folder).catch(() => []);
  const all = await Promise.all(
    [...names]
      .filter((name) => NAME.test(name))
      .sort()
      .map((name) => readFile(join(folder, name), host)),
  );
  return all.filter((one) => one !== undefined).filter(({ resource }) => covers(resource, url));
}

/** Does `work` while no other process changes this sign-in; makes the folder first. Throws E_AUTH, E_LOCK_WRITE. */
export async function withSignInLock<T>(
  folder: string,
  auth: Auth,
  host: Host,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await host.files.makePrivateFolder(folder);
    return await withWriteLock(fileOf(folder, auth), host, { show: (path) => path, waitMs: 0 }, work);
  } catch (error) {
    const code = errno(error);
    if (code === undefined || error instanceof McpLockError) throw error;
    throw new McpLockError(signInNotStored(code), { place: folder, cause: error });
  }
}

/** To be called within `withSignInLock`. */
export const writeSignIn = (folder: string, signIn: StoredSignIn, host: Host): Promise<void> =>
  host.files.replace(fileOf(folder, signIn), `${JSON.stringify(signIn, null, 2)}\n`, 0o600);

export async function removeSignIn(folder: string, auth: Auth, host: Host): Promise<void> {
  await host.files.remove(fileOf(folder, auth)).catch((error: unknown) => {
    if (errno(error) !== 'ENOENT') throw error;
  });
}

async function readFile(path: string, host: Host): Promise<StoredSignIn | undefined> {
  try {
    if ((await host.files.look(path))?.kind !== 'file') return undefined;
    const value: unknown = JSON.parse(new TextDecoder().decode(await host.files.readStart(path, MAX_BYTES)));
    return isSignIn(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSignIn(value: unknown): value is StoredSignIn {
  if (value === null || typeof value !== 'object') return false;
  const { version, issuer, resource, client, tokens } = value as Record<string, unknown>;
  const text = (holder: unknown, key: string) =>
    holder !== null &&
    typeof holder === 'object' &&
    typeof (holder as Record<string, unknown>)[key] === 'string';
  return (
    version === 1 &&
    typeof issuer === 'string' &&
    typeof resource === 'string' &&
    text(client, 'client_id') &&
    text(tokens, 'access_token')
  );
}

/** The response of a token endpoint as it is stored. */
export function signInOf(
  auth: Auth,
  client: StoredOAuthClientInformation,
  tokens: OAuthTokens,
): StoredSignIn {
  const seconds = tokens.expires_in;
  return {
    version: 1,
    issuer: auth.issuer,
    resource: auth.resource,
    client,
    tokens,
    ...(seconds === undefined ? {} : { expiresAt: Math.floor(Date.now() / 1000) + seconds }),
  };
}
