/** What a gate remembers of its one connection, and what more than one kind of message leads to. No I/O. */
import type { OnDrift } from '../../contracts.ts';
import type { Json, Section } from '../../model.ts';
import type { RpcResponse } from '../../server/reading/message.ts';
import { responseDropped, responseUnreadable, serverStopped } from '../messages.ts';
import type { Action } from './actions.ts';
import { dropped, note, sendError } from './actions.ts';
import type { ItemStates } from './item-states.ts';
import { makeItemStates } from './item-states.ts';
import type { JudgedItem } from './judge-response.ts';
import type { PendingRequests } from './pending-requests.ts';
import { makePendingRequests } from './pending-requests.ts';
import type { Verdicts } from './verdicts.ts';

export interface GateOptions {
  /** The server's name in the lock, for messages. */
  readonly server: string;
  /** The command with which a person sees what differs. */
  readonly diffCommand: string;
  readonly onDrift: OnDrift;
  /** Declines what the server asks of the client's model or user. */
  readonly strict: boolean;
  /** Makes the ids of the guard's own requests ones that no client has. */
  readonly token: string;
}

export interface Connection {
  readonly options: GateOptions;
  readonly verdicts: Verdicts;
  readonly pending: PendingRequests;
  readonly items: ItemStates;
  readonly isStopped: () => boolean;
  /** Ends the server; the requests with these ids get the reason as their response. */
  readonly stop: (ids: readonly Json[], reason: string) => readonly Action[];
  /** Remembers the items of a page; a note for each that is not the locked one. */
  readonly learn: (section: Section, items: readonly JudgedItem[]) => readonly Action[];
  /** A response that cannot be compared with the lock. `cause`: a clause. */
  readonly dropUnreadable: (response: RpcResponse, method: string, cause: string) => readonly Action[];
}

/** Requests that were never answered and are remembered, at most. */
const MAX_PENDING = 10_000;

export function makeConnection(verdicts: Verdicts, options: GateOptions): Connection {
  const { server, diffCommand, strict } = options;
  const items = makeItemStates(verdicts, strict);
  let stopped = false;
  return {
    options,
    verdicts,
    pending: makePendingRequests(MAX_PENDING),
    items,
    isStopped: () => stopped,
    stop: (ids, reason) => {
      stopped = true;
      const text = serverStopped(server, reason, diffCommand);
      return [...ids.map((id) => sendError(id, text)), { do: 'stop', reason }];
    },
    learn: (section, judged) =>
      judged.flatMap(({ name, verdict }) => {
        items.add(section, name, verdict);
        return verdict === 'locked' ? [] : [note({ event: 'item', section, name, verdict })];
      }),
    dropUnreadable: ({ id }, method, cause) => {
      const reason = responseUnreadable(method, cause);
      return [dropped('server', reason), sendError(id, responseDropped(server, reason, diffCommand))];
    },
  };
}
