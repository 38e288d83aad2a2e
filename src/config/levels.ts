/**
 * The folders whose configs a client reads: a place in, folders out, the start folder first and then each one above it. Reads no disk.
 */
import type { Place } from '../contracts.ts';
import { isInside } from '../host/is-inside.ts';
import { foldersUp, pathsOf, startFolderOf } from '../host/paths.ts';

/**
 * How far up a client looks for a config: up to the root of the repository, outside of git in its start folder alone, or up to the root of
 * the disk; up to the root of the disk in any case.
 */
export type Reach = 'project' | 'project or disk' | 'disk';

export interface Level {
  /** Absolute. */
  readonly folder: string;
  /** It belongs to the project; if not, what lies there is the user's. */
  readonly ofProject: boolean;
}

/** Every folder from the start folder up to the root of the disk; those above the start folder with its links followed. */
export function levelsOf(place: Place): readonly Level[] {
  const paths = pathsOf(place);
  const start = startFolderOf(place);
  const top = topOfProject(place);
  const real = realStart(place);
  // The home folder belongs to no project below it. A project may have a home folder in it.
  const isBelowHome = isInside(place.userHome, real, paths);
  const isOfProject = (folder: string) =>
    isInside(top, folder, paths) && !(isBelowHome && isInside(folder, place.userHome, paths));
  const above = foldersUp(real, paths).slice(1);
  return [
    { folder: start, ofProject: true },
    ...above.map((folder) => ({ folder, ofProject: isOfProject(folder) })),
  ];
}

/** The levels that a client looks in. */
export function levelsWithin(reach: Reach, place: Place): readonly Level[] {
  const [start, ...above] = levelsOf(place);
  const { gitRoot } = place;
  const isRead = ({ folder }: Level) => {
    if (reach === 'disk' || (reach === 'project or disk' && gitRoot === undefined)) return true;
    return gitRoot !== undefined && isInside(gitRoot, folder, pathsOf(place));
  };
  return [...(start === undefined ? [] : [start]), ...above.filter(isRead)];
}

/** The start folder with its links followed, as far as they are known. */
const realStart = (place: Place): string =>
  place.startFolder ?? place.real?.workspaceFolder ?? place.workspaceFolder;

/** Outside of git, a project reaches up to the folder of its lockfile. */
function topOfProject(place: Place): string {
  const { gitRoot, workspaceFolder, real, ofUser } = place;
  if (gitRoot !== undefined) return gitRoot;
  return ofUser === true ? realStart(place) : (real?.workspaceFolder ?? workspaceFolder);
}
