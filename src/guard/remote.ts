/**
 * A remote server as a pair of streams, so that it can be guarded like one over stdio: lines of the protocol in are sent
 * over Streamable HTTP, and the text of every message that comes back goes out as a line. Signs nobody in; decides nothing.
 */
import { PassThrough, Writable } from 'node:stream';
import type { JSONRPCMessage } from '@modelcontextprotocol/client';
import type { Host } from '../host.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json, JsonObject } from '../model.ts';
import type { HttpRequest } from '../surface/http/request.ts';
import { httpWire } from '../surface/http/wire.ts';
import type { Tap } from '../surface/tap.ts';
import { makeLines } from './lines.ts';
import type { Side } from './relay.ts';

export interface Remote extends Side {
  readonly close: () => Promise<void>;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** An agent's session has no deadline of ours; the client has its own for each request. */
const SESSION_MS = 7 * 24 * 3_600_000;

/** Opens nothing by itself: the first line does. Throws E_LAUNCH for an address that is none. */
export async function reach(request: HttpRequest, host: Host): Promise<Remote> {
  const input = new PassThrough();
  const leave = new AbortController();
  const write = (text: string) => {
    // Line ends in JSON over HTTP are white space between its parts.
    if (!input.writableEnded) input.write(`${text.replace(/[\r\n]+/g, ' ')}\n`);
  };
  const answer = (id: Json, message: string) =>
    write(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32_000, message } }));
  const opening = new Set<string>();
  const tap: Tap = {
    sent: () => undefined,
    received: (text, message) => {
      const version = versionIn(message as unknown as JsonObject, opening);
      if (version !== undefined) transport.setProtocolVersion?.(version);
      write(text);
      return true;
    },
    take: () => undefined,
    changes: () => ({ count: 0, at: 0 }),
  };
  const { transport, leave: giveBack } = httpWire(request.transport, request, {
    host,
    signal: leave.signal,
    timeoutMs: SESSION_MS,
    tap,
  });
  transport.onerror = () => undefined;
  await transport.start();

  const send = (line: Buffer): void => {
    const message = JSON.parse(line.toString('utf8')) as JsonObject;
    const { id, method } = message;
    if (method === 'initialize' && id !== undefined) opening.add(JSON.stringify(id));
    transport.send(message as unknown as JSONRPCMessage).catch((error: unknown) => {
      if (id !== undefined && method !== undefined && !leave.signal.aborted) answer(id, reasonOf(error));
    });
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
    close: async () => {
      input.end();
      await giveBack();
      leave.abort();
      await transport.close().catch(() => undefined);
    },
  };
}

/** The revision an `initialize` was answered with: later requests name it in a header. */
function versionIn({ id, result }: JsonObject, opening: Set<string>): string | undefined {
  if (id === undefined || !opening.delete(JSON.stringify(id)) || !isObject(result)) return undefined;
  const { protocolVersion } = result;
  return typeof protocolVersion === 'string' ? protocolVersion : undefined;
}

/** Never the error's own words: they may hold the address with its secrets, or what the server wrote. */
function reasonOf(error: unknown): string {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 401 || status === 403) return 'mcp-lock: the server needs a login';
  return typeof status === 'number'
    ? `mcp-lock: the server answered with HTTP ${status}`
    : 'mcp-lock: the server could not be reached';
}
