/**
 * One writer of a file at a time: a small file beside it, `.NAME.writing`, holds the number of the process that writes. It is
 * taken over when that process has ended or is older than any write takes; one that somebody committed therefore blocks nobody
 * for ever. Follows no link, reads no more than a line and removes nothing but such files.
 */
import { basename, dirname, join } from 'node:path';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { fileBeingWritten, writeLockIsDirectory } from './messages.ts';

/** No write takes nearly so long. */
const MAX_HELD_MS = 60_000;
/** Between creating the file and writing the number into it. */
const MAX_UNNAMED_MS = 2_000;
const MAX_NUMBER_BYTES = 64;
const ATTEMPTS = 3;

/**
 * Does `work` while no other process writes the file at `path`; `show` makes a path readable. Throws E_LOCK_WRITE when another
 * process writes it, and passes on what a failed system call throws.
 */
export async function withWriteLock<T>(
  path: string,
  host: Host,
  show: (path: string) => string,
  work: () => Promise<T>,
): Promise<T> {
  const writeLock = join(dirname(path), `.${basename(path)}.writing`);
  await acquire(writeLock, basename(path), host, show(writeLock));
  try {
    return await work();
  } finally {
    await host.files.remove(writeLock).catch(() => undefined);
  }
}

async function acquire(writeLock: string, name: string, host: Host, place: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await host.files.create(writeLock, `${host.pid}\n`);
    } catch (error) {
      if (errno(error) !== 'EEXIST') throw error;
    }
    const owner = await ownerOf(writeLock, host);
    if (owner === 'directory') throw new McpLockError(writeLockIsDirectory(name, place), { place });
    if (owner !== undefined || attempt === ATTEMPTS) {
      const writer = owner === 0 ? undefined : owner;
      throw new McpLockError(fileBeingWritten(name, writer, place), { place });
    }
    await host.files.remove(writeLock).catch((error: unknown) => {
      if (errno(error) !== 'ENOENT') throw error;
    });
  }
}

/** Who writes: the number of a process (0: not written down yet), a directory that is in the way, or nobody any more. */
async function ownerOf(writeLock: string, host: Host): Promise<number | 'directory' | undefined> {
  const found = await host.files.look(writeLock);
  if (found === undefined) return undefined;
  if (found.kind !== 'file') return found.kind === 'directory' ? 'directory' : undefined;
  if (found.ageMs > MAX_HELD_MS) return undefined;
  const start = await host.files.readStart(writeLock, MAX_NUMBER_BYTES).catch(() => new Uint8Array());
  const text = new TextDecoder().decode(start).trim();
  if (text === '') return found.ageMs > MAX_UNNAMED_MS ? undefined : 0;
  const owner = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return owner > 0 && host.alive(owner) ? owner : undefined;
}
