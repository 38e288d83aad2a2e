/**
 * Sends messages to a remote server over Streamable HTTP, or over HTTP+SSE to a server that has only that: messages in, done or
 * the error out. The bodies are what the client wrote, byte for byte.
 */
import type { JSONRPCMessage } from '@modelcontextprotocol/client';
import type { ServerHost } from '../host/host.ts';
import type { HttpRequest, HttpTransport } from '../launch/target.ts';
import type { JsonObject } from '../model.ts';
import type { RedirectPolicy } from '../server/http/redirect-policy.ts';
import type { HttpWire } from '../server/http/wire.ts';
import { httpWire } from '../server/http/wire.ts';
import type { Tap } from '../server/tap.ts';

interface DeliveryOptions {
  readonly host: ServerHost;
  readonly redirects: RedirectPolicy;
  readonly signal: AbortSignal;
  /** Gets what comes back. */
  readonly tap: Tap;
  /** Headers that one message needs. */
  readonly headersOf: (message: JsonObject) => Readonly<Record<string, string>>;
}

interface Delivery {
  /** `text`: the message as the client wrote it. Rejects where the server did not take it. */
  readonly deliver: (message: JsonObject, text: string) => Promise<void>;
  /** The connection in use. */
  readonly wire: () => HttpWire;
}

/** The guard sets no deadline for a session; the client has its own for each request. */
const SESSION_MS = 7 * 24 * 3_600_000;

/** Opens nothing before the first message. Throws E_LAUNCH for an address that is not valid. */
export function makeDelivery(request: HttpRequest, options: DeliveryOptions): Delivery {
  const { host, redirects, signal, tap, headersOf } = options;
  // The SDK serializes messages again, which changes numbers.
  const texts = new Map<string, string>();
  const exactHost: ServerHost = {
    ...host,
    fetch: (url, init) => {
      const body = typeof init?.body === 'string' ? texts.get(init.body) : undefined;
      return host.fetch(url, body === undefined ? init : { ...init, body });
    },
  };
  const open = (transport: HttpTransport): HttpWire => {
    const wireOptions = { host: exactHost, signal, timeoutMs: SESSION_MS, lasting: true, tap, redirects };
    const wire = httpWire(transport, request, wireOptions);
    wire.transport.onerror = () => undefined;
    return wire;
  };
  const [first, second]: readonly [HttpTransport, HttpTransport] =
    request.transport === 'sse' ? ['sse', 'http'] : ['http', 'sse'];
  let wire = open(first);
  let fallback: HttpTransport | undefined = second;
  let started: Promise<void> | undefined;

  /** Until the server took a message, the other transport is tried where it does not know this one. */
  const send = async (message: JSONRPCMessage): Promise<void> => {
    try {
      started ??= wire.transport.start();
      await started;
      await wire.transport.send(message, { headers: headersOf(message as unknown as JsonObject) });
    } catch (error) {
      const { exchange } = wire;
      const next = fallback;
      if (next === undefined || exchange.fault() !== undefined || exchange.rejection() === undefined)
        throw error;
      fallback = undefined;
      await wire.transport.close().catch(() => undefined);
      wire = open(next);
      started = undefined;
      await send(message);
    }
  };

  return {
    deliver: async (message, text) => {
      const serialized = JSON.stringify(message);
      if (serialized !== text) texts.set(serialized, text);
      await send(message as unknown as JSONRPCMessage).finally(() => texts.delete(serialized));
    },
    wire: () => wire,
  };
}
