/**
 * Tries the ways to a server one after the other: the one its config names, then the other when the server does not know
 * the first; in each, the newest protocol first. A request in, a connection out, or an error that says what was tried.
 */
import { McpLockError } from '../../errors.ts';
import type { HttpRequest, HttpTransport } from '../../launch/target.ts';
import type { Connection, ConnectOptions, Wire } from '../connection.ts';
import { noCommonTransport } from '../messages.ts';
import { openConnection } from '../open-connection.ts';
import { httpStatusOf, isVersionRefusal, requestError, rpcCodeOf } from '../request-error.ts';
import type { Exchange } from './exchange.ts';
import { httpWire } from './wire.ts';

const NAMES: Readonly<Record<HttpTransport, string>> = { http: 'Streamable HTTP', sse: 'HTTP+SSE' };

/** Throws E_*. */
export async function connectHttp(request: HttpRequest, options: ConnectOptions): Promise<Connection> {
  const ways: readonly HttpTransport[] = request.transport === 'sse' ? ['sse', 'http'] : ['http', 'sse'];
  const refusals: string[] = [];
  for (const way of ways) {
    const result = await attempt(way, request, options);
    if ('connection' in result) return result.connection;
    refusals.push(`${NAMES[way]} (${result.refusal})`);
  }
  throw new McpLockError(noCommonTransport(refusals));
}

type Attempt = { readonly connection: Connection } | { readonly refusal: string };

async function attempt(way: HttpTransport, request: HttpRequest, options: ConnectOptions): Promise<Attempt> {
  // HTTP+SSE belongs to the oldest revision, which knows no `server/discover`.
  const era = way === 'sse' ? 'legacy' : options.era;
  const { wire, exchange } = wireOf(way, request, options);
  try {
    return { connection: await openConnection(wire, { ...options, era }) };
  } catch (error) {
    options.signal.throwIfAborted();
    const refusal = exchange.fault() === undefined ? exchange.rejection() : undefined;
    if (refusal !== undefined) return { refusal };
    const other =
      era === 'modern' ? isOldest(error, exchange) && 'legacy' : isVersionRefusal(error) && 'modern';
    if (other && !options.retried && way === 'http')
      return attempt(way, request, { ...options, era: other, retried: true });
    throw requestError(error, '');
  }
}

/** Whether the first request alone may have been too new: it was never answered, or with a failure of the server. */
const isOldest = (error: unknown, exchange: Exchange): boolean =>
  exchange.fault() === undefined &&
  !exchange.isAnswered() &&
  ((httpStatusOf(error) ?? 0) >= 500 || rpcCodeOf(error) === 'REQUEST_TIMEOUT');

function wireOf(
  way: HttpTransport,
  request: HttpRequest,
  options: ConnectOptions,
): { readonly wire: Wire; readonly exchange: Exchange } {
  const { exchange, ...rest } = httpWire(way, request, options);
  const wire: Wire = {
    ...rest,
    broken: exchange.broken,
    fault: exchange.fault,
    redirect: exchange.redirect,
    isSessionLost: exchange.isSessionLost,
    stderr: () => '',
    end: () => Promise.resolve(),
  };
  return { wire, exchange };
}
