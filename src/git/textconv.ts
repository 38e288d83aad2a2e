/**
 * git's textconv for lockfiles: a file in, its lines on stdout and exit 0 out, whatever the file is. What is not a lockfile is printed as
 * it is, with hidden characters named. Starts nothing.
 */
import { resolve } from 'node:path';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { isFile } from '../host/kind-at.ts';
import { readStored } from '../lock/read.ts';
import { lockLines } from './lock-lines.ts';
import { fileUnreadable } from './messages.ts';
import { shownFile } from './shown-line.ts';

export async function textconv(file: string, host: Host): Promise<0> {
  const path = resolve(host.cwd, file);
  try {
    if (await isFile(path, host)) host.terminal.stdout(textOf(await host.files.read(path), file));
    else host.terminal.stderr(fileUnreadable(file, 'ENOENT'));
  } catch (error) {
    host.terminal.stderr(fileUnreadable(file, errno(error) ?? 'EIO'));
  }
  return 0;
}

/** The lines of a lockfile, or the file. */
export function textOf(bytes: Uint8Array, name: string): string {
  try {
    const lines = lockLines(readStored(bytes, name));
    return lines.map((line) => `${line}\n`).join('');
  } catch (error) {
    if (error instanceof McpLockError) return shownFile(bytes);
    throw error;
  }
}
