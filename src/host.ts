/**
 * Everything outside the program, as one argument: disk, environment, clock, processes, network, terminal.
 * `nodeHost()` is the real one; tests pass another. Nothing else in `src` touches these.
 */

import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import spawn from 'cross-spawn';
import { errno } from './errors.ts';

export interface Files {
  /** Whole file as bytes. Throws Node's errno errors. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Undefined when nothing is there. Follows links. */
  readonly kind: (path: string) => Promise<'file' | 'directory' | 'other' | undefined>;
  /** Bytes on disk; throws when nothing is there. */
  readonly size: (path: string) => Promise<number>;
  readonly isLink: (path: string) => Promise<boolean>;
  /** Absolute path with every link followed. Throws ENOENT. */
  readonly realPath: (path: string) => Promise<string>;
  readonly list: (path: string) => Promise<readonly string[]>;
  /** Replaces a file whole or not at all: temporary file beside it, fsync, rename. */
  readonly replace: (path: string, text: string) => Promise<void>;
  /** Creates a file that must not exist yet (EEXIST otherwise). */
  readonly create: (path: string, text: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

export interface SpawnOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface RunResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal {
  readonly stdoutIsTTY: boolean;
  readonly stderrIsTTY: boolean;
  readonly stdinIsTTY: boolean;
  readonly columns: number;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** One line typed at the terminal, prompted on stderr; undefined at end of input. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
}

export interface Host {
  readonly platform: string;
  readonly cwd: string;
  readonly home: string;
  readonly tmpdir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pid: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Whether a process with this id exists. */
  readonly alive: (pid: number) => boolean;
  readonly files: Files;
  /** A server, in a process group of its own (a new session on POSIX), all three streams piped, no shell. */
  readonly spawn: (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess;
  /** Signals a whole group of `spawn` (0: only asks); false when nothing of it is left. */
  readonly signalGroup: (pid: number, signal: NodeJS.Signals | 0) => boolean;
  /** A helper program (npm, git) run to its end: no shell, output capped, ended after `timeoutMs`. */
  readonly run: (
    command: string,
    args: readonly string[],
    options: SpawnOptions & { readonly timeoutMs: number },
  ) => Promise<RunResult>;
  readonly fetch: typeof fetch;
  readonly terminal: Terminal;
  /** Aborted by Ctrl-C or a termination signal. */
  readonly signal: AbortSignal;
}

const MAX_HELPER_OUTPUT = 64 * 1024 * 1024;

const nodeFiles: Files = {
  read: (path) => readFile(path),
  kind: async (path) => {
    try {
      const found = await stat(path);
      return found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
    } catch (error) {
      if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return undefined;
      throw error;
    }
  },
  size: async (path) => (await stat(path)).size,
  isLink: async (path) => {
    try {
      return (await lstat(path)).isSymbolicLink();
    } catch {
      return false;
    }
  },
  realPath: (path) => realpath(path),
  list: (path) => readdir(path),
  replace: async (path, text) => {
    const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      await writeNew(temporary, text);
      await rename(temporary, path);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(path));
  },
  create: writeNew,
  remove: (path) => unlink(path),
};

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the rename itself durable; Windows cannot open folders and needs no such step. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, constants.O_RDONLY);
    await folder.sync().finally(() => folder.close());
  } catch {
    return;
  }
}

/** Groups that may still run; whatever ends this process ends them too. */
const groups = new Set<number>();
process.once('exit', () => {
  for (const pid of groups) nodeSignalGroup(pid, 'SIGKILL');
});

const nodeSpawn: Host['spawn'] = (command, args, options) => {
  const child = spawn(command, [...args], {
    cwd: options.cwd,
    env: { ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    shell: false,
  });
  if (child.pid !== undefined) groups.add(child.pid);
  return child;
};

const nodeSignalGroup: Host['signalGroup'] = (pid, signal) => {
  try {
    if (process.platform === 'win32') {
      if (signal !== 0) spawn.sync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
      return false;
    }
    process.kill(-pid, signal);
    return true;
  } catch {
    groups.delete(pid);
    return false;
  }
};

const nodeRun: Host['run'] = (command, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: { ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      shell: false,
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL',
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    const keep = (into: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_HELPER_OUTPUT) child.kill('SIGKILL');
      else into.push(chunk);
    };
    child.stdout?.on('data', keep(stdout));
    child.stderr?.on('data', keep(stderr));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });

function ask(prompt: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    let answer: string | undefined;
    lines.on('SIGINT', () => {
      lines.close();
      process.kill(process.pid, 'SIGINT');
    });
    lines.on('close', () => resolve(answer));
    lines.question(prompt, (line) => {
      answer = line;
      lines.close();
    });
  });
}

/** The machine this runs on. `signal` is the caller's way to interrupt. */
export function nodeHost(signal: AbortSignal): Host {
  return {
    platform: process.platform,
    cwd: process.cwd(),
    home: homedir(),
    tmpdir: tmpdir(),
    env: process.env,
    pid: process.pid,
    now: () => performance.now(),
    alive: (pid) => {
      try {
        process.kill(pid, 0);
        return true;
      } catch (error) {
        return errno(error) === 'EPERM';
      }
    },
    files: nodeFiles,
    spawn: nodeSpawn,
    signalGroup: nodeSignalGroup,
    run: nodeRun,
    fetch: globalThis.fetch,
    terminal: {
      stdoutIsTTY: process.stdout.isTTY === true,
      stderrIsTTY: process.stderr.isTTY === true,
      stdinIsTTY: process.stdin.isTTY === true,
      columns: process.stdout.columns ?? 80,
      stdout: (text) => void process.stdout.write(text),
      stderr: (text) => void process.stderr.write(text),
      ask,
    },
    signal,
  };
}
