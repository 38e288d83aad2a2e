/**
 * `mcp-lock git diff|textconv|merge|install`: git's drivers for the lockfile, and what sets them up. Each is loaded when it is called.
 */
import type { Settings } from '../../config/settings.ts';
import { McpLockError } from '../../errors.ts';
import { unknownGitCommand, wrongGitArguments } from '../../git/messages.ts';

/** Runs the command; returns the exit status. */
export async function gitCommand(
  what: string,
  args: readonly string[],
  options: { readonly yes?: boolean },
  settings: Settings,
): Promise<number> {
  const { host } = settings;
  if (what === 'merge') {
    const [base, ours, theirs, size = '', path = 'mcp-lock.json'] = args;
    if (base === undefined || ours === undefined || theirs === undefined)
      throw new McpLockError(wrongGitArguments('merge', '%O %A %B %L %P'));
    const { mergeFiles } = await import('../../git/merge-driver.ts');
    const wanted = /^\d{1,4}$/.test(size) ? Number(size) : 7;
    return mergeFiles({ base, ours, theirs, size: Math.max(wanted, 3), path }, host);
  }
  if (what === 'diff') {
    if (args.length !== 1 && args.length < 7)
      throw new McpLockError(wrongGitArguments('diff', 'one argument, seven or nine'));
    return (await import('../../git/diff-driver.ts')).diffDriver(args, settings);
  }
  if (what === 'textconv') {
    const [file] = args;
    if (file === undefined) throw new McpLockError(wrongGitArguments('textconv', 'one file'));
    return (await import('../../git/textconv.ts')).textconv(file, host);
  }
  if (what === 'install') {
    if (args.length > 0) throw new McpLockError(wrongGitArguments('install', 'no argument'));
    return (await import('../../git/install.ts')).installDrivers(options.yes === true, settings);
  }
  throw new McpLockError(unknownGitCommand(what));
}
