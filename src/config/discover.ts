/**
 * Finds the servers in scope: config files in, keyed specs out. A file that cannot be read as a whole is an error,
 * never "no servers"; a bad entry is a problem beside its neighbours. Starts nothing.
 */
import type { Client, Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { isInside } from '../host/is-inside.ts';
import { exists } from '../host/kind-at.ts';
import { pathsOf } from '../host/paths.ts';
import { shown } from '../host/shown-path.ts';
import type { Found } from '../launch/prepared.ts';
import type { Notice, Spec } from '../model.ts';
import type { Scope, Source } from './config-files.ts';
import { sourcesOf, usualFiles } from './config-files.ts';
import type { Declarations } from './declared.ts';
import { declarations } from './declared.ts';
import type { Declared } from './effective.ts';
import { effective } from './effective.ts';
import { foundSpec, inOrder, withKeysOfLock } from './found-specs.ts';
import { launchText } from './launch-text.ts';
import { withLocalFolder } from './local-folder.ts';
import { mergedSide } from './merged-servers.ts';
import { guardInOtherFolder, guardOfOtherLock, noConfigFound, noUserConfigFound } from './messages.ts';
import { nestedFolders } from './nested-folders.ts';
import type { ReadAs } from './other-reading.ts';
import { otherReading } from './other-reading.ts';
import { guardTarget } from './reading/guard-line.ts';
import type { FoundSpec } from './server-keys.ts';

export interface Discovery {
  readonly found: readonly Found[];
  /** Every spec that some client starts, also one that another config declares too. */
  readonly specs: readonly FoundSpec[];
  /** Those that no client starts, because another config replaces them. */
  readonly replaced: readonly FoundSpec[];
  /** Those of configs that their clients read only in the folder of the lock, which is not the start folder. */
  readonly elsewhere: readonly FoundSpec[];
  readonly notices: readonly Notice[];
  /** Entries that could not be understood. */
  readonly problems: readonly Notice[];
  /** Config files that were read, absolute. */
  readonly files: readonly string[];
}

/**
 * Reads every config in scope. Throws E_CONFIG when there is none, or when none can be read; one that cannot be read is a problem
 * beside the others.
 */
export const discover = async (scope: Scope, host: Host): Promise<Discovery> =>
  discoverFrom(await sourcesOf(scope, host), scope, host);

/** The same, but undefined where no config file is in scope. */
export async function discoverAny(scope: Scope, host: Host): Promise<Discovery | undefined> {
  const sources = await sourcesOf(scope, host);
  return (await anyExists(sources, host)) ? discoverFrom(sources, scope, host) : undefined;
}

async function discoverFrom(sources: readonly Source[], scope: Scope, host: Host): Promise<Discovery> {
  const place = await withLocalFolder(scope.place, host);
  const read = await declarations(sources, { ...scope, place }, host);
  const { files, failures, present } = read;
  const parts = [...read.parts];
  const [failure] = failures;
  if (files.length === 0 && failure !== undefined) throw failure;
  if (files.length === 0) throw await noConfig(scope, host);
  const side = scope.all === true ? 'both' : scope.user ? 'user' : 'project';
  if (side === 'user' && scope.configs.length === 0)
    parts.push(...(await partsOfProject({ ...scope, place }, host)));
  const merged = [...new Set(parts.map(({ client }) => client))].map((client) =>
    mergedSide(
      client,
      parts.filter((one) => one.client === client),
      side,
      place,
    ),
  );
  const declared = inOrder(
    read.declared,
    merged.flatMap((one) => one.declared),
  );
  const { starts, replaced } =
    scope.configs.length > 0 ? { starts: declared, replaced: [] } : effective(declared, present);
  const notices = [...read.notices, ...merged.flatMap((one) => one.notices)];
  const problems = [...read.problems, ...merged.flatMap((one) => one.problems)];
  problems.push(...(await readDifferentlyIn(starts, place, host)));
  const specs = starts.map((one): FoundSpec => {
    const { spec, client, ...found } = foundSpec(one);
    const problem = guardProblem(spec, client, scope);
    if (problem === undefined) return { spec, client, ...found };
    // Of a config of the user, the servers may belong to another project.
    const into = spec.scope === 'user' ? notices : problems;
    into.push({ file: spec.file, pointer: spec.pointer, server: spec.name, message: problem });
    return { spec: { ...spec, idle: true }, client, ...found };
  });
  const elsewhere = (await ofLockFolder(read.files, { ...scope, place }, host)).map(foundSpec);
  return {
    found: withKeysOfLock(specs, elsewhere, place),
    specs,
    replaced: replaced.map(foundSpec),
    elsewhere,
    notices,
    problems,
    files,
  };
}

/** What configs of the project make of servers of the user. What else there is to say of them is said where the project is checked. */
async function partsOfProject(scope: Scope, host: Host): Promise<Declarations['parts']> {
  const project: Scope = { ...scope, user: false };
  const sources = (await sourcesOf(project, host)).flatMap(({ readers, ...source }) => {
    const merging = readers.filter(({ client }) => client.names === 'keys');
    return merging.length === 0 ? [] : [{ ...source, readers: merging }];
  });
  return (await declarations(sources, project, host)).parts;
}

/**
 * What clients that look in their start folder alone would start in the folder of the lock. This run neither checks these servers nor
 * reports problems in their files.
 */
async function ofLockFolder(read: readonly string[], scope: Scope, host: Host): Promise<readonly Declared[]> {
  const { startFolder, workspaceFolder, ofUser } = scope.place;
  if (startFolder === undefined || ofUser === true || scope.configs.length > 0) return [];
  const there: Scope = { ...scope, user: false, place: { ...scope.place, startFolder: workspaceFolder } };
  const unread = (await sourcesOf(there, host)).filter(({ file }) => !read.includes(file.path));
  return (await declarations(unread, there, host)).declared;
}

/** Servers of one name and one launch line, from one file or several, that two clients start differently. */
async function readDifferentlyIn(
  starts: readonly Declared[],
  place: Place,
  host: Host,
): Promise<readonly Notice[]> {
  const groups = new Map<string, { readonly spec: Spec; readonly readers: ReadAs[] }>();
  for (const { spec, by } of starts) {
    const key = `${spec.name}\n${launchText(spec)}`;
    const group = groups.get(key) ?? { spec, readers: [] };
    groups.set(key, group);
    for (const { client, spec: own = spec, guessed } of by)
      if (guessed !== true && group.readers.every((one) => one.client !== client || one.spec !== own))
        group.readers.push({ client, spec: own });
  }
  const out: Notice[] = [];
  for (const { spec, readers } of groups.values()) {
    const message = await otherReading(readers, place, host);
    if (message !== undefined)
      out.push({ file: spec.file, pointer: spec.pointer, server: spec.name, message });
  }
  return out;
}

/** How many of the paths that were tried the message names. */
const MOST_NAMED = 6;

async function noConfig(scope: Scope, host: Host): Promise<McpLockError> {
  const { place, command = 'init' } = scope;
  const paths = [...new Set(usualFiles(scope).map(({ file }) => shown(file.path, host)))];
  // A config that is looked for in the folder itself has no name of its own.
  const named = paths.filter((path) => path !== '.');
  const [tried, more] = [named.slice(0, MOST_NAMED), Math.max(0, named.length - MOST_NAMED)];
  const message = scope.user
    ? noUserConfigFound(tried, more)
    : noConfigFound(tried, more, command, await otherConfigs(scope, host));
  return new McpLockError(message, { place: place.workspaceFolder });
}

/** Commands that can be run for folders below, too. */
const RECURSIVE = new Set(['init', 'verify', 'update', 'list']);

/** Where there are configs instead. */
async function otherConfigs(scope: Scope, host: Host): Promise<'below' | 'home' | undefined> {
  const { place, command = 'init' } = scope;
  if (
    RECURSIVE.has(command) &&
    place.startFolder === undefined &&
    nestedFolders(place, host).folders.length > 0
  )
    return 'below';
  return (await hasConfigs({ ...scope, user: true }, host)) ? 'home' : undefined;
}

/** Whether there is any config file in scope. */
export const hasConfigs = async (scope: Scope, host: Host): Promise<boolean> =>
  anyExists(await sourcesOf(scope, host), host);

async function anyExists(sources: readonly Source[], host: Host): Promise<boolean> {
  for (const { file } of sources) if (await exists(file.path, host)) return true;
  return false;
}

/** Why the guard of a server does not enforce the lock of this run. */
function guardProblem(
  spec: Spec,
  client: Client,
  { place, lockPath, userLock, all }: Scope,
): string | undefined {
  const guard = guardTarget(spec, client, place);
  if (guard === undefined || lockPath === undefined) return undefined;
  const isOfUser = guard.lock === undefined;
  if (isOfUser && all === true && spec.scope === 'user') return undefined;
  const expected = all === true && spec.scope === 'user' ? (userLock ?? lockPath) : lockPath;
  if ((guard.lock ?? userLock) !== expected) return guardOfOtherLock();
  if (isOfUser || spec.scope === 'user' || !isInside(place.workspaceFolder, spec.file, pathsOf(place)))
    return undefined;
  // It would start the server in that folder.
  return guard.folder === place.workspaceFolder ? undefined : guardInOtherFolder();
}
