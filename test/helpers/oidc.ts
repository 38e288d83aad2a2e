/**
 * A real OpenID provider on loopback that says yes to everybody who comes with a browser, and the browser. Clients:
 * whoever registers; `ci`, which has a secret; `robot`, which has a key; `desk`, which is registered for any port.
 */
import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from './oidc-provider.d.ts';
import { moduleOf } from './tools.ts';

const { default: OidcProvider }: { default: typeof Provider } = await import(moduleOf('oidc-provider'));

export const CI_SECRET = 'canary-client-secret-5f0c2b7e91';
const KEYS = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const SIGNING = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
/** PEM of the key of `robot`. */
export const ROBOT_KEY = KEYS.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

export interface Oidc {
  readonly issuer: string;
  /** What was asked of its token endpoint: grant types in order. */
  readonly grants: readonly string[];
  /** Every request path in order. */
  readonly paths: readonly string[];
  /** Every token it gave out. */
  readonly tokens: readonly string[];
  /** Whether a token is good for a resource. */
  readonly accepts: (token: string, resource: string) => Promise<boolean>;
  /** Ends every access token given out so far. */
  readonly expireAccessTokens: () => void;
  /** What happens to an answer of a path instead of what the provider says. */
  readonly instead: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  readonly close: () => Promise<void>;
}

export async function startOidc(): Promise<Oidc> {
  const grants: string[] = [];
  const paths: string[] = [];
  const tokens: string[] = [];
  const expired = new Set<string>();
  const instead: Oidc['instead'] = new Map();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: 'ci',
        client_secret: CI_SECRET,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
      {
        client_id: 'robot',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [KEYS.publicKey.export({ format: 'jwk' })] },
      },
      {
        client_id: 'desk',
        application_type: 'native',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: ['http://127.0.0.1/callback'],
        token_endpoint_auth_method: 'none',
      },
    ] as any,
    scopes: ['openid', 'offline_access', 'notes:read', 'notes:write'],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      registration: { enabled: true },
      revocation: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx: unknown, resource: string) => ({
          scope: 'notes:read notes:write',
          audience: resource,
          accessTokenFormat: 'opaque',
        }),
      },
    },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    issueRefreshToken: async (_ctx: unknown, client: any) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    findAccount: async (_ctx: unknown, accountId: string) => ({
      accountId,
      claims: async () => ({ sub: accountId }),
    }),
    jwks: { keys: [SIGNING] },
    ttl: {
      AccessToken: 3600,
      RefreshToken: 3600,
      IdToken: 3600,
      ClientCredentials: 3600,
      Grant: 3600,
      Session: 3600,
      Interaction: 3600,
    },
    cookies: { keys: ['for tests'] },
  } as any);
  const handle = provider.callback();
  provider.on('grant.success', (ctx: any) => {
    grants.push(ctx.oidc.params.grant_type);
    const { access_token, refresh_token } = ctx.body;
    for (const token of [access_token, refresh_token]) if (token !== undefined) tokens.push(token);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', issuer).pathname;
    paths.push(path);
    const own = instead.get(path);
    if (own !== undefined) return own(request, response);
    // The provider knows the OpenID place only.
    if (path === '/.well-known/oauth-authorization-server') request.url = '/.well-known/openid-configuration';
    if (!path.startsWith('/interaction/')) return void handle(request, response);
    const { prompt, params, grantId, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: 'ada' } } as any);
    }
    const grant: any =
      grantId === undefined
        ? new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) })
        : await provider.Grant.find(grantId);
    const { missingOIDCScope, missingResourceScopes } = prompt.details as any;
    if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
    for (const [resource, scopes] of Object.entries<string[]>(missingResourceScopes ?? {}))
      grant.addResourceScope(resource, scopes.join(' '));
    await provider.interactionFinished(
      request,
      response,
      { consent: { grantId: await grant.save() } },
      { mergeWithLastSubmission: true },
    );
  }

  return {
    issuer,
    grants,
    paths,
    tokens,
    instead,
    expireAccessTokens: () => {
      for (const token of tokens) expired.add(token);
    },
    accepts: async (token, resource) => {
      if (expired.has(token)) return false;
      const found: any =
        (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
      return found !== undefined && [found.aud].flat().includes(resource);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A browser: follows redirects and keeps cookies until it is led to `stop`. Gives the last address. */
export async function browserTo(start: URL, stop: (url: URL) => boolean): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 20; hops += 1) {
    if (stop(url)) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the browser is stuck at ${response.status} ${await response.text()}`);
    url = new URL(location, url);
  }
  throw new Error('the browser goes round in circles');
}
