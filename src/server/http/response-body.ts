/**
 * Copies the text of every answer, JSON body or SSE event, on its way to the SDK: the tap has it before the SDK does.
 * Counts decoded bytes, so a small compressed body cannot become a large one. Ends the exchange for what is too long, no
 * UTF-8, no JSON, a batch, empty, or broken off.
 */
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { LIMITS } from '../limits.ts';
import {
  batch,
  emptyResponse,
  invalidUtf8,
  responseNotJson,
  responseTooLarge,
  streamClosed,
} from '../messages.ts';
import type { Tap } from '../tap.ts';
import { checkValueCount } from '../value-count.ts';
import { connectionError } from './connection-error.ts';
import { makeEventReader } from './event-stream.ts';
import type { Exchange, Purpose } from './exchange.ts';
import { isEventStream } from './response-head.ts';

export interface BodyContext {
  readonly tap: Tap;
  readonly exchange: Exchange;
  readonly host: Host;
  /** The exchange has no end: what is bounded is each message, and not a stream of them. */
  readonly lasting: boolean;
  /** Whether the exchange is over, so that a broken stream is nothing to speak of. */
  readonly over: () => boolean;
}

/** The same answer; reading it feeds the tap. */
export function tapped(response: Response, url: URL, purpose: Purpose, listener: BodyContext): Response {
  const { body } = response;
  // Whoever sends a notification, or a message that is answered in another stream, reads no answer here.
  if (!response.ok || body === null || (purpose.kind === 'message' && purpose.id === undefined))
    return response;
  const copy = isEventStream(response) ? eventsOf(purpose, listener) : wholeOf(purpose, listener);
  const { status, statusText, headers } = response;
  return new Response(readThrough(body, url, purpose, copy, listener), { status, statusText, headers });
}

/** Takes decoded text piece by piece, then its end; throws what is wrong with it. */
interface BodyReader {
  /** Whether a message of a stream ended in this piece. */
  readonly take: (text: string) => boolean;
  readonly end: () => void;
}

function readThrough(
  body: ReadableStream<Uint8Array>,
  url: URL,
  purpose: Purpose,
  copy: BodyReader,
  { tap: { room }, exchange, host, lasting, over }: BodyContext,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let size = 0;
  const explained = (error: unknown): McpLockError => {
    if (error instanceof TypeError && /encoded data/i.test(error.message))
      return new McpLockError(invalidUtf8());
    return connectionError(error, url, host.env);
  };
  return new ReadableStream({
    pull: async (controller) => {
      try {
        await room?.();
        const { done, value } = await reader.read();
        if (done) {
          copy.take(decoder.decode());
          copy.end();
          controller.close();
          return;
        }
        size += value.length;
        if (size > LIMITS.bytes) throw new McpLockError(responseTooLarge(LIMITS.bytes));
        if (copy.take(decoder.decode(value, { stream: true })) && lasting) size = 0;
        controller.enqueue(value);
      } catch (error) {
        reader.cancel().catch(() => undefined);
        const known = error instanceof McpLockError;
        // A stream that a server need not offer may break; what it must not do is misbehave.
        if (!over() && (known || purpose.kind !== 'listen')) exchange.fail(explained(error));
        controller.error(error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function wholeOf(purpose: Purpose, { tap, exchange }: BodyContext): BodyReader {
  let text = '';
  return {
    take: (more) => {
      text += more;
      return false;
    },
    end: () => {
      if (text.trim() === '') throw new McpLockError(emptyResponse(purpose.method));
      const message = messageOf(text);
      if (message === undefined) throw new McpLockError(responseNotJson());
      exchange.markAnswered();
      tap.received(text, message);
    },
  };
}

function eventsOf(purpose: Purpose, { tap, exchange, over }: BodyContext): BodyReader {
  let answered = false;
  let resumable = false;
  let ended = false;
  const events = makeEventReader(({ event, data, id }) => {
    ended = true;
    if (id !== '') resumable = true;
    if (data === '' || (event !== '' && event !== 'message')) return;
    const message = messageOf(data);
    if (message === undefined || !tap.received(data, message)) return;
    exchange.markAnswered();
    if ('id' in message && String(message.id) === purpose.id) answered = true;
  });
  return {
    take: (text) => {
      ended = false;
      events(text);
      return ended;
    },
    end: () => {
      if (over() || purpose.kind === 'listen' || answered) return;
      // A server may end a stream early when the rest can be asked for (revision 2025-11-25).
      if (purpose.kind === 'message' && resumable) return;
      throw new McpLockError(streamClosed());
    },
  };
}

/** What may be a JSON-RPC message; undefined for what is not JSON. Throws for a batch and too many values. */
function messageOf(text: string): object | undefined {
  checkValueCount(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (Array.isArray(value)) throw new McpLockError(batch());
  return value !== null && typeof value === 'object' ? value : undefined;
}
