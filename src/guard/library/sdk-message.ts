/** JSON-RPC messages as objects, as an SDK's transport has them: which requests they hold, cancel or answer. Pure. */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { errorResponse } from '../gate/actions.ts';

/** The line that a gate reads. */
export const lineOf = (message: unknown): Buffer => Buffer.from(JSON.stringify(message as JsonObject));

export const idOf = (message: unknown): Json | undefined =>
  isObject(message as Json) ? (message as JsonObject)['id'] : undefined;

/** The ids of the requests in a message, or in a batch of them. */
export const requestIdsIn = (message: unknown): readonly Json[] =>
  (Array.isArray(message) ? message : [message]).flatMap((one: JsonObject) => {
    const id = idOf(one);
    return id === undefined || typeof one['method'] !== 'string' ? [] : [id];
  });

const CANCELLED = 'notifications/cancelled';

/** The id of the request that a message cancels. */
export function cancelledId(message: unknown): Json | undefined {
  const { method, params }: JsonObject = isObject(message as Json) ? (message as JsonObject) : {};
  return method === CANCELLED && isObject(params) ? params['requestId'] : undefined;
}

export const cancellation = (requestId: Json): JsonObject => ({
  jsonrpc: '2.0',
  method: CANCELLED,
  params: { requestId },
});

/** What a gate reads in place of a response to a request that could not be sent. */
export const notSent = (id: Json): JsonObject => errorResponse(id, 'not sent', -32603);
