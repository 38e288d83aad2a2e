/**
 * A line that cannot be analysed: shell text with more than one simple command, a wrapper with an unknown option, a
 * command on another machine. In: a launch. Out: `command:NAME`, opaque; what pins it is the hash of the whole launch.
 * Never evaluates anything.
 */
import type { Launcher } from '../../contracts.ts';
import { scriptArgument } from '../file/interpreters.ts';
import { isOpaqueProgram } from '../line/opaque-table.ts';
import { isOwnFile, programOf, stdioOf } from '../line/program.ts';
import { isWrapper } from '../line/wrappers.ts';

/** Shell lines, and whatever else is opaque. */
export const shell: Launcher = {
  id: 'shell',
  label: 'shell line',
  examples: ["sh -c '. ./env && notes-server'"],
  remote: false,
  identify: (launch, place) => {
    const stdio = stdioOf(launch);
    if (stdio === undefined || isOwnFile(stdio.command, place)) return undefined;
    const program = programOf(stdio.command);
    if (!isWrapper(program, stdio.args) && !isOpaqueProgram(program, stdio.args)) return undefined;
    if (scriptArgument(program, stdio.args) !== undefined) return undefined;
    return { launcher: 'shell', url: `command:${program}`, requested: '', pinned: false, opaque: true };
  },
  resolve: async (identity) => ({ url: identity.url }),
};
