/**
 * The state of one HTTP transport to a server, below the SDK: the fault that ends it, whether the server supports it, where the
 * address redirects. The layers of `fetch` write it, the connection reads it. Holds no text of the server.
 */
import { McpLockError } from '../../errors.ts';
import { twoRedirects } from '../messages.ts';
import { settlesWithin } from '../process.ts';

export interface Exchange {
  /** Rejects with the first fault. */
  readonly broken: Promise<never>;
  /** Ends the exchange; returns the first error, which is the one that counts. */
  readonly fail: (error: McpLockError) => McpLockError;
  readonly fault: () => McpLockError | undefined;
  /** The server does not support this transport, in a few words (`HTTP 404`). Undefined takes it back. */
  readonly rejectTransport: (why: string | undefined) => void;
  readonly rejection: () => string | undefined;
  /** A message was answered, so the server supports this transport. */
  readonly markAnswered: () => void;
  readonly isAnswered: () => boolean;
  /** The server no longer knows its session. */
  readonly loseSession: () => void;
  readonly isSessionLost: () => boolean;
  /** A body or a stream of the server began; the function that is returned says that it ended. */
  readonly began: (kind: Purpose['kind']) => () => void;
  /** Whether all that began has ended, after `ENDS_WITHIN_MS` at most. */
  readonly allEnded: () => Promise<boolean>;
  /** A request was answered at another path of the same origin. Throws E_PROTOCOL for a second such path. */
  readonly noteRedirect: (address: string) => void;
  readonly redirect: () => string | undefined;
}

/** Milliseconds that the end of a stream may take after the answer in it. */
const ENDS_WITHIN_MS = 50;

export function makeExchange(): Exchange {
  const open = new Set<{ readonly kind: Purpose['kind']; readonly ended: Promise<void> }>();
  let first: McpLockError | undefined;
  let refusal: string | undefined;
  let answered = false;
  let sessionLost = false;
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
      sessionLost = true;
    },
    isSessionLost: () => sessionLost,
    began: (kind) => {
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      const one = { kind, ended };
      open.add(one);
      return () => {
        open.delete(one);
        end();
      };
    },
    allEnded: async () => {
      if ([...open].some(({ kind }) => kind !== 'message')) return false;
      await settlesWithin(ENDS_WITHIN_MS, Promise.all([...open].map(({ ended }) => ended)));
      return open.size === 0;
    },
    noteRedirect: (address) => {
      if (redirect !== undefined && redirect !== address) {
        throw fail(new McpLockError(twoRedirects()));
      }
      redirect = address;
    },
    redirect: () => redirect,
  };
}

/** Sends one request; each layer wraps the next. */
export type Send = (url: URL, init: RequestInit) => Promise<Response>;

/** What a request of the SDK is for. */
export interface Purpose {
  /** `stream`: that of HTTP+SSE; `listen`: the optional stream of Streamable HTTP; `end-session`: its DELETE. */
  readonly kind: 'message' | 'stream' | 'listen' | 'end-session';
  /** Id of the JSON-RPC request that is answered in the response; undefined for a notification, and over HTTP+SSE. */
  readonly id?: unknown;
  readonly method?: string | undefined;
}

/** The purpose of a request of the SDK, from its method and body. */
export function purposeOf(init: RequestInit, transport: 'http' | 'sse'): Purpose {
  const verb = (init.method ?? 'GET').toUpperCase();
  if (verb === 'DELETE') return { kind: 'end-session' };
  if (verb !== 'POST') return { kind: transport === 'sse' ? 'stream' : 'listen' };
  const { id, method } = typeof init.body === 'string' ? parsed(init.body) : {};
  return {
    kind: 'message',
    id: transport === 'sse' || method === undefined || id === null ? undefined : id,
    method,
  };
}

function parsed(body: string): { readonly id?: unknown; readonly method?: string | undefined } {
  const { id, method } = JSON.parse(body) as { id?: unknown; method?: unknown };
  return { id, method: typeof method === 'string' ? method : undefined };
}
