/**
 * Optional packages that an installed tree names, its lock does not list and this machine would install, such as a native library: the
 * server would start without them and nobody would know. An installed tree and its lock in; throws E_LAUNCH for the first such package, E_REGISTRY where the registry cannot
 * say. Asks it only for names that are not in the lock.
 */
import { join } from 'node:path';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { machineOf } from '../../host/machine.ts';
import { fits } from '../../lock/tree-line.ts';
import type { Absent } from '../../origin/npm/other-machines.ts';
import { resolveAbsent } from '../../origin/npm/other-machines.ts';
import { nearestPlace } from '../../origin/npm/tree-record.ts';
import { partNotLocked } from '../messages.ts';
import type { Package, Tree } from './locked-packages.ts';
import { downloaded } from './npm-project.ts';

interface InstalledTree {
  readonly locked: Tree;
  readonly packages: readonly Package[];
  /** The whole environment of npm. */
  readonly env: Readonly<Record<string, string>>;
}

/** `folder`: that with the `node_modules`. */
export async function refuseUnlisted(
  folder: string,
  { locked, packages, env }: InstalledTree,
  host: Host,
): Promise<void> {
  const places = new Set(Object.keys(locked));
  const absent: Absent[] = [];
  for (const { place } of downloaded(packages)) {
    for (const [name, range] of await optionalsOf(join(folder, place), host)) {
      if (nearestPlace(name, place, places) === undefined) absent.push({ name, range, parent: place });
    }
  }
  if (absent.length === 0) return;
  const machine = await machineOf(host);
  for (const [{ name }, place, found] of await resolveAbsent(absent, env, host)) {
    const machines = found.get(place)?.machines;
    // What is made for every machine was left out for another reason when the lock was made.
    if (machines !== undefined && fits({ only: machines }, machine))
      throw new McpLockError(partNotLocked(name));
  }
}

/** `optionalDependencies` of a package: name → range. */
async function optionalsOf(folder: string, host: Host): Promise<readonly (readonly [string, string])[]> {
  const text = new TextDecoder().decode(await host.files.read(join(folder, 'package.json')));
  const { optionalDependencies: named } = JSON.parse(text.replace(/^\u{feff}/u, '')) as {
    optionalDependencies?: unknown;
  };
  return typeof named === 'object' && named !== null
    ? Object.entries(named).flatMap(([name, range]) =>
        typeof range === 'string' ? [[name, range] as const] : [],
      )
    : [];
}
