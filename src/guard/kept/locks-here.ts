/** The lockfiles that guards of a folder may work with: the project around it in, absolute paths of lockfiles out. Reads no lockfile. */
import type { LockHost, NearestLock } from '../../lock/nearest-lock.ts';
import { userLockPath } from '../../lock/user-lock.ts';
import type { KeptHost } from './record.ts';

/** `lockfile`: the one to use in place of that of the project. */
export async function locksHere(
  { top, path }: NearestLock,
  lockfile: string | undefined,
  host: LockHost & KeptHost,
): Promise<readonly string[]> {
  const ofUser = await userLockPath(top, host);
  const own = lockfile ?? path;
  return ofUser === undefined || ofUser === own ? [own] : [own, ofUser];
}
