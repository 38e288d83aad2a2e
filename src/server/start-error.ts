/**
 * Why a server could not be started: its request and what the platform threw in, E_LAUNCH out. Names the command without secrets.
 */
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { isFolder } from '../host/kind-at.ts';
import type { ProcessRequest } from '../launch/target.ts';
import { redactCommand } from '../lock/redact.ts';
import { commandNotFound, commandNotRunnable, workingFolderMissing } from './messages.ts';

export async function startError(
  { command, cwd }: ProcessRequest,
  error: unknown,
  host: Host,
): Promise<McpLockError> {
  const reason = errno(error) ?? 'unknown reason';
  const absent = !(await isFolder(cwd, host));
  const message = absent
    ? workingFolderMissing()
    : reason === 'ENOENT'
      ? commandNotFound(redactCommand(command))
      : commandNotRunnable(reason);
  return new McpLockError(message, { cause: error });
}
