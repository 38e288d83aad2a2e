/**
 * Requests of a client on their way through a gated transport: what a client gives along with each, the promise it waits for,
 * and which ids a message is about. Data and promises only.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';

/** A request of the client's on its way, and what came with it. */
export interface Kept {
  readonly id: Json;
  readonly how: unknown;
  readonly done: Promise<void>;
  readonly resolve: (sent?: Promise<void>) => void;
  readonly reject: (reason: unknown) => void;
}

export function makeKept(id: Json, how: unknown): Kept {
  let resolve: Kept['resolve'] = () => undefined;
  let reject: Kept['reject'] = () => undefined;
  const done = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { id, how, done, resolve, reject };
}

export const idOf = (message: unknown): Json | undefined =>
  isObject(message as Json) ? (message as JsonObject)['id'] : undefined;

/** The ids of the requests in a message, or in a batch of them. */
export const requestsIn = (message: unknown): readonly Json[] =>
  (Array.isArray(message) ? message : [message]).flatMap((one: JsonObject) => {
    const id = idOf(one);
    return id === undefined || typeof one['method'] !== 'string' ? [] : [id];
  });

const CANCELLED = 'notifications/cancelled';

/** The id of the request that a message cancels. */
export function cancelledIn(message: unknown): Json | undefined {
  const { method, params }: JsonObject = isObject(message as Json) ? (message as JsonObject) : {};
  return method === CANCELLED && isObject(params) ? params['requestId'] : undefined;
}

export const cancellation = (requestId: Json): JsonObject => ({
  jsonrpc: '2.0',
  method: CANCELLED,
  params: { requestId },
});

/** As a server would answer that cannot. */
export const notAsked = (id: Json): JsonObject => ({
  jsonrpc: '2.0',
  id,
  error: { code: -32603, message: 'not sent' },
});
