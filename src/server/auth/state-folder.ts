/**
 * The user's own folder for sign-ins: a host in, an absolute path out. Never inside the repository, where a token could be
 * committed or a file of somebody else be read.
 */
import { dirname, join } from 'node:path';
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { folderNamed } from '../../host/cache-folder.ts';
import type { Host } from '../../host/host.ts';
import { isReallyInside, realPathOf } from '../../host/is-inside.ts';
import { exists } from '../../host/kind-at.ts';
import { stateFolderInRepository } from '../messages.ts';

/** Throws E_AUTH when the folder is inside the workspace or the repository around it. */
export async function stateFolder(place: Place, host: Host): Promise<string> {
  const folder = join(baseFolder(host), 'mcp-lock');
  const workspace = await realPathOf(place.workspaceFolder, host);
  const root = (await repositoryOf(workspace, host)) ?? workspace;
  // A client that is started in the home folder or above it is not in a project.
  if (place.ofUser === true && (await isReallyInside(root, place.userHome, host))) return folder;
  if (!(await isReallyInside(root, folder, host))) return folder;
  const variable = host.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_STATE_HOME';
  throw new McpLockError(stateFolderInRepository(variable), { place: folder });
}

function baseFolder({ platform, env, home }: Host): string {
  const fromEnv = folderNamed(env, platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_STATE_HOME');
  if (fromEnv !== undefined) return fromEnv;
  if (platform === 'win32') return join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'state');
}

async function repositoryOf(path: string, host: Host): Promise<string | undefined> {
  if (await exists(join(path, '.git'), host)) return path;
  const parent = dirname(path);
  return parent === path ? undefined : repositoryOf(parent, host);
}
