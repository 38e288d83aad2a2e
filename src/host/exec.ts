/**
 * Runs another program in place of this one: same terminal, streams and process group. Signals are passed on, and this process ends as
 * the program does, by status or by signal. Uses no shell.
 */
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import type { ServerHost } from './host.ts';
import { findProgram, startProcess } from './processes.ts';

/** A terminal sends these to the whole process group, so the program gets them anyway. */
const FROM_TERMINAL: readonly NodeJS.Signals[] =
  process.platform === 'win32' ? ['SIGINT', 'SIGBREAK'] : ['SIGINT', 'SIGQUIT'];
const TO_PROCESS: readonly NodeJS.Signals[] =
  process.platform === 'win32' ? ['SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'];
const HANDLED = [...FROM_TERMINAL, ...TO_PROCESS];

/** How long this process may take to end by a signal; after that it returns 128 plus the number of the signal. */
const SIGNAL_END_MS = 1_000;

export const nodeExec: ServerHost['exec'] = (command, args, options) =>
  new Promise((resolve, reject) => {
    const before = HANDLED.map((signal) => [signal, process.listeners(signal)] as const);
    const shared = hasTerminal();
    const pass = (signal: NodeJS.Signals) => {
      if (!(shared && FROM_TERMINAL.includes(signal))) child.kill(signal);
    };
    for (const signal of HANDLED) {
      process.removeAllListeners(signal);
      process.on(signal, pass);
    }
    // Windows would look into the current folder first, which is the repository.
    const child = startProcess(findProgram(command, options.env), args, {
      cwd: options.cwd,
      env: { ...options.env },
      stdio: 'inherit',
      shell: false,
    });
    let running = false;
    child.once('spawn', () => {
      running = true;
    });
    child.on('error', (error) => {
      if (running) return;
      for (const [signal, listeners] of before) {
        process.removeAllListeners(signal);
        for (const listener of listeners) process.on(signal, listener as NodeJS.SignalsListener);
      }
      reject(error);
    });
    child.once('exit', (code, signal) => {
      if (signal === null) return resolve(code ?? 1);
      process.removeAllListeners(signal);
      setTimeout(() => resolve(128 + constants.signals[signal]), SIGNAL_END_MS);
      process.kill(process.pid, signal);
    });
  });

/** Whether a terminal controls this process. On Windows, every process of a console gets its keys. */
function hasTerminal(): boolean {
  if (process.platform === 'win32') return true;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
