/**
 * Copies the text of every response, JSON body or SSE event, to the tap before the SDK has it. Counts decoded bytes, so that a
 * small compressed body cannot become a large one. Ends the exchange for a body that is too long, not UTF-8, not JSON, a batch,
 * empty, or broken off.
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

interface BodyContext {
  readonly tap: Tap;
  readonly exchange: Exchange;
  readonly host: Host;
  /** For a session without an end: each message is bounded, not the stream they come in. */
  readonly lasting: boolean;
  /** Whether the exchange is over, so that a broken stream is no error. */
  readonly over: () => boolean;
}

/** The same response, whose reader gives each message to the tap first. */
export function tapped(response: Response, url: URL, purpose: Purpose, listener: BodyContext): Response {
  const { body } = response;
  // The response to a notification, or to a message that is answered in another stream, carries no message.
  if (!response.ok || body === null || (purpose.kind === 'message' && purpose.id === undefined))
    return response;
  const copy = isEventStream(response) ? eventBody(purpose, listener) : jsonBody(purpose, listener);
  const { status, statusText, headers } = response;
  return new Response(readThrough(body, url, purpose, copy, listener), { status, statusText, headers });
}

/** Takes decoded text piece by piece, then its end. Throws for text that is no valid response. */
interface BodyReader {
  /** Returns whether a message of a stream ended in this piece. */
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
  const errorOf = (error: unknown): McpLockError => {
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
        const invalid = error instanceof McpLockError;
        // An optional stream may break off, but its messages must be valid.
        if (!over() && (invalid || purpose.kind !== 'listen')) exchange.fail(errorOf(error));
        controller.error(error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function jsonBody(purpose: Purpose, { tap, exchange }: BodyContext): BodyReader {
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

function eventBody(purpose: Purpose, { tap, exchange, over }: BodyContext): BodyReader {
  let isAnswered = false;
  let isResumable = false;
  let eventEnded = false;
  const events = makeEventReader(({ event, data, id }) => {
    eventEnded = true;
    if (id !== '') isResumable = true;
    if (data === '' || (event !== '' && event !== 'message')) return;
    const message = messageOf(data);
    if (message === undefined || !tap.received(data, message)) return;
    exchange.markAnswered();
    if ('id' in message && String(message.id) === purpose.id) isAnswered = true;
  });
  return {
    take: (text) => {
      eventEnded = false;
      events(text);
      return eventEnded;
    },
    end: () => {
      if (over() || purpose.kind === 'listen' || isAnswered) return;
      // A server may end a stream early when the rest can be asked for (revision 2025-11-25).
      if (purpose.kind === 'message' && isResumable) return;
      throw new McpLockError(streamClosed());
    },
  };
}

/** A JSON object that may be a message; undefined for anything else. Throws E_PROTOCOL for a batch, E_LIMIT for too many values. */
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
