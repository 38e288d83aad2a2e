/**
 * Notes in the lock who gives out a server's tokens, where its entry says nothing yet. Only in an entry that agrees with
 * itself and with the config: nothing else of it is vouched for anew.
 */
import type { Settings } from '../config/settings.ts';
import { matchLockedSpelling } from '../launch/prepare.ts';
import type { Prepared } from '../launch/prepared.ts';
import { entryIn, lockOrigin, originOf } from '../lock/entry.ts';
import { mismatches } from '../lock/hashes.ts';
import { changeLock, loadLock } from '../lock/store.ts';
import type { Auth } from '../model.ts';

/** Returns whether it wrote. Throws E_LOCK_*. */
export async function notePin(prepared: Prepared, auth: Auth, settings: Settings): Promise<boolean> {
  const { host, root, lockPath } = settings;
  const stored = await loadLock(lockPath, root, host);
  const { lockfile } = stored;
  const { key } = prepared;
  const entry = entryIn(lockfile, key);
  if (lockfile === undefined || entry === undefined || entry.origin.auth !== undefined) return false;
  if (mismatches(entry).length > 0) return false;
  if (matchLockedSpelling(prepared, entry.launch).locked.hash !== entry.launch.hash) return false;
  const origin = lockOrigin({ ...originOf(entry), auth });
  const changes = new Map([[key, { kind: 'take', entry: { ...entry, origin } } as const]]);
  return (await changeLock(stored, changes, root, host)).wrote;
}
