/** The folders in the store: installed trees, and what interrupted installations left. A machine in, folders out. Removes nothing. */
import { join } from 'node:path';
import { errno } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { storeFolder } from './folder.ts';

export interface InstalledTree {
  /** Its name in the store: `treeKey`. */
  readonly key: string;
  readonly path: string;
}

/** An installation that still runs is younger than this, in milliseconds. */
const INSTALLATION_MS = 60 * 60 * 1000;

/** Installed trees, sorted by key. */
export async function installedTrees(host: Host): Promise<readonly InstalledTree[]> {
  const names = await namesIn(host);
  return names
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .map((key) => ({ key, path: join(storeFolder(host), key) }));
}

/** Folders of installations that were interrupted. */
export async function interruptedInstallations(host: Host): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const name of await namesIn(host)) {
    if (!/^[0-9a-f]{64}\.[0-9a-f-]{36}\.tmp$/.test(name)) continue;
    const path = join(storeFolder(host), name);
    const folder = await host.files.look(path);
    if (folder !== undefined && folder.ageMs > INSTALLATION_MS) paths.push(path);
  }
  return paths;
}

async function namesIn(host: Host): Promise<readonly string[]> {
  try {
    return [...(await host.files.list(storeFolder(host)))].sort();
  } catch (error) {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  }
}
