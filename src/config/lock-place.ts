/**
 * Which lockfile a command works with, and the folders that go with it: the folder in which it is started, and options, in; the lockfile
 * and its folder out. Reads no lockfile.
 */
import { join } from 'node:path';
import type { Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { exists } from '../host/kind-at.ts';
import { placeAt, withLinks } from '../launch/place.ts';
import type { NearestLock } from '../lock/nearest-lock.ts';
import { LOCK_NAME } from '../lock/nearest-lock.ts';
import { userLockPath } from '../lock/user-lock.ts';

/** Loaded only to be said: a guarded server waits for what this file imports. */
const loadMessages = () => import('./messages.ts');

interface LockPlace {
  /** The folder the lockfile belongs to, absolute: for the lockfile of the user, the home folder. */
  readonly root: string;
  /** Absolute path. */
  readonly lockPath: string;
}

/** `walks`: the lockfile may also be in a folder above. */
export const lockOfProject = (start: string, project: NearestLock, walks: boolean): LockPlace =>
  walks
    ? { root: project.folder, lockPath: project.path }
    : { root: start, lockPath: join(start, LOCK_NAME) };

/** Throws E_USAGE without a home folder, E_LOCK_PARSE for a lockfile of another user. */
export async function lockOfUser({ top }: NearestLock, host: Host): Promise<LockPlace> {
  const lockPath = await userLockPath(top, host);
  if (lockPath === undefined) throw new McpLockError((await loadMessages()).noHomeFolder());
  if ((await exists(lockPath, host)) && !(await host.files.sharesOwner(lockPath, host.home)))
    throw new McpLockError((await loadMessages()).userLockForeign(), { place: lockPath });
  return { root: host.home, lockPath };
}

/** `root`: of the lockfile, which may be in a folder above: it is found where the start folder really is. */
export async function placeFor(
  root: string,
  { folders: [start = root], gitRoot }: NearestLock,
  ofUser: boolean,
  host: Host,
): Promise<Place> {
  const git = gitRoot === undefined ? {} : { gitRoot };
  if (ofUser) return withLinks({ ...placeAt(start, host), ...git, ofUser }, host);
  const place = await withLinks({ ...placeAt(root, host), ...git }, host);
  if (root === start) return place;
  return { ...place, startFolder: await host.files.realPath(start).catch(() => start) };
}
