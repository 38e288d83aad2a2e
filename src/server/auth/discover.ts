/**
 * The authorization server of a server: an address in, issuer and resource out, or undefined when the server names none. Sends
 * no credentials. RFC 9728 (the address of the challenge first, then the well-known ones), RFC 8414 and OpenID Connect
 * discovery; before RFC 9728 the server was its own issuer.
 */
import type { AuthorizationServerMetadata } from '@modelcontextprotocol/client';
import {
  discoverAuthorizationServerMetadata,
  discoverOAuthProtectedResourceMetadata,
  extractWWWAuthenticateParams,
  IssuerMismatchError,
} from '@modelcontextprotocol/client';
import { McpLockError } from '../../errors.ts';
import type { Auth } from '../../model.ts';
import { metadataAddress, metadataInvalid, otherIssuer } from '../messages.ts';
import { allowedAddress, sameIssuer } from './address.ts';
import type { SignInFetch } from './sign-in-fetch.ts';
import { statusError, TOO_MANY_REQUESTS } from './sign-in-fetch.ts';

/** Statuses of an address without metadata. */
const NOT_FOUND = [404, 405, 410];
const WELL_KNOWN = '/.well-known/oauth-protected-resource';

/** What a server's metadata says, unchecked: the caller has to check that the resource covers the address. */
export interface DiscoveredAuth extends Auth {
  /** The `resource` of token requests (RFC 8707); absent without metadata of the server. */
  readonly indicator?: string;
  /** Scopes that the server asks for. */
  readonly scope?: string;
}

interface DiscoveryRequest {
  readonly url: URL;
  readonly transport: 'http' | 'sse';
  /** Headers of the config, which are sent to this server only. */
  readonly headers: Readonly<Record<string, string>>;
  /** Issuers to prefer where the server names several. */
  readonly preferredIssuers: readonly string[];
  readonly fetch: SignInFetch;
  /** Called for each request for metadata that was refused, when no metadata was found. */
  readonly onRefusal?: (error: McpLockError) => void;
  /** Called with the status of the response to a request without a token. */
  readonly onStatus?: (status: number) => void;
}

/** Throws E_AUTH for invalid metadata, E_PROTOCOL when it cannot be fetched. */
export async function discover(request: DiscoveryRequest): Promise<DiscoveredAuth | undefined> {
  const { url, preferredIssuers } = request;
  const wellKnown = metadataAt(request, undefined);
  wellKnown.catch(() => undefined);
  const challenge = await probe(request);
  request.onStatus?.(challenge.status);
  const challengeUrl = challenge.resourceMetadataUrl;
  const wellKnownUrl = new URL(`${WELL_KNOWN}${url.pathname}`, url).href;
  const { metadata, refusals } = await (challengeUrl === undefined || challengeUrl.href === wellKnownUrl
    ? wellKnown
    : metadataAt(request, challengeUrl));
  if (metadata === undefined) {
    if (challenge.status >= 500) throw statusError(url, challenge.status);
    const ownMetadata = await issuerMetadata(`${url.origin}/`, url, noteRefusals(request.fetch, refusals));
    for (const error of refusals) request.onRefusal?.(error);
    if (ownMetadata === undefined) return undefined;
    return { issuer: ownMetadata.issuer, resource: url.origin + url.pathname, ...scopeOf(challenge.scope) };
  }
  const issuers = metadata.authorization_servers ?? [];
  const issuer =
    preferredIssuers.flatMap((one) => issuers.filter((listed) => sameIssuer(listed, one)))[0] ??
    issuers[0] ??
    `${url.origin}/`;
  checkIssuer(issuer, url);
  return {
    issuer,
    resource: metadata.resource,
    indicator: metadata.resource,
    ...scopeOf(challenge.scope ?? metadata.scopes_supported?.join(' ')),
  };
}

/** The metadata of an issuer with allowed endpoints; undefined when it publishes none. Throws E_AUTH. */
export async function issuerMetadata(
  issuer: string,
  from: URL,
  fetch: SignInFetch,
): Promise<AuthorizationServerMetadata | undefined> {
  const metadata = await readMetadata(() => discoverAuthorizationServerMetadata(issuer, { fetchFn: fetch }));
  if (metadata === undefined) return undefined;
  for (const what of [
    'authorization_endpoint',
    'token_endpoint',
    'registration_endpoint',
    'revocation_endpoint',
  ] as const) {
    const address = (metadata as Readonly<Record<string, unknown>>)[what];
    if (address !== undefined) allowedAddress(String(address), from, what.replace('_', ' '));
  }
  return metadata;
}

const AUTHORIZATION_SERVER = 'authorization server';

/** RFC 8414 section 2: an issuer has neither query nor fragment. */
function checkIssuer(text: string, from: URL): void {
  const { search, hash } = allowedAddress(text, from, AUTHORIZATION_SERVER);
  if (search !== '' || hash !== '') throw new McpLockError(metadataAddress(AUTHORIZATION_SERVER, 'query'));
}

async function metadataAt({ url, fetch }: DiscoveryRequest, resourceMetadataUrl: URL | undefined) {
  return readMetadata(async () => {
    let missing = false;
    const refusals: McpLockError[] = [];
    const watched: SignInFetch = async (input, init) => {
      const response = await noteRefusals(fetch, refusals)(input, init);
      missing = !response.ok;
      return response;
    };
    try {
      const metadata = await discoverOAuthProtectedResourceMetadata(
        url,
        resourceMetadataUrl === undefined ? {} : { resourceMetadataUrl },
        watched,
      );
      return { metadata, refusals };
    } catch (error) {
      if (missing && !(error instanceof McpLockError)) return { metadata: undefined, refusals };
      throw error;
    }
  });
}

/** Notes refused requests: a refusal does not mean that the server names no authorization server. */
const noteRefusals =
  (fetch: SignInFetch, refusals: McpLockError[]): SignInFetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    const { status } = response;
    if (status >= 400 && !NOT_FOUND.includes(status)) refusals.push(statusError(new URL(input), status));
    return response;
  };

/** The challenge of a server to a request without a token. */
async function probe({ url, transport, headers, fetch }: DiscoveryRequest) {
  const response = await fetch(
    url,
    transport === 'sse'
      ? { headers: { ...headers, accept: 'text/event-stream' } }
      : {
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'application/json',
            accept: 'application/json, text/event-stream',
          },
          body: '{"jsonrpc":"2.0","id":0,"method":"ping"}',
        },
    'head',
  );
  const { status } = response;
  if (status === TOO_MANY_REQUESTS) throw statusError(url, status);
  return { status, ...(status === 401 ? extractWWWAuthenticateParams(response) : {}) };
}

/** The scope, if it is one by RFC 6749 section 3.3. */
const scopeOf = (scope: string | undefined) =>
  scope !== undefined && /^[\x21\x23-\x5b\x5d-\x7e ]{1,2000}$/.test(scope) ? { scope } : {};

/** Any error of the SDK about metadata as E_AUTH, which repeats nothing of the metadata. */
async function readMetadata<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    const message = error instanceof IssuerMismatchError ? otherIssuer() : metadataInvalid();
    throw new McpLockError(message, { cause: error });
  }
}
