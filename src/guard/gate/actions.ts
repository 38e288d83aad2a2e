/** What a gate wants done with a line, in order; and short ways to say so. Data only. */
import type { JsonObject } from '../../model.ts';
import type { GuardEvent } from '../event.ts';

export type Side = 'client' | 'server';

export type Action =
  | { readonly do: 'pass'; readonly to: Side; readonly bytes: Buffer }
  | { readonly do: 'say'; readonly to: Side; readonly message: JsonObject }
  | { readonly do: 'note'; readonly event: GuardEvent }
  /** Ends the server; what is to be said to the client has been said. */
  | { readonly do: 'stop'; readonly reason: string };

export const note = (event: GuardEvent): Action => ({ do: 'note', event });
export const say = (to: Side, message: JsonObject): Action => ({ do: 'say', to, message });
export const pass = (to: Side, bytes: Buffer): Action => ({ do: 'pass', to, bytes });
export const dropped = (from: Side, reason: string): Action => note({ event: 'dropped', from, reason });
