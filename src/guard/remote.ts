/**
 * A remote server as a pair of streams, so that it can be guarded like one over stdio: lines of the protocol in are sent to its
 * address; the text of every message that comes back goes out as a line. Decides nothing about the messages.
 */
import { PassThrough, Writable } from 'node:stream';
import type { JSONRPCMessage } from '@modelcontextprotocol/client';
import type { ServerHost } from '../host/host.ts';
import type { HttpRequest } from '../launch/target.ts';
import { isObject } from '../lock/pointer.ts';
import type { Entry, Json, JsonObject } from '../model.ts';
import type { RedirectPolicy } from '../server/http/redirect-policy.ts';
import { LIMITS, SESSION_SIZE } from '../server/limits.ts';
import { settlesWithin } from '../server/process.ts';
import type { IdKey } from '../server/reading/message.ts';
import { idKeyAt } from '../server/reading/message.ts';
import { makeLineSplitter } from './line-splitter.ts';
import { requestFailed, sessionLost } from './messages.ts';
import { whenDrained } from './output.ts';
import { parameterHeaders } from './parameter-headers.ts';
import type { Side } from './relay.ts';
import { makeDelivery } from './remote-delivery.ts';

export interface Remote extends Required<Side> {
  /** The server has forgotten the session: nothing more comes. */
  readonly isLost: () => boolean;
  readonly close: () => Promise<void>;
}

interface RemoteOptions {
  readonly host: ServerHost;
  readonly redirects: RedirectPolicy;
  /** The locked tools. */
  readonly tools: Entry['tools'];
  /** The text of the response to a request that failed. */
  readonly describe: (error: unknown) => Promise<string>;
}

/** How long everything else waits for the response to `initialized`, which some servers never end, in milliseconds. */
const INITIALIZED_MS = 2_000;
/** How long the last messages of a client may take to arrive, in milliseconds. */
const LAST_SENT_MS = 1_000;

/** Opens nothing by itself: the first line does. Throws E_LAUNCH for an address that is not valid. */
export function connectRemote(request: HttpRequest, options: RemoteOptions): Remote {
  const { host, redirects, tools, describe } = options;
  const input = new PassThrough();
  const abort = new AbortController();
  const write = (text: string) => {
    // In JSON over HTTP a line end is white space between tokens.
    if (!input.writableEnded) input.write(`${text.replace(/[\r\n]+/g, ' ')}\n`);
  };
  let fail: (key: IdKey, text: string) => void = () => undefined;
  const initializing = new Set<string>();
  /** Ids of the requests that the server took. */
  const open = new Map<IdKey, Json>();
  const { deliver, wire } = makeDelivery(request, {
    host,
    redirects,
    signal: abort.signal,
    headersOf: (message) => parameterHeaders(message, tools),
    tap: {
      size: SESSION_SIZE,
      sent: () => undefined,
      received: (text, message) => {
        const { id, method } = message as unknown as JsonObject;
        // A server numbers its own requests, too.
        if (id !== undefined && method === undefined) open.delete(idKeyAt(text, ['id'], id));
        const version = versionIn(message, initializing);
        if (version !== undefined) wire().transport.setProtocolVersion?.(version);
        write(text);
        return message as unknown as JSONRPCMessage;
      },
      broke: (id, error) => {
        const broken = [...open].filter(([, one]) => id === undefined || one === id);
        for (const [key] of broken) {
          open.delete(key);
          void describe(error).then((reason) => fail(key, reason));
        }
      },
      take: () => undefined,
      changes: () => ({ count: 0, at: 0 }),
      room: () => whenDrained(input),
    },
  });

  /** The server took a message, so it is known which transport it has. */
  let settled = false;
  let previous: Promise<void> = Promise.resolve();
  /** Notifications and responses on their way. */
  const underWay = new Set<Promise<void>>();
  const send = (line: Buffer): void => {
    const text = line.toString('utf8').trim();
    const message = JSON.parse(text) as JsonObject;
    const { id, method } = message;
    const isRequest = id !== undefined && method !== undefined;
    if (method === 'initialize' && id !== undefined) initializing.add(JSON.stringify(id));
    const key = id === undefined ? '' : idKeyAt(text, ['id'], id);
    const sendNow = async (): Promise<void> => {
      if (isRequest) open.set(key, id);
      try {
        await deliver(message, text);
      } catch (error) {
        if (abort.signal.aborted) return;
        open.delete(key);
        const lost = wire().exchange.isSessionLost();
        if (isRequest) {
          const reason = lost ? requestFailed(sessionLost()) : await describe(error);
          fail(key, reason);
        }
        // Only the client can open a new session.
        if (lost) input.end();
        return;
      }
      settled = true;
      if (method === 'notifications/initialized') await settlesWithin(INITIALIZED_MS, wire().settled());
    };
    const sent = previous.then(sendNow);
    // One after the other, until the transport is known.
    if (!settled || method === 'notifications/initialized') previous = sent;
    if (isRequest) return;
    underWay.add(sent);
    void sent.then(() => underWay.delete(sent));
  };

  // The relay has let no longer one through.
  const split = makeLineSplitter(LIMITS.bytes, () => undefined);
  return {
    input,
    onFailure: (listener) => {
      fail = listener;
    },
    output: new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        for (const line of split(chunk)) send(line);
        done();
      },
    }),
    isLost: () => wire().exchange.isSessionLost(),
    close: async () => {
      input.end();
      await settlesWithin(LAST_SENT_MS, Promise.all(underWay));
      await wire().endSession();
      abort.abort();
      await wire()
        .transport.close()
        .catch(() => undefined);
      input.destroy();
    },
  };
}

/** The revision that an `initialize` was answered with: later requests name it in a header (MCP 2025-06-18). */
function versionIn({ id, result }: JsonObject, initializing: Set<string>): string | undefined {
  if (id === undefined || !initializing.delete(JSON.stringify(id as Json)) || !isObject(result))
    return undefined;
  const { protocolVersion } = result;
  return typeof protocolVersion === 'string' ? protocolVersion : undefined;
}
