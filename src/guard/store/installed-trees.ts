/**
 * What lies in the store: installed trees, and what interrupted installations left. A machine in, folders out. Removes
 * nothing.
 */
import { join } from 'node:path';
import { errno } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { storeFolder } from './folder.ts';

export interface Kept {
  readonly key: string;
  readonly path: string;
}

/** An installation that runs is younger than this. */
const HALF_DONE_MS = 60 * 60 * 1000;

/** Installed trees, sorted. */
export async function keptTrees(host: Host): Promise<readonly Kept[]> {
  const names = await namesIn(host);
  return names
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .map((key) => ({ key, path: join(storeFolder(host), key) }));
}

/** Folders of installations that were ended half-way. */
export async function leftovers(host: Host): Promise<readonly string[]> {
  const out: string[] = [];
  for (const name of await namesIn(host)) {
    if (!/^[0-9a-f]{64}\.[0-9a-f-]{36}\.tmp$/.test(name)) continue;
    const path = join(storeFolder(host), name);
    const found = await host.files.look(path);
    if (found !== undefined && found.ageMs > HALF_DONE_MS) out.push(path);
  }
  return out;
}

async function namesIn(host: Host): Promise<readonly string[]> {
  try {
    return [...(await host.files.list(storeFolder(host)))].sort();
  } catch (error) {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  }
}
