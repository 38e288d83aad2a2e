/**
 * The state folder of mcp-lock for this user: outside of any repository, so that no repository can bring files of its own there. A
 * machine in, paths out. Writes nothing.
 */
import { join } from 'node:path';
import { folderNamed } from './cache-folder.ts';
import type { Host } from './host.ts';

type StateHost = Pick<Host, 'platform' | 'home' | 'env'>;

export function stateFolder({ platform, home, env }: StateHost): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'mcp-lock');
  if (platform === 'win32')
    return join(folderNamed(env, 'LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'mcp-lock');
  return join(folderNamed(env, 'XDG_STATE_HOME') ?? join(home, '.local', 'state'), 'mcp-lock');
}

/** Paths of the files in it with such a name, sorted; none if it cannot be read. */
export async function stateFiles(
  isWanted: (name: string) => boolean,
  host: StateHost & { readonly files: Pick<Host['files'], 'list'> },
): Promise<readonly string[]> {
  const folder = stateFolder(host);
  const names = await host.files.list(folder).catch(() => []);
  return names
    .filter(isWanted)
    .sort()
    .map((name) => join(folder, name));
}
