/**
 * The program as a process: real host, signals, exit status. Interrupts are passed on as an abort, so that every
 * server is ended before the process leaves. Never ends with a raw stack.
 */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { printable } from '../display/printable.ts';
import { errno, exitOf, McpLockError } from '../errors.ts';
import type { FastAnswer } from '../hooks/fast-path.ts';
import type { ServerHost } from '../host/host.ts';

/** Runs the command line of this process and sets its exit status. */
export async function run(): Promise<void> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second signal means: now.
      if (interrupt.signal.aborted) process.exit(exitOf('E_INTERRUPTED'));
      interrupt.abort(new McpLockError('E_INTERRUPTED', 'Interrupted.'));
    });
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      say('error E_BUG: this is a bug in mcp-lock; please report it with the lines below');
      say(
        printable(error instanceof Error ? (error.stack ?? error.message) : String(error), {
          newlines: true,
        }),
      );
      process.exit(exitOf('E_BUG'));
    });
  }
  const lost = watchStreams();
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const argv = process.argv.slice(2);
  // A hook is asked before every call of a tool: it is answered before anything else is loaded.
  const quick = argv[0] === 'hook' ? await quickAnswer(argv.slice(1), version) : undefined;
  if (quick !== undefined && 'answer' in quick) {
    process.stdout.write(quick.answer);
    return;
  }
  const { nodeHost } = await import('../host/node-host.ts');
  const host = hostHere(() => nodeHost(interrupt.signal));
  if (host === undefined) {
    process.exitCode = exitOf('E_USAGE');
    return;
  }
  // A client waits for its server: it is started before what judges it is loaded.
  const early =
    argv[0] === 'guard'
      ? await (await import('../guard/fast-path.ts')).startEarly(argv.slice(1), host)
      : undefined;
  const { main } = await import('./cli.ts');
  const status = await main(
    argv,
    quick !== undefined && 'input' in quick ? { ...host, pipes: () => pipesOf(quick.input) } : host,
    version,
    early,
  );
  // Nothing, unless the command came to no server at all.
  await early?.end();
  process.exitCode = lost() ? exitOf('E_USAGE') : status;
}

async function quickAnswer(args: readonly string[], version: string): Promise<FastAnswer | undefined> {
  const [{ fastHookAnswer }, { nodeHookHost }] = await Promise.all([
    import('../hooks/fast-path.ts'),
    import('../host/hook-host.ts'),
  ]);
  const host = hostHere(nodeHookHost);
  return host === undefined ? undefined : fastHookAnswer(args, version, host);
}

/** stdin as it was before it was read. */
const pipesOf = (input: string): ReturnType<ServerHost['pipes']> => ({
  input: Readable.from([input]),
  output: process.stdout,
});

/** Whether stdout took less than it was given, asked when the work is done; later losses set the status themselves. */
function watchStreams(): () => boolean {
  let broken = false;
  process.stdout.on('error', (error) => {
    // The reader of a pipe may leave early (`| head`); that is its right and no error of ours.
    if (errno(error) === 'EPIPE' || broken) return;
    broken = true;
    say(
      `error E_USAGE: stdout cannot be written (${errno(error) ?? 'unknown reason'}), so the output is not whole`,
    );
    say('next: send it to a place with room for it, or to a file: --reporter json=FILE');
    process.exitCode = exitOf('E_USAGE');
  });
  // There is nowhere left to say it.
  process.stderr.on('error', () => undefined);
  return () => broken;
}

/** The host, or a message when there is no folder to stand in. */
function hostHere<H>(make: () => H): H | undefined {
  try {
    return make();
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error;
    say('error E_USAGE: the current folder does not exist any more');
    say('next: go to a folder that exists, then run the same command again');
    return undefined;
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
