/**
 * The lockfile on disk: read it, and replace it whole or not at all. Only one process writes at a time (`write-lock.ts`). What another
 * one wrote between reading and writing is kept: changes of other servers are added to it, and a change of the same server is an error.
 * Never creates a lockfile on reading, never follows a link out of the repository.
 */
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { shown } from '../host/shown-path.ts';
import { inTurns } from '../host/turns.ts';
import type { Lockfile } from '../model.ts';
import { NO_LOCK } from '../model.ts';
import { formatInTurns } from './format.ts';
import type { Change } from './merge.ts';
import { changedByOthers, mergeLock } from './merge.ts';
import {
  lockChangedMeanwhile,
  lockLinkBroken,
  lockLinkOutside,
  lockNotFile,
  lockUnreadable,
  lockUnwritable,
} from './messages.ts';
import { readLockfile } from './read.ts';
import { withWriteLock } from './write-lock.ts';

/** A lockfile and the exact bytes it was read from (undefined: there is none). */
interface Stored {
  readonly path: string;
  readonly bytes?: Uint8Array;
  readonly lockfile?: Lockfile;
}

/** Reads the lockfile at `path`; a missing one is a `Stored` without content. Throws E_LOCK_*. */
export async function loadLock(path: string, root: string, host: Host): Promise<Stored> {
  const bytes = await lockBytes(path, root, host);
  if (bytes === undefined) return { path };
  const place = shown(path, host);
  try {
    return { path, bytes, lockfile: readLockfile(bytes, place) };
  } catch (error) {
    const { withRepair } = await import('./repair.ts');
    throw await withRepair(error, bytes, await target(path, root, host), place, host);
  }
}

/** The raw bytes at `path`, undefined when there is no file. Throws when it is something else than a file. */
export async function lockBytes(path: string, root: string, host: Host): Promise<Uint8Array | undefined> {
  try {
    const kind = await host.files.kind(path);
    if (kind === undefined && !(await host.files.isLink(path))) return undefined;
    await target(path, root, host);
    if (kind !== 'file') {
      const found = kind === 'directory' ? 'directory' : 'other';
      throw new McpLockError(lockNotFile(found), { place: shown(path, host) });
    }
    return await host.files.read(path);
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(lockUnreadable(errno(error) ?? 'unknown reason'), {
      place: shown(path, host),
      cause: error,
    });
  }
}

/** Replaces the whole file. Throws E_LOCK_WRITE, also when the file has changed since it was read. */
export async function replaceLock(
  stored: Stored,
  lockfile: Lockfile,
  root: string,
  host: Host,
): Promise<void> {
  const text = await textOf(lockfile, host);
  const path = await target(stored.path, root, host);
  await exclusively(path, host, async () => {
    if (!equal(await lockBytes(stored.path, root, host), stored.bytes))
      throw new McpLockError(lockChangedMeanwhile([]), { place: shown(path, host) });
    await write(path, text, host);
  });
}

interface Saved {
  /** As it is on disk now. */
  readonly lockfile: Lockfile;
  /** False where the file said so already. */
  readonly wrote: boolean;
}

/**
 * Makes these changes in the file as it is now, which may be newer than `stored`. Throws E_LOCK_WRITE, also when another process changed
 * one of the same servers meanwhile, and E_LOCK_* when what it wrote cannot be read.
 */
export async function changeLock(
  stored: Stored,
  changes: ReadonlyMap<string, Change>,
  root: string,
  host: Host,
): Promise<Saved> {
  const before = stored.lockfile ?? NO_LOCK;
  const lockfile = mergeLock(before, changes);
  const text = await textOf(lockfile, host);
  if (isText(stored.bytes, text)) return { lockfile, wrote: false };
  const path = await target(stored.path, root, host);
  return exclusively(path, host, async () => {
    if (equal(await lockBytes(stored.path, root, host), stored.bytes)) {
      await write(path, text, host);
      return { lockfile, wrote: true };
    }
    const current = await loadLock(stored.path, root, host);
    const now = current.lockfile ?? (stored.bytes === undefined ? NO_LOCK : undefined);
    const others = now === undefined ? [] : changedByOthers(before, now, changes);
    if (now === undefined || others.length > 0)
      throw new McpLockError(lockChangedMeanwhile(others), { place: shown(path, host) });
    const next = mergeLock(now, changes);
    const merged = await textOf(next, host);
    if (isText(current.bytes, merged)) return { lockfile: next, wrote: false };
    await write(path, merged, host);
    return { lockfile: next, wrote: true };
  });
}

const textOf = (lockfile: Lockfile, host: Host): Promise<string> =>
  inTurns(formatInTurns(lockfile), host.signal);

async function write(path: string, text: string, host: Host): Promise<void> {
  host.signal.throwIfAborted();
  await clearLeftovers(path, host);
  await host.files.replace(path, text);
}

/** Throws E_LOCK_WRITE when the lockfile has no folder to stand in: known before any server is started. */
export async function requireFolder(path: string, host: Host): Promise<void> {
  const found = await host.files.kind(dirname(path)).catch(() => 'directory');
  if (found === 'directory') return;
  const reason = found === undefined ? 'ENOENT' : 'ENOTDIR';
  throw new McpLockError(lockUnwritable(reason), { place: shown(path, host) });
}

/** Makes the folder of the lockfile, closed to other users, if there is none. Throws E_LOCK_WRITE. */
export async function makeFolder(path: string, host: Host): Promise<void> {
  try {
    if ((await host.files.kind(dirname(path))) === 'directory') return;
    await host.files.makePrivateFolder(dirname(path));
  } catch (error) {
    throw new McpLockError(lockUnwritable(errno(error) ?? 'unknown reason'), {
      place: shown(path, host),
      cause: error,
    });
  }
}

/** Where a write must go: through a link, but only to a place inside the repository. */
async function target(path: string, root: string, host: Host): Promise<string> {
  if (!(await host.files.isLink(path))) return path;
  let real: string;
  try {
    real = await host.files.realPath(path);
  } catch (error) {
    throw new McpLockError(lockLinkBroken(), { place: shown(path, host), cause: error });
  }
  const inside = relative(await host.files.realPath(root), real);
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new McpLockError(lockLinkOutside(), { place: shown(path, host) });
  return real;
}

/** What fails in a system call is E_LOCK_WRITE. */
async function exclusively<T>(path: string, host: Host, work: () => Promise<T>): Promise<T> {
  try {
    const options = { show: (writeLock: string) => shown(writeLock, host), waitMs: host.waits.turn };
    return await withWriteLock(path, host, options, work);
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(lockUnwritable(errno(error) ?? 'unknown reason'), {
      place: shown(path, host),
      cause: error,
    });
  }
}

/** Temporary files of writers that were killed half-way: regular files of exactly the names `Files.replace` and `claim` give. */
async function clearLeftovers(path: string, host: Host): Promise<void> {
  const own = `.${basename(path)}.`;
  const waiting = [`..${basename(path)}.writing.`, `..${basename(path)}.writing.old.`];
  for (const name of await host.files.list(dirname(path))) {
    const prefix = [own, ...waiting].find((one) => /^[0-9a-f]{12}\.tmp$/.test(afterPrefix(name, one)));
    if (prefix === undefined) continue;
    const leftover = join(dirname(path), name);
    const found = await host.files.look(leftover).catch(() => undefined);
    // A process that waits for its turn has such a file for a moment.
    if (found?.kind !== 'file' || (prefix !== own && found.ageMs < WAITING_MS)) continue;
    await host.files.remove(leftover).catch(() => undefined);
  }
}

const WAITING_MS = 60_000;

const afterPrefix = (name: string, prefix: string): string =>
  name.startsWith(prefix) ? name.slice(prefix.length) : '';

/** Whether these bytes are the text; a text of another length is not encoded. */
const isText = (bytes: Uint8Array | undefined, text: string): boolean =>
  bytes !== undefined && bytes.length === Buffer.byteLength(text) && equal(bytes, Buffer.from(text));

const equal = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : Buffer.from(a).equals(Buffer.from(b));
