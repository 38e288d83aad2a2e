/**
 * Writing to the real disk: a whole file or none, and no temporary file is left behind. Devices and pipes are written to as they are. The
 * calls of Node in, the writing part of `Files` out.
 */
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import * as node from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errno } from '../errors.ts';
import type { Files } from './host.ts';

/** What fails when the disk does. */
export interface Disk {
  readonly open: (path: string, flags: number, mode?: number) => Promise<FileHandle>;
  readonly link: (from: string, to: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
}

/** What `link` fails with on file systems that have no hard links. */
const WITHOUT_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EISDIR',
]);

export function wholeFiles(disk: Disk = node): Pick<Files, 'replace' | 'create' | 'claim'> {
  /** Nothing is left of a file that could not be written whole. */
  async function writeNew(path: string, text: string, mode?: number): Promise<void> {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    const file = await disk.open(path, flags, mode ?? 0o644);
    try {
      try {
        if (mode !== undefined) await file.chmod(mode);
        for (const part of partsOf(text)) await file.writeFile(part);
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      await removed(path);
      throw error;
    }
  }

  async function append(path: string, text: string): Promise<void> {
    const file = await disk.open(path, constants.O_WRONLY | constants.O_APPEND);
    try {
      for (const part of partsOf(text)) await file.writeFile(part);
    } finally {
      await file.close();
    }
  }

  return {
    replace: async (path, text, mode) => {
      const found = await node.stat(path).catch(() => undefined);
      if (isDevice(path, found)) return await append(path, text);
      const temporary = temporaryOf(path);
      // The permissions of the present file, to keep a config with secrets private.
      await writeNew(temporary, text, mode ?? (found === undefined ? undefined : found.mode & 0o777));
      try {
        await disk.rename(temporary, path);
      } catch (error) {
        await removed(temporary);
        throw error;
      }
      await syncFolder(dirname(path));
    },
    create: (path, text) => writeNew(path, text),
    claim: async (path, text) => {
      const temporary = temporaryOf(path);
      await writeNew(temporary, text);
      try {
        await disk.link(temporary, path);
      } catch (error) {
        if (!WITHOUT_LINKS.has(errno(error) ?? '')) throw error;
        await writeNew(path, text);
      } finally {
        await removed(temporary);
      }
    },
  };
}

/** Characters that are encoded at once. */
const PART = 1024 * 1024;

/** The text in parts, so that a large one does not stand in memory once more as bytes. No character is cut in two. */
function* partsOf(text: string): Generator<string, void> {
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = Math.min(text.length, start + PART);
    if (/^[\u{D800}-\u{DBFF}]$/u.test(text[end - 1] ?? '')) end += 1;
    yield text.slice(start, end);
  }
}

/** A device or a pipe, or a name of an open file, as `/dev/stdout` is one: replaced by a file, it would be gone for all programs. */
const isDevice = (path: string, found: Stats | undefined): boolean =>
  /^\/(?:dev|proc)\//.test(path) || (found !== undefined && !found.isFile() && !found.isDirectory());

const removed = (path: string): Promise<void> => node.unlink(path).catch(() => undefined);

const temporaryOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);

/** Makes the rename durable. Windows cannot open a folder and does not need this. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await node.open(path, constants.O_RDONLY);
    await folder.sync().finally(() => folder.close());
  } catch {
    return;
  }
}
