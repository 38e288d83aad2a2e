/**
 * The optional packages that a record lacks because they are made for other machines. In: the packages of one machine. Out: the same
 * with those of every machine, each where npm would put it, at the version that its parent names. Asks the registry only when
 * something is absent. Throws E_REGISTRY.
 */
import type satisfies from 'semver/functions/satisfies.js';
import type validRange from 'semver/ranges/valid.js';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { lazy } from '../../host/lazy.ts';
import { tooManyAbsent } from '../messages.ts';
import { lockOnly } from './lock-only.ts';
import type { PackageRecord, Packages } from './tree-record.ts';
import { isPackageName, nearestPlace } from './tree-record.ts';
import { unresolved } from './tree-today.ts';

const rangeReader = lazy<typeof validRange>('semver/ranges/valid.js');

const rangeChecker = lazy<typeof satisfies>('semver/functions/satisfies.js');

/** An optional package that is not there. */
export interface Absent {
  readonly name: string;
  /** A range, or `npm:name@range`. */
  readonly range: string;
  /** The place of the package that names it. */
  readonly parent: string;
}

/** More than any package has. */
const MAX_ABSENT = 500;
/** The registry has no such package or version. */
const UNKNOWN = new Set(['E404', 'ETARGET', 'ENOVERSIONS']);

/** `env`: what npm is asked with, the whole of it. */
export async function withOtherMachines(
  packages: Packages,
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<Packages> {
  const absent = [...packages].flatMap(([parent, { optionalNeeds, integrity }]) =>
    // What a package brings with it is complete.
    [...(integrity === undefined ? [] : optionalNeeds)].flatMap(([name, range]) =>
      nearestPlace(name, parent, packages) === undefined ? [{ name, range, parent }] : [],
    ),
  );
  const found = await resolveAbsent(absent, env, host);
  const out = new Map(packages);
  for (const [{ name, parent }, from, there] of found) {
    // Without a reason it is absent on this machine only: it could not be installed.
    if (there.get(from)?.machines !== undefined) putBelow(parent, name, from, there, out);
  }
  return out;
}

/** Absent packages that the registry has: each with its place in what npm would install. Throws E_REGISTRY. */
export async function resolveAbsent(
  absent: readonly Absent[],
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<readonly (readonly [Absent, string, Packages])[]> {
  const shorts = new Map<string, string>();
  for (const { name, range } of absent) {
    const spec = specOf(name, range);
    if (spec !== undefined && !shorts.has(spec)) shorts.set(spec, `part-${shorts.size}`);
  }
  if (shorts.size === 0) return [];
  if (shorts.size > MAX_ABSENT) throw new McpLockError(tooManyAbsent(shorts.size, MAX_ABSENT));
  const wanted = [...shorts].map(([spec, short]) => [short, spec] as const);
  const some = await lockOnly({ optionalDependencies: Object.fromEntries(wanted) }, [], env, host);
  const found = 'packages' in some ? some.packages : NONE;
  const lacking = wanted.filter(([short]) => !found.has(`node_modules/${short}`));
  // npm leaves an optional package out for any reason. As a usual one, and forced on this machine, it fails with the reason.
  const rest = lacking.length === 0 ? some : await lockOnly(dependencies(lacking), ['--force'], env, host);
  const [{ name, range } = { name: '', range: '' }] = absent;
  if (!('packages' in rest) && !UNKNOWN.has(rest.code)) throw unresolved(name, range, rest);
  const more = 'packages' in rest ? rest.packages : NONE;
  return absent.flatMap((one) => {
    const place = `node_modules/${shorts.get(specOf(one.name, one.range) ?? '') ?? ''}`;
    const there = [found, more].find((packages) => packages.has(place));
    return there === undefined ? [] : [[one, place, there] as const];
  });
}

const NONE: Packages = new Map();
const dependencies = (wanted: readonly (readonly [string, string])[]) => ({
  dependencies: Object.fromEntries(wanted),
});

/** What npm is asked for; undefined for a folder, an address or a tag. */
function specOf(name: string, range: string): string | undefined {
  const [, real = name, version = range] = /^npm:((?:@[^/@]+\/)?[^/@]+)@(.+)$/.exec(range) ?? [];
  return isPackageName(real) && rangeReader()(version) !== null ? `npm:${real}@${version || '*'}` : undefined;
}

/** Puts the package at `from` of `there`, and what it needs, as far up as its name is free. */
function putBelow(
  parent: string,
  name: string,
  from: string,
  there: Packages,
  out: Map<string, PackageRecord>,
): void {
  const noted = there.get(from);
  if (noted === undefined) return;
  const place = noted.integrity === undefined ? inside(parent, name) : freePlace(parent, name, noted, out);
  if (out.has(place)) return;
  out.set(place, { ...noted, optional: true });
  for (const [need, range] of noted.needs) {
    const needed = nearestPlace(need, from, there);
    const known = nearestPlace(need, place, out);
    const version = known === undefined ? undefined : out.get(known)?.version;
    const bundled = needed !== undefined && there.get(needed)?.integrity === undefined;
    if (needed === undefined || (!bundled && version !== undefined && rangeChecker()(version, range)))
      continue;
    putBelow(place, need, needed, there, out);
  }
}

const inside = (parent: string, name: string): string => `${parent}/node_modules/${name}`;

/** The place nearest to the top that npm would take: up to the first one with another version. */
function freePlace(parent: string, name: string, { version }: PackageRecord, out: Packages): string {
  let place = inside(parent, name);
  for (let folder = parent; folder !== ''; ) {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
    const above = folder === '' ? `node_modules/${name}` : inside(folder, name);
    const other = out.get(above);
    if (other !== undefined) return other.version === version ? above : place;
    place = above;
  }
  return place;
}
