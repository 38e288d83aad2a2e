/**
 * Which entries of a lock no config asks for: the lock and what was found in, keys out. Pure.
 */
import type { Place } from '../contracts.ts';
import { pathsOf } from '../host/paths.ts';
import type { Entry, Lockfile } from '../model.ts';
import type { Discovery } from './discover.ts';
import { levelsOf } from './levels.ts';
import { mayHaveKey } from './server-keys.ts';

/** An entry for a folder that the client would not read from its start folder is neither asked for nor stale. */
export function staleEntries(
  lockfile: Lockfile | undefined,
  { found, replaced, elsewhere }: Pick<Discovery, 'found' | 'replaced' | 'elsewhere'>,
  place: Place,
): readonly string[] {
  const configured = new Set(found.map(({ key }) => key));
  return Object.entries(lockfile?.servers ?? {})
    .filter(
      ([key, entry]) =>
        !configured.has(key) &&
        isInReach(entry, place) &&
        ![...replaced, ...elsewhere].some(({ spec }) => mayHaveKey(spec, key, place)),
    )
    .map(([key]) => key);
}

function isInReach({ folder }: Entry, place: Place): boolean {
  if (folder === undefined) return true;
  const { relative, resolve } = pathsOf(place);
  const at = resolve(place.ofUser === true ? place.userHome : place.workspaceFolder, folder);
  return levelsOf(place).some((level) => relative(level.folder, at) === '');
}
