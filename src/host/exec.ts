/**
 * This process stands aside for another: same terminal, same streams, same process group; signals go on to it, and its
 * end becomes our end, by status or by signal. Started without a shell. Ends nothing by itself.
 */
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import type { ServerHost } from './host.ts';
import { findProgram, startProcess } from './processes.ts';

/** A terminal sends these to the whole group, so the other has them already; passed on, they would come twice. */
const FROM_TERMINAL: readonly NodeJS.Signals[] =
  process.platform === 'win32' ? ['SIGINT', 'SIGBREAK'] : ['SIGINT', 'SIGQUIT'];
const TO_US: readonly NodeJS.Signals[] =
  process.platform === 'win32' ? ['SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'];
const TAKEN = [...FROM_TERMINAL, ...TO_US];

/** How long our own death by a signal may take before its number is returned as a status instead. */
const DEATH_MS = 1_000;

export const nodeExec: ServerHost['exec'] = (command, args, options) =>
  new Promise((resolve, reject) => {
    const before = TAKEN.map((signal) => [signal, process.listeners(signal)] as const);
    const shared = hasTerminal();
    const pass = (signal: NodeJS.Signals) => {
      if (!(shared && FROM_TERMINAL.includes(signal))) child.kill(signal);
    };
    for (const signal of TAKEN) {
      process.removeAllListeners(signal);
      process.on(signal, pass);
    }
    // Windows would look into the current folder first, and that is the repository.
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
      setTimeout(() => resolve(128 + constants.signals[signal]), DEATH_MS);
      process.kill(process.pid, signal);
    });
  });

/** Whether a terminal controls this process; Windows hands its keys to every process of the console. */
function hasTerminal(): boolean {
  if (process.platform === 'win32') return true;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
