/**
 * Signs in to a server without asking anybody: what is prepared and pinned in, a token source out, or that another
 * authorization server is named than the lock says. Until issuer and resource are those of the lock nothing secret
 * leaves; opens no browser. Servers without a pin and without credentials are not asked at all.
 */

import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import type { Found, Prepared } from '../../launch/prepared.ts';
import type { SignedIn } from '../../launch/target.ts';
import type { Auth } from '../../model.ts';
import { noIssuerMetadata, otherResource, unencryptedAddress } from '../messages.ts';
import { covers, isLoopback, sameIssuer } from './address.ts';
import type { Credentials } from './credentials.ts';
import { credentialsOf } from './credentials.ts';
import type { DiscoveredAuth } from './discover.ts';
import { discover, issuerMetadata } from './discover.ts';
import { pinOf } from './pin.ts';
import { signInFetch } from './sign-in-fetch.ts';
import { stateFolder } from './state-folder.ts';
import { readSignIn, storedSignInsFor } from './stored-sign-in.ts';
import type { TokenSource } from './token-source.ts';
import { authorizerOf, clientSource, fixedSource, storedSource } from './token-source.ts';

export type SignInResult =
  | { readonly kind: 'ready'; readonly signedIn: SignedIn }
  | { readonly kind: 'changed'; readonly auth: Auth | undefined };

export interface SignInRequest {
  readonly prepared: Prepared;
  /** What the lock says. */
  readonly pin: Auth | undefined;
  /** `verify` compares with the pin first; `record` writes a new one, and uses what a person signed in to. */
  readonly mode: 'verify' | 'record';
  /** Every server of this run. */
  readonly others: readonly Found[];
  readonly place: Place;
  readonly signal: AbortSignal;
}

const NO_SIGN_IN: SignInResult = { kind: 'ready', signedIn: { secrets: () => [] } };

/** Throws E_AUTH, E_PROTOCOL, and what the signal is aborted with. */
export async function signIn(request: SignInRequest, host: ServerHost): Promise<SignInResult> {
  const { prepared, pin, mode, others, place, signal } = request;
  const { target, found } = prepared;
  if (target.kind !== 'http' || hasOwn(target.headers) || !URL.canParse(target.url)) return NO_SIGN_IN;
  const url = new URL(target.url);
  const folder = await stateFolder(place, host).catch(() => undefined);
  const given = await credentialsOf(found, others, place, host);
  const stored = folder === undefined ? [] : await storedSignInsFor(folder, url, host);
  // Without a pin a check has no issuer to hold a stored sign-in or a client's secret against.
  const usable = mode === 'verify' ? given?.kind === 'token' : given !== undefined || stored.length > 0;
  if (pin === undefined && !usable) return NO_SIGN_IN;
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) throw new McpLockError(unencryptedAddress());
  const fetch = signInFetch(url, signal, host);
  const prefer = [...(pin === undefined ? [] : [pin]), ...stored].map(({ issuer }) => issuer);
  const { launch } = prepared;
  const transport = launch.transport === 'sse' ? 'sse' : 'http';
  let doubt: McpLockError | undefined;
  const named = await discover({
    url,
    transport,
    headers: target.headers,
    prefer,
    fetch,
    doubt: (error) => {
      doubt ??= error;
    },
  });
  const auth = named === undefined ? undefined : pinOf(named, pin, prepared);
  const changed = pin !== undefined && (auth?.issuer !== pin.issuer || auth.resource !== pin.resource);
  // Refused metadata is no word about another issuer.
  if (changed && doubt !== undefined) throw doubt;
  if (changed && mode === 'verify') return { kind: 'changed', auth };
  if (named === undefined || auth === undefined) {
    return given?.kind === 'token' && !changed ? ready(fixedSource(given), host) : NO_SIGN_IN;
  }
  if (!covers(named.resource, url)) throw new McpLockError(otherResource());
  if (pin === undefined && mode === 'verify') return NO_SIGN_IN;
  const issuer = async () => {
    const metadata = await issuerMetadata(named.issuer, url, fetch);
    if (metadata !== undefined) return { named, metadata, fetch };
    throw new McpLockError(noIssuerMetadata());
  };
  // What the environment gives was given for the issuer of the lock; for another one a person has to sign in.
  const source = await sourceOf(changed ? undefined : given, named, folder, { issuer, signal }, host);
  return source === undefined
    ? { kind: 'ready', signedIn: { auth, secrets: () => [] } }
    : ready(source, host, auth);
}

async function sourceOf(
  given: Credentials | undefined,
  named: DiscoveredAuth,
  folder: string | undefined,
  renewal: Pick<Parameters<typeof storedSource>[1], 'issuer' | 'signal'>,
  host: ServerHost,
): Promise<TokenSource | undefined> {
  if (given?.kind === 'token') return fixedSource(given);
  if (given !== undefined) return clientSource(given, renewal.issuer);
  if (folder === undefined) return undefined;
  const stored = await readSignIn(folder, named, host);
  return stored === undefined || !sameIssuer(stored.issuer, named.issuer)
    ? undefined
    : storedSource(stored, { folder, ...renewal }, host);
}

async function ready(source: TokenSource, host: ServerHost, auth?: Auth): Promise<SignInResult> {
  // Asked for here, so that what an issuer refuses is told in its own words and not as a failed request.
  await source.token();
  const signedIn = { authorizer: authorizerOf(source, host.now), from: source.from, secrets: source.secrets };
  return { kind: 'ready', signedIn: auth === undefined ? signedIn : { ...signedIn, auth } };
}

/** The config brings its own. */
const hasOwn = (headers: Readonly<Record<string, string>>): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
