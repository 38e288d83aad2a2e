/**
 * An exception of the SDK, the process or the network in, an `McpLockError` out. Never throws. Text of the server is in the
 * message only where it is the error that the server responded with.
 */
import { McpLockError } from '../errors.ts';
import { errorResponse, foreignEndpoint, httpStatus, requestTimeOut } from './messages.ts';

/** Characters of a server's error text that a message repeats. */
const TEXT_MAX = 300;

/** `stderr`: the last lines of the server's process, empty without one. */
export function requestError(error: unknown, stderr: string): McpLockError {
  const lastLines = stderr === '' ? {} : { stderr };
  if (error instanceof McpLockError) {
    return new McpLockError(error, { ...error.detail, ...lastLines, cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  const status = httpStatusOf(error);
  const errorMessage =
    status !== undefined
      ? httpStatus(status, rpcMessageOf(error))
      : /^Endpoint origin does not match/.test(message)
        ? foreignEndpoint()
        : /timed? ?out/i.test(message)
          ? requestTimeOut()
          : errorResponse(message);
  return new McpLockError(errorMessage, { ...lastLines, cause: error });
}

/**
 * Whether the server answered a request with an error, in JSON-RPC or HTTP. Every other failure comes from mcp-lock itself: a
 * message that cannot be read, a limit, the end of the server.
 */
export const isRefusal = (error: unknown): boolean =>
  error instanceof McpLockError &&
  error.code === 'E_PROTOCOL' &&
  error.cause instanceof Error &&
  !(error.cause instanceof McpLockError);

/** JSON-RPC code of an error response, or the SDK's own code of a failed request. */
export const rpcCodeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const UNSUPPORTED_VERSION = -32022;

/** Whether the server refused `initialize` because it supports newer revisions only. */
export const isVersionRefusal = (error: unknown): boolean =>
  rpcCodeOf(error) === UNSUPPORTED_VERSION || rpcErrorOf(error)?.code === UNSUPPORTED_VERSION;

/** HTTP status of a failed request. */
export function httpStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || error instanceof McpLockError) return undefined;
  const status = 'status' in error ? error.status : /\(HTTP (\d{3})\)/.exec(error.message)?.[1];
  return status === undefined || Number.isNaN(Number(status)) ? undefined : Number(status);
}

/** The message of a JSON-RPC error in the body of a failed HTTP request; empty without one. */
function rpcMessageOf(error: unknown): string {
  const message = rpcErrorOf(error)?.message;
  return typeof message === 'string' ? message.slice(0, TEXT_MAX) : '';
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

/** Settles with the first of: the work, the end of the server, the deadline or Ctrl-C. */
export function raceWithAbort<T>(work: Promise<T>, broken: Promise<never>, signal: AbortSignal): Promise<T> {
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
