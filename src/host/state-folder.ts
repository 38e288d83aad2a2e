/**
 * The state folder of mcp-lock for this user: outside of any repository, so that no repository can bring files of its own there. A
 * machine in, a path out. Writes nothing.
 */
import { isAbsolute, join } from 'node:path';
import type { Host } from './host.ts';

export function stateFolder({ platform, home, env }: Pick<Host, 'platform' | 'home' | 'env'>): string {
  const given = (name: string) => {
    const value = env[name];
    return value !== undefined && isAbsolute(value) ? value : undefined;
  };
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'mcp-lock');
  if (platform === 'win32') return join(given('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'mcp-lock');
  return join(given('XDG_STATE_HOME') ?? join(home, '.local', 'state'), 'mcp-lock');
}
