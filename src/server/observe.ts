/**
 * One observation under one deadline: connect, read, and close in every case. Target in, surface out, or E_*. Leaves no
 * process behind.
 */
import type { ServerHost } from '../host/host.ts';
import type { Target } from '../launch/target.ts';
import type { Phase, Surface } from '../model.ts';
import { connect } from './connect.ts';
import type { Connection } from './connection.ts';
import { startDeadline } from './deadline.ts';
import type { Download } from './download.ts';
import type { RedirectPolicy } from './http/redirect-policy.ts';
import type { ServerProcess } from './process.ts';
import type { Profile } from './profiles.ts';
import { readToCompare, readWhenQuiet } from './surface.ts';

interface SessionOptions {
  /** Folder offered as the one root. */
  readonly root: string;
  /** Milliseconds for the whole observation. */
  readonly timeoutMs: number;
  /** The time limit as the person gave it, for messages; absent: `timeoutMs`, of which none was spent before. */
  readonly limitMs?: number | undefined;
  readonly era: 'modern' | 'legacy';
  /** Is called with what is waited for, each time that changes. */
  readonly tell?: ((phase: Phase) => void) | undefined;
  /** What is downloaded before the server starts. */
  readonly download?: Download | undefined;
  /** A run of the target that was started already. */
  readonly server?: ServerProcess | undefined;
  /** Whether the first read counts, unless a list changed meanwhile; otherwise, and when absent, the read after quiet counts. */
  readonly accept?: (first: Surface) => boolean | Promise<boolean>;
  /** The revision of the lock: a remote server without a handshake is asked for everything at once, to be accepted as it is. */
  readonly spoke?: string | undefined;
  /** What the lock says of redirects; absent: those inside the origin are followed and noted. */
  readonly redirects?: RedirectPolicy;
  /** Is called while the server ends. */
  readonly whileClosing?: (() => void) | undefined;
  /** The client to present and the revision to ask for (`ConnectOptions`). */
  readonly profile?: Profile | undefined;
  readonly revision?: string | undefined;
}

/** Reads a server's surface once. */
export async function observeOnce(
  target: Target,
  options: SessionOptions,
  host: ServerHost,
): Promise<Surface> {
  const { timeoutMs, limitMs = timeoutMs, download, tell } = options;
  tell?.(target.kind === 'http' ? 'connecting' : 'starting');
  const deadline = startDeadline({ timeoutMs, limitMs, download, tell }, host);
  const signal = AbortSignal.any([host.signal, deadline.signal]);
  const { accept, spoke, whileClosing, ...connecting } = options;
  const read = async (again: boolean): Promise<Surface> => {
    let connection: Connection | undefined;
    try {
      connection = await connect(target, { ...connecting, host, signal, onStart: deadline.watch });
      deadline.started();
      if (accept !== undefined) {
        const first = await firstRead(connection, host);
        if (first !== undefined && (await accept(first))) return first;
      }
      await connection.settled();
      return withRedirect(await readWhenQuiet(connection, host), connection);
    } catch (error) {
      // A server may end a session at any time (Streamable HTTP); a new one is opened once.
      if (connection?.isSessionLost() !== true || again || signal.aborted) throw error;
    } finally {
      const closing = connection?.close();
      whileClosing?.();
      await closing;
    }
    return read(true);
  };
  /** Counts where it is accepted; whatever else it comes to, the server is asked one thing after the other. */
  const together = async (revision: string): Promise<Surface | undefined> => {
    if (target.kind !== 'http' || target.transport !== 'http' || accept === undefined) return undefined;
    let connection: Connection | undefined;
    try {
      const { connectTogether } = await import('./http/connect-http.ts');
      connection = await connectTogether(target, revision, { ...connecting, host, signal });
      deadline.started();
      const first = await firstRead(connection, host);
      return first !== undefined && (await accept(first)) ? first : undefined;
    } catch {
      signal.throwIfAborted();
      return undefined;
    } finally {
      await connection?.close();
    }
  };
  try {
    const accepted = spoke === undefined || spoke < '2026' ? undefined : await together(spoke);
    return accepted ?? (await read(false));
  } finally {
    deadline.stop();
  }
}

async function firstRead(connection: Connection, host: ServerHost): Promise<Surface | undefined> {
  const found = await readToCompare(connection, host);
  return found && withRedirect(found, connection);
}

function withRedirect(surface: Surface, connection: Connection): Surface {
  const redirect = connection.redirect();
  return redirect === undefined ? surface : { ...surface, redirect };
}
