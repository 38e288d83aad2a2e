/**
 * Where the lockfile of this user is: outside of every project, for the servers that clients start in each of them. A machine in, an
 * absolute path out. Reads no lockfile.
 */
import { isAbsolute, join } from 'node:path';
import { folderNamed } from '../host/cache-folder.ts';
import type { Host } from '../host/host.ts';
import { isReallyInside } from '../host/is-inside.ts';
import { exists } from '../host/kind-at.ts';
import { LOCK_NAME } from './nearest-lock.ts';

type Machine = Pick<Host, 'platform' | 'home' | 'env'>;

/**
 * `project`: the topmost folder of the project. A repository can set variables for the programs that a client starts. So a variable that
 * leads into the project is passed over, and one that leads where no lockfile is, if there is one in the usual folder. Where the home
 * folder is inside the project too, nothing outside is left. Undefined without a home folder.
 */
export async function userLockPath(
  project: string,
  host: Machine & { readonly files: Pick<Host['files'], 'realPath' | 'kind'> },
): Promise<string | undefined> {
  if (!isAbsolute(host.home)) return undefined;
  const usual = join(usualFolder(host), 'mcp-lock', LOCK_NAME);
  const folder = namedFolder(host);
  if (folder === undefined) return usual;
  const named = join(folder, 'mcp-lock', LOCK_NAME);
  const isSteered =
    ((await isReallyInside(project, folder, host)) && !(await isReallyInside(project, host.home, host))) ||
    (!(await exists(named, host)) && (await exists(usual, host)));
  return isSteered ? usual : named;
}

/** The folder of settings that the environment names. */
function namedFolder({ platform, env }: Machine): string | undefined {
  if (platform === 'darwin') return undefined;
  return folderNamed(env, platform === 'win32' ? 'APPDATA' : 'XDG_CONFIG_HOME');
}

function usualFolder({ platform, home }: Machine): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return platform === 'win32' ? join(home, 'AppData', 'Roaming') : join(home, '.config');
}
