/**
 * The cache of mcp-lock for this user: outside of any repository, so that no repository can bring files of its own there. A machine
 * in, a path out. Writes nothing.
 */
import { isAbsolute, join } from 'node:path';
import type { Host } from './host.ts';

export function cacheFolder({ platform, home, env }: Pick<Host, 'platform' | 'home' | 'env'>): string {
  const given = (name: string) => {
    const value = env[name];
    return value !== undefined && isAbsolute(value) ? value : undefined;
  };
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'mcp-lock');
  if (platform === 'win32') {
    return join(given('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'mcp-lock', 'Cache');
  }
  return join(given('XDG_CACHE_HOME') ?? join(home, '.cache'), 'mcp-lock');
}
