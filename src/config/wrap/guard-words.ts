/**
 * The words of the guard that go before the launch of one server, or in the place of a remote one: how mcp-lock is started
 * there, the server's name in the lock, and from where the lock is found; for a remote one also the config. A spec and where
 * the lock lies in, words out, or the reason why there are none.
 */

import type { Client, Place } from '../../contracts.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Spec } from '../../model.ts';
import { expandSpec } from '../../variables/expand.ts';
import { nameLooksLikeOption, nameNeedsQuotes, startsOutsideLock } from '../messages.ts';
import type { Via } from '../reading/guard-line.ts';
import { expandsWorkspaceFolder, guardLine, startWords } from '../reading/guard-line.ts';
import { WORKSPACE_FOLDER } from '../reading/layout.ts';

/** What a guard has to be told. */
export interface GuardRequest {
  /** The server's name in the lock. */
  readonly key: string;
  readonly spec: Spec;
  readonly client: Client;
  readonly lockPath: string;
  /** Absent: that of the repository for its own configs, the one on the PATH for others. */
  readonly via?: Via;
}

/** All words up to `--`, or all there are for a remote server; or why it cannot be guarded. */
export function guardWords(
  guarding: GuardRequest,
  place: Place,
): readonly string[] | { readonly trouble: string } {
  const { key, spec, lockPath } = guarding;
  const { join, relative } = pathsOf(place);
  if (key.startsWith('-')) return { trouble: nameLooksLikeOption() };
  const inside = isInWorkspace(spec.file, place) && spec.scope === 'project';
  const root = lockFolder(guarding, inside, place);
  if (root === undefined) return { trouble: startsOutsideLock() };
  const usual = join(place.workspaceFolder, 'mcp-lock.json');
  const lock =
    isInWorkspace(lockPath, place) && root !== place.workspaceFolder
      ? [root, relative(place.workspaceFolder, lockPath)]
      : [lockPath];
  const lockName = lock
    .filter((part) => part !== '')
    .join('/')
    .replaceAll('\\', '/');
  const [command = '', ...args] = [
    ...startWords(guarding.via ?? (inside ? 'npx' : 'path'), place),
    'guard',
    key,
    ...(root === '' ? [] : ['--cwd', root]),
    ...(lockPath === usual ? [] : ['--lockfile', lock.length === 1 ? lockPath : lockName]),
    ...(spec.launch.transport === 'stdio' ? ['--'] : configOption(guarding, root, place)),
  ];
  return guardLine({ transport: 'stdio', command, args, env: [] }, guarding.client.dialect, place) ===
    undefined
    ? { trouble: nameNeedsQuotes() }
    : [command, ...args];
}

/** What has the guard find the entry of a remote server, and no other of its name. */
function configOption({ spec }: GuardRequest, root: string, place: Place): readonly string[] {
  if (!isInWorkspace(spec.file, place) || root === place.workspaceFolder) return ['--config', spec.file];
  const inside = pathsOf(place).relative(place.workspaceFolder, spec.file).replaceAll('\\', '/');
  return ['--config', root === '' ? inside : `${root}/${inside}`];
}

/** The folder of the lock as the guard finds it: empty when it starts there. */
function lockFolder({ spec, client }: GuardRequest, inside: boolean, place: Place): string | undefined {
  const { workspaceFolder } = place;
  const { isAbsolute, relative, resolve } = pathsOf(place);
  // A config of the user starts servers wherever the client happens to be.
  if (!inside) return workspaceFolder;
  const { dialect } = client;
  if (expandsWorkspaceFolder(dialect, place)) return WORKSPACE_FOLDER;
  const { launch } = expandSpec(spec, dialect, place);
  if (launch.transport !== 'stdio' || launch.cwd === undefined) return '';
  const cwd = resolve(workspaceFolder, launch.cwd);
  if (isInWorkspace(cwd, place)) return relative(cwd, workspaceFolder).replaceAll('\\', '/');
  // Who names such a folder in full has a config for this machine alone.
  return isAbsolute(launch.cwd) ? workspaceFolder : undefined;
}

const isInWorkspace = (path: string, place: Place): boolean =>
  isInside(place.workspaceFolder, path, pathsOf(place));
