/**
 * The SDK's transport over one server process (MCP, "stdio"): every line goes to the tap as text before the SDK sees it. Lines
 * that are not JSON-RPC messages are skipped; the first of them is kept. Never prints.
 */
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import { makeFrames } from './frames.ts';
import { LIMITS } from './limits.ts';
import { batch, inputClosed, invalidUtf8, messageTooLarge, serverExit } from './messages.ts';
import type { ServerProcess } from './process.ts';
import { settlesWithin } from './process.ts';
import type { Tap } from './tap.ts';
import { checkValueCount } from './value-count.ts';

interface StdioTransport extends Transport {
  readonly pid: number;
  readonly stderr: null;
  /** Rejects when the server breaks the protocol or exits. */
  readonly broken: Promise<never>;
  /** The first line that is no message, at most `STRAY_MAX` characters of it. */
  readonly strayLine: () => string | undefined;
}

/** Milliseconds to wait for the last output of a server that exited. */
const DRAIN_MS = 300;
/** Milliseconds to wait for the exit of a server whose input broke. */
const EXIT_MS = 1_000;
/** Characters of a stray line that a message repeats. */
const STRAY_MAX = 100;

/** Wraps a running process. */
export function stdioTransport(server: ServerProcess, tap: Tap): StdioTransport {
  const framesOf = makeFrames(LIMITS.bytes);
  let strayLine: string | undefined;
  let breakWith: (error: McpLockError) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    breakWith = reject;
  });
  broken.catch(() => undefined);

  const deliver = (text: string) => {
    try {
      const message = parsedMessage(text);
      if (message === undefined && text.trim() !== '') strayLine ??= text.trim().slice(0, STRAY_MAX);
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
    strayLine: () => strayLine,
    start: async () => {
      server.onOutput((chunk) => {
        for (const frame of framesOf(chunk)) {
          if (frame.kind === 'line') deliver(frame.text);
          else if (frame.kind === 'bad-utf8') breakWith(new McpLockError(invalidUtf8()));
          else breakWith(new McpLockError(messageTooLarge(LIMITS.bytes)));
        }
      });
      void server.exited.then(async ({ code, signal }) => {
        // Output from just before the exit may still be on its way.
        await settlesWithin(DRAIN_MS, server.drained);
        breakWith(new McpLockError(serverExit(code, signal)));
        transport.onclose?.();
      });
    },
    send: async (message) => {
      tap.sent(message);
      try {
        await server.write(`${JSON.stringify(message)}\n`);
      } catch (cause) {
        // The pipe of a server that exits breaks before its exit is known, and the exit is the reason.
        if (await settlesWithin(EXIT_MS, server.exited)) return broken;
        throw new McpLockError(inputClosed(), { cause });
      }
    },
    close: async () => {
      transport.onclose?.();
    },
  };
  return transport;
}

/** A line as a JSON-RPC message; undefined when it is none. Throws E_PROTOCOL for a batch, E_LIMIT for too many values. */
function parsedMessage(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  checkValueCount(text);
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
