/**
 * Which package manager a project uses: its folder in, the row by which its mcp-lock is started out. What was installed counts
 * first, then what package.json asks for, then the lockfiles; npm where nothing tells. Runs nothing.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { exists, isFile } from '../../host/kind-at.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { fieldsOf, readFields } from '../fields.ts';
import type { GuardWay } from './guard-ways.ts';
import { GUARD_WAYS, guardWay } from './guard-ways.ts';

export async function projectWay(folder: string, place: Place, host: Host): Promise<GuardWay> {
  const { join, resolve } = pathsOf(place);
  const holds = async (at: string, names: readonly string[]): Promise<boolean> => {
    for (const name of names) if (await isFile(join(at, name), host)) return true;
    return false;
  };
  for (const at of foldersUp(folder, pathsOf(place))) {
    if (at === resolve(place.userHome)) break;
    for (const way of GUARD_WAYS) if (await holds(at, way.installed)) return way;
    const asked = await askedIn(join(at, 'package.json'), host);
    if (asked !== undefined) return asked;
    for (const way of GUARD_WAYS)
      if (await holds(at, way.lockfiles))
        return way.id === 'yarn-classic' ? yarnOf(join(at, 'yarn.lock'), host) : way;
    if (await exists(join(at, '.git'), host)) break;
  }
  return GUARD_WAYS[0];
}

/** `"packageManager": "pnpm@10.1.0"`, or the newer `devEngines`. */
async function askedIn(manifest: string, host: Host): Promise<GuardWay | undefined> {
  const fields = (await readFields(manifest, host).catch(() => undefined)) ?? {};
  const engine = fieldsOf(fieldsOf(fields['devEngines'])['packageManager']);
  const text = String(fields['packageManager'] ?? `${engine['name'] ?? ''}@${engine['version'] ?? ''}`);
  const [, name = '', major = ''] = /^(npm|pnpm|yarn|bun)@\D*(\d*)/.exec(text) ?? [];
  if (name === 'npm') return guardWay('npx');
  if (name === 'yarn') return guardWay(major === '1' || major === '0' ? 'yarn-classic' : 'yarn');
  return name === 'pnpm' || name === 'bun' ? guardWay(name) : undefined;
}

/** Yarn 2 and later write `__metadata`. */
async function yarnOf(lockfile: string, host: Host): Promise<GuardWay> {
  const start = await host.files.readStart(lockfile, 4096).catch(() => new Uint8Array());
  return guardWay(/^__metadata:/m.test(new TextDecoder().decode(start)) ? 'yarn' : 'yarn-classic');
}
