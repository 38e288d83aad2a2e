/**
 * A record of npm as the lock keeps it: packages in; place → version, integrity and the machines that install it out. What only
 * packages for some machines need is left out with them. Pure.
 */
import type { Machines, TreeLine } from '../../lock/tree-line.ts';
import { writeTreeLine } from '../../lock/tree-line.ts';
import type { Packages, Tree } from './tree-record.ts';
import { nearestPlace } from './tree-record.ts';

type Only = NonNullable<TreeLine['only']>;

/** All packages as the lock keeps them, sorted by place. */
export function treeOf(packages: Packages): Tree {
  const out: Record<string, string> = Object.create(null);
  const only = machinesIn(packages);
  for (const [place, { version, integrity }] of [...packages].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const machines = only.get(place);
    out[place] = writeTreeLine({
      version,
      hashes: integrity === undefined ? [] : [integrity],
      ...(machines === undefined ? {} : { only: machines }),
    });
  }
  return out;
}

/** By place; what every machine installs is not in it. Takes time linear in the packages and what they name. */
function machinesIn(packages: Packages): ReadonlyMap<string, Only> {
  const own = new Map<string, Machines>();
  for (const [place, { machines }] of packages) if (machines !== undefined) own.set(place, machines);
  if (own.size === 0) return own;
  const needed = neededIn(packages, own);
  const below = new Set([...needed.values()].flat());
  const everywhere = new Set(
    [...packages].flatMap(([place, { optional }]) =>
      own.has(place) || (optional && below.has(place)) ? [] : [place],
    ),
  );
  for (const place of everywhere)
    for (const next of needed.get(place) ?? []) if (!own.has(next)) everywhere.add(next);
  const out = new Map<string, Only>(own);
  const waiting = [...own.keys()];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const reason = out.get(place) ?? 'optional';
    for (const next of needed.get(place) ?? []) {
      if (own.has(next) || everywhere.has(next)) continue;
      const known = out.get(next);
      if (known === 'optional' || (known !== undefined && same(known, reason))) continue;
      // From one reason to none that can be named: a place changes twice at most.
      out.set(next, known === undefined ? reason : 'optional');
      waiting.push(next);
    }
  }
  return out;
}

const same = (one: Only, other: Only): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Place → the places of what it needs. What lies in a package of `own` comes with it, also what nothing names. */
function neededIn(
  packages: Packages,
  own: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>();
  for (const [place, { needs }] of packages) {
    const places = [...needs.keys()].map((need) => nearestPlace(need, place, packages));
    out.set(
      place,
      places.filter((one) => one !== undefined),
    );
  }
  for (const place of packages.keys()) {
    const at = place.lastIndexOf('/node_modules/');
    const around = place.slice(0, Math.max(0, at));
    if (own.has(around)) out.get(around)?.push(place);
  }
  return out;
}
