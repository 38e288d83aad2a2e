/**
 * As which client servers are asked: the option `--as` and what the lock says, in; profiles, and a note where the two
 * differ, out. Loaded only when a client is named.
 */

import type { Settings } from '../config/settings.ts';
import { printable } from '../display/printable.ts';
import type { Found } from '../launch/prepared.ts';
import type { Entry, Lockfile } from '../model.ts';
import type { Profile } from '../server/profile.ts';
import { profileLocked, profileNamed } from '../server/profiles.ts';

/** For each server the client of `--as`, or else the one it was locked as. Throws E_USAGE and E_LOCK_NEWER. */
export function profilesFor(
  id: string | undefined,
  lockfile: Lockfile | undefined,
): (key: string) => Profile | undefined {
  const wanted = id === undefined ? undefined : profileNamed(id);
  return (key) => {
    const asked = wanted === undefined ? entryOf(lockfile, key)?.server.profile : undefined;
    return asked === undefined ? wanted : profileLocked(asked);
  };
}

const entryOf = (lockfile: Lockfile | undefined, key: string): Entry | undefined =>
  lockfile !== undefined && Object.hasOwn(lockfile.servers, key) ? lockfile.servers[key] : undefined;

/** Says once which servers are not asked as they were when they were locked. */
export function noteProfile(
  id: string,
  found: readonly Found[],
  lockfile: Lockfile,
  { host, quiet }: Settings,
): void {
  const others = found.filter(({ key }) => {
    const entry = entryOf(lockfile, key);
    return entry !== undefined && (entry.server.profile ?? 'mcp-lock') !== id;
  });
  if (others.length === 0 || quiet) return;
  const names = others.map(({ key }) => {
    const as = entryOf(lockfile, key)?.server.profile ?? 'mcp-lock';
    return `${printable(key)} (locked as ${printable(as)})`;
  });
  host.terminal.stderr(`note: asked as ${id}, and not as it was locked: ${names.join(', ')}\n`);
}
