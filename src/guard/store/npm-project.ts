/**
 * A locked tree as `npm ci` reads it: packages in, the texts of `package.json` and `package-lock.json` (lockfileVersion 3) out,
 * without download addresses. The lock holds no ranges, so every package becomes a dependency of the one it lies in, at its exact
 * version, also one that was optional: npm then finds nothing to prune, nothing to resolve and nothing to leave out. Pure.
 */
import type { Package } from './locked-packages.ts';

/** Names in the registry, by the name of a package in the tree. The lock does not hold them. */
export type RealNames = ReadonlyMap<string, string>;

interface Fields {
  readonly [name: string]: unknown;
  readonly dependencies: Record<string, string>;
}

/** The packages that npm downloads: not those bundled inside another, nor what lies in these. */
export function downloaded(packages: readonly Package[]): readonly Package[] {
  const places = new Set(['']);
  return packages.filter(({ place, parent, integrity }) => {
    if (integrity === undefined || !places.has(parent)) return false;
    places.add(place);
    return true;
  });
}

/** The contents of the two files. */
export function npmProject(
  packages: readonly Package[],
  realNames: RealNames,
): { readonly manifest: string; readonly lock: string } {
  const root = fields({ name: 'mcp-lock-tree', version: '0.0.0', private: true });
  const entries = new Map<string, Fields>([['', root]]);
  for (const { place, parent, name, version, integrity } of downloaded(packages)) {
    const real = realNames.get(name);
    const alias = real === name ? undefined : real;
    const edges = entries.get(parent)?.dependencies;
    if (edges !== undefined) edges[name] = alias === undefined ? version : `npm:${alias}@${version}`;
    entries.set(
      place,
      fields({
        ...(alias === undefined ? {} : { name: alias }),
        version,
        integrity,
      }),
    );
  }
  const lock = { lockfileVersion: 3, requires: true, packages: Object.fromEntries(entries) };
  return { manifest: JSON.stringify(root), lock: JSON.stringify(lock) };
}

const fields = (own: Readonly<Record<string, unknown>>): Fields => ({
  ...own,
  dependencies: Object.create(null),
});
