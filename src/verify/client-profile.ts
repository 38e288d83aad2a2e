/**
 * As which client servers are asked: the option `--as` and the lock in; profiles, and a note where the two differ, out. Loaded
 * only when a client is named.
 */
import type { Settings } from '../config/settings.ts';
import type { Found } from '../launch/prepared.ts';
import { entryIn } from '../lock/entry.ts';
import type { Lockfile } from '../model.ts';
import type { Profile } from '../server/profiles.ts';
import { profileLocked, profileNamed } from '../server/profiles.ts';
import { askedAsOther } from './messages.ts';

/** For each server the client of `--as`, or else the one it was locked as. Throws E_USAGE and E_LOCK_NEWER. */
export function profilesFor(
  id: string | undefined,
  lockfile: Lockfile | undefined,
): (key: string) => Profile | undefined {
  const wanted = id === undefined ? undefined : profileNamed(id);
  return (key) => {
    const locked = wanted === undefined ? entryIn(lockfile, key)?.server.profile : undefined;
    return locked === undefined ? wanted : profileLocked(locked);
  };
}

/** Says which servers are not asked as they were when they were locked. */
export function noteProfile(
  id: string,
  found: readonly Found[],
  lockfile: Lockfile,
  { host, quiet }: Settings,
): void {
  const others = found.flatMap(({ key }) => {
    const entry = entryIn(lockfile, key);
    const client = entry?.server.profile ?? 'mcp-lock';
    return entry === undefined || client === id ? [] : [{ server: key, client }];
  });
  if (others.length > 0 && !quiet) host.terminal.stderr(askedAsOther(id, others));
}
