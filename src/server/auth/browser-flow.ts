/**
 * The authorization code flow with PKCE and a redirect to loopback: a checked issuer in, tokens out. The code is exchanged only
 * when state and issuer of the redirect are right. RFC 8252, RFC 7636, RFC 9207, RFC 7591.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { OAuthTokens, StoredOAuthClientInformation } from '@modelcontextprotocol/client';
import { exchangeAuthorization, registerClient, startAuthorization } from '@modelcontextprotocol/client';
import { errno, McpLockError } from '../../errors.ts';
import type { Callback, Host } from '../../host/host.ts';
import {
  callbackUnavailable,
  noRegistration,
  otherSignIn,
  resourceRejected,
  signInRefused,
} from '../messages.ts';
import { allowedAddress } from './address.ts';
import type { Issuer } from './grant.ts';
import { isResourceError, withOAuthErrors } from './grant.ts';

interface FlowOptions {
  /** The server's own address. */
  readonly serverUrl: URL;
  /** A registered client; absent: dynamic client registration. */
  readonly client?: { readonly id: string; readonly secret?: string };
  readonly scope?: string;
  /** Port of the redirect; 0: any. Some clients are registered for one port. */
  readonly port: number;
  /** Shows the address of the sign-in; called once, when the callback can be received. */
  readonly show: (address: URL) => Promise<void>;
  readonly signal: AbortSignal;
}

interface FlowResult {
  readonly client: StoredOAuthClientInformation;
  readonly tokens: OAuthTokens;
}

/** Throws E_AUTH, and what the signal is aborted with. */
export async function browserFlow(issuer: Issuer, options: FlowOptions, host: Host): Promise<FlowResult> {
  const { discovered, metadata, fetch } = issuer;
  const { serverUrl, show, signal } = options;
  const scope = requestedScope(issuer, options.scope);
  const scopeParam = scope === undefined ? {} : { scope };
  const resource = discovered.indicator === undefined ? {} : { resource: discovered.indicator };
  const callback = await openCallback(options.port, host);
  try {
    const { redirectUrl } = callback;
    const client = await clientOf(issuer, redirectUrl, scopeParam, options.client);
    const state = randomBytes(32).toString('base64url');
    const { authorizationUrl, codeVerifier } = await withOAuthErrors(undefined, () =>
      startAuthorization(discovered.issuer, {
        metadata,
        clientInformation: client,
        redirectUrl,
        state,
        ...scopeParam,
        ...resource,
      }),
    );
    await show(allowedAddress(authorizationUrl, serverUrl, 'authorization endpoint'));
    const query = await callbackQuery(callback, signal);
    const authorizationCode = authorizationCodeOf(query, state);
    const iss = query.get('iss');
    const tokens = await withOAuthErrors(undefined, () =>
      exchangeAuthorization(discovered.issuer, {
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
    await callback.close();
  }
}

/** The scope of the request, `requested` or that of the server, with `offline_access` where the issuer supports it. */
export function requestedScope(
  { discovered, metadata }: Issuer,
  requested: string | undefined,
): string | undefined {
  const scope = requested ?? discovered.scope;
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
  { discovered, metadata, fetch }: Issuer,
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
    registerClient(discovered.issuer, {
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

/** The query of the redirect. Throws what the signal is aborted with. */
async function callbackQuery(callback: Callback, signal: AbortSignal): Promise<URLSearchParams> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  if (signal.aborted) stop();
  try {
    return await Promise.race([callback.query, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The code of a redirect with our state. No error repeats other text of the redirect: anybody may send one. */
function authorizationCodeOf(query: URLSearchParams, state: string): string {
  const received = Buffer.from(query.get('state') ?? '');
  const expected = Buffer.from(state);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    throw new McpLockError(otherSignIn());
  }
  const code = query.get('code');
  if (code !== null && code !== '') return code;
  const error = query.get('error') ?? '';
  if (isResourceError(error)) throw new McpLockError(resourceRejected(error));
  throw new McpLockError(signInRefused(/^[a-z_]{1,40}$/.test(error) ? error : undefined));
}
