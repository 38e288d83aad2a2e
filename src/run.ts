/**
 * The program as a process: real host, signals, exit status. Interrupts are passed on as an abort, so that every
 * server is ended before the process leaves.
 */
import { readFileSync } from 'node:fs';
import { main } from './cli.ts';
import { McpLockError } from './errors.ts';
import { nodeHost } from './host.ts';

/** Runs the command line of this process and sets its exit status. */
export async function run(): Promise<void> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second signal means: now.
      if (interrupt.signal.aborted) process.exit(130);
      interrupt.abort(new McpLockError('E_INTERRUPTED', 'interrupted; nothing was written'));
    });
  }
  // The reader of a pipe may leave early (`| head`); that is its right and no error of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  process.exitCode = await main(process.argv.slice(2), nodeHost(interrupt.signal), version);
}
