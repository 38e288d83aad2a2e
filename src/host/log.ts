/**
 * A log file that several processes may add to: opened once for appending with mode 0600, written line by line and at
 * once, so that nothing is lost when the process is killed. A config names the file, so one that was there before is added
 * to only where it is such a log already. Follows no link.
 */
import { closeSync, constants, fchmodSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { errno } from '../errors.ts';
import type { Host } from './host.ts';
import { logFileForeign } from './messages.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDWR } = constants;

export const nodeOpenLog: Host['openLog'] = (path) => {
  const file = newLog(path) ?? oldLog(path);
  return (text) => void writeSync(file, text);
};

/** Undefined where something stands already. */
function newLog(path: string): number | undefined {
  try {
    const file = openSync(path, O_APPEND | O_CREAT | O_EXCL | O_RDWR, 0o600);
    if (process.platform !== 'win32') fchmodSync(file, 0o600);
    return file;
  } catch (error) {
    if (errno(error) === 'EEXIST') return undefined;
    throw error;
  }
}

function oldLog(path: string): number {
  const file = openSync(path, O_APPEND | O_RDWR | O_NOFOLLOW | O_NONBLOCK);
  if (isLog(file)) return file;
  closeSync(file);
  const reason = logFileForeign();
  throw Object.assign(new Error(reason), { code: reason });
}

/** A file of this user alone that is empty or begins as the guard writes. */
function isLog(file: number): boolean {
  const found = fstatSync(file);
  if (!found.isFile()) return false;
  if (process.getuid !== undefined && (found.uid !== process.getuid() || (found.mode & 0o777) !== 0o600))
    return false;
  const start = Buffer.alloc(64);
  return found.size === 0 || BEGINS.test(start.toString('latin1', 0, readSync(file, start, 0, 64, 0)));
}

/** The first words of a line of `guard/log.ts`. */
const BEGINS = /^\{"time":"[\d:.TZ-]{20,30}","server":"/;
