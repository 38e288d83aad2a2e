/**
 * Follows a redirect only where it keeps the request what it is: same origin, same method, five times at most, and to
 * an address the caller accepts. Everything else ends the exchange with both addresses named. No header ever leaves the
 * origin. RFC 9110 section 15.4.
 */
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import { cleanAddress } from '../../lock/address.ts';
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
    const been = [url];
    for (;;) {
      const here = been.at(-1) ?? url;
      const response = await next(here, { ...init, redirect: 'manual' });
      if (!REDIRECTS.has(response.status)) {
        if (been.length > 1) acceptArrival(url, here, exchange, policy);
        return response;
      }
      await response.body?.cancel().catch(() => undefined);
      // Browsers that look at an endpoint are often sent to its documentation: no matter to who only listens.
      if (purpose.kind === 'listen' || purpose.kind === 'leave') return new Response(null, { status: 405 });
      const to = targetOf(response, been, purpose, exchange);
      if (policy?.noted === false) acceptArrival(here, to, exchange, policy);
      been.push(to);
    }
  };

function acceptArrival(from: URL, at: URL, exchange: Exchange, policy: RedirectPolicy | undefined): void {
  const address = cleanUrl(at);
  if (policy !== undefined && !policy.accepts(address)) {
    throw exchange.fail(refused(redirectUnaccepted, from, at));
  }
  exchange.noteRedirect(address);
}

/** Where the answer points, when a request may go there. */
function targetOf(response: Response, been: readonly URL[], purpose: Purpose, exchange: Exchange): URL {
  const { status } = response;
  const from = been.at(-1) as URL;
  const location = response.headers.get('location') ?? '';
  const fail = (message: ErrorMessage) => {
    throw exchange.fail(new McpLockError(message));
  };
  if (location === '' || !URL.canParse(location, from.href)) return fail(redirectWithoutTarget(status));
  const to = new URL(location, from);
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
  const way = [...been, to].map(cleanUrl);
  if (been.some(({ href }) => href === to.href)) return fail(redirectLoop(way));
  if (been.length > HOPS) return fail(tooManyRedirects(HOPS, way));
  return to;
}

function refused(message: (from: string, to: string) => ErrorMessage, from: URL, to: URL): McpLockError {
  const redirect = { from: cleanUrl(from), to: cleanUrl(to) };
  return new McpLockError(message(redirect.from, redirect.to), { redirect });
}

/** Without user, password and the values of the query. */
const cleanUrl = (url: URL): string => cleanAddress(url.href) ?? url.origin;
