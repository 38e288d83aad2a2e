/**
 * Where the lockfile of this user is: outside of every project, for the servers that clients start in each of them. A machine in, an
 * absolute path out. Reads no file.
 */
import { isAbsolute, join } from 'node:path';
import type { Host } from '../host/host.ts';
import { isReallyInside } from '../host/is-inside.ts';
import { LOCK_NAME } from './nearest-lock.ts';

type Machine = Pick<Host, 'platform' | 'home' | 'env'>;

/**
 * `project`: the topmost folder of the project. A variable that leads into it is passed over, because a repository can set variables for
 * the programs that a client starts; where the home folder is inside it too, nothing outside is left. Undefined without a home folder.
 */
export async function userLockPath(
  project: string,
  host: Machine & { readonly files: Pick<Host['files'], 'realPath'> },
): Promise<string | undefined> {
  if (!isAbsolute(host.home)) return undefined;
  const named = namedFolder(host);
  const isSteered =
    named !== undefined &&
    (await isReallyInside(project, named, host)) &&
    !(await isReallyInside(project, host.home, host));
  return join(named === undefined || isSteered ? usualFolder(host) : named, 'mcp-lock', LOCK_NAME);
}

/** The folder of settings that the environment names. The XDG Base Directory Specification ignores relative paths. */
function namedFolder({ platform, env }: Machine): string | undefined {
  if (platform === 'darwin') return undefined;
  const folder = platform === 'win32' ? env['APPDATA'] : env['XDG_CONFIG_HOME'];
  return folder !== undefined && isAbsolute(folder) ? folder : undefined;
}

function usualFolder({ platform, home }: Machine): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return platform === 'win32' ? join(home, 'AppData', 'Roaming') : join(home, '.config');
}
