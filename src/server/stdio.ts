/**
 * The SDK's transport over one server process of our own (DESIGN "Observing a server"): every line goes to the
 * tap as text before the SDK sees it. Lines that are no JSON-RPC message are counted and passed over. Never
 * prints; a class-free object with the members the SDK asks a stdio transport for (`pid`, `stderr`).
 */
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import { makeFrames } from './frames.ts';
import { LIMITS } from './limits.ts';
import { batch, inputClosed, invalidUtf8, messageTooLarge, serverExit } from './messages.ts';
import type { ServerProcess } from './process.ts';
import { within } from './process.ts';
import type { Tap } from './tap.ts';
import { bearable } from './value-count.ts';

export interface StdioTransport extends Transport {
  readonly pid: number;
  readonly stderr: null;
  /** Settles (rejects) when the server broke the protocol or went away. */
  readonly broken: Promise<never>;
  /** The first line it printed that is no message, cut. */
  readonly stray: () => string | undefined;
}

const LAST_WORDS_MS = 300;
/** Characters of a stray line that a message repeats. */
const STRAY_MAX = 100;
const LAST_BREATH_MS = 1_000;

/** Wraps a running process. */
export function stdioTransport(server: ServerProcess, tap: Tap): StdioTransport {
  const frames = makeFrames(LIMITS.bytes);
  let stray: string | undefined;
  let breakWith: (error: McpLockError) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    breakWith = reject;
  });
  broken.catch(() => undefined);

  const deliver = (text: string) => {
    try {
      const message = parsed(text);
      if (message === undefined && text.trim() !== '') stray ??= text.trim().slice(0, STRAY_MAX);
      if (message === undefined || !tap.received(text, message)) return;
      transport.onmessage?.(message as JSONRPCMessage);
    } catch (error) {
      if (!(error instanceof McpLockError)) throw error;
      breakWith(error);
    }
  };

  const transport: StdioTransport = {
    pid: server.pid,
    stderr: null,
    broken,
    stray: () => stray,
    start: async () => {
      server.onOutput((chunk) => {
        for (const frame of frames(chunk)) {
          if (frame.kind === 'line') deliver(frame.text);
          else if (frame.kind === 'bad-utf8') breakWith(new McpLockError(invalidUtf8()));
          else breakWith(new McpLockError(messageTooLarge(LIMITS.bytes)));
        }
      });
      void server.exited.then(async ({ code, signal }) => {
        // What it wrote just before it left may still be on its way.
        await within(LAST_WORDS_MS, server.drained);
        breakWith(new McpLockError(serverExit(code, signal)));
        transport.onclose?.();
      });
    },
    send: async (message) => {
      tap.sent(message);
      try {
        await server.write(`${JSON.stringify(message)}\n`);
      } catch (cause) {
        // The pipe of a server that dies breaks before its exit is known, and the exit is the reason.
        if (await within(LAST_BREATH_MS, server.exited)) return broken;
        throw new McpLockError(inputClosed(), { cause });
      }
    },
    close: async () => {
      transport.onclose?.();
    },
  };
  return transport;
}

/** What may be a JSON-RPC message; undefined for a log line or anything else. Throws for a batch and too many values. */
function parsed(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  bearable(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return isRpc(value) ? value : undefined;
  if (!value.some(isRpc)) return undefined;
  throw new McpLockError(batch());
}

const isRpc = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && 'jsonrpc' in value && value.jsonrpc === '2.0';
