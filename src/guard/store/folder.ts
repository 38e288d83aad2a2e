/**
 * Where installed trees lie: in the user's own cache, not below the folder whose lock is enforced, so that no repository can
 * bring a tree of its own. A machine in, a path out. Writes nothing.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cacheFolder } from '../../host/cache-folder.ts';
import type { Host } from '../../host/host.ts';
import { machineOf } from '../../host/machine.ts';
import type { Tree } from './locked-packages.ts';

/** Inside a folder of the store: the tree, and the list of its files. */
export const TREE = 'tree';
export const MANIFEST = 'manifest.json';

/** The store of this user. */
export const storeFolder = (host: Pick<Host, 'platform' | 'home' | 'env'>): string =>
  join(cacheFolder(host), 'store');

/**
 * The name of a tree in the store: a hash of its packages and the kind of machine, its C library included, because containers with
 * another can share the home folder. A change of what lies beside the tree needs
 * another number here.
 */
export async function treeKey(tree: Tree, host: Host): Promise<string> {
  const { os, cpu, libc = '' } = await machineOf(host);
  const kind = [1, os, cpu, host.node.major, libc];
  const places = Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([kind, places]))
    .digest('hex');
}
