/**
 * Tokens without a person: client credentials with a secret or a private key (RFC 6749 section 4.4, RFC 7523), and new tokens
 * for a refresh token (RFC 6749 section 6). Credentials and the one issuer they are for in, tokens out, or E_AUTH, which repeats
 * of the issuer's response nothing but an error code.
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
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import {
  clientRejected,
  keyInvalid,
  resourceRejected,
  signInRejected,
  tokenRequestRejected,
} from '../messages.ts';
import type { Credentials } from './credentials.ts';
import type { DiscoveredAuth } from './discover.ts';
import type { SignInFetch } from './sign-in-fetch.ts';
import type { StoredSignIn } from './stored-sign-in.ts';

/** An issuer whose metadata was checked, and the `fetch` for its endpoints. */
export interface Issuer {
  readonly discovered: DiscoveredAuth;
  readonly metadata: AuthorizationServerMetadata;
  readonly fetch: SignInFetch;
}

/** A token for client credentials. */
export async function clientToken(
  credentials: Exclude<Credentials, { kind: 'token' }>,
  { discovered, metadata, fetch }: Issuer,
): Promise<OAuthTokens> {
  const { clientId } = credentials;
  const client = {
    clientId,
    clientName: 'mcp-lock',
    expectedIssuer: metadata.issuer,
    ...(discovered.scope === undefined ? {} : { scope: discovered.scope }),
  };
  const provider =
    credentials.kind === 'secret'
      ? new ClientCredentialsProvider({ ...client, clientSecret: credentials.clientSecret })
      : new PrivateKeyJwtProvider({ ...client, ...signingKey(credentials) });
  return withOAuthErrors(credentials.variable, () =>
    fetchToken(provider, discovered.issuer, {
      metadata,
      fetchFn: fetch,
      // As text: a URL would write it in another way, and issuers compare it exactly (RFC 8707 section 2).
      ...(discovered.indicator === undefined ? {} : { resource: discovered.indicator }),
    }),
  );
}

/** New tokens for a refresh token, which stays where the response has none. */
export async function renewedTokens(
  signIn: StoredSignIn,
  { discovered, metadata, fetch }: Issuer,
): Promise<OAuthTokens> {
  const { refresh_token: refreshToken = '' } = signIn.tokens;
  return withOAuthErrors(undefined, () =>
    refreshAuthorization(discovered.issuer, {
      metadata,
      clientInformation: signIn.client,
      refreshToken,
      fetchFn: fetch,
      ...(discovered.indicator === undefined ? {} : { resource: discovered.indicator }),
    }),
  );
}

/** An error of OAuth as E_AUTH. `variable`: where the credentials come from. */
export async function withOAuthErrors<T>(variable: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    const code = error instanceof OAuthError && /^[a-z_]{1,40}$/.test(error.code) ? error.code : undefined;
    throw new McpLockError(rejection(code, variable));
  }
}

/** Error codes for a resource that the issuer does not know: RFC 8707 section 2, and an older one of Microsoft. */
export const isResourceError = (code: string | undefined): boolean =>
  code === 'invalid_target' || code === 'invalid_resource';

/** Error codes for wrong credentials, of which a bad assertion of a client may be called `invalid_grant` (RFC 7521). */
const CLIENT_ERRORS = ['invalid_client', 'unauthorized_client', 'invalid_grant', 'access_denied'];

function rejection(code: string | undefined, variable: string | undefined): ErrorMessage {
  if (isResourceError(code)) return resourceRejected(code ?? '');
  if (variable === undefined) return signInRejected(code);
  return code === undefined || CLIENT_ERRORS.includes(code)
    ? clientRejected(variable, code)
    : tokenRequestRejected(code);
}

const CURVES: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

function signingKey({ variable, privateKey }: Extract<Credentials, { kind: 'key' }>) {
  try {
    // A key in an environment variable may have `\n` for its line breaks.
    const jwk = createPrivateKey(privateKey.replaceAll('\\n', '\n')).export({ format: 'jwk' });
    const algorithm =
      jwk.kty === 'RSA' ? 'RS256' : jwk.kty === 'OKP' ? 'EdDSA' : (CURVES[jwk.crv ?? ''] ?? '');
    if (algorithm !== '') return { privateKey: jwk as Record<string, unknown>, algorithm };
  } catch {
    // The message of Node may quote the key.
  }
  throw new McpLockError(keyInvalid(variable.replace('CLIENT_ID', 'PRIVATE_KEY')));
}
