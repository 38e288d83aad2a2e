/**
 * The packages of a locked tree that a machine installs: `dependencies` of an entry in, a record for each out. They decide paths and
 * what npm downloads, so whatever npm would not write is refused. Pure.
 */
import type validVersion from 'semver/functions/valid.js';
import { McpLockError } from '../../errors.ts';
import { lazy } from '../../host/lazy.ts';
import type { Machine } from '../../host/machine.ts';
import { fits, parseTreeLine } from '../../lock/tree-line.ts';
import { packageBySha1, packageFromGit, placeNotNpm } from '../messages.ts';

const versionReader = lazy<typeof validVersion>('semver/functions/valid.js');

/** `dependencies` of an entry. */
export type Tree = Readonly<Record<string, string>>;

export interface Package {
  /** `node_modules/a/node_modules/b`. */
  readonly place: string;
  /** Its name there: `b`. An alias has another name in the registry. */
  readonly name: string;
  /** The place of the package it lies in; empty at the top. */
  readonly parent: string;
  readonly version: string;
  /** Absent for a package that is bundled inside another. */
  readonly integrity?: string;
}

const NAME = String.raw`(?:@[\w.~!'()*-]{1,214}/)?(?!\.{1,2}(?:/|$))[\w.~!'()*-]{1,214}`;
const PLACE = new RegExp(`^(?:(node_modules/${NAME}(?:/node_modules/${NAME})*)/)?node_modules/(${NAME})$`);
const SUM = /^sha(?:1|256|384|512)-[A-Za-z0-9+/]+={0,2}$/;

/** Whether npm accepts it as a package name. */
export const isName = (text: string): boolean => new RegExp(`^${NAME}$`).test(text);

/** All packages that `machine` installs, parents first. Throws E_REGISTRY for a tree that npm cannot install from its sums alone. */
export function packagesFor(tree: Tree, machine: Machine): readonly Package[] {
  const others = new Set<string>();
  return Object.keys(tree)
    .sort()
    .flatMap((place) => {
      const one = packageAt(place, tree[place] ?? '');
      // What lies in a package is installed with it.
      if (fits(parseTreeLine(tree[place] ?? ''), machine) && !others.has(one.parent)) return [one];
      others.add(place);
      return [];
    });
}

function packageAt(place: string, value: string): Package {
  const [, parent = '', name] = PLACE.exec(place) ?? [];
  const { version, hashes } = parseTreeLine(value);
  const isVersion = versionReader()(version, { loose: true }) !== null && /^[\w.+-]{1,256}$/.test(version);
  if (name === undefined || !isVersion) throw new McpLockError(placeNotNpm());
  if (hashes.length === 0) return { place, name, parent, version };
  if (!hashes.every((hash) => SUM.test(hash))) throw new McpLockError(packageFromGit(name));
  if (hashes.every((hash) => hash.startsWith('sha1-'))) throw new McpLockError(packageBySha1(name));
  return { place, name, parent, version, integrity: hashes.join(' ') };
}
