/**
 * The lockfile on disk: read it, and replace it whole or not at all. Only one process writes at a time (`write-lock.ts`), and what
 * changed between reading and writing is never overwritten. Never creates a lockfile on reading, never follows a link out of
 * the repository.
 */
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { inTurns } from '../host/turns.ts';
import type { Lockfile } from '../model.ts';
import { formatInTurns } from './format.ts';
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
  return bytes === undefined ? { path } : { path, bytes, lockfile: readLockfile(bytes, shown(path, host)) };
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

/** Writes `lockfile` unless the file already says exactly that. Returns whether it wrote. Throws E_LOCK_WRITE. */
export async function saveLock(
  stored: Stored,
  lockfile: Lockfile,
  root: string,
  host: Host,
): Promise<boolean> {
  const text = await inTurns(formatInTurns(lockfile), host.signal);
  if (stored.bytes !== undefined && Buffer.from(stored.bytes).equals(Buffer.from(text))) return false;
  const path = await target(stored.path, root, host);
  return exclusively(path, host, async () => {
    const current = await lockBytes(stored.path, root, host);
    if (!equal(current, stored.bytes))
      throw new McpLockError(lockChangedMeanwhile(), { place: shown(path, host) });
    await clearLeftovers(path, host);
    await host.files.replace(path, text);
    return true;
  });
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
    return await withWriteLock(path, host, (writeLock) => shown(writeLock, host), work);
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(lockUnwritable(errno(error) ?? 'unknown reason'), {
      place: shown(path, host),
      cause: error,
    });
  }
}

/** Temporary files of writers that were killed half-way: regular files of exactly the name `Files.replace` gives. */
async function clearLeftovers(path: string, host: Host): Promise<void> {
  const prefix = `.${basename(path)}.`;
  for (const name of await host.files.list(dirname(path))) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{12}\.tmp$/.test(name.slice(prefix.length))) continue;
    const leftover = join(dirname(path), name);
    const found = await host.files.look(leftover).catch(() => undefined);
    if (found?.kind === 'file') await host.files.remove(leftover).catch(() => undefined);
  }
}

const equal = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : Buffer.from(a).equals(Buffer.from(b));

/** A path as a person would type it from where they stand. */
export function shown(path: string, host: Pick<Host, 'cwd'>): string {
  const near = relative(host.cwd, path);
  return near === '' ? '.' : near.startsWith('..') ? path : near;
}

/** The place of an error as a person would type it: a file, or a file with what follows it (`:3:1`, `/servers/x`). */
export const shownPlace = (place: string, host: Pick<Host, 'cwd'>): string =>
  isAbsolute(place) ? shown(place, host) : place;
