/**
 * The cache of mcp-lock for this user: outside of any repository, so that no repository can bring files of its own there. A machine
 * in, a path out. Writes nothing.
 */
import { isAbsolute, join } from 'node:path';
import type { Host } from './host.ts';

export function cacheFolder({ platform, home, env }: Pick<Host, 'platform' | 'home' | 'env'>): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'mcp-lock');
  if (platform === 'win32') {
    return join(folderNamed(env, 'LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'mcp-lock', 'Cache');
  }
  return join(folderNamed(env, 'XDG_CACHE_HOME') ?? join(home, '.cache'), 'mcp-lock');
}

/** The folder that a variable names; undefined for a relative path, which the XDG Base Directory Specification ignores. */
export function folderNamed(env: Host['env'], name: string): string | undefined {
  const value = env[name];
  return value !== undefined && isAbsolute(value) ? value : undefined;
}
