/**
 * The program as a process: real host, signals, exit status. Interrupts are passed on as an abort, so that every
 * server is ended before the process leaves. Never ends with a raw stack.
 */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { printable } from '../display/printable.ts';
import type { ErrorMessage } from '../errors.ts';
import { errno, exitOf, McpLockError } from '../errors.ts';
import type { FastAnswer } from '../hooks/fast-path.ts';
import type { ServerHost } from '../host/host.ts';
import { bug, currentFolderMissing, interrupted, stdoutUnwritable } from './messages.ts';

/** Runs the command line of this process and sets its exit status. */
export async function run(): Promise<void> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second signal ends the process at once.
      if (interrupt.signal.aborted) process.exit(exitOf('E_INTERRUPTED'));
      interrupt.abort(new McpLockError(interrupted()));
    });
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      sayError(bug());
      say(
        printable(error instanceof Error ? (error.stack ?? error.message) : String(error), {
          newlines: true,
        }),
      );
      process.exit(exitOf('E_BUG'));
    });
  }
  const outputLost = watchStreams();
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  // A hook runs before every tool call, so it is answered before anything else is loaded.
  const hook = argv[0] === 'hook' ? await hookAnswer(argv.slice(1), version) : undefined;
  if (hook !== undefined && 'answer' in hook) {
    process.stdout.write(hook.answer);
    return;
  }
  // A person waits for it between two keys.
  const completion = argv[0] === 'completion' ? await completionHere(argv[1]) : undefined;
  if (completion !== undefined) {
    process.stdout.write(completion);
    return;
  }
  const { nodeHost } = await import('../host/node-host.ts');
  const host = hostHere(() => nodeHost(interrupt.signal));
  if (host === undefined) {
    process.exitCode = exitOf('E_USAGE');
    return;
  }
  // Who waits for a server waits less if it is started before the rest of the program is loaded.
  const early =
    argv[0] === 'guard'
      ? await (await import('../guard/fast-path.ts')).startEarly(argv.slice(1), host)
      : undefined;
  const begun =
    argv[0] === 'verify' || argv[0] === 'exec'
      ? await (await import('../verify/early/run.ts')).beginRun(argv, version, host)
      : { host, end: async () => undefined };
  const { main } = await import('./cli.ts');
  const status = await main(
    argv,
    hook !== undefined && 'input' in hook ? { ...begun.host, pipes: () => pipesOf(hook.input) } : begun.host,
    version,
    early,
  );
  // Does nothing, unless the command stopped before it used the server.
  await early?.end();
  await begun.end();
  process.exitCode = outputLost() ? exitOf('E_USAGE') : status;
}

async function hookAnswer(args: readonly string[], version: string): Promise<FastAnswer | undefined> {
  const [{ fastHookAnswer }, { nodeHookHost }] = await Promise.all([
    import('../hooks/fast-path.ts'),
    import('../host/hook-host.ts'),
  ]);
  const host = hostHere(nodeHookHost);
  return host === undefined ? undefined : fastHookAnswer(args, version, host);
}

async function completionHere(shell: string | undefined): Promise<string | undefined> {
  const [{ completionAnswer }, { nodeHookHost }] = await Promise.all([
    import('./completion/answer.ts'),
    import('../host/hook-host.ts'),
  ]);
  const host = hostHere(nodeHookHost);
  return host === undefined ? '' : completionAnswer(shell, host);
}

/** stdin as it was before it was read. */
const pipesOf = (input: string): ReturnType<ServerHost['pipes']> => ({
  input: Readable.from([input]),
  output: process.stdout,
});

/** Returns a function that says whether output to stdout was lost so far; later losses set the exit status themselves. */
function watchStreams(): () => boolean {
  let broken = false;
  process.stdout.on('error', (error) => {
    // The reader of a pipe may close it early (`| head`). That is no error.
    if (errno(error) === 'EPIPE' || broken) return;
    broken = true;
    sayError(stdoutUnwritable(errno(error) ?? 'unknown reason'));
    process.exitCode = exitOf('E_USAGE');
  });
  // There is no other stream to report it on.
  process.stderr.on('error', () => undefined);
  return () => broken;
}

/** The host; undefined, with a message, where the current folder is gone. */
function hostHere<H>(make: () => H): H | undefined {
  try {
    return make();
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error;
    sayError(currentFolderMissing());
    return undefined;
  }
}

function sayError({ code, message, next }: ErrorMessage): void {
  say(`error ${code}: ${message}`);
  if (next !== undefined) say(`next: ${next}`);
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
