/**
 * A remote server as a pair of streams, so that it can be guarded like one over stdio: lines of the protocol in are sent
 * over Streamable HTTP, or over HTTP+SSE to a server that knows no other way; the text of every message that comes back
 * goes out as a line. Decides nothing about what is said.
 */
import { PassThrough, Writable } from 'node:stream';
import type { JSONRPCMessage } from '@modelcontextprotocol/client';
import type { ServerHost } from '../host/host.ts';
import type { HttpRequest, Way } from '../launch/target.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json, JsonObject } from '../model.ts';
import type { RedirectPolicy } from '../server/http/redirect-policy.ts';
import type { HttpWire } from '../server/http/wire.ts';
import { httpWire } from '../server/http/wire.ts';
import { within } from '../server/process.ts';
import type { Tap } from '../server/tap.ts';
import { drained } from './flush.ts';
import { makeLines } from './line-splitter.ts';
import type { Side } from './relay.ts';

export interface Remote extends Side {
  /** The server has forgotten the session: nothing more comes. */
  readonly isLost: () => boolean;
  readonly close: () => Promise<void>;
}

export interface Reaching {
  readonly host: ServerHost;
  readonly redirects: RedirectPolicy;
  /** What a person is told of a request that was not answered. */
  readonly tell: (error: unknown) => Promise<string>;
}

const MOST_BYTES = 64 * 1024 * 1024;
const LOST = 'mcp-lock: the server has forgotten this session; next: start the server again in the client';
/** How long all else waits for the answer to `initialized`, which some servers never end, in milliseconds. */
const NOTED_MS = 2_000;
/** How long the last of what a client said may take to arrive, in milliseconds. */
const LAST_SENT_MS = 1_000;
/** An agent's session has no deadline of ours; the client has its own for each request. */
const SESSION_MS = 7 * 24 * 3_600_000;

/** Opens nothing by itself: the first line does. Throws E_LAUNCH for an address that is none. */
export function reach(request: HttpRequest, { host, redirects, tell }: Reaching): Remote {
  const input = new PassThrough();
  const over = new AbortController();
  const write = (text: string) => {
    // Line ends in JSON over HTTP are white space between its parts.
    if (!input.writableEnded) input.write(`${text.replace(/[\r\n]+/g, ' ')}\n`);
  };
  const opening = new Set<string>();
  const tap: Tap = {
    sent: () => undefined,
    received: (text, message) => {
      const version = versionIn(message as unknown as JsonObject, opening);
      if (version !== undefined) wire.transport.setProtocolVersion?.(version);
      write(text);
      return true;
    },
    take: () => undefined,
    changes: () => ({ count: 0, at: 0 }),
    room: () => drained(input),
  };
  // The SDK writes messages anew, which changes numbers: what is sent is what came.
  const written = new Map<string, string>();
  const exact: ServerHost = {
    ...host,
    fetch: (to, init) => {
      const body = typeof init?.body === 'string' ? written.get(init.body) : undefined;
      return host.fetch(to, body === undefined ? init : { ...init, body });
    },
  };
  const open = (way: Way): HttpWire => {
    const options = {
      host: exact,
      signal: over.signal,
      timeoutMs: SESSION_MS,
      lasting: true,
      tap,
      redirects,
    };
    const opened = httpWire(way, request, options);
    opened.transport.onerror = () => undefined;
    return opened;
  };
  const ways: Way[] = request.transport === 'sse' ? ['sse', 'http'] : ['http', 'sse'];
  let wire = open(ways[0] ?? 'http');
  let started: Promise<void> | undefined;

  /** Until one message was taken, the next way is tried where the server does not know this one. */
  const deliver = async (message: JSONRPCMessage): Promise<void> => {
    try {
      started ??= wire.transport.start();
      await started;
      await wire.transport.send(message);
    } catch (error) {
      const next = ways[1];
      const { exchange } = wire;
      if (next === undefined || exchange.fault() !== undefined || exchange.refusal() === undefined)
        throw error;
      ways.length = 0;
      await wire.transport.close().catch(() => undefined);
      wire = open(next);
      started = undefined;
      await deliver(message);
    }
  };
  let settled = false;
  let before: Promise<void> = Promise.resolve();
  /** What is on its way and waits for no answer. */
  const going = new Set<Promise<void>>();
  const send = (line: Buffer): void => {
    const text = line.toString('utf8').trim();
    const message = JSON.parse(text) as JsonObject;
    const anew = JSON.stringify(message);
    if (anew !== text) written.set(anew, text);
    const { id, method } = message;
    if (method === 'initialize' && id !== undefined) opening.add(JSON.stringify(id));
    const sent = () =>
      deliver(message as unknown as JSONRPCMessage)
        .finally(() => written.delete(anew))
        .then(
          async () => {
            settled = true;
            if (method === 'notifications/initialized') await within(NOTED_MS, wire.settled());
          },
          async (error: unknown) => {
            if (over.signal.aborted) return;
            const lost = wire.exchange.isLost();
            if (id !== undefined && method !== undefined) {
              const message = lost ? LOST : await tell(error);
              write(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32_000, message } }));
            }
            // Only a new one gets answers, and only the client can open it.
            if (lost) input.end();
          },
        );
    const gone = before.then(sent);
    // One after the other, until it is known which way they go.
    if (!settled || method === 'notifications/initialized') before = gone;
    if (id !== undefined && method !== undefined) return;
    going.add(gone);
    void gone.then(() => going.delete(gone));
  };
  const lines = makeLines(MOST_BYTES);
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      for (const line of lines(chunk)) send(line);
      done();
    },
  });
  return {
    input,
    output,
    isLost: () => wire.exchange.isLost(),
    close: async () => {
      input.end();
      await within(LAST_SENT_MS, Promise.all(going));
      await wire.leave();
      over.abort();
      await wire.transport.close().catch(() => undefined);
      input.destroy();
    },
  };
}

/** The revision an `initialize` was answered with: later requests name it in a header. */
function versionIn({ id, result }: JsonObject, opening: Set<string>): string | undefined {
  if (id === undefined || !opening.delete(JSON.stringify(id as Json)) || !isObject(result)) return undefined;
  const { protocolVersion } = result;
  return typeof protocolVersion === 'string' ? protocolVersion : undefined;
}
