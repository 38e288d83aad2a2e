/**
 * `Files` on the real disk. Writes a whole file or none, and leaves no temporary file behind.
 */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  chmod,
  lstat,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errno } from '../errors.ts';
import type { Files } from './host.ts';
import { makeOwnFolder } from './own-files.ts';

// Windows has neither of them.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
const NO_WAIT = constants.O_NONBLOCK ?? 0;

export const nodeFiles: Files = {
  read: (path) => readFile(path),
  kind: async (path) => {
    try {
      const found = await stat(path);
      return found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
    } catch (error) {
      if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return undefined;
      throw error;
    }
  },
  size: async (path) => (await stat(path)).size,
  isLink: async (path) => {
    try {
      return (await lstat(path)).isSymbolicLink();
    } catch {
      return false;
    }
  },
  look: async (path) => {
    try {
      const found = await lstat(path);
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
      return { kind, ageMs: Math.abs(Date.now() - found.mtimeMs) };
    } catch (error) {
      if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return undefined;
      throw error;
    }
  },
  readStart: async (path, bytes) => {
    // Follows no link, and does not wait for a writer of a pipe.
    const file = await open(path, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },
  realPath: (path) => realpath(path),
  list: (path) => readdir(path),
  replace: async (path, text, mode) => {
    const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      await writeNew(temporary, text, mode ?? (await modeOf(path)));
      await rename(temporary, path);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(path));
  },
  create: (path, text) => writeNew(path, text),
  remove: (path) => unlink(path),
  makePrivateFolder: async (path) => {
    await makeOwnFolder(path);
    await chmod(path, 0o700);
  },
  makeScratch: (prefix) => mkdtemp(prefix),
  removeScratch: (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
};

async function writeNew(path: string, text: string, mode?: number): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode ?? 0o644);
  try {
    if (mode !== undefined) await file.chmod(mode);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The permissions of the present file, to keep a config with secrets private. */
const modeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ mode }) => mode & 0o777,
    () => undefined,
  );

/** Makes the rename durable. Windows cannot open a folder and does not need this. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, constants.O_RDONLY);
    await folder.sync().finally(() => folder.close());
  } catch {
    return;
  }
}
