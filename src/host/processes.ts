/**
 * Real processes: servers in process groups of their own, and helpers that run to their end. They end when this process ends, servers
 * also when it is killed, and a helper also on an abort. Never uses a shell, and never takes a program from the current folder.
 */
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import type crossSpawn from 'cross-spawn';
import type { Host, ServerHost } from './host.ts';
import { lazy } from './lazy.ts';
import { programPath, searchingEnvironment } from './program-path.ts';
import { cover, release, startWatchdog } from './watchdog.ts';

/** Milliseconds for a helper to end after SIGTERM. npm takes back what it began; killed, it leaves its cache damaged. */
const TAKE_BACK_MS = 15_000;
/** Milliseconds for the end of a helper's output once the helper itself has ended. */
const LEFT_OPEN_MS = 2_000;
const MAX_HELPER_OUTPUT = 64 * 1024 * 1024;

/** Process groups that may still run. */
const groups = new Set<number>();
process.once('exit', () => {
  for (const pid of groups) nodeSignalGroup(pid, 'SIGKILL');
});

/** The program file of a command, from the PATH only. */
export const findProgram = (command: string, env: Readonly<Record<string, string | undefined>>): string =>
  programPath(command, {
    platform: process.platform,
    env,
    isFile,
  });

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export const nodeSpawn: ServerHost['spawn'] = (command, args, options) => {
  const child = startProcess(findProgram(command, options.env), args, {
    cwd: options.cwd,
    env: searchingEnvironment(process.platform, options.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    shell: false,
  });
  const { pid } = child;
  startWatchdog();
  cover(pid);
  if (pid !== undefined) {
    groups.add(pid);
    // There are no groups whose end could be asked for.
    if (process.platform === 'win32') child.once('exit', () => forget(pid));
  }
  return child;
};

export const nodeSignalGroup: Host['signalGroup'] = (pid, signal) => {
  try {
    if (process.platform === 'win32') {
      if (signal !== 0)
        spawnSync(findProgram('taskkill', process.env), ['/pid', String(pid), '/T', '/F'], {
          stdio: 'ignore',
        });
      return false;
    }
    process.kill(-pid, signal);
    return true;
  } catch {
    forget(pid);
    return false;
  }
};

function forget(pid: number): void {
  groups.delete(pid);
  release(pid);
}

/** `Host.run`. When `signal` aborts, it ends the helper with SIGTERM, waits for its end and rejects with the reason of the signal. */
export const nodeRun =
  (signal: AbortSignal): Host['run'] =>
  (command, args, options) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const child = startProcess(findProgram(command, options.env), args, {
        cwd: options.cwd,
        env: searchingEnvironment(process.platform, options.env),
        stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        // A group of its own, so that the helpers of npm and git end with them.
        detached: process.platform !== 'win32',
        windowsHide: true,
        shell: false,
      });
      const { pid } = child;
      if (pid !== undefined) groups.add(pid);
      const kill = () => void (pid !== undefined && nodeSignalGroup(pid, 'SIGKILL'));
      let grace: NodeJS.Timeout | undefined;
      let killing: NodeJS.Timeout | undefined;
      const end = () => {
        if (pid === undefined || !nodeSignalGroup(pid, 'SIGTERM')) return kill();
        killing ??= setTimeout(kill, TAKE_BACK_MS);
      };
      const timer = setTimeout(end, options.timeoutMs);
      const leave = () => {
        clearTimeout(timer);
        clearTimeout(grace);
        clearTimeout(killing);
        signal.removeEventListener('abort', end);
        // Another process may get this id soon.
        if (pid !== undefined) groups.delete(pid);
      };
      signal.addEventListener('abort', end, { once: true });
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      let size = 0;
      const keep = (into: Buffer[]) => (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_HELPER_OUTPUT) kill();
        else into.push(chunk);
      };
      // A program that ends before it reads closes the pipe.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(options.input);
      child.stdout?.on('data', keep(stdout));
      child.stderr?.on('data', keep(stderr));
      child.on('error', (error) => {
        leave();
        reject(error);
      });
      const settle = (code: number | null) => {
        // What the helper started and left behind ends with it. Windows finds none of it by the id of a process that has ended.
        if (process.platform !== 'win32') kill();
        leave();
        if (signal.aborted) return reject(signal.reason);
        resolve({
          code,
          stdout: Buffer.concat(stdout).toString(),
          stderr: Buffer.concat(stderr).toString(),
        });
      };
      child.on('close', settle);
      // A process of another session may keep the output open: it is not waited for.
      child.on('exit', (code) => {
        grace = setTimeout(() => settle(code), LEFT_OPEN_MS);
      });
    });

const forWindows = lazy<typeof crossSpawn>('cross-spawn');

export const startProcess = (
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly shell: false },
): ChildProcess => (process.platform === 'win32' ? forWindows() : spawn)(command, [...args], options);
