/**
 * Runs the command line in this process on the real machine, with its own home, cwd and captured output. The environment
 * is the clean one of `clean-machine.ts`.
 */
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { main } from '../../src/cli/cli.ts';
import { nodeFetch } from '../../src/host/fetch.ts';
import type { ServerHost, Waits } from '../../src/host/host.ts';
import { nodeHost, WAITS } from '../../src/host/node-host.ts';
import { beginRun } from '../../src/verify/early/run.ts';
import { bareFiles } from './bare-files.ts';
import { inProcess } from './in-process.ts';

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly home?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Lines a person types at a terminal; given: stdin and stderr are terminals. */
  readonly answers?: readonly string[];
  readonly signal?: AbortSignal;
  readonly host?: Partial<ServerHost>;
  /** Begins as the process does: what an earlier run of the same line found may start servers at once. */
  readonly early?: boolean;
  /** Of mcp-lock. */
  readonly version?: string;
}

const VERSION = '0.0.0-test';

/** A fresh folder, its real path. */
export const scratch = (name = 'mcp-lock-test'): string =>
  realpathSync(mkdtempSync(join(tmpdir(), `${name}-`)));

/** A screen as one line: where it was broken does not matter. The code that stands at the right edge is left out. */
export const flat = (text: string): string => text.replace(/ +E_[A-Z]+$/gm, '').replace(/\s+/g, ' ');

/**
 * A server of a test has said all it will say when it first falls silent. What it is asked it may answer late: a busy
 * machine is no reason to fail.
 */
export const PATIENT: Waits = {
  ...WAITS,
  quiet: Number(process.env['MCP_LOCK_TEST_QUIET'] ?? 10),
  quietMax: 60_000,
  unannounced: 60_000,
  turn: 60_000,
  retries: [1, 1],
};

/** `mcp-lock ARGV…` in `cwd`. */
export async function mcpLock(cwd: string, argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const answers = [...(options.answers ?? [])];
  const real = nodeHost(options.signal ?? new AbortController().signal);
  const env = {
    ...process.env,
    ...(options.home === undefined ? {} : { HOME: options.home }),
    ...options.env,
  };
  const host: ServerHost = {
    ...real,
    ...inProcess(real),
    cwd,
    env,
    files: bareFiles,
    waits: PATIENT,
    // That of the tests themselves is nobody's.
    pipes: () => ({ input: Readable.from([]), output: process.stdout }),
    registryFetch: nodeFetch(env),
    fetch: nodeFetch(env),
    ...(options.home === undefined ? {} : { home: options.home }),
    terminal: {
      stdoutIsTTY: false,
      stderrIsTTY: options.answers !== undefined,
      stdinIsTTY: options.answers !== undefined,
      columns: 80,
      rows: 24,
      stdout: (text) => void out.push(text),
      stderr: (text) => void err.push(text),
      ask: async (prompt) => {
        err.push(prompt);
        return answers.shift();
      },
      page: async () => false,
    },
    ...options.host,
  };
  const { version = VERSION } = options;
  const begun = options.early === true ? await beginRun(argv, version, host) : undefined;
  const exit = await main(argv, begun?.host ?? host, version);
  await begun?.end();
  return { exit, stdout: out.join(''), stderr: err.join('') };
}
