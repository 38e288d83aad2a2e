/**
 * Folders of this user alone: whether what stands there can be written by nobody else, and making one with those above it.
 */
import type { Stats } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errno } from '../errors.ts';

/** Whether it belongs to this user and nobody else may write it. Windows: a user's folders are closed by default. */
export const isClosed = ({ uid, mode }: Stats): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

/**
 * Makes a folder and those above it, open to this user alone. One by one: where a parent exists and takes no folder
 * (`/proc`), Node's own way tries for ever. Throws Node's errno errors.
 */
export async function makeOwnFolder(path: string): Promise<void> {
  const missing: string[] = [];
  for (let at = path; !(await made(at)); at = dirname(at)) {
    missing.unshift(at);
    if (dirname(at) === at) break;
  }
  for (const folder of missing)
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      if (errno(error) !== 'EEXIST') throw error;
    });
}

/** False: there is no folder to make it in. */
async function made(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errno(error) === 'ENOENT') return false;
    if (errno(error) === 'EEXIST' || errno(error) === 'EISDIR') return true;
    throw error;
  }
}
