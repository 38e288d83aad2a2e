/**
 * One observation under one deadline: connect, read as asked, close whatever happens. Target in, surface and era
 * out, or E_*. Never leaves a process behind.
 */
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Target } from '../launch/target.ts';
import type { Surface } from '../model.ts';
import { connect } from './connect.ts';
import type { Connection } from './connection.ts';
import type { RedirectPolicy } from './http/redirect-policy.ts';
import { timeOut } from './messages.ts';
import type { Profile } from './profiles.ts';
import { readSurface, readWhenQuiet } from './surface.ts';

export interface SessionOptions {
  readonly root: string;
  readonly timeoutMs: number;
  readonly era: 'modern' | 'legacy';
  /** When it accepts the first read that is what counts; otherwise (or without it) the read after quiet does. */
  readonly accept?: (first: Surface) => boolean;
  /** What the lock says of redirects; absent: those inside the origin are followed and noted. */
  readonly redirects?: RedirectPolicy;
  /** As which client to ask, and for which revision (`ConnectOptions`). */
  readonly profile?: Profile | undefined;
  readonly revision?: string | undefined;
}

/** Reads a server's surface once. */
export async function observeOnce(
  target: Target,
  options: SessionOptions,
  host: ServerHost,
): Promise<Surface> {
  const deadline = new AbortController();
  let phase: 'start' | 'lists' = 'start';
  const timer = setTimeout(
    () => deadline.abort(new McpLockError(timeOut(phase, options.timeoutMs))),
    options.timeoutMs,
  );
  const signal = AbortSignal.any([host.signal, deadline.signal]);
  const read = async (again: boolean): Promise<Surface> => {
    let connection: Connection | undefined;
    try {
      const { accept: _, ...asked } = options;
      connection = await connect(target, { ...asked, host, signal });
      phase = 'lists';
      if (options.accept !== undefined) {
        const first = withRedirect(await readSurface(connection), connection);
        if (options.accept(first)) return first;
      }
      await connection.settled();
      return withRedirect(await readWhenQuiet(connection, host), connection);
    } catch (error) {
      // A server may forget a session at any time; a new one is asked for once.
      if (connection?.lost() !== true || again || signal.aborted) throw error;
    } finally {
      await connection?.close();
    }
    return read(true);
  };
  try {
    return await read(false);
  } finally {
    clearTimeout(timer);
  }
}

function withRedirect(surface: Surface, connection: Connection): Surface {
  const redirect = connection.redirect();
  return redirect === undefined ? surface : { ...surface, redirect };
}
