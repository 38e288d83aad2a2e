/**
 * Requests of a client, or of the guard itself, that a server has not answered yet: ids in, what was asked out. Bounded in
 * number: the oldest is forgotten first, and its response is then dropped.
 */
import type { Json, Section } from '../../model.ts';
import type { IdKey } from '../../server/reading/message.ts';
import type { Linked } from './linked.ts';
import { LISTEN, OPENING, sectionListedBy } from './methods.ts';

interface PendingRequest {
  readonly id: Json;
  readonly method: string;
  /** The section that it lists. */
  readonly section?: Section | undefined;
  readonly linked?: Linked | undefined;
  /** The page of a list; absent: the first. */
  readonly cursor?: string | undefined;
  /** A request of the guard: its response is not forwarded. */
  readonly own?: true;
  /** The client cancelled it; a response can still come. */
  readonly cancelled?: true;
}

interface RequestId {
  readonly id: Json;
  readonly key: IdKey;
}

export interface PendingRequests {
  readonly add: (
    request: RequestId,
    method: string,
    more?: Pick<PendingRequest, 'own' | 'linked' | 'cursor'>,
  ) => void;
  /** The request that a response with this id belongs to; given once. */
  readonly take: (key: IdKey) => PendingRequest | undefined;
  /** Whether the id belongs to an open request whose response is compared in another way: one response cannot be both. */
  readonly conflicts: (key: IdKey, method: string, linked: Linked | undefined) => boolean;
  readonly cancel: (key: IdKey) => void;
  /** Ids of the client's requests that it waits for. */
  readonly ids: () => readonly Json[];
  /** How many of them are answered before the session ends. */
  readonly due: () => number;
  /** Whether a response is awaited that is compared with the lock. */
  readonly awaitsComparison: () => boolean;
}

/** Remembers at most `max` requests. */
export function makePendingRequests(max: number): PendingRequests {
  const pending = new Map<IdKey, PendingRequest>();
  let compared = 0;
  const count = (request: PendingRequest) => (comparisonOf(request) === '' ? 0 : 1);
  const remove = (key: IdKey): PendingRequest | undefined => {
    const request = pending.get(key);
    if (request === undefined) return undefined;
    pending.delete(key);
    compared -= count(request);
    return request;
  };
  return {
    add: ({ id, key }, method, more) => {
      remove(key);
      const request = { id, method, section: sectionListedBy(method), ...more };
      pending.set(key, request);
      compared += count(request);
      if (pending.size > max) remove(pending.keys().next().value ?? '');
    },
    take: remove,
    conflicts: (key, method, linked) => {
      const before = pending.get(key);
      const after = { id: null, method, section: sectionListedBy(method), linked };
      return before !== undefined && comparisonOf(before) !== comparisonOf(after);
    },
    cancel: (key) => {
      const request = pending.get(key);
      if (request !== undefined) pending.set(key, { ...request, cancelled: true });
    },
    ids: () => [...pending.values()].filter(isAwaited).map(({ id }) => id),
    due: () => [...pending.values()].filter((one) => isAwaited(one) && one.method !== LISTEN).length,
    awaitsComparison: () => compared > 0,
  };
}

const isAwaited = ({ own, cancelled }: PendingRequest): boolean => !own && !cancelled;

/** How a response is compared with the lock; empty: it is forwarded as it is. */
const comparisonOf = ({ section, linked, method }: PendingRequest): string =>
  section ?? (linked === undefined ? (OPENING.has(method) ? 'opening' : '') : JSON.stringify(linked));
