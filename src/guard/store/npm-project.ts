/**
 * A locked tree as `npm ci` wants it: packages in, the texts of `package.json` and `package-lock.json` out, without
 * download addresses. The lock knows no ranges, so every package is made a dependency of the one it lies in, at its exact
 * version: then npm finds nothing to prune and nothing to resolve. Pure.
 */
import type { Package } from './locked-packages.ts';

/** What the lock does not say of a package: its real name, where that is another, and the machines it is made for. */
export interface Hint {
  readonly name?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

/** By the name a package has in the tree. */
export type Hints = ReadonlyMap<string, Hint>;

interface Fields {
  readonly [name: string]: unknown;
  readonly dependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
}

/** What came inside another package comes with it again, and so does all that lies in it. */
export function fetched(packages: readonly Package[]): readonly Package[] {
  const places = new Set(['']);
  return packages.filter(({ place, parent, integrity }) => {
    if (integrity === undefined || !places.has(parent)) return false;
    places.add(place);
    return true;
  });
}

/** Contents of the two files. */
export function recordOf(
  packages: readonly Package[],
  hints: Hints,
): { readonly manifest: string; readonly lock: string } {
  const root = fields({ name: 'mcp-lock-tree', version: '0.0.0', private: true });
  const entries = new Map<string, Fields>([['', root]]);
  for (const { place, parent, name, version, integrity, platform } of fetched(packages)) {
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
