/** The lockfiles that guards of a folder may work with: where a client works in, absolute paths of lockfiles out. Reads no lockfile. */
import type { LockHost } from '../../lock/nearest-lock.ts';
import { nearestLock } from '../../lock/nearest-lock.ts';
import { userLockPath } from '../../lock/user-lock.ts';
import type { KeptHost } from './record.ts';

/** `lockfile`: the one that was named; `user`: only that of the user. */
export async function locksHere(
  folder: string,
  { lockfile, user }: { readonly lockfile?: string | undefined; readonly user?: boolean | undefined },
  host: LockHost & KeptHost,
): Promise<readonly string[]> {
  const project = await nearestLock(folder, host);
  const ofUser = await userLockPath(project.top, host);
  const own = lockfile !== undefined ? [lockfile] : user === true ? [] : [project.path];
  return [...own, ...(ofUser === undefined || ofUser === own[0] ? [] : [ofUser])];
}
