/** The real machine as a `Host`: a signal that interrupts in, the host out. */
import { setMaxListeners } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { isAlive } from './alive.ts';
import { nodeAsk } from './ask.ts';
import { nodeBrowse, nodeOpenFile } from './browser.ts';
import { nodeExec } from './exec.ts';
import { nodeFetch } from './fetch.ts';
import { nodeFiles } from './files.ts';
import { nodeFolders } from './folders.ts';
import type { ServerHost, Waits } from './host.ts';
import { nodeOpenLog } from './log.ts';
import { nodeOwnFiles } from './own-files.ts';
import { nodePage } from './page.ts';
import { nodeRun, nodeSignalGroup, nodeSpawn } from './processes.ts';

export const WAITS: Waits = {
  probe: 15_000,
  quiet: 500,
  quietMax: 5_000,
  unannounced: 5_000,
  grace: 700,
  turn: 10_000,
  retries: [250, 750],
};

export const nodeTimer: ServerHost['timer'] = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** The machine this runs on. `signal` aborts when the run is interrupted. */
export function nodeHost(signal: AbortSignal): ServerHost {
  // Every server and helper listens for the interruption, so there may be many listeners.
  setMaxListeners(0, signal);
  return {
    platform: process.platform,
    cwd: process.cwd(),
    home: homedir(),
    tmpdir: tmpdir(),
    env: process.env,
    pid: process.pid,
    node: {
      path: process.execPath,
      arch: process.arch,
      major: process.versions.node.split('.')[0] ?? '',
    },
    now: () => performance.now(),
    waits: WAITS,
    timer: nodeTimer,
    alive: isAlive,
    files: nodeFiles,
    ownFiles: nodeOwnFiles,
    folders: nodeFolders,
    spawn: nodeSpawn,
    signalGroup: nodeSignalGroup,
    run: nodeRun(signal),
    exec: nodeExec,
    registryFetch: nodeFetch(process.env),
    fetch: nodeFetch(process.env),
    browse: nodeBrowse,
    openFile: nodeOpenFile,
    awaitCallback: async (port) => (await import('./callback.ts')).nodeCallback(port),
    terminal: {
      stdoutIsTTY: process.stdout.isTTY === true,
      stderrIsTTY: process.stderr.isTTY === true,
      stdinIsTTY: process.stdin.isTTY === true,
      columns: process.stdout.columns ?? 80,
      rows: process.stdout.rows ?? 24,
      stdout: (text) => void process.stdout.write(text),
      stderr: (text) => void process.stderr.write(text),
      ask: nodeAsk(signal),
      page: nodePage,
    },
    pipes: () => ({ input: process.stdin, output: process.stdout }),
    openLog: nodeOpenLog,
    time: () => Date.now(),
    signal,
  };
}
