/**
 * Connects to a server by its target: starts a process for a local one, and leaves an address to `http/`. Chooses the era of
 * the protocol again where the server does not know the first. Target in, connection out, or E_*.
 */
import { McpLockError } from '../errors.ts';
import type { Target } from '../launch/target.ts';
import type { Connection, ConnectOptions, Wire } from './connection.ts';
import { sizeLimit } from './limits.ts';
import { timeOutAfterOtherOutput } from './messages.ts';
import { openConnection } from './open-connection.ts';
import { startProcess } from './process.ts';
import { isVersionRefusal, requestError } from './request-error.ts';
import { stdioTransport } from './stdio.ts';
import { makeTap } from './tap.ts';

/**
 * A server that exits at an unknown first request is started once more with `initialize`; one that refuses `initialize`, once
 * more in the newer era. Throws E_*.
 */
export async function connect(target: Target, options: ConnectOptions): Promise<Connection> {
  if (target.kind === 'http') {
    const { connectHttp } = await import('./http/connect-http.ts');
    return connectHttp(target, options);
  }
  const { server: running, ...again } = options;
  const server = running ?? (await startProcess(target, options.host, options.download));
  options.onStart?.(server.stderr);
  const tap = makeTap(options.host.now, sizeLimit(options.host.env));
  const transport = stdioTransport(server, tap);
  const wire: Wire = {
    transport,
    tap,
    broken: transport.broken,
    fault: () => undefined,
    settled: () => Promise.resolve(),
    allArrived: async () => false,
    redirect: () => undefined,
    isSessionLost: () => false,
    stderr: server.stderr,
    endSession: () => Promise.resolve(),
    end: server.close,
  };
  try {
    return await openConnection(wire, options);
  } catch (error) {
    const exited = error instanceof McpLockError && error.code === 'E_LAUNCH';
    const otherEra = options.era === 'modern' ? exited && 'legacy' : isVersionRefusal(error) && 'modern';
    if (otherEra && !options.retried) return connect(target, { ...again, era: otherEra, retried: true });
    throw withStrayLine(requestError(error, server.stderr()), transport.strayLine());
  }
}

/** A time-out names the line of stdout that was no message, since that is often the reason. */
function withStrayLine(error: McpLockError, line: string | undefined): McpLockError {
  if (error.code !== 'E_TIMEOUT' || line === undefined) return error;
  const { next: _, ...detail } = error.detail;
  return new McpLockError(timeOutAfterOtherOutput(error.message, line), { ...detail, cause: error });
}
