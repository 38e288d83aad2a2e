/**
 * npm's record of a tree (`node_modules/.package-lock.json`, `package-lock.json`) as the lock keeps it. In: text. Out:
 * place → `version integrity`. A server's packages can write into a record, so it is untrusted: one entry that npm
 * would not write makes the whole record invalid. Pure.
 */
import type validVersion from 'semver/functions/valid.js';
import { lazy } from '../../host/lazy.ts';
import type { Machines } from '../../lock/tree-line.ts';

const versionReader = lazy<typeof validVersion>('semver/functions/valid.js');

/** Place in the tree → `version integrity`, and behind it which machines install it, where not all do. */
export type Tree = Readonly<Record<string, string>>;

/** A record that can be read: place → what npm noted of it. */
export type Packages = ReadonlyMap<string, PackageRecord>;

/** What npm noted of one package. */
export interface PackageRecord {
  readonly version: string;
  /** Verbatim; of a package from git its commit. Absent for one that came inside another. */
  readonly integrity?: string;
  /** Nothing fails where it is missing. */
  readonly optional: boolean;
  /** Made for some systems, processors or C libraries. */
  readonly machines?: Machines;
  /** What it may load, whether it is there or not: name → range. */
  readonly needs: ReadonlyMap<string, string>;
  /** The same of what npm leaves out where it does not fit. */
  readonly optionalNeeds: ReadonlyMap<string, string>;
}

/** A record larger than this is none that npm wrote for a server. */
export const MAX_RECORD = 20 * 1024 * 1024;
const MAX_PACKAGES = 20_000;
const MAX_PLACE = 1_000;

const NAME = String.raw`(?:@[\w.~!'()*-]{1,214}/)?(?!\.{1,2}(?:/|$))[\w.~!'()*-]{1,214}`;
const PLACE = new RegExp(`^node_modules/${NAME}(?:/node_modules/${NAME})*$`);
/** `os`, `cpu` or `libc`: more names than there are, and longer ones. */
const MAX_MACHINES = 50;
const MACHINE = /^[^\s]{1,50}$/;
const INTEGRITY =
  /^sha(?:1|256|384|512)-[A-Za-z0-9+/]+={0,2}(?: sha(?:1|256|384|512)-[A-Za-z0-9+/]+={0,2})*$/;

/** Whether npm accepts it as a package name. */
export const isPackageName = (text: string): boolean => new RegExp(`^${NAME}$`).test(text);

type Fields = Readonly<Record<string, unknown>>;

/** The packages of a record, or undefined when it is not as npm writes it. */
export function packagesOf(text: string): Packages | undefined {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return undefined;
  }
  const entries = Object.entries(fieldsOf(fieldsOf(record)?.['packages']) ?? {});
  if (entries.length > MAX_PACKAGES) return undefined;
  const out = new Map<string, PackageRecord>();
  for (const [place, value] of entries) {
    const fields = fieldsOf(value);
    if (fields === undefined) return undefined;
    // The root, the folders of a workspace and links to them: the project's own code, no package.
    if (fields['link'] === true || !place.includes('node_modules/')) continue;
    const inside = fields['inBundle'] === true && place.includes('/node_modules/');
    const noted = place.length <= MAX_PLACE && PLACE.test(place) ? packageRecord(fields, inside) : undefined;
    if (noted === undefined) return undefined;
    out.set(place, noted);
  }
  return out.size === 0 ? undefined : out;
}

/** `inside`: its bytes came with those of another package, whatever sum the record has for it. */
function packageRecord(fields: Fields, inside: boolean): PackageRecord | undefined {
  const { version, integrity, resolved, optional } = fields;
  if (typeof version !== 'string' || !/^[\w.+-]{1,256}$/.test(version)) return undefined;
  if (versionReader()(version, { loose: true }) === null) return undefined;
  if (integrity !== undefined && (typeof integrity !== 'string' || !INTEGRITY.test(integrity)))
    return undefined;
  const commit =
    typeof resolved === 'string' ? /^git\+.*#([0-9a-f]{40,64})$/s.exec(resolved)?.[1] : undefined;
  const bytes = inside ? undefined : (integrity ?? commit);
  const machines = optional === true ? machinesOf(fields) : {};
  if (machines === undefined) return undefined;
  const [hard, soft, peer] = ['dependencies', 'optionalDependencies', 'peerDependencies'].map((kind) =>
    Object.entries(fieldsOf(fields[kind]) ?? {}).map(([name, range]) => [name, String(range)] as const),
  );
  return {
    version,
    ...(bytes === undefined ? {} : { integrity: bytes }),
    optional: optional === true,
    ...(Object.keys(machines).length === 0 ? {} : { machines }),
    needs: new Map([...(hard ?? []), ...(soft ?? []), ...(peer ?? [])]),
    optionalNeeds: new Map(soft),
  };
}

/** What a package says of its machines; undefined when it is nothing npm could compare. */
function machinesOf(fields: Fields): Machines | undefined {
  const out: Record<string, readonly string[]> = Object.create(null);
  for (const kind of ['os', 'cpu', 'libc']) {
    const value = fields[kind];
    const list: readonly unknown[] = value === undefined ? [] : [value].flat();
    const names = list.filter((one) => typeof one === 'string' && MACHINE.test(one));
    if (names.length !== list.length || list.length > MAX_MACHINES) return undefined;
    if (list.length > 0) out[kind] = names as readonly string[];
  }
  return out;
}

/** Only what a package can load, itself included, as Node looks for it: its own `node_modules`, then those above. */
export function reachableFrom(name: string, packages: Packages): Packages {
  const out = new Map<string, PackageRecord>();
  const waiting = [`node_modules/${name}`];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const noted = packages.get(place);
    if (noted === undefined || out.has(place)) continue;
    out.set(place, noted);
    for (const need of noted.needs.keys()) {
      const found = nearestPlace(need, place, packages);
      if (found !== undefined) waiting.push(found);
    }
  }
  return out;
}

/** Where Node finds what the package at `from` loads by a name. */
export function nearestPlace(
  need: string,
  from: string,
  packages: Pick<ReadonlyMap<string, unknown>, 'has'>,
): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${need}` : `${folder}/node_modules/${need}`;
    if (packages.has(place)) return place;
    if (folder === '') return undefined;
  }
}

/** Whether the tree holds exactly this release in the place of its own. */
export const hasRelease = (tree: Tree, name: string, version: string, integrity: string): boolean =>
  tree[`node_modules/${name}`] === `${version} ${integrity}`;

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
