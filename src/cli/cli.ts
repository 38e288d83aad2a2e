/**
 * The command line: arguments and a host in, exit status out. The only place that sets the exit status; every
 * error ends here as message, place and `next:` line on stderr.
 */
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import type { Settings } from '../config/settings.ts';
import { flagsOf, settingsOf } from '../config/settings.ts';
import { foldedFor, foldedPrompt } from '../display/fold.ts';
import { printable } from '../display/printable.ts';
import { withRunFlags } from '../display/run-flags.ts';
import type { ErrorCode } from '../errors.ts';
import { exitOf, McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { shown, shownPlace } from '../host/shown-path.ts';
import { replaceTokens } from '../lock/credential.ts';
import { seal } from '../lock/redact-value.ts';
import type { WatchedServer } from '../server/watched-server.ts';
import type { Run } from './command-line.ts';
import { commandLine } from './command-line.ts';
import { markAgentLine } from './exec-line.ts';
import { bug, commandLineInvalid, filesWritten, nothingWritten } from './messages.ts';
import { refuseClient } from './refuse-client.ts';

/**
 * Runs one command line (without `node` and the script); resolves to the exit status and never throws. `early`: the server
 * of `guard` that is on its way already; whoever started it ends it.
 */
export async function main(
  argv: readonly string[],
  given: ServerHost,
  version: string,
  early?: WatchedServer,
): Promise<number> {
  let status = 0;
  let name: string | undefined;
  // Where the command line cannot be read, the host alone says how this was started.
  let flags = flagsOf({}, given);
  const written: string[] = [];
  const host = noting(given, written);
  // A guard that is ended has done its work: nobody asks what became of any file.
  const outcome = () =>
    name === 'guard' || name === 'hook'
      ? undefined
      : written.length === 0
        ? nothingWritten()
        : filesWritten(written.map((path) => shown(path, host)));
  const run: Run = async (work, options) => {
    flags = flagsOf(options, host);
    let settings: Settings | undefined;
    try {
      const given = await settingsOf(options, host, name);
      settings = { ...given, render: { ...given.render, version } };
      status = await work(settings);
    } catch (error) {
      // A program that asked for a report gets one whatever happened.
      if (typeof options.reporter === 'object') {
        const lockfile =
          options.lockfile ?? shown(resolve(host.cwd, options.cwd ?? '.', 'mcp-lock.json'), host);
        const { writeErrorReport } = await import('./write-report.ts');
        await writeErrorReport(
          reasonOf(error, host),
          options.reporter,
          lockfile,
          host,
          flagsOf(options, host),
          settings,
        );
      }
      throw error;
    }
  };
  const program = commandLine(host, version, run, early);
  program.hook('preSubcommand', (_, command) => {
    name = command.name();
  });
  try {
    await program.parseAsync([...markAgentLine(argv, program)], { from: 'user' });
    // Whatever the work made of it: it was interrupted.
    return host.signal.aborted ? failureStatus(host.signal.reason, host, outcome(), flags) : status;
  } catch (error) {
    const status =
      error instanceof CommanderError
        ? commandLineStatus(error, name, host, flags)
        : failureStatus(error, host, outcome(), flags);
    if (status !== 0 && (name ?? argv[0]) === 'guard') await refuseClient(codeOf(error), host, flags);
    return status;
  }
}

/**
 * The same host, which notes each file that is replaced: who is interrupted wants to know. Whatever is printed goes once more through
 * the table of credentials, and what a person reads on stderr is folded to the terminal.
 */
const noting = (host: ServerHost, written: string[]): ServerHost => ({
  ...host,
  terminal: {
    ...host.terminal,
    stdout: (text) => host.terminal.stdout(replaceTokens(text, seal)),
    stderr: (text) => host.terminal.stderr(foldedFor(host.terminal, replaceTokens(text, seal))),
    ask: (prompt) => host.terminal.ask(foldedPrompt(host.terminal, prompt)),
    page: (command, args, text, env) => host.terminal.page(command, args, replaceTokens(text, seal), env),
  },
  files: {
    ...host.files,
    replace: async (path, ...more) => {
      await host.files.replace(path, ...more);
      written.push(path);
    },
  },
});

/** Says why a command line cannot be read; returns the exit status. */
function commandLineStatus(
  error: CommanderError,
  name: string | undefined,
  host: ServerHost,
  flags: string,
): number {
  const say = (line: string) => host.terminal.stderr(`${line}\n`);
  if (error.exitCode === 0) return 0;
  // Without a command the help has been shown, and that says it all.
  if (error.code === 'commander.help') return exitOf('E_USAGE');
  const [first = '', ...more] = error.message.replace(/^error: /, '').split('\n');
  const { code, message, next } = commandLineInvalid(first, name);
  say(`error ${code}: ${printable(message)}`);
  for (const line of more) say(printable(line));
  if (next !== undefined) say(`next: ${withRunFlags(next, flags)}`);
  return exitOf(code);
}

/** Says what went wrong and what to do next; returns the exit status. `outcome`: which files were written. */
function failureStatus(error: unknown, host: ServerHost, outcome: string | undefined, flags: string): number {
  const say = (line: string) => host.terminal.stderr(`${line}\n`);
  const reason = reasonOf(error, host);
  if (reason instanceof McpLockError) {
    if (reason.detail.declined === true) {
      say(outcome ?? nothingWritten());
      return exitOf(reason.code);
    }
    const { place, next } = reason.detail;
    // Only a list of problems has lines of its own; a line feed in a name must not begin one.
    const lines = reason.message.split(/\n(?= {2}line \d)/).map((line) => printable(line));
    const written = reason.code === 'E_INTERRUPTED' && outcome !== undefined ? ` ${outcome}` : '';
    say(`error ${reason.code}: ${lines.join('\n')}${written}`);
    if (place !== undefined) say(`  at ${printable(shownPlace(place, host))}`);
    if (next !== undefined) say(`next: ${printable(withRunFlags(next, flags))}`);
    return exitOf(reason.code);
  }
  say(`error ${bug().code}: ${bug().message}`);
  say(
    error instanceof Error
      ? printable(error.stack ?? error.message, { newlines: true })
      : printable(String(error)),
  );
  return exitOf('E_BUG');
}

const codeOf = (error: unknown): ErrorCode =>
  error instanceof McpLockError ? error.code : error instanceof CommanderError ? 'E_USAGE' : bug().code;

/** An interrupt explains whatever went wrong after it. */
const reasonOf = (error: unknown, { signal }: ServerHost): unknown =>
  signal.aborted ? signal.reason : error;
