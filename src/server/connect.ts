/**
 * Connects to a server by its target: starts a process for a local one, and leaves an address to `http/`. Chooses the era of
 * the protocol again where the server does not know the first. Target in, connection out, or E_*.
 */
import { McpLockError } from '../errors.ts';
import type { Target } from '../launch/target.ts';
import type { Connection, ConnectOptions, Wire } from './connection.ts';
import { timeOutAfterOtherOutput } from './messages.ts';
import { open } from './open-connection.ts';
import { startProcess } from './process.ts';
import { explain, wantsModern } from './request-error.ts';
import { stdioTransport } from './stdio.ts';
import { makeTap } from './tap.ts';

/**
 * Connects; a server that leaves at an unknown first request is started once more with `initialize`, and one that knows
 * `initialize` no longer, in the newer era. Throws E_*.
 */
export async function connect(target: Target, options: ConnectOptions): Promise<Connection> {
  if (target.kind === 'http') {
    const { connectAddress } = await import('./http/connect-http.ts');
    return connectAddress(target, options);
  }
  const server = await startProcess(target, options.host);
  const tap = makeTap(options.host.now);
  const transport = stdioTransport(server, tap);
  const wire: Wire = {
    transport,
    tap,
    broken: transport.broken,
    fault: () => undefined,
    settled: () => Promise.resolve(),
    redirect: () => undefined,
    lost: () => false,
    stderr: server.stderr,
    leave: () => Promise.resolve(),
    end: server.close,
  };
  try {
    return await open(wire, options);
  } catch (error) {
    const left = error instanceof McpLockError && error.code === 'E_LAUNCH';
    const other = options.era === 'modern' ? left && 'legacy' : wantsModern(error) && 'modern';
    if (other && !options.retried) return connect(target, { ...options, era: other, retried: true });
    throw withStray(explain(error, server.stderr()), transport.stray());
  }
}

/** A server that talks to people on stdout keeps its reader waiting for ever. */
function withStray(error: McpLockError, line: string | undefined): McpLockError {
  if (error.code !== 'E_TIMEOUT' || line === undefined) return error;
  const { next: _, ...detail } = error.detail;
  return new McpLockError(timeOutAfterOtherOutput(error.message, line), { ...detail, cause: error });
}
