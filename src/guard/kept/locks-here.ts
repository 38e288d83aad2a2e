/**
 * The lockfiles that guards of a folder may have worked with, those included that are gone: the project around it in, absolute paths of
 * lockfiles out. Reads no lockfile.
 */
import { join } from 'node:path';
import type { LockHost, NearestLock } from '../../lock/nearest-lock.ts';
import { LOCK_NAME } from '../../lock/nearest-lock.ts';
import { userLockPath } from '../../lock/user-lock.ts';
import type { KeptHost } from './record.ts';

/** `lockfile`: the one to use in place of that of the project. */
export async function locksHere(
  { top, path, found, nearer, folders }: NearestLock,
  lockfile: string | undefined,
  host: LockHost & KeptHost,
): Promise<readonly string[]> {
  const ofProject = found ? [path, ...nearer] : folders.map((folder) => join(folder, LOCK_NAME));
  const own = lockfile === undefined || lockfile === path ? ofProject : [lockfile];
  const ofUser = await userLockPath(top, host);
  return [...new Set(ofUser === undefined ? own : [...own, ofUser])];
}
