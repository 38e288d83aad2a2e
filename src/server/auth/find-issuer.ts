/**
 * The authorization server of a server that a person is about to sign in to: an address in, an issuer whose metadata was
 * checked out. Sends no credentials and asks no person. RFC 9728, RFC 8414.
 */
import { shellWord } from '../../display/shell-word.ts';
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import type { HttpRequest } from '../../launch/target.ts';
import {
  noAuthorizationServer,
  noIssuerMetadata,
  otherResource,
  signInNotNeeded,
  timeOut,
} from '../messages.ts';
import { covers } from './address.ts';
import { suffixOf } from './credentials.ts';
import { discover, issuerMetadata } from './discover.ts';
import type { Issuer } from './grant.ts';
import { signInFetch } from './sign-in-fetch.ts';

interface FindIssuerOptions {
  /** The key of the server. */
  readonly key: string;
  readonly request: HttpRequest;
  /** That of the lock. */
  readonly preferredIssuer: string | undefined;
  /** Milliseconds for the search. */
  readonly timeoutMs: number;
  /** Ends the search, and later requests of the issuer. */
  readonly signal: AbortSignal;
}

/** Throws E_USAGE for a server that needs no sign-in, E_AUTH, E_PROTOCOL, E_TIMEOUT, and what the signal is aborted with. */
export async function findIssuer(options: FindIssuerOptions, host: ServerHost): Promise<Issuer> {
  const { key, request, preferredIssuer, timeoutMs, signal } = options;
  const url = new URL(request.url);
  const deadline = new AbortController();
  const timedOut = new McpLockError(timeOut('sign-in', timeoutMs));
  const timer = setTimeout(() => deadline.abort(timedOut), timeoutMs);
  try {
    const fetch = signInFetch(url, AbortSignal.any([signal, deadline.signal]), host);
    let status = 401;
    const discovered = await discover({
      url,
      transport: request.transport,
      headers: request.headers,
      preferredIssuers: preferredIssuer === undefined ? [] : [preferredIssuer],
      fetch,
      onStatus: (received) => {
        status = received;
      },
    });
    if (discovered === undefined && status >= 200 && status < 300)
      throw new McpLockError(signInNotNeeded(shellWord(key)));
    if (discovered === undefined)
      throw new McpLockError(noAuthorizationServer(`MCP_LOCK_TOKEN${suffixOf(key)}`));
    if (!covers(discovered.resource, url)) throw new McpLockError(otherResource());
    const metadata = await issuerMetadata(discovered.issuer, url, fetch);
    if (metadata === undefined) throw new McpLockError(noIssuerMetadata());
    return { discovered, metadata, fetch: signInFetch(url, signal, host) };
  } finally {
    clearTimeout(timer);
  }
}
