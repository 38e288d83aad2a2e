/**
 * The SDK's HTTP transports over a `fetch` of our own: credentials, redirects, retries, judgement and the tap lie below
 * the SDK, in this order. One way to a server in, a transport and what is known of the exchange out. Signs nobody in.
 */
import type { JSONRPCMessage, Transport, TransportSendOptions } from '@modelcontextprotocol/client';
import { SSEClientTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { ServerHost } from '../../host/host.ts';
import type { HttpRequest, HttpTransport } from '../../launch/target.ts';
import { settlesWithin } from '../process.ts';
import type { Tap } from '../tap.ts';
import { makeTap } from '../tap.ts';
import { authorized } from './authorized.ts';
import type { Exchange, Send } from './exchange.ts';
import { makeExchange, purposeOf } from './exchange.ts';
import type { RedirectPolicy } from './redirect-policy.ts';
import { withRedirects } from './redirects.ts';
import { addressOf } from './request.ts';
import { tapped } from './response-body.ts';
import { checkedResponse } from './response-head.ts';
import { withRetries } from './retries.ts';

export interface HttpWire {
  readonly transport: Transport;
  readonly tap: Tap;
  readonly exchange: Exchange;
  /** Resolves when the server has taken note that the opening is over; at once while nothing was opened. */
  readonly settled: () => Promise<void>;
  /** Gives the session back, without waiting long for a thank-you. */
  readonly endSession: () => Promise<void>;
}

export interface WireOptions {
  readonly host: ServerHost;
  readonly signal: AbortSignal;
  /** Milliseconds until everything has to be done. */
  readonly timeoutMs: number;
  readonly redirects?: RedirectPolicy | undefined;
  /** A session without an end, in which each message is bounded and not the stream they come in. */
  readonly lasting?: boolean;
  /** Takes the text of every answer; one of its own when absent. */
  readonly tap?: Tap;
}

/** Milliseconds the end of a session may take. */
const LEAVE_MS = 50;

/** Throws E_LAUNCH when the address is none. */
export function httpWire(way: HttpTransport, request: HttpRequest, options: WireOptions): HttpWire {
  const { host, signal, lasting = false } = options;
  const url = addressOf(request);
  const tap = options.tap ?? makeTap(host.now);
  const exchange = makeExchange();
  const over = new AbortController();
  const fetch = fetchOf(way, request, options, tap, exchange, over.signal);
  const settings = { requestInit: { headers: { ...request.headers } }, fetch };
  const streamable = way === 'http' ? new StreamableHTTPClientTransport(url, settings) : undefined;
  const transport: Transport = streamable ?? new SSEClientTransport(url, settings);
  const send = transport.send.bind(transport);
  const close = transport.close.bind(transport);
  let noted: Promise<unknown> = Promise.resolve();
  return {
    transport: Object.assign(transport, {
      send: (message: JSONRPCMessage, more?: TransportSendOptions): Promise<void> => {
        tap.sent(message);
        const sent = send(message, more);
        if (!('method' in message) || message.method !== 'notifications/initialized') return sent;
        // The lists need not wait for a thank-you: over a slow line that is a third of the whole time.
        noted = sent.catch(() => undefined);
        return Promise.resolve();
      },
      close: () => {
        over.abort();
        return close();
      },
    }),
    tap,
    exchange,
    settled: async () => void (await noted),
    endSession: async () => {
      const ended = !lasting && exchange.fault() !== undefined;
      if (signal.aborted || ended || exchange.isSessionLost()) return;
      const left = streamable?.terminateSession().catch(() => undefined) ?? Promise.resolve();
      await settlesWithin(LEAVE_MS, left);
    },
  };
}

function fetchOf(
  way: HttpTransport,
  request: HttpRequest,
  options: WireOptions,
  tap: Tap,
  exchange: Exchange,
  closed: AbortSignal,
): (input: string | URL, init?: RequestInit) => Promise<Response> {
  const { host, signal, timeoutMs, redirects, lasting = false } = options;
  const patience = { until: host.now() + timeoutMs, signal, once: lasting };
  const over = () => closed.aborted || signal.aborted;
  const plain: Send = (url, init) => host.fetch(url, init);
  const patient = withRetries(plain, exchange, host, patience);
  return async (input, init = {}) => {
    const url = new URL(input);
    const purpose = purposeOf(init, way);
    const bounded = {
      ...init,
      signal: init.signal == null ? signal : AbortSignal.any([init.signal, signal]),
    };
    const once: Send = (to, more) => patient(to, more, purpose);
    const signedIn = authorized(request.authorizer, (more) =>
      withRedirects(once, exchange, redirects)(url, more, purpose),
    );
    const response = await checkedResponse(await signedIn(bounded), bounded, purpose, way, exchange);
    return tapped(response, url, purpose, { tap, exchange, host, lasting, over });
  };
}
