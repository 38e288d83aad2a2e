/**
 * Connects to a server by HTTP: with the transport of its config first, then with the other one when the server does not
 * support the first; in each, the newest protocol first. A request in, a connection out, or an error that says what was tried.
 */
import { McpLockError } from '../../errors.ts';
import type { HttpRequest, HttpTransport } from '../../launch/target.ts';
import type { Connection, ConnectOptions, Wire } from '../connection.ts';
import { noCommonTransport } from '../messages.ts';
import { openConnection } from '../open-connection.ts';
import { openTogether } from '../open-together.ts';
import { httpStatusOf, isVersionRefusal, requestError, rpcCodeOf } from '../request-error.ts';
import type { Exchange } from './exchange.ts';
import { httpWire } from './wire.ts';

const NAMES: Readonly<Record<HttpTransport, string>> = { http: 'Streamable HTTP', sse: 'HTTP+SSE' };

/** Throws E_*. */
export async function connectHttp(request: HttpRequest, options: ConnectOptions): Promise<Connection> {
  const transports: readonly HttpTransport[] =
    request.transport === 'sse' ? ['sse', 'http'] : ['http', 'sse'];
  const rejections: string[] = [];
  for (const transport of transports) {
    const result = await attempt(transport, request, options);
    if ('connection' in result) return result.connection;
    rejections.push(`${NAMES[transport]} (${result.rejection})`);
  }
  throw new McpLockError(noCommonTransport(rejections));
}

/** One round trip, with no request sent twice; throws for every server that does not answer like one of this revision. */
export const connectTogether = (
  request: HttpRequest,
  revision: string,
  options: ConnectOptions,
): Promise<Connection> =>
  openTogether(wireOf('http', request, { ...options, once: true }).wire, revision, options);

type Attempt = { readonly connection: Connection } | { readonly rejection: string };

async function attempt(
  transport: HttpTransport,
  request: HttpRequest,
  options: ConnectOptions,
): Promise<Attempt> {
  // HTTP+SSE belongs to revision 2024-11-05, which has no `server/discover`.
  const era = transport === 'sse' ? 'legacy' : options.era;
  const { wire, exchange } = wireOf(transport, request, options);
  try {
    return { connection: await openConnection(wire, { ...options, era }) };
  } catch (error) {
    options.signal.throwIfAborted();
    const rejection = exchange.fault() === undefined ? exchange.rejection() : undefined;
    if (rejection !== undefined) return { rejection };
    const otherEra =
      era === 'modern' ? mayBeLegacy(error, exchange) && 'legacy' : isVersionRefusal(error) && 'modern';
    if (otherEra && !options.retried && transport === 'http')
      return attempt(transport, request, { ...options, era: otherEra, retried: true });
    throw requestError(error, '');
  }
}

/** Whether the server may know only older revisions: the first request got no response, or one of HTTP 5xx. */
const mayBeLegacy = (error: unknown, exchange: Exchange): boolean =>
  exchange.fault() === undefined &&
  !exchange.isAnswered() &&
  ((httpStatusOf(error) ?? 0) >= 500 || rpcCodeOf(error) === 'REQUEST_TIMEOUT');

function wireOf(
  transport: HttpTransport,
  request: HttpRequest,
  options: ConnectOptions & { readonly once?: true },
): { readonly wire: Wire; readonly exchange: Exchange } {
  const { exchange, ...rest } = httpWire(transport, request, options);
  const wire: Wire = {
    ...rest,
    broken: exchange.broken,
    fault: exchange.fault,
    allArrived: exchange.allEnded,
    redirect: exchange.redirect,
    isSessionLost: exchange.isSessionLost,
    stderr: () => '',
    end: () => Promise.resolve(),
  };
  return { wire, exchange };
}
