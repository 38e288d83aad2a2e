/**
 * Files and folders of this user alone: files are written with mode 0600 into a folder of mode 0700, whole or not at all, and read only
 * if no other user can write them. Follows no link to the file itself.
 */
import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errno } from '../errors.ts';

export interface OwnFiles {
  /** The text; undefined if there is no file, it is larger than `most` bytes, or other users may write it. */
  readonly read: (path: string, most: number) => Promise<string | undefined>;
  /** Also makes the folder. Throws Node's errno errors. */
  readonly write: (path: string, text: string) => Promise<void>;
  /** Does nothing if there is no file. */
  readonly remove: (path: string) => Promise<void>;
}

// Windows has none of these. Its user folders are closed to other users by default.
const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = constants;

export const nodeOwnFiles: OwnFiles = {
  read: async (path, most) => {
    try {
      if (!isOwn(await stat(dirname(path)))) return undefined;
      const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
      try {
        const found = await file.stat();
        if (!found.isFile() || found.size > most || !isOwn(found)) return undefined;
        return await file.readFile('utf8');
      } finally {
        await file.close();
      }
    } catch {
      return undefined;
    }
  },
  write: async (path, text) => {
    await makeOwnFolder(dirname(path));
    const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      const file = await open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o600);
      await file.writeFile(text).finally(() => file.close());
      await rename(temporary, path);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
  },
  remove: (path) => unlink(path).catch(() => undefined),
};

/** Whether it belongs to this user and no other user may write it. Always true on Windows, where user folders are closed by default. */
export const isOwn = ({ uid, mode }: Stats): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

/**
 * Makes a folder and those above it with mode 0700. One by one, because Node's recursive mkdir never returns where a parent exists and
 * takes no folder, as in `/proc`. Throws Node's errno errors.
 */
export async function makeOwnFolder(path: string): Promise<void> {
  const missing: string[] = [];
  for (let at = path; !(await makeOne(at)); at = dirname(at)) {
    missing.unshift(at);
    if (dirname(at) === at) break;
  }
  for (const folder of missing)
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      if (errno(error) !== 'EEXIST') throw error;
    });
}

/** False: the folder above it does not exist. */
async function makeOne(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errno(error) === 'ENOENT') return false;
    if (errno(error) === 'EEXIST' || errno(error) === 'EISDIR') return true;
    throw error;
  }
}
