/**
 * A locked tree as `npm ci` reads it: packages in, the texts of `package.json` and `package-lock.json` (lockfileVersion 3) out,
 * without download addresses. The lock holds no ranges, so every package becomes a dependency of the one it lies in, at its exact
 * version: npm then finds nothing to prune and nothing to resolve. Pure.
 */
import type { Package } from './locked-packages.ts';

/** What the lock does not say about a package: its name in the registry, if that is another, and the machines it is made for. */
export interface Hint {
  readonly name?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

/** By the name of a package in the tree. */
export type Hints = ReadonlyMap<string, Hint>;

interface Fields {
  readonly [name: string]: unknown;
  readonly dependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
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
  hints: Hints,
): { readonly manifest: string; readonly lock: string } {
  const root = fields({ name: 'mcp-lock-tree', version: '0.0.0', private: true });
  const entries = new Map<string, Fields>([['', root]]);
  for (const { place, parent, name, version, integrity, platform } of downloaded(packages)) {
    const { name: real, ...machines } = hints.get(name) ?? {};
    const alias = real === undefined || real === name ? undefined : real;
    const around = entries.get(parent);
    const edges = platform ? around?.optionalDependencies : around?.dependencies;
    if (edges !== undefined) edges[name] = alias === undefined ? version : `npm:${alias}@${version}`;
    entries.set(
      place,
      fields({
        ...(alias === undefined ? {} : { name: alias }),
        version,
        integrity,
        ...(platform ? { optional: true, ...machines } : {}),
      }),
    );
  }
  const lock = { lockfileVersion: 3, requires: true, packages: Object.fromEntries(entries) };
  return { manifest: JSON.stringify(root), lock: JSON.stringify(lock) };
}

const fields = (own: Readonly<Record<string, unknown>>): Fields => ({
  ...own,
  dependencies: Object.create(null),
  optionalDependencies: Object.create(null),
});
