/**
 * Sends a request again: twice after a 5xx, once after a connection that broke, and after the wait that a 429 or 5xx asks for,
 * if the deadline leaves that long (RFC 9110 section 10.2.3). A request in, the last response out.
 */
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { tooManyRequests, waitTooLong } from '../messages.ts';
import { connectionError, errorCode } from './connection-error.ts';
import type { Exchange, Purpose, Send } from './exchange.ts';

/** Statuses of 5xx that do not change with another try. */
const FINAL = new Set([501, 505, 508, 511]);
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

interface RetryOptions {
  /** The deadline, in milliseconds of the host's clock. */
  readonly until: number;
  /** The time limit as the person gave it, in milliseconds. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** Never send a request twice, since it may have an effect. */
  readonly single: boolean;
}

export const withRetries =
  (next: Send, exchange: Exchange, host: Host, { until, limitMs, signal, single }: RetryOptions) =>
  async (url: URL, init: RequestInit, { kind }: Purpose): Promise<Response> => {
    const optional = kind === 'listen' || kind === 'end-session';
    let resets = 0;
    for (let tries = 0; ; ) {
      let response: Response;
      try {
        response = await next(url, init);
      } catch (error) {
        if (signal.aborted || init.signal?.aborted === true || optional) throw error;
        resets += 1;
        if (!single && resets === 1 && BROKEN.has(errorCode(error))) continue;
        throw exchange.fail(connectionError(error, url, host.env));
      }
      const { status } = response;
      const temporary = status === 429 || (status >= 500 && !FINAL.has(status));
      if (optional || single || !temporary) return response;
      const requestedWait = retryAfter(response);
      const remaining = until - host.now();
      if (status === 429 && requestedWait !== undefined && requestedWait >= remaining)
        throw exchange.fail(new McpLockError(waitTooLong(requestedWait, remaining, limitMs)));
      const pause = requestedWait ?? host.waits.retries[tries];
      tries += 1;
      if (tries > host.waits.retries.length || pause === undefined || pause >= remaining) {
        if (status !== 429) return response;
        throw exchange.fail(new McpLockError(tooManyRequests()));
      }
      await response.body?.cancel().catch(() => undefined);
      await sleep(pause, signal);
    }
  };

/** Milliseconds the server asks to wait. A date counts from the `Date` of the response, so that clocks need not agree. */
export function retryAfter({ headers }: Pick<Response, 'headers'>): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const [at, now] = [Date.parse(text), Date.parse(headers.get('date') ?? '')];
  return Number.isNaN(at) || Number.isNaN(now) ? undefined : Math.max(0, at - now);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
