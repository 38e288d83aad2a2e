/**
 * The SDK's transport over one server process of our own (DESIGN "Observing a server"): every line goes to the
 * tap as text before the SDK sees it. Lines that are no JSON-RPC message are counted and passed over. Never
 * prints; a class-free object with the members the SDK asks a stdio transport for (`pid`, `stderr`).
 */
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import { makeFrames } from './frames.ts';
import { LIMITS } from './limits.ts';
import type { ServerProcess } from './process.ts';
import { within } from './process.ts';
import type { Tap } from './tap.ts';

export interface StdioTransport extends Transport {
  readonly pid: number;
  readonly stderr: null;
  /** Settles (rejects) when the server broke the protocol or went away. */
  readonly broken: Promise<never>;
}

const LAST_WORDS_MS = 300;

/** Wraps a running process. */
export function stdioTransport(server: ServerProcess, tap: Tap): StdioTransport {
  const frames = makeFrames(LIMITS.bytes);
  let breakWith: (error: McpLockError) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    breakWith = reject;
  });
  broken.catch(() => undefined);

  const deliver = (text: string) => {
    const message = parsed(text);
    if (message === 'batch')
      return breakWith(new McpLockError('E_PROTOCOL', 'it answered with a JSON-RPC batch'));
    if (message === undefined) return;
    tap.received(text, message);
    transport.onmessage?.(message);
  };

  const transport: StdioTransport = {
    pid: server.pid,
    stderr: null,
    broken,
    start: async () => {
      server.onOutput((chunk) => {
        for (const frame of frames(chunk)) {
          if (frame.kind === 'line') deliver(frame.text);
          else if (frame.kind === 'bad-utf8')
            breakWith(new McpLockError('E_PROTOCOL', 'it sent bytes that are not UTF-8'));
          else
            breakWith(
              new McpLockError('E_LIMIT', `it sent a message of more than ${LIMITS.bytes / 1024 / 1024} MiB`),
            );
        }
      });
      void server.exited.then(async ({ code, signal }) => {
        // What it wrote just before it left may still be on its way.
        await within(LAST_WORDS_MS, server.drained);
        const how = signal === null ? `with code ${code}` : `by ${signal}`;
        breakWith(
          new McpLockError('E_LAUNCH', `it exited ${how}`, {
            next: 'run its launch line by hand to see why; it may need a variable, an argument or the network',
          }),
        );
        transport.onclose?.();
      });
    },
    send: (message) => {
      tap.sent(message);
      return server.write(`${JSON.stringify(message)}\n`);
    },
    close: async () => {
      transport.onclose?.();
    },
  };
  return transport;
}

/** A JSON-RPC message, or undefined for a log line, a batch or anything else. */
function parsed(text: string): JSONRPCMessage | 'batch' | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value.some((one) => one?.jsonrpc === '2.0') ? 'batch' : undefined;
    const message = value as { jsonrpc?: unknown; method?: unknown; result?: unknown; error?: unknown };
    if (message.jsonrpc !== '2.0') return undefined;
    const answer = (message.result !== undefined ? 1 : 0) + (message.error !== undefined ? 1 : 0);
    if (typeof message.method !== 'string' && answer !== 1) return undefined;
    return value as JSONRPCMessage;
  } catch {
    return undefined;
  }
}
