/**
 * The packages of a locked tree: the lock's own words in (place → `version integrity [platform]`), one record each out.
 * What stands there decides paths and what npm fetches, so anything not as npm writes it is refused. Pure.
 */
import validVersion from 'semver/functions/valid.js';
import { McpLockError } from '../../errors.ts';

/** `dependencies` of an entry. */
export type Tree = Readonly<Record<string, string>>;

export interface Package {
  /** `node_modules/a/node_modules/b`. */
  readonly place: string;
  /** What it is called there: `b`. An alias has another name in the registry. */
  readonly name: string;
  /** The place of the package it lies in; empty at the top. */
  readonly parent: string;
  readonly version: string;
  /** Absent for one that came inside another. */
  readonly integrity?: string;
  /** Made for one kind of machine, and optional. */
  readonly platform: boolean;
}

const NAME = String.raw`(?:@[\w.~!'()*-]{1,214}/)?(?!\.{1,2}(?:/|$))[\w.~!'()*-]{1,214}`;
const PLACE = new RegExp(`^(?:(node_modules/${NAME}(?:/node_modules/${NAME})*)/)?node_modules/(${NAME})$`);
const SUM = /^sha(?:1|256|384|512)-[A-Za-z0-9+/]+={0,2}$/;

/** Whether it is a name npm may be given. */
export const isName = (text: string): boolean => new RegExp(`^${NAME}$`).test(text);

/** All packages, parents first. Throws E_REGISTRY for a tree that npm cannot install from its sums alone. */
export function packagesOf(tree: Tree, next: string): readonly Package[] {
  return Object.keys(tree)
    .sort()
    .map((place) => packageAt(place, tree[place] ?? '', next));
}

function packageAt(place: string, value: string, next: string): Package {
  const [, parent = '', name] = PLACE.exec(place) ?? [];
  const [version = '', ...rest] = value.split(' ');
  const platform = rest.at(-1) === 'platform';
  const sums = platform ? rest.slice(0, -1) : rest;
  const known = validVersion(version, { loose: true }) !== null && /^[\w.+-]{1,256}$/.test(version);
  if (name === undefined || !known) throw refused('holds something that is no package of npm', next);
  if (sums.length === 0) return { place, name, parent, version, platform };
  if (!sums.every((sum) => SUM.test(sum)))
    throw refused(`has ${name} from git and not from a registry`, next);
  if (sums.every((sum) => sum.startsWith('sha1-'))) throw refused(`pins ${name} by SHA-1 alone`, next);
  return { place, name, parent, version, platform, integrity: sums.join(' ') };
}

const refused = (what: string, next: string): McpLockError =>
  new McpLockError('E_REGISTRY', `the locked tree cannot be installed: it ${what}`, { next });
