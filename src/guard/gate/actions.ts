/** What the gate decides about a line, in the order in which it is to be done. Data, and short ways to make it. */
import type { Json, JsonObject } from '../../model.ts';
import type { GuardEvent } from '../event.ts';

/** The two ends of a connection. */
export type Peer = 'client' | 'server';

export type Action =
  /** Bytes as they came. */
  | { readonly do: 'forward'; readonly to: Peer; readonly bytes: Buffer }
  /** A message of the guard. */
  | { readonly do: 'send'; readonly to: Peer; readonly message: JsonObject }
  | { readonly do: 'note'; readonly event: GuardEvent }
  /** End the server. Open requests have their responses by then. */
  | { readonly do: 'stop'; readonly reason: string };

export const forward = (to: Peer, bytes: Buffer): Action => ({ do: 'forward', to, bytes });
export const send = (to: Peer, message: JsonObject): Action => ({ do: 'send', to, message });
export const note = (event: GuardEvent): Action => ({ do: 'note', event });
export const dropped = (from: Peer, reason: string): Action => note({ event: 'dropped', from, reason });

/** JSON-RPC 2.0 leaves -32000 to -32099 to implementations. */
const BLOCKED = -32050;

/** A JSON-RPC error response of the guard. */
export const errorResponse = (id: Json, message: string, code = BLOCKED): JsonObject => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
});

export const sendError = (id: Json, text: string): Action => send('client', errorResponse(id, text));
