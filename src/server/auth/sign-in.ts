/**
 * Signs in to a server without a person: a prepared spec and the pin of its lock in, the sign-in out, or that the server names
 * another authorization server than the lock. Sends nothing secret until issuer and resource are those of the lock; opens no
 * browser. Sends nothing at all to a server without a pin and without credentials.
 */
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import { isLoopback } from '../../host/local-address.ts';
import type { Found, Prepared } from '../../launch/prepared.ts';
import type { SignedIn } from '../../launch/target.ts';
import { parsedUrl } from '../../lock/address.ts';
import type { Auth } from '../../model.ts';
import { noIssuerMetadata, otherResource, unencryptedAddress } from '../messages.ts';
import { covers, sameIssuer } from './address.ts';
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

type SignInResult =
  | { readonly kind: 'ready'; readonly signedIn: SignedIn }
  | { readonly kind: 'changed'; readonly auth: Auth | undefined };

export interface SignInRequest {
  readonly prepared: Prepared;
  /** Issuer and resource of the lock. */
  readonly pin: Auth | undefined;
  /** `verify` compares with the pin first; `record` makes a new pin, and uses a stored sign-in of any issuer. */
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
  if (target.kind !== 'http' || hasAuthorizationHeader(target.headers)) return NO_SIGN_IN;
  const url = parsedUrl(target.url);
  if (url === undefined) return NO_SIGN_IN;
  const folder = await stateFolder(place, host).catch(() => undefined);
  const credentials = await credentialsOf(found, others, place, host);
  const stored = folder === undefined ? [] : await storedSignInsFor(folder, url, host);
  // Without a pin a check has no issuer to compare a stored sign-in or a client's secret with.
  const usable =
    mode === 'verify' ? credentials?.kind === 'token' : credentials !== undefined || stored.length > 0;
  if (pin === undefined && !usable) return NO_SIGN_IN;
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) throw new McpLockError(unencryptedAddress());
  const fetch = signInFetch(url, signal, host);
  const preferredIssuers = [...(pin === undefined ? [] : [pin]), ...stored].map(({ issuer }) => issuer);
  const { launch } = prepared;
  const transport = launch.transport === 'sse' ? 'sse' : 'http';
  let metadataRefusal: McpLockError | undefined;
  const discovered = await discover({
    url,
    transport,
    headers: target.headers,
    preferredIssuers,
    fetch,
    onRefusal: (error) => {
      metadataRefusal ??= error;
    },
  });
  const auth = discovered === undefined ? undefined : pinOf(discovered, pin, prepared);
  const changed = pin !== undefined && (auth?.issuer !== pin.issuer || auth.resource !== pin.resource);
  // Refused metadata does not mean another issuer.
  if (changed && metadataRefusal !== undefined) throw metadataRefusal;
  if (changed && mode === 'verify') return { kind: 'changed', auth };
  if (discovered === undefined || auth === undefined) {
    return credentials?.kind === 'token' && !changed ? readyWith(fixedSource(credentials), host) : NO_SIGN_IN;
  }
  if (!covers(discovered.resource, url)) throw new McpLockError(otherResource());
  if (pin === undefined && mode === 'verify') return NO_SIGN_IN;
  const issuer = async () => {
    const metadata = await issuerMetadata(discovered.issuer, url, fetch);
    if (metadata !== undefined) return { discovered, metadata, fetch };
    throw new McpLockError(noIssuerMetadata());
  };
  // Credentials of the environment are for the issuer of the lock; for another one a person has to sign in.
  const source = await sourceOf(
    changed ? undefined : credentials,
    discovered,
    folder,
    { issuer, signal },
    host,
  );
  return source === undefined
    ? { kind: 'ready', signedIn: { auth, secrets: () => [] } }
    : readyWith(source, host, auth);
}

async function sourceOf(
  credentials: Credentials | undefined,
  discovered: DiscoveredAuth,
  folder: string | undefined,
  renewal: Pick<Parameters<typeof storedSource>[1], 'issuer' | 'signal'>,
  host: ServerHost,
): Promise<TokenSource | undefined> {
  if (credentials?.kind === 'token') return fixedSource(credentials);
  if (credentials !== undefined) return clientSource(credentials, renewal.issuer);
  if (folder === undefined) return undefined;
  const stored = await readSignIn(folder, discovered, host);
  return stored === undefined || !sameIssuer(stored.issuer, discovered.issuer)
    ? undefined
    : storedSource(stored, { folder, ...renewal }, host);
}

async function readyWith(source: TokenSource, host: ServerHost, auth?: Auth): Promise<SignInResult> {
  // The first token is fetched here, so that an error of the issuer is reported as such and not as a failed request.
  await source.token();
  const signedIn = { authorizer: authorizerOf(source, host.now), from: source.from, secrets: source.secrets };
  return { kind: 'ready', signedIn: auth === undefined ? signedIn : { ...signedIn, auth } };
}

/** Whether the config has credentials of its own. */
const hasAuthorizationHeader = (headers: Readonly<Record<string, string>>): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
