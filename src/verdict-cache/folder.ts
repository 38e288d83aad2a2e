/**
 * Where verdicts are kept: the user's own state folder, never below the folder that is judged, so that no repository
 * brings its own. A machine and what a verdict is about in, a path out. Writes nothing.
 */
import { createHash } from 'node:crypto';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Host } from '../host.ts';

export type KeepingHost = Pick<Host, 'platform' | 'home' | 'env' | 'files' | 'ownFiles' | 'time'>;

/** The state folder of mcp-lock for this user. */
export function stateFolder({ platform, home, env }: Pick<Host, 'platform' | 'home' | 'env'>): string {
  const given = (name: string) => {
    const value = env[name];
    return value !== undefined && isAbsolute(value) ? value : undefined;
  };
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'mcp-lock');
  if (platform === 'win32') return join(given('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'mcp-lock');
  return join(given('XDG_STATE_HOME') ?? join(home, '.local', 'state'), 'mcp-lock');
}

/** The file of one verdict; `about` tells it from all others. Undefined when it would lie below `root`. */
export async function keptPath(
  kind: 'exec' | 'session',
  about: readonly string[],
  root: string,
  host: KeepingHost,
): Promise<string | undefined> {
  const folder = stateFolder(host);
  const [real, around] = await Promise.all([realOf(folder, host), realOf(root, host)]);
  const below = relative(around, real);
  if (below !== '..' && !/^\.\.[\\/]/.test(below) && !isAbsolute(below)) return undefined;
  const name = createHash('sha256')
    .update(JSON.stringify([kind, ...about]))
    .digest('hex');
  return join(folder, `${kind}-${name.slice(0, 32)}`);
}

/** With every link followed, as far as the path is there. */
async function realOf(path: string, host: KeepingHost): Promise<string> {
  try {
    return await host.files.realPath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realOf(parent, host), relative(parent, path));
  }
}
