/**
 * The servers of one map or list in a config file: blocks in; specs, notices and problems added to what was read of the file.
 * An entry that is wrapped with the guard is read as the server behind it. Never throws because of what a block holds.
 */
import type { ConfigFile, Place } from '../../contracts.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import { SETTINGS } from '../../lock/settings-name.ts';
import type { Launch, Notice, Spec } from '../../model.ts';
import { clientNotes } from '../../variables/expand.ts';
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, pointerTo } from '../formats/tree.ts';
import {
  aboutServer,
  alsoOutside,
  guardOfOtherName,
  guardWarnsOnly,
  listedServerWithoutName,
  serverNameReserved,
  serverOfOtherFile,
  serverOrServers,
  serverWithoutName,
} from '../messages.ts';
import { holdsServers, isComment } from './containers.ts';
import { isKeyOf, wrappedLaunch } from './guard-line.ts';
import type { ClientLayout } from './layout.ts';
import type { ServerPlace } from './places.ts';
import { isServerOf } from './places.ts';
import { isPlainEntry } from './plain-entry.ts';
import { readServerBlock } from './server-block.ts';
import { USUAL_KEYS } from './server-rules.ts';
import { wrappedRemoteEntry } from './wrapped-remote.ts';

/** A config file and what was read of it so far. */
export interface FileReading {
  readonly file: ConfigFile;
  readonly format: string;
  readonly layout: ClientLayout;
  readonly place: Place;
  readonly specs: Spec[];
  readonly notices: Notice[];
  readonly problems: Notice[];
  /** Some programs cannot parse the file, or look for servers under another key. */
  readonly unsure?: true;
  /** Pointers of entries that a program may pass over. */
  readonly unsureAt: string[];
  /** Keys of servers that mcp-lock does not act on. */
  readonly extraKeys: Set<string>;
  /** Where the entries are, if not in a usual container. */
  readonly at?: ServerPlace;
}

/** Reads every server of a map or a list. */
export function readEntries(
  servers: Branch | readonly Tree[],
  container: string,
  reading: FileReading,
): void {
  if (!isBranch(servers)) {
    const { at } = reading;
    for (const [index, item] of servers.entries()) {
      const pointer = pointerTo(container, index);
      const isUrl = at?.bareUrls === true && typeof item === 'string';
      const block = isUrl ? new Map([['url', item]]) : item;
      if (at !== undefined && !isServerOf(at, block)) continue;
      const own = isBranch(block) && !isUrl ? (block.get('name') ?? undefined) : undefined;
      const unnamed = at?.unnamed ?? (isBranch(block) ? undefined : '#');
      const name = own ?? (unnamed === undefined ? undefined : numbered(unnamed, index));
      if (typeof name === 'string') readEntry(name, block, pointer, reading);
      else {
        const isReference = isBranch(block) && block.has('uses');
        const message = isReference ? serverOfOtherFile() : listedServerWithoutName();
        reading.problems.push({ file: reading.file.path, pointer, message });
      }
    }
    return;
  }
  for (const [name, block] of servers) {
    if (isComment(name, block)) continue;
    const pointer = pointerTo(container, name);
    if (name === reading.layout.nestedMap && isBranch(block) && holdsServers(block)) {
      addUnclearMap(name, block, servers, pointer, reading);
      readEntries(block, pointer, reading);
    } else readEntry(name, block, pointer, reading);
  }
}

/** What programs read differently of a map of servers inside another one. */
function addUnclearMap(
  name: string,
  inner: Branch,
  outer: Branch,
  pointer: string,
  { file, problems }: FileReading,
): void {
  const add = (at: string, message: string) =>
    void problems.push({ file: file.path, pointer: at, message, isAboutAll: true });
  if (['type', ...USUAL_KEYS.command, ...USUAL_KEYS.url].some((key) => isValue(inner.get(key))))
    add(pointer, serverOrServers(name));
  for (const key of inner.keys()) if (outer.has(key)) add(pointerTo(pointer, key), alsoOutside(name));
}

const isValue = (tree: Tree | undefined): boolean => tree !== undefined && tree !== null && !isBranch(tree);

/** A name for an entry that has none. */
const numbered = (before: string, index: number): string =>
  before === '#' ? `#${index + 1}` : `${before}-${index + 1}`;

/** Reads the server of this name. */
export function readEntry(name: string, block: Tree, pointer: string, reading: FileReading): void {
  const { file, format, layout, place, specs, notices, problems, extraKeys } = reading;
  // The pointer into a list does not name the server.
  const isNamed = pointer.endsWith(pointerTo('', name));
  const add = (to: Notice[], at: string, message: string) =>
    void to.push({
      file: file.path,
      pointer: at,
      message: isNamed ? message : aboutServer(name, message),
      server: name,
    });
  if (name.trim() === '') {
    add(problems, pointer, serverWithoutName());
    return;
  }
  if (name === SETTINGS) {
    add(problems, pointer, serverNameReserved());
    return;
  }
  const written = readServerBlock(block, layout);
  const remote = written.ok
    ? wrappedRemoteEntry(written, { name, pointer, block, file, format }, layout, place)
    : undefined;
  const server = remote === undefined ? written : remote.ok ? remote.server : remote;
  if (!server.ok) {
    const at = server.at === undefined ? pointer : server.at.split('.').reduce(pointerTo, pointer);
    add(server.skipped === true ? notices : problems, at, server.reason);
    return;
  }
  const guardProblem = remote?.ok === true ? remote.problem : undefined;
  if (guardProblem !== undefined) add(problems, pointer, guardProblem);
  const guard =
    remote?.ok === true
      ? { ...remote.guard, launch: server.launch }
      : wrappedLaunch(server.launch, layout.dialect, place);
  const ownGuard = guard !== undefined && isKeyOf(guard.name, name, layout.client) ? guard : undefined;
  if (guard !== undefined && ownGuard === undefined) add(notices, pointer, guardOfOtherName(guard.name));
  if (ownGuard?.warnsOnly === true) add(notices, pointer, guardWarnsOnly());
  const isIdle = ownGuard?.warnsOnly === true || guardProblem !== undefined;
  const spec: Spec = {
    name,
    client: layout.client,
    file: file.path,
    pointer,
    scope: file.scope,
    ...(file.folder === undefined ? {} : { folder: file.folder }),
    ...(file.layer === undefined ? {} : { layer: file.layer }),
    launch: startedBeside(ownGuard?.launch ?? server.launch, file, layout, place),
    env: server.env,
    ...(server.borrowed === undefined ? {} : { borrowed: server.borrowed }),
    enabled: server.enabled,
    ...(ownGuard === undefined ? {} : { guarded: ownGuard.words }),
    ...(isIdle ? { idle: true as const } : {}),
  };
  if (reading.unsure === true || !isPlainEntry(block)) reading.unsureAt.push(pointer);
  specs.push(spec);
  for (const notice of [...server.notices, ...clientNotes(spec, layout.dialect, place)])
    add(notices, pointer, notice);
  for (const key of server.extraKeys) extraKeys.add(key);
}

/** A launch whose client starts it in the folder of the config, or below it; in another folder only if the entry says so. */
function startedBeside(
  launch: Launch,
  { path }: ConfigFile,
  { startsBeside }: ClientLayout,
  place: Place,
): Launch {
  if (startsBeside !== true || launch.transport !== 'stdio') return launch;
  const { cwd = '', ...rest } = launch;
  if (cwd.startsWith('$')) return launch;
  const paths = pathsOf(place);
  const atHome = /^~(?:[\\/](.*))?$/s.exec(cwd);
  const folder =
    atHome === null ? paths.resolve(paths.dirname(path), cwd) : paths.join(place.userHome, atHome[1] ?? '');
  return folder === startIn(place) ? rest : { ...rest, cwd: folder };
}
