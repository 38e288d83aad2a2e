/**
 * The command line: arguments and a host in, exit status out. The only place that sets the exit status; every
 * error ends here as message, place and `next:` line on stderr.
 */
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { commandLine } from './commands/command-line.ts';
import { settingsOf } from './commands/settings.ts';
import { printable } from './display/printable.ts';
import { exitOf, McpLockError } from './errors.ts';
import type { Host } from './host.ts';
import { shown, shownPlace } from './lock/store.ts';

/** Runs one command line (without `node` and the script); resolves to the exit status and never throws. */
export async function main(argv: readonly string[], host: Host, version: string): Promise<number> {
  let status = 0;
  const program = commandLine(host, version, async (work, options) => {
    try {
      status = await work(await settingsOf(options, host));
    } catch (error) {
      // A program that asked for a report gets one whatever happened.
      if (typeof options.reporter === 'object') {
        const lockfile =
          options.lockfile ?? shown(resolve(host.cwd, options.cwd ?? '.', 'mcp-lock.json'), host);
        const { emitError } = await import('./commands/emit.ts');
        await emitError(reasonOf(error, host), options.reporter, lockfile, host);
      }
      throw error;
    }
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    // Whatever the work made of it: it was interrupted.
    return host.signal.aborted ? failed(host.signal.reason, host) : status;
  } catch (error) {
    return failed(error, host);
  }
}

/** Says what went wrong and what to do next; returns the exit status. */
function failed(error: unknown, host: Host): number {
  const say = (line: string) => host.terminal.stderr(`${line}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Without a command the help has been shown, and that says it all.
    if (error.code === 'commander.help') return exitOf('E_USAGE');
    const [first = '', ...more] = error.message.replace(/^error: /, '').split('\n');
    say(`error E_USAGE: ${printable(first)}`);
    for (const line of more) say(printable(line));
    say('next: mcp-lock --help');
    return exitOf('E_USAGE');
  }
  const reason = reasonOf(error, host);
  if (reason instanceof McpLockError) {
    const { place, next } = reason.detail;
    const lines = reason.message.split('\n').map((line) => printable(line));
    say(`error ${reason.code}: ${lines.join('\n')}`);
    if (place !== undefined) say(`  at ${printable(shownPlace(place, host))}`);
    if (next !== undefined) say(`next: ${printable(next)}`);
    return exitOf(reason.code);
  }
  say('error E_BUG: this is a bug in mcp-lock; please report it with the lines below');
  say(
    error instanceof Error
      ? printable(error.stack ?? error.message, { newlines: true })
      : printable(String(error)),
  );
  return exitOf('E_BUG');
}

/** An interrupt explains whatever went wrong after it. */
const reasonOf = (error: unknown, { signal }: Host): unknown => (signal.aborted ? signal.reason : error);
