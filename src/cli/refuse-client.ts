/**
 * A `guard` that cannot begin, as its client sees it: the code of the error in, an error as the response to each request out. A client shows
 * such an error to a person; a pipe that closes tells nobody anything. The text is fixed for each code, because a model may read it.
 */
import type { ErrorCode } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { guardNotBegun } from './messages.ts';

/** Resolves when the client has left. `flags`: of this run, for the command to type. */
export async function refuseClient(code: ErrorCode, host: ServerHost, flags: string): Promise<void> {
  const { stdinIsTTY } = host.terminal;
  if (stdinIsTTY || host.signal.aborted) return;
  const client = host.pipes();
  // A session that had begun has told its client.
  if (client.input.destroyed) return;
  const [{ refuseAll }, { ERROR_TEXTS }] = await Promise.all([
    import('../guard/refuse-all.ts'),
    import('../report/error-texts.ts'),
  ]);
  await refuseAll(client, guardNotBegun(code, ERROR_TEXTS[code].title, flags));
}
