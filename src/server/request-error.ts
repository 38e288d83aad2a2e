/**
 * What the SDK, the process or the network said, turned into one of our errors. An exception in, `McpLockError` out.
 * Never throws; a server's own words stand in the message only where they are its answer.
 */
import { McpLockError } from '../errors.ts';
import { errorResponse, foreignEndpoint, httpStatus, requestTimeOut } from './messages.ts';

/** Characters of a server's own words that a message repeats. */
const WORDS_MAX = 300;

/** `stderr`: the last lines of the server's process, if it has one. */
export function explain(error: unknown, stderr: string): McpLockError {
  const kept = stderr === '' ? {} : { stderr };
  if (error instanceof McpLockError) {
    return new McpLockError(error, { ...error.detail, ...kept, cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  const status = statusOf(error);
  const said =
    status !== undefined
      ? httpStatus(status, wordsOf(error))
      : /^Endpoint origin does not match/.test(message)
        ? foreignEndpoint()
        : /timed? ?out/i.test(message)
          ? requestTimeOut()
          : errorResponse(message);
  return new McpLockError(said, { ...kept, cause: error });
}

/** JSON-RPC code of an error answer, as far as there is one. */
export const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const UNSUPPORTED_VERSION = -32022;

/** Whether a server refused `initialize` because it speaks newer revisions only. */
export const wantsModern = (error: unknown): boolean =>
  codeOf(error) === UNSUPPORTED_VERSION || rpcErrorOf(error)?.code === UNSUPPORTED_VERSION;

/** HTTP status of a failed request. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || error instanceof McpLockError) return undefined;
  const status = 'status' in error ? error.status : /\(HTTP (\d{3})\)/.exec(error.message)?.[1];
  return status === undefined || Number.isNaN(Number(status)) ? undefined : Number(status);
}

/** The message of a JSON-RPC error in the body of a failed request. */
function wordsOf(error: unknown): string {
  const said = rpcErrorOf(error)?.message;
  return typeof said === 'string' ? said.slice(0, WORDS_MAX) : '';
}

function rpcErrorOf(error: unknown): { readonly code?: unknown; readonly message?: unknown } | undefined {
  const data = error instanceof Error && 'data' in error ? (error.data as { text?: unknown }) : undefined;
  if (typeof data?.text !== 'string') return undefined;
  try {
    return JSON.parse(data.text)?.error ?? undefined;
  } catch {
    return undefined;
  }
}

/** Settles with the first of: the work, the server breaking, the deadline or Ctrl-C. */
export function firstOf<T>(work: Promise<T>, broken: Promise<never>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  aborted.catch(() => undefined);
  return Promise.race([broken, work, aborted]).finally(() => signal.removeEventListener('abort', stop));
}
