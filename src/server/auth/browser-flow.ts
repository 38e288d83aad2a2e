/**
 * The authorization code flow with PKCE and a redirect to loopback: an issuer that was checked in, tokens out. The
 * code is traded only when state and issuer of the answer are right. RFC 8252, RFC 7636, RFC 9207, RFC 7591.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { OAuthTokens, StoredOAuthClientInformation } from '@modelcontextprotocol/client';
import { exchangeAuthorization, registerClient, startAuthorization } from '@modelcontextprotocol/client';
import { errno, McpLockError } from '../../errors.ts';
import type { Callback, Host } from '../../host/host.ts';
import { callbackUnavailable, noRegistration, otherSignIn, signInRefused } from '../messages.ts';
import { allowedAddress } from './address.ts';
import type { Issuer } from './grant.ts';
import { withOAuthErrors } from './grant.ts';

export interface FlowOptions {
  /** The server's own address. */
  readonly from: URL;
  /** A client the issuer knows already; without one it is asked to register us. */
  readonly client?: { readonly id: string; readonly secret?: string };
  readonly scope?: string;
  /** 0: any. Some clients are registered for one port. */
  readonly port: number;
  /** Shows the person where to go; called once, when the door is open. */
  readonly show: (address: URL) => Promise<void>;
  readonly signal: AbortSignal;
}

export interface FlowResult {
  readonly client: StoredOAuthClientInformation;
  readonly tokens: OAuthTokens;
}

/** Throws E_AUTH when it came to nothing, and what the signal is aborted with. */
export async function browserFlow(issuer: Issuer, options: FlowOptions, host: Host): Promise<FlowResult> {
  const { named, metadata, fetch } = issuer;
  const { from, show, signal } = options;
  const scope = scopeOf(issuer, options.scope);
  const wanted = scope === undefined ? {} : { scope };
  const resource = named.indicator === undefined ? {} : { resource: named.indicator };
  const door = await openCallback(options.port, host);
  try {
    const { redirectUrl } = door;
    const client = await clientOf(issuer, redirectUrl, wanted, options.client);
    const state = randomBytes(32).toString('base64url');
    const { authorizationUrl, codeVerifier } = await withOAuthErrors(undefined, () =>
      startAuthorization(named.issuer, {
        metadata,
        clientInformation: client,
        redirectUrl,
        state,
        ...wanted,
        ...resource,
      }),
    );
    await show(allowedAddress(authorizationUrl, from, 'The authorization endpoint'));
    const query = await callbackQuery(door, signal);
    const authorizationCode = authorizationCodeOf(query, state);
    const iss = query.get('iss');
    const tokens = await withOAuthErrors(undefined, () =>
      exchangeAuthorization(named.issuer, {
        metadata,
        clientInformation: client,
        authorizationCode,
        codeVerifier,
        redirectUri: redirectUrl,
        fetchFn: fetch,
        ...resource,
        ...(iss === null ? {} : { iss }),
      }),
    );
    return { client, tokens };
  } finally {
    await door.close();
  }
}

/** What was asked for, or what the server asks for; a way to stay signed in where the issuer offers one. */
export function scopeOf({ named, metadata }: Issuer, asked: string | undefined): string | undefined {
  const scope = asked ?? named.scope;
  const offline = metadata.scopes_supported?.includes('offline_access') === true;
  if (scope === undefined || !offline || scope.split(' ').includes('offline_access')) return scope;
  return `${scope} offline_access`;
}

async function openCallback(port: number, host: Host): Promise<Callback> {
  try {
    return await host.awaitCallback(port);
  } catch (error) {
    throw new McpLockError(callbackUnavailable(port, errno(error) ?? 'unknown reason'));
  }
}

async function clientOf(
  { named, metadata, fetch }: Issuer,
  redirectUrl: string,
  scope: { readonly scope?: string },
  known: FlowOptions['client'],
): Promise<StoredOAuthClientInformation> {
  const { issuer } = metadata;
  if (known !== undefined) {
    return {
      client_id: known.id,
      issuer,
      ...(known.secret === undefined ? {} : { client_secret: known.secret }),
    };
  }
  if (metadata.registration_endpoint === undefined) throw new McpLockError(noRegistration());
  const registered = await withOAuthErrors(undefined, () =>
    registerClient(named.issuer, {
      metadata,
      clientMetadata: {
        client_name: 'mcp-lock',
        redirect_uris: [redirectUrl],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        application_type: 'native',
        token_endpoint_auth_method: 'none',
      },
      fetchFn: fetch,
      ...scope,
    }),
  );
  return { ...registered, issuer };
}

/** The one answer, or whatever ends the wait. */
async function callbackQuery(door: Callback, signal: AbortSignal): Promise<URLSearchParams> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  if (signal.aborted) stop();
  try {
    return await Promise.race([door.query, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The code of an answer to our own question. Nothing else of the answer is repeated: anyone may have written it. */
function authorizationCodeOf(query: URLSearchParams, state: string): string {
  const given = Buffer.from(query.get('state') ?? '');
  const own = Buffer.from(state);
  if (given.length !== own.length || !timingSafeEqual(given, own)) {
    throw new McpLockError(otherSignIn());
  }
  const code = query.get('code');
  if (code !== null && code !== '') return code;
  const error = query.get('error') ?? '';
  throw new McpLockError(signInRefused(/^[a-z_]{1,40}$/.test(error) ? error : undefined));
}
