/**
 * Tokens without a person: client credentials with a secret, or with a private key that signs for itself (RFC 6749
 * section 4.4, RFC 7523), and the trade of a refresh token for new ones. Credentials and the one issuer they are for in,
 * tokens out, or E_AUTH; nothing an issuer answers is repeated but a known error word.
 */
import { createPrivateKey } from 'node:crypto';
import type { AuthorizationServerMetadata, OAuthTokens } from '@modelcontextprotocol/client';
import {
  ClientCredentialsProvider,
  fetchToken,
  OAuthError,
  PrivateKeyJwtProvider,
  refreshAuthorization,
} from '@modelcontextprotocol/client';
import { McpLockError } from '../../errors.ts';
import { clientRejected, keyInvalid, signInRejected } from '../messages.ts';
import type { Credentials } from './credentials.ts';
import type { DiscoveredAuth } from './discover.ts';
import type { SignInFetch } from './sign-in-fetch.ts';
import type { StoredSignIn } from './stored-sign-in.ts';

/** An issuer that was checked, and how to ask it. */
export interface Issuer {
  readonly named: DiscoveredAuth;
  readonly metadata: AuthorizationServerMetadata;
  readonly fetch: SignInFetch;
}

/** A token for the machine itself. */
export async function clientToken(
  given: Exclude<Credentials, { kind: 'token' }>,
  { named, metadata, fetch }: Issuer,
): Promise<OAuthTokens> {
  const { clientId } = given;
  const client = {
    clientId,
    clientName: 'mcp-lock',
    expectedIssuer: metadata.issuer,
    ...(named.scope === undefined ? {} : { scope: named.scope }),
  };
  const provider =
    given.kind === 'secret'
      ? new ClientCredentialsProvider({ ...client, clientSecret: given.clientSecret })
      : new PrivateKeyJwtProvider({ ...client, ...signingKey(given) });
  return withOAuthErrors(given.variable, () =>
    fetchToken(provider, named.issuer, {
      metadata,
      fetchFn: fetch,
      ...(named.indicator === undefined ? {} : { resource: new URL(named.indicator) }),
    }),
  );
}

/** New tokens for a refresh token; the old one stays where none comes back. */
export async function renewedTokens(
  signIn: StoredSignIn,
  { named, metadata, fetch }: Issuer,
): Promise<OAuthTokens> {
  const { refresh_token: refreshToken = '' } = signIn.tokens;
  return withOAuthErrors(undefined, () =>
    refreshAuthorization(named.issuer, {
      metadata,
      clientInformation: signIn.client,
      refreshToken,
      fetchFn: fetch,
      ...(named.indicator === undefined ? {} : { resource: named.indicator }),
    }),
  );
}

/** What an issuer says no with, as one of our errors. `variable`: where the credentials came from. */
export async function withOAuthErrors<T>(variable: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    const word = error instanceof OAuthError && /^[a-z_]{1,40}$/.test(error.code) ? error.code : undefined;
    throw new McpLockError(variable === undefined ? signInRejected(word) : clientRejected(variable, word));
  }
}

const CURVES: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

function signingKey({ variable, privateKey }: Extract<Credentials, { kind: 'key' }>) {
  try {
    // A key in one line of an environment variable has its line breaks written out.
    const jwk = createPrivateKey(privateKey.replaceAll('\\n', '\n')).export({ format: 'jwk' });
    const algorithm =
      jwk.kty === 'RSA' ? 'RS256' : jwk.kty === 'OKP' ? 'EdDSA' : (CURVES[jwk.crv ?? ''] ?? '');
    if (algorithm !== '') return { privateKey: jwk as Record<string, unknown>, algorithm };
  } catch {
    // What Node says of a key may quote it.
  }
  throw new McpLockError(keyInvalid(variable.replace('CLIENT_ID', 'PRIVATE_KEY')));
}
