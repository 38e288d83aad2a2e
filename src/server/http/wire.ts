/**
 * The SDK's HTTP transports over a `fetch` with five layers below the SDK: credentials, redirects, retries, checks of the
 * response and the tap. A transport and a request in, the SDK's transport and the state of its exchange out. Does not sign in.
 */
import type { JSONRPCMessage, Transport, TransportSendOptions } from '@modelcontextprotocol/client';
import { SSEClientTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { ServerHost } from '../../host/host.ts';
import type { HttpRequest, HttpTransport } from '../../launch/target.ts';
import { SESSION_SIZE, sizeLimit } from '../limits.ts';
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
  /** Resolves when the server has received `notifications/initialized`; at once before the opening. */
  readonly settled: () => Promise<void>;
  /** Ends the session of Streamable HTTP; waits `END_SESSION_MS` for the response. */
  readonly endSession: () => Promise<void>;
}

interface WireOptions {
  readonly host: ServerHost;
  readonly signal: AbortSignal;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs: number;
  /** The time limit as the person gave it, for messages; absent: `timeoutMs`, of which none was spent before. */
  readonly limitMs?: number | undefined;
  readonly redirects?: RedirectPolicy | undefined;
  /** A session without an end: each message is bounded, not the stream they come in, and no request is sent twice. */
  readonly lasting?: boolean;
  /** No request is sent twice. */
  readonly once?: boolean;
  /** Takes the text of every response; absent: a new one. */
  readonly tap?: Tap;
}

/** Milliseconds the end of a session may take. */
const END_SESSION_MS = 50;

/** Throws E_LAUNCH for an invalid URL or header. */
export function httpWire(kind: HttpTransport, request: HttpRequest, options: WireOptions): HttpWire {
  const { host, signal, lasting = false } = options;
  const url = addressOf(request);
  const tap = options.tap ?? makeTap(host.now, lasting ? SESSION_SIZE : sizeLimit(host.env));
  const exchange = makeExchange();
  const over = new AbortController();
  const fetch = fetchOf(kind, request, options, tap, exchange, over.signal);
  const settings = { requestInit: { headers: { ...request.headers } }, fetch };
  const streamable = kind === 'http' ? new StreamableHTTPClientTransport(url, settings) : undefined;
  const transport: Transport = streamable ?? new SSEClientTransport(url, settings);
  const send = transport.send.bind(transport);
  const close = transport.close.bind(transport);
  let initialized: Promise<unknown> = Promise.resolve();
  return {
    transport: Object.assign(transport, {
      send: (message: JSONRPCMessage, more?: TransportSendOptions): Promise<void> => {
        tap.sent(message);
        const sent = send(message, more);
        if (!('method' in message) || message.method !== 'notifications/initialized') return sent;
        // The lists need not wait for this response: over a slow line that is a third of the whole time.
        initialized = sent.catch(() => undefined);
        return Promise.resolve();
      },
      close: () => {
        over.abort();
        return close();
      },
    }),
    tap,
    exchange,
    settled: async () => void (await initialized),
    endSession: async () => {
      const broken = !lasting && exchange.fault() !== undefined;
      if (signal.aborted || broken || exchange.isSessionLost()) return;
      const ended = streamable?.terminateSession().catch(() => undefined) ?? Promise.resolve();
      await settlesWithin(END_SESSION_MS, ended);
    },
  };
}

function fetchOf(
  kind: HttpTransport,
  request: HttpRequest,
  options: WireOptions,
  tap: Tap,
  exchange: Exchange,
  closed: AbortSignal,
): (input: string | URL, init?: RequestInit) => Promise<Response> {
  const {
    host,
    signal,
    timeoutMs,
    limitMs = timeoutMs,
    redirects,
    lasting = false,
    once = lasting,
  } = options;
  const retries = { until: host.now() + timeoutMs, limitMs, signal, single: once };
  const over = () => closed.aborted || signal.aborted;
  const plain: Send = (url, init) => host.fetch(url, init);
  const retried = withRetries(plain, exchange, host, retries);
  return async (input, init = {}) => {
    const url = new URL(input);
    const purpose = purposeOf(init, kind);
    const bounded = {
      ...init,
      signal: init.signal == null ? signal : AbortSignal.any([init.signal, signal]),
    };
    const send: Send = (to, more) => retried(to, more, purpose);
    const signedIn = authorized(request.authorizer, (more) =>
      withRedirects(send, exchange, redirects)(url, more, purpose),
    );
    const response = await checkedResponse(await signedIn(bounded), bounded, purpose, kind, exchange);
    return tapped(response, url, purpose, { tap, exchange, host, lasting, over });
  };
}
