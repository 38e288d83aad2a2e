/**
 * The servers of a run: those that the clients would start in the start folder; with `--recursive`, or where the lock already has some, also
 * those of the folders below that of the lockfile, each as its clients would start it there. Settings and lock in, servers out.
 */
import type { Host } from '../host/host.ts';
import { pathsOf } from '../host/paths.ts';
import type { Found } from '../launch/prepared.ts';
import type { Lockfile, Notice } from '../model.ts';
import type { Scope } from './config-files.ts';
import type { Discovery } from './discover.ts';
import { discover, discoverAny } from './discover.ts';
import { staleEntries } from './known-entries.ts';
import { foldersLeftOut, foldersLeftOutAdvice } from './messages.ts';
import { MOST_FOLDERS, nestedFolders } from './nested-folders.ts';
import type { Settings } from './settings.ts';

interface DiscoveryHere extends Discovery {
  /** Keys of entries that no config asks for. */
  readonly stale: readonly string[];
}

/** Commands for which a lock with servers of folders below is one of all folders. */
const OF_ALL = new Set(['verify', 'update', 'diff', 'list', 'audit']);

/**
 * `names`: as typed, `packages/a:notes`. `known`: what the configs in scope declare, if they were read already. Throws E_CONFIG as
 * `discover` does. Folders that were not searched are a problem.
 */
export async function discoverHere(
  lockfile: Lockfile | undefined,
  settings: Settings,
  names: readonly string[] = [],
  known?: Discovery,
): Promise<DiscoveryHere> {
  const { scope, host, place } = settings;
  if (!isRecursive(lockfile, settings, names)) {
    const own = known ?? (await discover(scope, host));
    return { ...own, stale: staleEntries(lockfile, own, place) };
  }
  const { folders, isCut } = nestedFolders(place, host);
  const starts = [...new Set([...folders, ...lockedFolders(lockfile, settings)])];
  const parts: Discovery[] = [];
  const own = known ?? (await (starts.length === 0 && !isCut ? discover : discoverAny)(scope, host));
  if (own !== undefined) parts.push(own);
  for (const folder of starts) parts.push(...(await discoverIn(folder, scope, host)));
  const whole = joined(parts);
  const stale = new Set(
    [place, ...starts.map((startFolder) => ({ ...place, startFolder }))].flatMap((at) =>
      staleEntries(lockfile, whole, at),
    ),
  );
  const problems = isCut ? [...whole.problems, notSearched(settings)] : whole.problems;
  return { ...whole, problems, stale: [...stale] };
}

/** Not every config was looked for, so the run must not say that all servers match. */
const notSearched = ({ place }: Settings): Notice => ({
  file: place.workspaceFolder,
  pointer: '',
  message: foldersLeftOut(MOST_FOLDERS),
  next: foldersLeftOutAdvice(),
});

/** Whether folders below that of the lockfile are part of the run. */
export function isRecursive(
  lockfile: Lockfile | undefined,
  { recursive, command, place, scope }: Settings,
  names: readonly string[] = [],
): boolean {
  if (scope.user || scope.configs.length > 0 || place.startFolder !== undefined) return false;
  if (recursive) return true;
  const servers = lockfile?.servers ?? {};
  const isNamed = names.some((name) => name.includes(':') && !Object.hasOwn(servers, name));
  return OF_ALL.has(command) && (isNamed || Object.values(servers).some(isBelow));
}

const isBelow = ({ folder }: { readonly folder?: string }): boolean => folder !== undefined;

/** Those that the lock names, wherever they are. */
function lockedFolders(lockfile: Lockfile | undefined, { place }: Settings): readonly string[] {
  const { join, isAbsolute } = pathsOf(place);
  return Object.values(lockfile?.servers ?? {}).flatMap(({ folder }) =>
    folder === undefined || isAbsolute(folder) ? [] : [join(place.workspaceFolder, folder)],
  );
}

/** What the clients start in a folder below; nothing where that has no config any more. */
async function discoverIn(startFolder: string, scope: Scope, host: Host): Promise<readonly Discovery[]> {
  const there: Scope = { ...scope, place: { ...scope.place, startFolder } };
  const found = await discoverAny(there, host);
  if (found === undefined) return [];
  const start = (one: Found): Found => ({ ...one, startFolder });
  return [{ ...found, found: found.found.filter(isBelow).map(start) }];
}

/** Each server once, by its key, and each note once. */
function joined(parts: readonly Discovery[]): Discovery {
  const found = new Map<string, Found>();
  for (const one of parts.flatMap((part) => part.found)) if (!found.has(one.key)) found.set(one.key, one);
  return {
    found: [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    specs: parts.flatMap(({ specs }) => specs),
    replaced: parts.flatMap(({ replaced }) => replaced),
    elsewhere: parts.flatMap(({ elsewhere }) => elsewhere),
    notices: eachOnce(parts.flatMap(({ notices }) => notices)),
    problems: eachOnce(parts.flatMap(({ problems }) => problems)),
    files: [...new Set(parts.flatMap(({ files }) => files))],
  };
}

export const eachOnce = (notices: readonly Notice[]): readonly Notice[] => [
  ...new Map(notices.map((one) => [`${one.file} ${one.pointer} ${one.message}`, one])).values(),
];
