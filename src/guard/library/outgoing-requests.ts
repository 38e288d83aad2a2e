/**
 * Requests of a client that its transport was given and that were neither sent nor refused yet: what came along with each, and
 * the promise that the client waits for. Data and promises only.
 */
import type { Json } from '../../model.ts';

export interface OutgoingRequest {
  readonly id: Json;
  /** The options that the client gave to `send`. */
  readonly options: unknown;
  readonly done: Promise<void>;
  readonly resolve: (sent?: Promise<void>) => void;
  readonly reject: (reason: unknown) => void;
}

interface OutgoingRequests {
  readonly add: (id: Json, options: unknown) => OutgoingRequest;
  readonly find: (id: Json | undefined) => OutgoingRequest | undefined;
  /** Finds it and forgets it. */
  readonly take: (id: Json | undefined) => OutgoingRequest | undefined;
  readonly resolveAll: () => void;
  readonly rejectAll: (reason: unknown) => void;
}

export function makeOutgoingRequests(): OutgoingRequests {
  const requests = new Map<Json, OutgoingRequest>();
  const find = (id: Json | undefined) => (id === undefined ? undefined : requests.get(id));
  const take = (id: Json | undefined) => {
    const request = find(id);
    if (request !== undefined) requests.delete(request.id);
    return request;
  };
  return {
    add: (id, options) => {
      const { promise: done, resolve, reject } = withResolvers();
      const request = { id, options, done, resolve, reject };
      // Two requests with one id share a place; the first waits no longer.
      take(id)?.resolve();
      requests.set(id, request);
      return request;
    },
    find,
    take,
    resolveAll: () => {
      for (const { resolve } of requests.values()) resolve();
      requests.clear();
    },
    rejectAll: (reason) => {
      for (const { reject } of requests.values()) reject(reason);
      requests.clear();
    },
  };
}

/** As `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers() {
  let resolve: OutgoingRequest['resolve'] = () => undefined;
  let reject: OutgoingRequest['reject'] = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
