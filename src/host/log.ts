/**
 * A log file for several processes: opened for appending with mode 0600, and written at once, so that no line is lost when the process
 * is killed. A config can name the file, so an existing file is used only if it is a log of mcp-lock. Follows no link.
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

/** Undefined if the file exists. */
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

/** Whether it is a file of this user alone, empty or with the start of a guard's line. */
function isLog(file: number): boolean {
  const found = fstatSync(file);
  if (!found.isFile()) return false;
  if (process.getuid !== undefined && (found.uid !== process.getuid() || (found.mode & 0o777) !== 0o600))
    return false;
  const start = Buffer.alloc(64);
  return found.size === 0 || BEGINS.test(start.toString('latin1', 0, readSync(file, start, 0, 64, 0)));
}

/** The start of a line of the guard's log. */
const BEGINS = /^\{"time":"[\d:.TZ-]{20,30}","server":"/;
