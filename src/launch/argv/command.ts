/**
 * The program a command means: `bunx` for `C:\shims\bunx.cmd`. A relative path means a file of the repository, whatever
 * its name, and gives no word at all. Pure.
 */
import { programOf } from '../line/program.ts';

/** Empty for a relative path. */
export const commandWord = (command: string): string =>
  /[\\/]/.test(command) && !/^(?:[\\/]|[A-Za-z]:[\\/])/.test(command) ? '' : programOf(command);
