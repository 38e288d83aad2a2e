/**
 * Follows a redirect only to the same origin, with the same method, `HOPS` times at most, and to an address that the policy
 * accepts. Every other redirect ends the exchange with an error that names both addresses. No header is sent to another origin.
 * RFC 9110 section 15.4.
 */
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import { cleanAddress, parsedUrl } from '../../lock/address.ts';
import {
  redirectChangesMethod,
  redirectLoop,
  redirectToOtherOrigin,
  redirectToPlainHttp,
  redirectUnaccepted,
  redirectWithoutTarget,
  tooManyRedirects,
} from '../messages.ts';
import type { Exchange, Purpose, Send } from './exchange.ts';
import type { RedirectPolicy } from './redirect-policy.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HOPS = 5;

export const withRedirects =
  (next: Send, exchange: Exchange, policy: RedirectPolicy | undefined) =>
  async (url: URL, init: RequestInit, purpose: Purpose): Promise<Response> => {
    const visited = [url];
    for (;;) {
      const current = visited.at(-1) ?? url;
      const response = await next(current, { ...init, redirect: 'manual' });
      if (!REDIRECTS.has(response.status)) {
        if (visited.length > 1) acceptArrival(url, current, exchange, policy);
        return response;
      }
      await response.body?.cancel().catch(() => undefined);
      // Many servers redirect a GET to their documentation; the optional stream counts as not offered then.
      if (purpose.kind === 'listen' || purpose.kind === 'end-session')
        return new Response(null, { status: 405 });
      const to = targetOf(response, visited, purpose, exchange);
      if (policy?.noted === false) acceptArrival(current, to, exchange, policy);
      visited.push(to);
    }
  };

function acceptArrival(from: URL, at: URL, exchange: Exchange, policy: RedirectPolicy | undefined): void {
  const address = cleanUrl(at);
  if (policy !== undefined && !policy.accepts(address)) {
    throw exchange.fail(refused(redirectUnaccepted, from, at));
  }
  exchange.noteRedirect(address);
}

/** The target of a redirect. Throws E_PROTOCOL where a request must not be sent to it. */
function targetOf(response: Response, visited: readonly URL[], purpose: Purpose, exchange: Exchange): URL {
  const { status } = response;
  const from = visited.at(-1) as URL;
  const location = response.headers.get('location') ?? '';
  const fail = (message: ErrorMessage) => {
    throw exchange.fail(new McpLockError(message));
  };
  const to = location === '' ? undefined : parsedUrl(location, from.href);
  if (to === undefined) return fail(redirectWithoutTarget(status));
  to.hash = '';
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw exchange.fail(refused(redirectToPlainHttp, from, to));
  }
  if (from.origin !== to.origin || to.username !== '' || to.password !== '') {
    throw exchange.fail(refused(redirectToOtherOrigin, from, to));
  }
  if (purpose.kind === 'message' && status !== 307 && status !== 308) {
    const message = (a: string, b: string) => redirectChangesMethod(status, a, b);
    throw exchange.fail(refused(message, from, to));
  }
  const addresses = [...visited, to].map(cleanUrl);
  if (visited.some(({ href }) => href === to.href)) return fail(redirectLoop(addresses));
  if (visited.length > HOPS) return fail(tooManyRedirects(HOPS, addresses));
  return to;
}

function refused(message: (from: string, to: string) => ErrorMessage, from: URL, to: URL): McpLockError {
  const redirect = { from: cleanUrl(from), to: cleanUrl(to) };
  return new McpLockError(message(redirect.from, redirect.to), { redirect });
}

/** An address without user, password and the values of its query. */
const cleanUrl = (url: URL): string => cleanAddress(url.href) ?? url.origin;
