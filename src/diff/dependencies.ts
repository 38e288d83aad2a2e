/**
 * What changed in the packages below a server's package, and in the installed release of the package itself: two trees
 * (place in `node_modules` to a line of the lock) or an origin and npm's record in, findings out. Pure.
 */
import type { Machine } from '../host/machine.ts';
import { pointerOf } from '../lock/pointer.ts';
import type { TreeLine } from '../lock/tree-line.ts';
import { fits, parseTreeLine } from '../lock/tree-line.ts';
import type { Entry, Finding, Origin, Severity } from '../model.ts';
import { finding } from './finding.ts';

type Tree = NonNullable<Entry['dependencies']>;

/** A package and the tree below it. */
interface Installed {
  readonly origin: Origin;
  readonly dependencies?: Tree | undefined;
}

/**
 * One finding for all packages that changed, and one for each whose integrity changed under the same version. The
 * package itself is compared as the origin and left out here. `severity`: of the first finding; `info` unless the lock
 * decides what is started, because the tree of a plain `npx` launch can change on any day. `machine`: where one of the trees may
 * hold the packages of that machine alone; what others install is left out then.
 */
export function compareDependencies(
  server: string,
  before: Installed,
  after: Installed,
  severity: Severity = 'info',
  machine?: Machine,
): readonly Finding[] {
  const [oldTree, newTree] = [packagesBelow(before), packagesBelow(after)];
  const oldPackages: Record<string, string> = Object.create(null);
  const newPackages: Record<string, string> = Object.create(null);
  const integrity: Finding[] = [];
  for (const place of [...new Set([...oldTree.keys(), ...newTree.keys()])].sort()) {
    const [from, to] = [oldTree.get(place), newTree.get(place)];
    const what = difference(from, to, place, machine);
    if (what === 'integrity') {
      const subject = { kind: 'origin', pointer: pointerOf(['dependencies', place]) } as const;
      integrity.push(finding('origin/integrity-changed', server, { subject, before: from, after: to }));
    } else if (what === 'package') {
      if (from !== undefined) oldPackages[place] = from;
      if (to !== undefined) newPackages[place] = to;
    }
  }
  if (Object.keys(oldPackages).length + Object.keys(newPackages).length === 0) return integrity;
  const subject = { kind: 'origin', pointer: '/dependencies' } as const;
  return [
    ...integrity,
    finding('origin/dependencies-changed', server, {
      subject,
      before: oldPackages,
      after: newPackages,
      severity,
    }),
  ];
}

/** The release that npm installed against the locked one: another version, or another integrity under it. */
export function compareInstalled(
  server: string,
  { version, integrity }: Origin,
  installed: { readonly version: string; readonly integrity?: string },
): readonly Finding[] {
  if (version === undefined) return [];
  const one = (field: 'version' | 'integrity', before: string, after: string | undefined) => {
    const subject = { kind: 'origin', pointer: `/${field}` } as const;
    return finding(`origin/${field}-changed`, server, { subject, before, after });
  };
  if (version !== installed.version) return [one('version', version, installed.version)];
  if (integrity === undefined) return [];
  // One hash in common is enough. A weaker hash alone proves nothing.
  const hashes = installed.integrity?.split(' ') ?? [];
  return integrity.split(' ').some((hash) => hashes.includes(hash))
    ? []
    : [one('integrity', integrity, installed.integrity)];
}

function packagesBelow({ origin, dependencies = {} }: Installed): ReadonlyMap<string, string> {
  const own = `${origin.version} ${origin.integrity}`;
  return new Map(Object.entries(dependencies).filter(([, value]) => value !== own));
}

function difference(
  before: string | undefined,
  after: string | undefined,
  place: string,
  machine: Machine | undefined,
): 'package' | 'integrity' | undefined {
  if (before === after) return undefined;
  const [from, to] = [before, after].map((value) => (value === undefined ? undefined : parseTreeLine(value)));
  if (from === undefined || to === undefined) {
    const only = from ?? to;
    return machine === undefined || only === undefined || isInstalled(only, machine) ? 'package' : undefined;
  }
  if (from.version !== to.version) return 'package';
  if (from.hashes.length === 0 && to.hashes.length === 0) return undefined;
  // A bundled package is covered by the hash of its bundle: some records hold a hash of its own, ours do not.
  if (to.hashes.length === 0) return /\/node_modules\//.test(place) ? undefined : 'package';
  if (from.hashes.some((hash) => to.hashes.includes(hash))) return undefined;
  return from.hashes.some((hash) => to.hashes.some((other) => algorithmOf(other) === algorithmOf(hash)))
    ? 'integrity'
    : 'package';
}

/** Whether a machine surely installs it. */
const isInstalled = (line: TreeLine, machine: Machine): boolean =>
  line.only !== 'optional' && fits(line, machine);

/** A git commit counts as an algorithm of its own: another commit under one version is another package. */
const algorithmOf = (hash: string): string => /^sha\d+(?=-)/.exec(hash)?.[0] ?? hash;
