/**
 * One writer of a file at a time: a small file beside it, `.NAME.writing`, holds the number of the process that writes. Others wait
 * for a while. It is taken over when that process has ended, when it is not whole, or when it is older than any write takes; one that
 * somebody committed therefore blocks nobody for ever. Follows no link, reads no more than a line and removes nothing but such files.
 */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { fileBeingWritten, writeLockIsDirectory } from './messages.ts';

/** No write takes nearly so long. */
const MAX_HELD_MS = 60_000;
/** Nor does a takeover. */
const MAX_TAKEOVER_MS = 5_000;
const MAX_BYTES = 64;
/** Between two looks, at random, so that many that wait do not look at once. */
const LOOK_MS = [20, 60] as const;
const WHOLE = /^(\d{1,10})(?: [0-9a-f]+)?\n$/;

interface WriteLockOptions {
  /** Makes a path readable. */
  readonly show: (path: string) => string;
  /** How long to wait for another process, in milliseconds. */
  readonly waitMs: number;
}

/**
 * Does `work` while no other process writes the file at `path`. Throws E_LOCK_WRITE when another process does not end its write,
 * and passes on what a failed system call throws.
 */
export async function withWriteLock<T>(
  path: string,
  host: Host,
  { show, waitMs }: WriteLockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const writeLock = join(dirname(path), `.${basename(path)}.writing`);
  const own = `${host.pid} ${randomBytes(6).toString('hex')}\n`;
  await acquire(
    writeLock,
    own,
    host,
    (holder) => {
      const place = show(writeLock);
      return holder === 'directory'
        ? new McpLockError(writeLockIsDirectory(basename(path), place), { place })
        : new McpLockError(fileBeingWritten(basename(path), holder, place), { place });
    },
    waitMs,
  );
  try {
    return await work();
  } finally {
    // Another process has it if this one was thought to have ended.
    if ((await textOf(writeLock, host)) === own) await host.files.remove(writeLock).catch(() => undefined);
  }
}

async function acquire(
  writeLock: string,
  own: string,
  host: Host,
  errorOf: (holder: number | 'directory') => McpLockError,
  waitMs: number,
): Promise<void> {
  const began = host.now();
  for (;;) {
    try {
      return await host.files.claim(writeLock, own);
    } catch (error) {
      if (errno(error) !== 'EEXIST') throw error;
    }
    const holder = await holderOf(writeLock, host);
    if (holder === 'directory') throw errorOf(holder);
    if (holder === 'nobody') await takeAway(writeLock, own, host);
    else if (holder !== 'free' && host.now() - began >= waitMs) throw errorOf(holder);
    if (holder !== 'free') await pause(host);
    host.signal.throwIfAborted();
  }
}

const pause = (host: Host): Promise<void> => {
  const [least, most] = LOOK_MS;
  return new Promise((resolve) => void host.timer(least + Math.random() * (most - least), resolve));
};

/** Only one process at a time, or two could each take away what the other has claimed by then. */
async function takeAway(writeLock: string, own: string, host: Host): Promise<void> {
  const takeover = `${writeLock}.old`;
  try {
    await host.files.claim(takeover, own);
  } catch (error) {
    if (errno(error) !== 'EEXIST') throw error;
    const found = await host.files.look(takeover);
    if (found !== undefined && found.ageMs > MAX_TAKEOVER_MS) await remove(takeover, host);
    return;
  }
  try {
    if ((await holderOf(writeLock, host)) === 'nobody') await remove(writeLock, host);
  } finally {
    await host.files.remove(takeover).catch(() => undefined);
  }
}

const remove = (path: string, host: Host): Promise<void> =>
  host.files.remove(path).catch((error: unknown) => {
    if (errno(error) !== 'ENOENT') throw error;
  });

/** Who writes: a process, nobody any more, or nobody at all (`free`). A directory is in the way. */
async function holderOf(writeLock: string, host: Host): Promise<number | 'nobody' | 'free' | 'directory'> {
  const found = await host.files.look(writeLock);
  if (found === undefined) return 'free';
  if (found.kind !== 'file') return found.kind === 'directory' ? 'directory' : 'nobody';
  if (found.ageMs > MAX_HELD_MS) return 'nobody';
  // It appears whole, so what is not whole was left behind.
  const pid = Number(WHOLE.exec((await textOf(writeLock, host)) ?? '')?.[1] ?? 0);
  return pid > 0 && host.alive(pid, found.ageMs) ? pid : 'nobody';
}

const textOf = (path: string, host: Host): Promise<string | undefined> =>
  host.files.readStart(path, MAX_BYTES).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
