/**
 * What happens below the SDK on one way to a server: the fault that ends it, the refusal that says another way is worth
 * a try, where the address redirects. Fed by the layers of `fetch`, asked by `connect`. Holds no text of the server's.
 */
import { McpLockError } from '../../errors.ts';
import { twoRedirects } from '../messages.ts';

export interface Exchange {
  /** Rejects with the first fault. */
  readonly broken: Promise<never>;
  /** Ends the exchange; returns the error that counts, which is the first. */
  readonly fail: (error: McpLockError) => McpLockError;
  readonly fault: () => McpLockError | undefined;
  /** The server does not know this way, in a few words: "HTTP 404". Undefined takes it back. */
  readonly rejectTransport: (why: string | undefined) => void;
  readonly rejection: () => string | undefined;
  /** A message was answered: from now on this is the way. */
  readonly markAnswered: () => void;
  readonly isAnswered: () => boolean;
  /** The server no longer knows the session it gave out. */
  readonly loseSession: () => void;
  readonly isSessionLost: () => boolean;
  /** A request was answered at another path of the same origin. */
  readonly noteRedirect: (address: string) => void;
  readonly redirect: () => string | undefined;
}

export function makeExchange(): Exchange {
  let first: McpLockError | undefined;
  let refusal: string | undefined;
  let answered = false;
  let lost = false;
  let redirect: string | undefined;
  let breakWith: (error: McpLockError) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    breakWith = reject;
  });
  broken.catch(() => undefined);
  const fail = (error: McpLockError): McpLockError => {
    first ??= error;
    breakWith(first);
    return first;
  };
  return {
    broken,
    fail,
    fault: () => first,
    rejectTransport: (why) => {
      refusal = why;
    },
    rejection: () => refusal,
    markAnswered: () => {
      answered = true;
    },
    isAnswered: () => answered,
    loseSession: () => {
      lost = true;
    },
    isSessionLost: () => lost,
    noteRedirect: (address) => {
      if (redirect !== undefined && redirect !== address) {
        throw fail(new McpLockError(twoRedirects()));
      }
      redirect = address;
    },
    redirect: () => redirect,
  };
}

/** A way to send one request, as the layers wrap one another. */
export type Send = (url: URL, init: RequestInit) => Promise<Response>;

/** What a request of the SDK is for. */
export interface Purpose {
  /** `listen`: the stream of Streamable HTTP that a server need not offer; `leave`: the end of a session. */
  readonly kind: 'message' | 'stream' | 'listen' | 'leave';
  /** Id of the JSON-RPC request that is answered here, as text; undefined for a notification, and over HTTP+SSE. */
  readonly id?: string | undefined;
  readonly method?: string | undefined;
}

/** Read from the request itself: the SDK does not say. */
export function purposeOf(init: RequestInit, way: 'http' | 'sse'): Purpose {
  const verb = (init.method ?? 'GET').toUpperCase();
  if (verb === 'DELETE') return { kind: 'leave' };
  if (verb !== 'POST') return { kind: way === 'sse' ? 'stream' : 'listen' };
  const { id, method } = typeof init.body === 'string' ? parsed(init.body) : {};
  return {
    kind: 'message',
    id: way === 'sse' || method === undefined || id === undefined || id === null ? undefined : String(id),
    method,
  };
}

function parsed(body: string): { readonly id?: unknown; readonly method?: string | undefined } {
  const { id, method } = JSON.parse(body) as { id?: unknown; method?: unknown };
  return { id, method: typeof method === 'string' ? method : undefined };
}
