/**
 * What a person should know of configs in folders below that of the lockfile, which a run without `--recursive` leaves out: settings and lock
 * in, one note out, or nothing. Starts nothing.
 */
import { pathsOf } from '../host/paths.ts';
import type { Lockfile } from '../model.ts';
import { discoverAny } from './discover.ts';
import { isRecursive } from './discover-here.ts';
import { nestedConfigs } from './messages.ts';
import { nestedFolders } from './nested-folders.ts';
import type { Settings } from './settings.ts';

/** Folders whose configs are read: a config can hold everything but servers. */
const MOST_READ = 50;

/** `locked`: the project has a lockfile. */
export async function nestedNote(
  lockfile: Lockfile | undefined,
  locked: boolean,
  settings: Settings,
): Promise<string> {
  const { scope, place, host, render } = settings;
  if (scope.user || scope.configs.length > 0 || place.startFolder !== undefined) return '';
  if (isRecursive(lockfile, settings)) return '';
  const { folders, isCut } = nestedFolders(place, host);
  const named: string[] = [];
  for (const startFolder of folders.slice(0, MOST_READ)) {
    const there = { ...scope, place: { ...place, startFolder } };
    const found = await discoverAny(there, host).catch(() => undefined);
    if (found === undefined || found.found.some(({ folder }) => folder !== undefined))
      named.push(pathsOf(place).relative(place.workspaceFolder, startFolder).replaceAll('\\', '/'));
  }
  const more = isCut || folders.length > MOST_READ;
  return named.length === 0 ? '' : nestedConfigs(named, more, locked, render.flags ?? '');
}
