/**
 * The command line of the guard for one server: how mcp-lock is started, the server's name in the lock, where the lockfile is, and for
 * a remote server the config. A spec and the path of the lockfile in, words out, or the reason why the server cannot be guarded.
 */
import type { Client, Place } from '../../contracts.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Via } from '../../launch/npm/guard-ways.ts';
import type { Spec } from '../../model.ts';
import { expandSpec } from '../../variables/expand.ts';
import { nameLooksLikeOption, nameNeedsQuotes, onlyFromPath, startsOutsideLock } from '../messages.ts';
import { expandsWorkspaceFolder, guardLine, startWords } from '../reading/guard-line.ts';
import { WORKSPACE_FOLDER } from '../reading/layout.ts';

/** The server to guard. */
interface GuardRequest {
  /** The server's name in the lock. */
  readonly key: string;
  readonly spec: Spec;
  readonly client: Client;
  readonly lockPath: string;
  /** The lockfile of the user, where this is a run of the user. */
  readonly userLock?: string | undefined;
  /** How mcp-lock is started; absent: as `manager` says for configs of the project, `path` for others. */
  readonly via?: Via | undefined;
  /** The package manager of the project; absent: npm. */
  readonly manager?: Via;
}

/** All words up to and including `--`, or the whole line for a remote server; or why it cannot be guarded. */
export function guardWords(
  guarding: GuardRequest,
  place: Place,
): readonly string[] | { readonly trouble: string } {
  const { key, spec, client } = guarding;
  if (key.startsWith('-')) return { trouble: nameLooksLikeOption() };
  const inside = isInWorkspace(spec.file, place) && spec.scope === 'project' && place.ofUser !== true;
  // Elsewhere the client starts servers in any folder, and with them whatever mcp-lock is there.
  const via = guarding.via ?? (inside ? (guarding.manager ?? 'npx') : 'path');
  if (!inside && via !== 'path') return { trouble: onlyFromPath() };
  const options = place.ofUser === true ? userOptions(guarding) : lockOptions(guarding, inside, place);
  if (options === undefined) return { trouble: startsOutsideLock() };
  const [command = '', ...args] = [...startWords(via, place), 'guard', key, ...options];
  return guardLine({ transport: 'stdio', command, args, env: [] }, client.dialect, place) === undefined
    ? { trouble: nameNeedsQuotes() }
    : [command, ...args];
}

/** The lockfile of the user is found from every folder. */
const userOptions = ({ spec, lockPath, userLock }: GuardRequest): readonly string[] => [
  '--user',
  ...(lockPath === userLock ? [] : ['--lockfile', lockPath]),
  ...(spec.launch.transport === 'stdio' ? ['--'] : ['--config', spec.file]),
];

function lockOptions(guarding: GuardRequest, inside: boolean, place: Place): readonly string[] | undefined {
  const { spec, lockPath } = guarding;
  const { join, relative } = pathsOf(place);
  const root = lockFolder(guarding, inside, place);
  if (root === undefined) return undefined;
  const usual = join(place.workspaceFolder, 'mcp-lock.json');
  const lock =
    isInWorkspace(lockPath, place) && root !== place.workspaceFolder
      ? [root, relative(place.workspaceFolder, lockPath)]
      : [lockPath];
  const lockName = lock
    .filter((part) => part !== '')
    .join('/')
    .replaceAll('\\', '/');
  return [
    ...(root === '' ? [] : ['--cwd', root]),
    ...(lockPath === usual ? [] : ['--lockfile', lock.length === 1 ? lockPath : lockName]),
    ...(spec.launch.transport === 'stdio' ? ['--'] : configOption(guarding, root, place)),
  ];
}

/** The option that names the config of a remote server, so that no other entry of its name is taken. */
function configOption({ spec }: GuardRequest, root: string, place: Place): readonly string[] {
  if (!isInWorkspace(spec.file, place) || root === place.workspaceFolder) return ['--config', spec.file];
  const inside = pathsOf(place).relative(place.workspaceFolder, spec.file).replaceAll('\\', '/');
  return ['--config', root === '' ? inside : `${root}/${inside}`];
}

/** The folder of the lockfile as the guard finds it: empty if the guard starts in it; undefined if it cannot be found. */
function lockFolder({ spec, client }: GuardRequest, inside: boolean, place: Place): string | undefined {
  const { workspaceFolder } = place;
  const { isAbsolute, relative, resolve } = pathsOf(place);
  // The client starts servers of a user config in any folder.
  if (!inside) return workspaceFolder;
  const { dialect } = client;
  if (expandsWorkspaceFolder(dialect, place)) return WORKSPACE_FOLDER;
  const { launch } = expandSpec(spec, dialect, place);
  if (launch.transport !== 'stdio' || launch.cwd === undefined) return '';
  const cwd = resolve(workspaceFolder, launch.cwd);
  if (isInWorkspace(cwd, place)) return relative(cwd, workspaceFolder).replaceAll('\\', '/');
  // With an absolute path in it, the config works on this machine only anyway.
  return isAbsolute(launch.cwd) ? workspaceFolder : undefined;
}

const isInWorkspace = (path: string, place: Place): boolean =>
  isInside(place.workspaceFolder, path, pathsOf(place));
