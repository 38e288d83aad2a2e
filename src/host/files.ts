/**
 * `Files` on the real disk.
 */
import { constants } from 'node:fs';
import { chmod, lstat, mkdtemp, open, readdir, readFile, realpath, rm, stat, unlink } from 'node:fs/promises';
import { errno } from '../errors.ts';
import type { Files } from './host.ts';
import { makeOwnFolder } from './own-files.ts';
import { wholeFiles } from './whole-files.ts';

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
  stamp: async (path) => {
    const found = await stat(path, { bigint: true }).catch(() => undefined);
    return found && [found.dev, found.ino, found.mode, found.size, found.mtimeNs, found.ctimeNs].join(' ');
  },
  isReadOnly: async (path) => ((await stat(path)).mode & 0o222) === 0,
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
  sharesOwner: async (path, other) => {
    if (process.getuid === undefined) return true;
    const [found, near] = await Promise.all([path, other].map((one) => lstat(one).catch(() => undefined)));
    return found !== undefined && [process.getuid(), near?.uid].includes(found.uid);
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
  ...wholeFiles(),
  remove: (path) => unlink(path),
  makePrivateFolder: async (path) => {
    await makeOwnFolder(path);
    await chmod(path, 0o700);
  },
  makeScratch: (prefix) => mkdtemp(prefix),
  removeScratch: (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
};
