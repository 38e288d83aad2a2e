/** `mcp-lock completion SHELL`: prints the script with which a shell completes `mcp-lock`. Writes no file. */
import type { Settings } from '../../config/settings.ts';
import { McpLockError } from '../../errors.ts';
import { isShellName, SCRIPTS, SHELL_NAMES } from '../completion/shells/index.ts';
import { unknownShell } from '../messages.ts';

/** Runs the command; returns the exit status. Throws E_USAGE for a shell that has no script. */
export async function completionCommand(shell: string, { host }: Settings): Promise<number> {
  if (!isShellName(shell)) throw new McpLockError(unknownShell(SHELL_NAMES));
  host.terminal.stdout(SCRIPTS[shell]);
  return 0;
}
