/**
 * A text in a pager: the program reads it from its standard input and has the terminal until the person leaves. Ctrl-C is a key of the
 * pager meanwhile. Leaving before the end of the text is no error. Uses no shell.
 */
import type { ServerHost } from './host.ts';
import { findProgram, startProcess } from './processes.ts';

/** What a terminal sends to every process in the foreground. */
const KEYS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/** `Terminal.page`. */
export const nodePage: ServerHost['terminal']['page'] = (command, args, text, env) =>
  new Promise((resolve) => {
    const before = KEYS.map((key) => [key, process.listeners(key)] as const);
    for (const key of KEYS) {
      process.removeAllListeners(key);
      process.on(key, () => undefined);
    }
    const end = () => child.kill('SIGTERM');
    const settle = (shown: boolean) => {
      for (const [key, listeners] of before) {
        process.removeAllListeners(key);
        for (const listener of listeners) process.on(key, listener as NodeJS.SignalsListener);
      }
      process.removeListener('SIGTERM', end);
      resolve(shown);
    };
    const child = startProcess(findProgram(command, env), args, {
      env: { ...env },
      stdio: ['pipe', 'inherit', 'inherit'],
      shell: false,
    });
    process.on('SIGTERM', end);
    // It may close its input before the end of the text.
    child.stdin?.on('error', () => undefined);
    child.once('spawn', () => child.stdin?.end(text));
    child.once('error', () => settle(false));
    // One that failed may have shown nothing, as with `less | cat` in PAGER, of which a shell would make two programs.
    child.once('exit', (code) => settle(code === 0));
  });
