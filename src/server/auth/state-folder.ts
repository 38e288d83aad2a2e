/**
 * The user's own folder for sign-ins: a host in, an absolute path out. Never one inside a repository, where a token
 * could be committed or a stranger's file be taken for ours.
 */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { stateFolderInRepository } from '../messages.ts';

/** Throws E_AUTH when the folder lies in the workspace or the repository around it. */
export async function stateFolder(place: Place, host: Host): Promise<string> {
  const folder = join(base(host), 'mcp-lock');
  const real = await realPath(folder, host);
  const workspace = await realPath(place.workspaceFolder, host);
  const roots = [workspace, await repositoryOf(workspace, host)];
  if (!roots.some((root) => root !== undefined && isInside(root, real))) return folder;
  const variable = host.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_STATE_HOME';
  throw new McpLockError(stateFolderInRepository(variable), { place: folder });
}

function base({ platform, env, home }: Host): string {
  const named = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_STATE_HOME'];
  // The XDG specification has relative paths ignored.
  if (named !== undefined && isAbsolute(named)) return named;
  if (platform === 'win32') return join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'state');
}

/** The path with its links followed as far as it exists. */
async function realPath(path: string, host: Host): Promise<string> {
  const here = await host.files.realPath(path).catch(() => undefined);
  if (here !== undefined) return here;
  const above = dirname(path);
  return above === path ? path : resolve(await realPath(above, host), relative(above, path));
}

async function repositoryOf(path: string, host: Host): Promise<string | undefined> {
  if ((await host.files.kind(join(path, '.git')).catch(() => undefined)) !== undefined) return path;
  const above = dirname(path);
  return above === path ? undefined : repositoryOf(above, host);
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return !way.startsWith('..') && !isAbsolute(way);
}
