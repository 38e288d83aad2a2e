/**
 * The state folder of mcp-lock for this user: outside of any repository, so that no repository can bring files of its own there. A
 * machine in, paths out. Writes nothing.
 */
import { dirname, join } from 'node:path';
import { folderNamed } from './cache-folder.ts';
import type { Host } from './host.ts';
import { isReallyInside, realPathOf } from './is-inside.ts';
import { exists } from './kind-at.ts';

type StateHost = Pick<Host, 'platform' | 'home' | 'env'>;
type LookingHost = StateHost & { readonly files: Pick<Host['files'], 'realPath' | 'kind'> };

function stateFolder(host: StateHost): string {
  const named = host.platform === 'darwin' ? undefined : folderNamed(host.env, variableOf(host));
  return named === undefined ? usualFolder(host) : join(named, 'mcp-lock');
}

/** The one that the environment names, if it names one, then that of the home folder. */
export const stateFolders = (host: StateHost): readonly string[] => [
  ...new Set([stateFolder(host), usualFolder(host)]),
];

/**
 * Those outside of a folder, the one to write to first; none if they are all inside. A repository can set variables for the programs that
 * a client starts, so a variable that leads into a repository is passed over, unless the home folder is in it too.
 */
export async function stateFoldersOutside(around: string, host: LookingHost): Promise<readonly string[]> {
  const outside: string[] = [];
  for (const folder of stateFolders(host)) {
    if (await isReallyInside(around, folder, host)) continue;
    if (folder === usualFolder(host) || !(await isSteered(folder, host))) outside.push(folder);
  }
  return outside;
}

async function isSteered(folder: string, host: LookingHost): Promise<boolean> {
  const repository = await repositoryAround(await realPathOf(folder, host), host);
  return repository !== undefined && !(await isReallyInside(repository, host.home, host));
}

async function repositoryAround(path: string, host: LookingHost): Promise<string | undefined> {
  if (await exists(join(path, '.git'), host)) return path;
  const parent = dirname(path);
  return parent === path ? undefined : repositoryAround(parent, host);
}

function usualFolder({ platform, home }: StateHost): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'mcp-lock');
  if (platform === 'win32') return join(home, 'AppData', 'Local', 'mcp-lock');
  return join(home, '.local', 'state', 'mcp-lock');
}

const variableOf = ({ platform }: StateHost): string =>
  platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_STATE_HOME';

/** Paths of files with such a name in any of the folders, sorted in each; `folders`: absent for all. */
export async function stateFiles(
  isWanted: (name: string) => boolean,
  host: StateHost & { readonly files: Pick<Host['files'], 'list'> },
  folders: readonly string[] = stateFolders(host),
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const folder of folders) {
    const names = await host.files.list(folder).catch(() => []);
    const wanted = names.filter(isWanted).sort();
    paths.push(...wanted.map((name) => join(folder, name)));
  }
  return paths;
}
