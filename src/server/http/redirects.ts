/**
 * Follows a redirect only where it keeps the request what it is: same origin, same method, five times at most, and to
 * an address the caller accepts. Everything else ends the exchange with both addresses named. No header ever leaves the
 * origin. RFC 9110 section 15.4.
 */
import { McpLockError } from '../../errors.ts';
import { cleanAddress } from '../../lock/address.ts';
import type { Exchange, Purpose, Send } from './exchange.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HOPS = 5;

/** What a lock says of redirects; without one, a redirect inside the origin is followed and noted. */
export interface RedirectPolicy {
  /** The lock notes one, so it is followed to see where it leads. */
  readonly noted: boolean;
  /** Whether answers may come from this address (normal form). */
  readonly accepts: (address: string) => boolean;
}

export const withinOrigin =
  (next: Send, exchange: Exchange, policy: RedirectPolicy | undefined) =>
  async (url: URL, init: RequestInit, purpose: Purpose): Promise<Response> => {
    const been = [url];
    for (;;) {
      const here = been.at(-1) ?? url;
      const response = await next(here, { ...init, redirect: 'manual' });
      if (!REDIRECTS.has(response.status)) {
        if (been.length > 1) arrive(url, here, exchange, policy);
        return response;
      }
      await response.body?.cancel().catch(() => undefined);
      // Browsers that look at an endpoint are often sent to its documentation: no matter to who only listens.
      if (purpose.kind === 'listen' || purpose.kind === 'leave') return new Response(null, { status: 405 });
      const to = targetOf(response, been, purpose, exchange);
      if (policy?.noted === false) arrive(here, to, exchange, policy);
      been.push(to);
    }
  };

function arrive(from: URL, at: URL, exchange: Exchange, policy: RedirectPolicy | undefined): void {
  const address = shown(at);
  if (policy !== undefined && !policy.accepts(address)) {
    throw exchange.fail(refused(`it redirects: ${arrow(from, at)}`, from, at));
  }
  exchange.follow(address);
}

/** Where the answer points, when a request may go there. */
function targetOf(response: Response, been: readonly URL[], purpose: Purpose, exchange: Exchange): URL {
  const { status } = response;
  const from = been.at(-1) as URL;
  const location = response.headers.get('location') ?? '';
  const fail = (message: string, next: string) => {
    throw exchange.fail(new McpLockError('E_PROTOCOL', message, { next }));
  };
  if (location === '' || !URL.canParse(location, from.href))
    return fail(
      `it redirects (HTTP ${status}) without saying where`,
      'report it to the author of the server',
    );
  const to = new URL(location, from);
  to.hash = '';
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw exchange.fail(refused(`it redirects from https to plain http: ${arrow(from, to)}`, from, to));
  }
  if (from.origin !== to.origin || to.username !== '' || to.password !== '') {
    throw exchange.fail(refused(`it redirects to another origin: ${arrow(from, to)}`, from, to));
  }
  if (purpose.kind === 'message' && status !== 307 && status !== 308) {
    throw exchange.fail(
      refused(`it redirects with HTTP ${status}, which makes a GET of a POST: ${arrow(from, to)}`, from, to),
    );
  }
  if (been.some(({ href }) => href === to.href))
    return fail(`it redirects in a circle: ${arrow(...been, to)}`, 'check "url" in the config');
  if (been.length > HOPS)
    return fail(`it redirects more than ${HOPS} times: ${arrow(...been, to)}`, 'check "url" in the config');
  return to;
}

const refused = (message: string, from: URL, to: URL): McpLockError =>
  new McpLockError('E_PROTOCOL', message, {
    next:
      to.protocol === 'http:' && from.protocol === 'https:'
        ? 'do not follow it: ask who runs the server for an address with https'
        : `check that ${shown(to)} is who you mean to ask, then write it as "url" into the config`,
    redirect: { from: shown(from), to: shown(to) },
  });

const arrow = (...addresses: readonly URL[]): string => addresses.map(shown).join(' → ');

/** Without user, password and the values of the query. */
const shown = (url: URL): string => cleanAddress(url.href) ?? url.origin;
