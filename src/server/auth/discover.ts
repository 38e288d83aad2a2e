/**
 * Who gives out the tokens a server takes: an address in, issuer and resource out, or undefined when it names nobody.
 * Asks without any credential. RFC 9728 (the challenge's address first, then the well-known ones), RFC 8414 and OpenID
 * Connect discovery; before RFC 9728 the server was its own issuer.
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

/** There is nothing at this address. */
const NOTHING_THERE = [404, 405, 410];
const WELL_KNOWN = '/.well-known/oauth-protected-resource';

/** What a server says of its sign-in, unchecked: whether its resource covers the address is for the caller to ask. */
export interface DiscoveredAuth extends Auth {
  /** The resource as a token request names it; absent when no metadata of the server does. */
  readonly indicator?: string;
  /** Scopes it asks for. */
  readonly scope?: string;
}

export interface DiscoveryRequest {
  readonly url: URL;
  readonly transport: 'http' | 'sse';
  /** What the config sends to this server, and to nobody else. */
  readonly headers: Readonly<Record<string, string>>;
  /** Issuers to choose where the server names several. */
  readonly prefer: readonly string[];
  readonly fetch: SignInFetch;
  /** Told of an answer that neither names anybody nor says that there is nobody, where it decided what came out. */
  readonly doubt?: (error: McpLockError) => void;
  /** Told the status of its answer to a question without a token. */
  readonly answered?: (status: number) => void;
}

/** Throws E_AUTH for metadata nobody can follow, E_PROTOCOL when it cannot be had. */
export async function discover(asked: DiscoveryRequest): Promise<DiscoveredAuth | undefined> {
  const { url, prefer } = asked;
  const wellKnown = metadataAt(asked, undefined);
  wellKnown.catch(() => undefined);
  const challenge = await probe(asked);
  asked.answered?.(challenge.status);
  const named = challenge.resourceMetadataUrl;
  const usual = new URL(`${WELL_KNOWN}${url.pathname}`, url).href;
  const { metadata, doubts } = await (named === undefined || named.href === usual
    ? wellKnown
    : metadataAt(asked, named));
  if (metadata === undefined) {
    if (challenge.status >= 500) throw statusError(url, challenge.status);
    const own = await issuerMetadata(`${url.origin}/`, url, watching(asked.fetch, doubts));
    for (const error of doubts) asked.doubt?.(error);
    if (own === undefined) return undefined;
    return { issuer: own.issuer, resource: url.origin + url.pathname, ...scopeOf(challenge.scope) };
  }
  const issuers = metadata.authorization_servers ?? [];
  const issuer =
    prefer.flatMap((one) => issuers.filter((listed) => sameIssuer(listed, one)))[0] ??
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

/** What an issuer says of itself, its endpoints checked; undefined when it says nothing. */
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
    if (address !== undefined) allowedAddress(String(address), from, `The ${what.replace('_', ' ')}`);
  }
  return metadata;
}

const ISSUER = 'The authorization server';

/** RFC 8414 section 2: an issuer has neither query nor fragment. */
function checkIssuer(text: string, from: URL): void {
  const { search, hash } = allowedAddress(text, from, ISSUER);
  if (search !== '' || hash !== '') throw new McpLockError(metadataAddress(ISSUER, 'query'));
}

async function metadataAt({ url, fetch }: DiscoveryRequest, resourceMetadataUrl: URL | undefined) {
  return readMetadata(async () => {
    let missing = false;
    const doubts: McpLockError[] = [];
    const watched: SignInFetch = async (input, init) => {
      const response = await watching(fetch, doubts)(input, init);
      missing = !response.ok;
      return response;
    };
    try {
      const metadata = await discoverOAuthProtectedResourceMetadata(
        url,
        resourceMetadataUrl === undefined ? {} : { resourceMetadataUrl },
        watched,
      );
      return { metadata, doubts };
    } catch (error) {
      if (missing && !(error instanceof McpLockError)) return { metadata: undefined, doubts };
      throw error;
    }
  });
}

/** Notes refusals: who is refused has not learnt that nobody is named. */
const watching =
  (fetch: SignInFetch, doubts: McpLockError[]): SignInFetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    const { status } = response;
    if (status >= 400 && !NOTHING_THERE.includes(status)) doubts.push(statusError(new URL(input), status));
    return response;
  };

/** The challenge of a server that is asked without a token. */
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

/** RFC 6749 section 3.3: words of visible characters. */
const scopeOf = (scope: string | undefined) =>
  scope !== undefined && /^[\x21\x23-\x5b\x5d-\x7e ]{1,2000}$/.test(scope) ? { scope } : {};

/** What the SDK makes of odd metadata, as one of our errors; nothing of the metadata is repeated. */
async function readMetadata<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    const message = error instanceof IssuerMismatchError ? otherIssuer() : metadataInvalid();
    throw new McpLockError(message, { cause: error });
  }
}
