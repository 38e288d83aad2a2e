/**
 * Packages that npm finds for a name although they do not lie directly in `node_modules`: inside another package, in a
 * workspace, or under another name. npx then starts a program by its name, and nobody knows whose. In: folders and a
 * name. Out: the first such `package.json`. Throws E_LAUNCH for more packages than can be looked at. Hashes and runs nothing.
 */
import type satisfies from 'semver/functions/satisfies.js';
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { isFolder } from '../../host/kind-at.ts';
import { lazy } from '../../host/lazy.ts';
import { pathsOf } from '../../host/paths.ts';
import { fieldsOf, readFields } from '../fields.ts';
import { nodeModulesUnreadable } from '../messages.ts';
import { realPathOf } from './node-modules.ts';
import { workspaceFolders } from './workspaces.ts';

const rangeChecker = lazy<typeof satisfies>('semver/functions/satisfies.js');

interface WantedName {
  readonly name: string;
  /** Exact version, range or tag; empty when none is written. */
  readonly requested: string;
}

const MAX_PACKAGES = 200_000;

/** Whether npx takes an installed package of this version; a tag is always looked up. */
export function accepts(requested: string, version: unknown): boolean {
  if (requested === '' || requested.trim() === '*') return true;
  return typeof version === 'string' && rangeChecker()(version, requested);
}

/** Undefined when there is none in this folder. `copy`: what lies directly in `node_modules`; the same again does no harm. */
export async function hiddenCopy(
  wanted: WantedName,
  folder: string,
  copy: { readonly integrity: string } | undefined,
  place: Place,
  host: Host,
): Promise<string | undefined> {
  const { join } = pathsOf(place);
  const project = (await readFields(join(folder, 'package.json'), host)) ?? {};
  const workspaces = await workspaceFolders(project, folder, place, host);
  for (const one of workspaces) {
    const manifest = join(one, 'package.json');
    if (isIt(await readFields(manifest, host), wanted)) return manifest;
  }
  const record =
    copy === undefined ? {} : await readFields(join(folder, 'node_modules', '.package-lock.json'), host);
  const packages = fieldsOf(record?.['packages']);
  const search: Search = {
    wanted,
    place,
    host,
    isCopy: (manifest) => {
      const { relative, dirname } = pathsOf(place);
      const noted = fieldsOf(packages[relative(folder, dirname(manifest)).replaceAll('\\', '/')]);
      return copy !== undefined && noted['inBundle'] !== true && noted['integrity'] === copy.integrity;
    },
    seen: new Set(),
    left: MAX_PACKAGES,
  };
  for (const one of [folder, ...workspaces]) {
    const found = await belowModules(join(one, 'node_modules'), one === folder, search);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Search {
  readonly wanted: WantedName;
  readonly place: Place;
  readonly host: Host;
  /** Whether npm noted that a package is the same as the copy. */
  readonly isCopy: (manifest: string) => boolean;
  /** Folders that were looked at, since a link may lead back to one. */
  readonly seen: Set<string>;
  /** Packages that are still looked at. */
  left: number;
}

/** `top`: its own copy is no hidden one. */
async function belowModules(modules: string, top: boolean, search: Search): Promise<string | undefined> {
  const { wanted, place, host } = search;
  const { join, dirname, basename } = pathsOf(place);
  const real = await realPathOf(modules, host).catch(() => undefined);
  if (real === undefined || search.seen.has(real)) return undefined;
  search.seen.add(real);
  const names = await packageNames(modules, place, host);
  search.left -= names.length;
  if (search.left < 0) throw new McpLockError(nodeModulesUnreadable('too many packages'), { place: modules });
  if (names.length === 0) return undefined;
  // Under another name npm takes a package too: by its version, which a range or an exact one accepts, and for a tag by what it says of itself.
  const looked = await Promise.all(
    names.map(async (name) => {
      const own = top && name === wanted.name;
      const manifest = join(modules, name, 'package.json');
      const fields = own ? undefined : await readFields(manifest, host);
      if (isIt(fields, wanted) && !search.isCopy(manifest)) return { found: manifest };
      const inner = join(modules, name, 'node_modules');
      return { inner: (await isFolder(inner, host)) ? inner : '' };
    }),
  );
  const first = looked.find(({ found }) => found !== undefined)?.found;
  if (first !== undefined) return first;
  for (const { inner = '' } of looked) {
    const found = inner === '' ? undefined : await belowModules(inner, false, search);
    if (found !== undefined) return found;
  }
  // Where packages are links into a store, those that one of them loads lie beside it there.
  const links = await Promise.all(
    names.map(async (name) =>
      top ? await realPathOf(join(modules, name), host).catch(() => undefined) : undefined,
    ),
  );
  const stores = new Set(
    links.flatMap((path) => {
      const parent = path === undefined ? '' : dirname(path);
      const folder = basename(parent).startsWith('@') ? dirname(parent) : parent;
      return basename(folder) === 'node_modules' && folder !== modules ? [folder] : [];
    }),
  );
  for (const store of stores) {
    const manifest = join(store, wanted.name, 'package.json');
    const stored = await realPathOf(join(store, wanted.name), host).catch(() => undefined);
    if (stored === undefined || links.includes(stored)) continue;
    if (isIt(await readFields(manifest, host), wanted)) return manifest;
  }
  return undefined;
}

async function packageNames(modules: string, place: Place, host: Host): Promise<readonly string[]> {
  const { join } = pathsOf(place);
  const names = (await host.files.list(modules).catch(() => [])).filter((name) => !name.startsWith('.'));
  const scoped = await Promise.all(
    names
      .filter((name) => name.startsWith('@'))
      .map(async (scope) =>
        (await host.files.list(join(modules, scope)).catch(() => [])).map((name) => `${scope}/${name}`),
      ),
  );
  return [...names.filter((name) => !name.startsWith('@')), ...scoped.flat()];
}

/** Also what npm takes for a tag: a package that says itself where it was downloaded from. */
function isIt(
  fields: Readonly<Record<string, unknown>> | undefined,
  { name, requested }: WantedName,
): boolean {
  if (fields === undefined || fields['name'] !== name) return false;
  return accepts(requested, fields['version']) || typeof fieldsOf(fields)['resolved'] === 'string';
}
