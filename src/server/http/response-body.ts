/**
 * Copies the text of every response, JSON body or SSE event, to the tap before the SDK has it. Counts decoded bytes, so that a
 * small compressed body cannot become a large one. Ends the exchange for a body that is too long, not UTF-8, not JSON, a batch,
 * empty, or broken off.
 */
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { isObject } from '../../lock/pointer.ts';
import type { JsonObject } from '../../model.ts';
import { checkSize } from '../json-size.ts';
import type { SizeLimit } from '../limits.ts';
import {
  emptyResponse,
  errorResponse,
  invalidUtf8,
  messageUnsound,
  responseNotJson,
  responseTooLarge,
  responseWithoutId,
  streamClosed,
} from '../messages.ts';
import { hiddenIn, readServerText } from '../reading/server-text.ts';
import type { Tap } from '../tap.ts';
import { PROBE } from '../tap.ts';
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

/** Takes decoded text piece by piece, then its end. Throws for text that is not a valid response. */
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
  { tap: { room, size: limit, broke }, exchange, host, lasting, over }: BodyContext,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let size = 0;
  const end = exchange.began(purpose.kind);
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
          end();
          return;
        }
        size += value.length;
        if (size > limit.bytes) throw new McpLockError(responseTooLarge(limit.bytes));
        if (copy.take(decoder.decode(value, { stream: true })) && lasting) size = 0;
        controller.enqueue(value);
      } catch (error) {
        reader.cancel().catch(() => undefined);
        end();
        const invalid = error instanceof McpLockError;
        // An optional stream may break off, but its messages must be valid.
        if (!over() && (invalid || purpose.kind !== 'listen')) exchange.fail(errorOf(error));
        if (!over() && invalid && purpose.kind !== 'listen') broke?.(purpose.id, error);
        controller.error(error);
      }
    },
    cancel: (reason) => {
      end();
      return reader.cancel(reason);
    },
  });
}

function jsonBody(purpose: Purpose, { tap, exchange, lasting }: BodyContext): BodyReader {
  const { method } = purpose;
  let text = '';
  return {
    take: (more) => {
      text += more;
      return false;
    },
    end: () => {
      const body = messageIn(text, tap.size, responseNotJson());
      if (body === 'blank') throw new McpLockError(emptyResponse(method));
      // Older servers may answer the first question with anything; the SDK then asks the older one.
      if (method === PROBE && !isObject(body === undefined ? null : (body['result'] ?? null))) return;
      if (body === undefined) throw new McpLockError(responseNotJson());
      exchange.markAnswered();
      if ((body['id'] ?? null) === null) throw withoutId(body);
      tap.received(text, body);
      // Nothing more comes in this response.
      if (lasting && !isResponseTo(purpose, body, lasting)) throw new McpLockError(responseWithoutId());
    },
  };
}

/** Why a body that responds to nothing in particular ends its request. */
function withoutId({ error }: JsonObject): McpLockError {
  const message = isObject(error ?? null) ? (error as JsonObject)['message'] : undefined;
  return new McpLockError(typeof message === 'string' ? errorResponse(message) : responseWithoutId());
}

/** `exact`: the id has the same type, as most clients ask; else some take the text of a number for it. */
function isResponseTo({ id: asked }: Purpose, { id, method }: JsonObject, exact: boolean): boolean {
  return method === undefined && (exact ? id === asked : String(id) === String(asked));
}

function eventBody(purpose: Purpose, { tap, exchange, over, lasting }: BodyContext): BodyReader {
  let isAnswered = false;
  let isResumable = false;
  let eventEnded = false;
  const events = makeEventReader(({ event, data, id }) => {
    eventEnded = true;
    if (id !== '') isResumable = true;
    if (data === '' || (event !== '' && event !== 'message')) return;
    const body = messageIn(data, tap.size);
    if (body === undefined || body === 'blank') return;
    const taken = tap.received(data, body);
    if (taken === undefined) return;
    exchange.markAnswered();
    if (taken !== (body as unknown) && purpose.method !== PROBE) throw withoutId(body);
    if (isResponseTo(purpose, taken as unknown as JsonObject, lasting)) isAnswered = true;
  });
  return {
    take: (text) => {
      eventEnded = false;
      events.take(text);
      return eventEnded;
    },
    end: () => {
      if (!over()) events.end();
      if (over() || purpose.kind === 'listen' || isAnswered) return;
      // A server may end a stream early when the rest can be asked for (revision 2025-11-25).
      if (purpose.kind === 'message' && isResumable) return;
      throw new McpLockError(streamClosed());
    },
  };
}

/**
 * A body or event as a message; undefined for other text. `broken`: the error for text that is not JSON, where it is not the usual
 * one. Throws E_PROTOCOL for a message that readers do not read alike, E_LIMIT for too many values.
 */
function messageIn(text: string, size: SizeLimit, broken?: ErrorMessage): JsonObject | 'blank' | undefined {
  checkSize(text, size);
  const read = readServerText(text, false);
  if (read.kind === 'unsound') {
    const hidden = hiddenIn(text);
    const isBroken = read.fault === 'broken' && hidden.length === 0;
    throw new McpLockError(isBroken && broken !== undefined ? broken : messageUnsound(read.fault, hidden));
  }
  return read.kind === 'message' ? read.body : read.kind === 'blank' ? 'blank' : undefined;
}
