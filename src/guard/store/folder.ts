/**
 * Where installed trees lie: in the user's own cache, not below the folder whose lock is enforced, so that no repository can
 * bring a tree of its own. A machine in, a path out. Writes nothing.
 */
import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import type { Host } from '../../host/host.ts';
import type { Tree } from './locked-packages.ts';

/** Inside a folder of the store: the tree, and the list of its files. */
export const TREE = 'tree';
export const MANIFEST = 'manifest.json';

/** The store of this user. */
export function storeFolder({ platform, home, env }: Pick<Host, 'platform' | 'home' | 'env'>): string {
  const given = (name: string) => {
    const value = env[name];
    return value !== undefined && isAbsolute(value) ? value : undefined;
  };
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'mcp-lock', 'store');
  if (platform === 'win32') {
    return join(given('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'mcp-lock', 'Cache', 'store');
  }
  return join(given('XDG_CACHE_HOME') ?? join(home, '.cache'), 'mcp-lock', 'store');
}

/**
 * The name of a tree in the store: a hash of its packages and the kind of machine. A change of what lies beside the tree needs
 * another number here.
 */
export async function treeKey(tree: Tree, host: Host): Promise<string> {
  const { platform, node } = host;
  const kind = [1, platform, node.arch, node.major, await libcOf(host)];
  const places = Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([kind, places]))
    .digest('hex');
}

/** Packages are built for one C library, and containers with another can share the home folder. */
async function libcOf({ platform, files }: Host): Promise<string> {
  if (platform !== 'linux') return '';
  const names = await files.list('/lib').catch(() => []);
  return names.some((name) => name.startsWith('ld-musl-')) ? 'musl' : 'glibc';
}
