/**
 * The SDK's transport over one server process (MCP, "stdio"): every line goes to the tap as text before the SDK sees it. Lines
 * that are not JSON-RPC messages are skipped; the first of them is kept. Never prints.
 */
import type { Transport } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import type { JsonObject } from '../model.ts';
import { makeFrames } from './frames.ts';
import { checkSize } from './json-size.ts';
import type { SizeLimit } from './limits.ts';
import { inputClosed, invalidUtf8, messageTooLarge, messageUnsound, serverExit } from './messages.ts';
import type { ServerProcess } from './process.ts';
import { settlesWithin } from './process.ts';
import { hiddenIn, readServerText } from './reading/server-text.ts';
import type { Tap } from './tap.ts';

interface StdioTransport extends Transport {
  readonly pid: number;
  readonly stderr: null;
  /** Rejects when the server breaks the protocol or exits. */
  readonly broken: Promise<never>;
  /** The first line that is not a message, at most `STRAY_MAX` characters of it. */
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
  const { size } = tap;
  const framesOf = makeFrames(size.bytes);
  let strayLine: string | undefined;
  let breakWith: (error: McpLockError) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    breakWith = reject;
  });
  broken.catch(() => undefined);

  const deliver = (text: string) => {
    try {
      const message = messageIn(text, size);
      const accepted = message === undefined ? undefined : tap.received(text, message);
      if (message === undefined && text.trim() !== '') strayLine ??= text.trim().slice(0, STRAY_MAX);
      if (accepted !== undefined) transport.onmessage?.(accepted);
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
          else breakWith(new McpLockError(messageTooLarge(size.bytes)));
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

/** A line as a message; undefined for other text. Throws E_PROTOCOL for one that readers do not read alike, E_LIMIT for too many values. */
function messageIn(line: string, size: SizeLimit): JsonObject | undefined {
  if (/^\s*[{[]/.test(line)) checkSize(line, size);
  const read = readServerText(line, true);
  if (read.kind === 'unsound') throw new McpLockError(messageUnsound(read.fault, hiddenIn(line)));
  return read.kind === 'message' ? read.body : undefined;
}
