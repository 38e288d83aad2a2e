/**
 * Work on what a server sent, within the time for one server: work in, its result out, or E_TIMEOUT. Signals end it.
 */
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { inTurns, type Work } from '../host/turns.ts';
import { timeOut } from './messages.ts';

/** `timeoutMs`: the time of one server, which begins anew for the work. Throws E_TIMEOUT, E_INTERRUPTED. */
export async function workWithin<T>(
  work: Work<T>,
  timeoutMs: number,
  host: Pick<ServerHost, 'timer' | 'signal'>,
): Promise<T> {
  const deadline = new AbortController();
  const stop = host.timer(timeoutMs, () => deadline.abort(new McpLockError(timeOut('compare', timeoutMs))));
  try {
    return await inTurns(work, AbortSignal.any([host.signal, deadline.signal]));
  } finally {
    stop();
  }
}
