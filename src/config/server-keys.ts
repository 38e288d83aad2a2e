/**
 * The keys of servers in the lock: specs of all configs in, one entry per key out. The key is the name of the server, or
 * `name@client`, `name@client-2`, … for launches of one name that differ; `FOLDER:` stands before it where the config is for a folder
 * below that of the lock. Reads nothing.
 */
import type { Client, Place } from '../contracts.ts';
import { isInside } from '../host/is-inside.ts';
import { pathsOf, startIn } from '../host/paths.ts';
import type { GuardStart } from '../launch/npm/guard-start.ts';
import type { Found } from '../launch/prepared.ts';
import type { Spec } from '../model.ts';
import { expand } from '../variables/expand.ts';
import { launchText } from './launch-text.ts';

/** A spec with its client, before it has a key. */
export type FoundSpec = Omit<Found, 'key' | 'folder' | 'guards'>;

/** Equal launches of one name share a key. Sorted by key. */
export function withKeys(specs: readonly FoundSpec[], place: Place): readonly Found[] {
  const out = new Map<string, Found>();
  for (const read of specs) {
    const { spec } = read;
    const launch = launchText(spec);
    const folder = lockedFolder(spec, place);
    for (const key of keysFor(spec, folder)) {
      const taken = out.get(key);
      if (taken !== undefined && launchText(taken.spec) !== launch) continue;
      const chosen =
        taken?.spec.enabled === true ? taken : { key, ...(folder === undefined ? {} : { folder }), ...read };
      const guarded = [taken ?? read, read].every(({ spec: one }) => one.guarded !== undefined && !one.idle);
      const guards = [...(taken?.guards ?? []), ...guardsOf(read, place)];
      out.set(key, {
        ...(guarded ? chosen : unguarded(chosen)),
        ...(guards.length === 0 ? {} : { guards }),
        ...clientsOf(taken, read),
      });
      break;
    }
  }
  return [...out.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Every client that starts it from any config. */
const clientsOf = (...reads: readonly (FoundSpec | undefined)[]): Pick<Found, 'clients'> => {
  const clients = [...new Set(reads.flatMap((one) => one?.clients ?? []))];
  return clients.length === 0 ? {} : { clients };
};

/** A server counts as guarded only if every config starts it through the guard. */
function unguarded(found: Found): Found {
  const { guarded: _, idle: __, ...spec } = found.spec;
  return { ...found, spec };
}

const guardsOf = ({ spec, client }: FoundSpec, place: Place): readonly GuardStart[] =>
  spec.guarded === undefined ? [] : [guardStart(spec, spec.guarded, client, place)];

/** How a client starts the guard of a spec that has these words. */
export function guardStart(
  { launch, file }: Spec,
  words: readonly string[],
  { dialect }: Client,
  place: Place,
): GuardStart {
  const cwd = launch.transport === 'stdio' ? (launch.cwd ?? '') : '';
  const { text } = expand(cwd, dialect, place, file);
  return { words, cwd: startIn(place, text) };
}

/** The key under which a spec of one of the configs was found. */
export function keyOf(spec: Spec, found: readonly Found[], place: Place): string | undefined {
  const launch = launchText(spec);
  for (const key of keysFor(spec, lockedFolder(spec, place))) {
    const one = found.find((candidate) => candidate.key === key);
    if (one === undefined) return undefined;
    if (launchText(one.spec) === launch) return key;
  }
  return undefined;
}

/**
 * The folder of a config as the lock names it, with slashes: relative where it is below the folder of the lock, absolute where it is
 * beside it. Undefined for the folder of the lock and those above it, and for what the user starts in any folder.
 */
function lockedFolder({ folder }: Pick<Spec, 'folder'>, place: Place): string | undefined {
  const { workspaceFolder, userHome } = place;
  const paths = pathsOf(place);
  if (folder === undefined || paths.relative(userHome, folder) === '') return undefined;
  const root = place.ofUser === true ? userHome : workspaceFolder;
  if (isInside(folder, root, paths)) return undefined;
  const below = isInside(root, folder, paths) ? paths.relative(root, folder) : folder;
  return place.platform === 'win32' ? below.replaceAll('\\', '/') : below;
}

/** Whether a spec may have had this key beside others of its name. */
export function mayHaveKey(spec: Spec, key: string, place: Place): boolean {
  const folder = lockedFolder(spec, place);
  const own = folder === undefined ? spec.name : `${folder}:${spec.name}`;
  return key === own || key.startsWith(`${own}@`);
}

/** Endless, because any number of launches may have one name. */
function* keysFor({ name, client }: Spec, folder: string | undefined): Generator<string> {
  const own = folder === undefined ? name : `${folder}:${name}`;
  yield own;
  yield `${own}@${client}`;
  for (let number = 2; ; number += 1) yield `${own}@${client}-${number}`;
}
