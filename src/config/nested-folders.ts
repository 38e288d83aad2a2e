/**
 * Folders below the one of the lockfile that hold a config of a client: a place in, folders out, those nearer first. Follows no link, does not
 * enter what is installed, built or hidden, nor another repository, and looks into a bounded number of folders.
 */
import type { Place } from '../contracts.ts';
import type { FolderEntry } from '../host/folders.ts';
import type { Host } from '../host/host.ts';
import { isInside } from '../host/is-inside.ts';
import { pathsOf } from '../host/paths.ts';
import { CLIENTS } from './clients/index.ts';

interface NestedFolders {
  /** Absolute. */
  readonly folders: readonly string[];
  /** There were more folders than are looked into. */
  readonly isCut: boolean;
}

export const MOST_FOLDERS = 4_000;

const SKIPPED = new Set([
  ...['node_modules', 'bower_components', 'vendor', 'Pods', 'site-packages', '__pycache__', 'venv', 'env'],
  ...['dist', 'build', 'out', 'target', 'bin', 'obj', 'coverage', 'tmp', 'temp', 'logs'],
]);

/** A config file below a folder, as names of folders and files; `each`: any file that fits. */
interface Wanted {
  readonly parts: readonly string[];
  readonly each?: RegExp;
}

export function nestedFolders(place: Place, host: Host): NestedFolders {
  const { join } = pathsOf(place);
  const root = place.workspaceFolder;
  const wanted = wantedIn(place);
  const found: string[] = [];
  const queue = [root];
  for (let at = 0; at < queue.length; at += 1) {
    host.signal.throwIfAborted();
    if (at >= MOST_FOLDERS) return { folders: found, isCut: true };
    const folder = queue[at] ?? root;
    const entries = entriesOf(folder, host);
    if (folder !== root) {
      // Another repository has a lock of its own, and the home folder is not part of a project.
      if (entries.some(({ name }) => name === '.git') || folder === place.userHome) continue;
      if (wanted.some((one) => holds(folder, entries, one, place, host))) found.push(folder);
    }
    for (const { name, isFolder } of entries)
      if (isFolder && !name.startsWith('.') && !SKIPPED.has(name)) queue.push(join(folder, name));
  }
  return { folders: found, isCut: false };
}

/** Every usual config of a project, as seen from any folder. */
function wantedIn(place: Place): readonly Wanted[] {
  const { workspaceFolder: root } = place;
  const paths = pathsOf(place);
  const seen = new Map<string, Wanted>();
  for (const client of CLIENTS)
    for (const { path, scope, each } of client.files({ ...place, startFolder: root })) {
      if (scope !== 'project' || !isInside(root, path, paths)) continue;
      const below = paths.relative(root, path);
      const parts = below === '' ? [] : below.split(paths.sep);
      seen.set(`${below} ${each}`, { parts, ...(each === undefined ? {} : { each }) });
    }
  return [...seen.values()];
}

function holds(
  folder: string,
  entries: readonly FolderEntry[],
  { parts, each }: Wanted,
  place: Place,
  host: Host,
): boolean {
  const [first, ...rest] = parts;
  if (first === undefined) return each !== undefined && entries.some(({ name }) => each.test(name));
  const entry = entries.find(({ name }) => name === first);
  if (entry === undefined) return false;
  if (rest.length === 0 && each === undefined) return !entry.isFolder;
  const below = pathsOf(place).join(folder, first);
  return holds(
    below,
    entriesOf(below, host),
    { parts: rest, ...(each === undefined ? {} : { each }) },
    place,
    host,
  );
}

function entriesOf(folder: string, { folders }: Host): readonly FolderEntry[] {
  try {
    return folders.entries(folder);
  } catch {
    return [];
  }
}
