/**
 * All packages below the one that an npx line starts. In: what the line names. Out: npm's record of what it installed,
 * or what npm would install today. For a copy in `node_modules`: the part of that folder's record that the copy can
 * load. Never installs and never runs a script.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { withVariables } from '../../host/observed-env.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Origin } from '../../model.ts';
import { npmEnvironment } from '../../origin/npm/environment.ts';
import { treeOf } from '../../origin/npm/locked-tree.ts';
import { npmCacheOf, npxFolderPath } from '../../origin/npm/npx-cache.ts';
import { withOtherMachines } from '../../origin/npm/other-machines.ts';
import { resolveNpm } from '../../origin/npm/release.ts';
import type { Packages, Tree } from '../../origin/npm/tree-record.ts';
import { hasRelease, MAX_RECORD, packagesOf, reachableFrom } from '../../origin/npm/tree-record.ts';
import { resolveTree } from '../../origin/npm/tree-today.ts';
import { dependenciesNotInRegistry, otherReleaseResolved } from '../messages.ts';
import { readNpmrc } from './npmrc.ts';
import type { NamedPackage } from './package-token.ts';
import { registrySettings } from './registries.ts';

/** What an npx line names, and the settings npm has there. */
interface NpxPackages {
  readonly named: NamedPackage;
  readonly all: readonly NamedPackage[];
  /** As written, in the order of `all`. */
  readonly tokens: readonly string[];
  readonly cwd: string;
  /** Flags of the line and variables of its config, as environment variables of npm. */
  readonly steering: Readonly<Record<string, string>>;
}

/** Which tree of a record is wanted. */
interface RecordedTree {
  readonly line: NpxPackages;
  readonly origin: Origin;
  /** With the packages that only other machines install. */
  readonly all: boolean;
}

/** npm's own record of what npx installed for this line; undefined when there is none of this release. Throws E_REGISTRY. */
export async function installedTree(
  wanted: RecordedTree,
  place: Place,
  host: Host,
): Promise<Tree | undefined> {
  const packages = await installedPackages(wanted.line, place, host);
  return treeIn(packages, nameInTree(wanted.line), wanted, place, host);
}

/** Undefined for no record, or one of another release: the folder is named after the tokens, and may hold an older one. */
async function treeIn(
  packages: Packages | undefined,
  name: string | undefined,
  { line, origin, all }: RecordedTree,
  place: Place,
  host: Host,
): Promise<Tree | undefined> {
  const tree = packages === undefined ? undefined : treeOf(packages);
  if (packages === undefined || tree === undefined || !isTreeOf(tree, name, origin)) return undefined;
  return all ? treeOf(await withOtherMachines(packages, await environmentOf(line, place, host), host)) : tree;
}

/** Which release of the package that record holds, whatever was locked; undefined when there is no record of it. */
export async function installedRelease(
  line: NpxPackages,
  place: Place,
  host: Host,
): Promise<{ readonly version: string; readonly integrity?: string } | undefined> {
  const name = nameInTree(line);
  const noted =
    name === undefined
      ? undefined
      : (await installedPackages(line, place, host))?.get(`node_modules/${name}`);
  if (noted === undefined) return undefined;
  const { version, integrity } = noted;
  return { version, ...(integrity === undefined ? {} : { integrity }) };
}

/** The folder npx installs into, whether it is there or not. */
export const npxFolder = (
  line: Pick<NpxPackages, 'tokens' | 'cwd' | 'steering'>,
  place: Place,
  host: Host,
): Promise<string> => npxFolderPath(line.tokens, placeOfNpm(line, place), readSettingWith(host));

/** The cache of npm for this line. */
export const npmCache = (
  line: Pick<NpxPackages, 'cwd' | 'steering'>,
  place: Place,
  host: Host,
): Promise<string> => npmCacheOf(placeOfNpm(line, place), readSettingWith(host));

const placeOfNpm = ({ cwd, steering }: Pick<NpxPackages, 'cwd' | 'steering'>, place: Place): Place => ({
  ...place,
  workspaceFolder: cwd,
  startFolder: cwd,
  env: withVariables(place.env, steering),
});

const readSettingWith = (host: Host) => async (file: string, key: string) =>
  (await readNpmrc(file, host)).findLast(({ name, nested }) => name === key && !nested)?.value;

async function installedPackages(line: NpxPackages, place: Place, host: Host): Promise<Packages | undefined> {
  const folder = await npxFolder(line, place, host);
  return readRecord(pathsOf(place).join(folder, 'node_modules', '.package-lock.json'), host);
}

/** What the copy of a package in `folder`'s `node_modules` can load. Throws E_REGISTRY. */
export async function copiedTree(
  name: string,
  folder: string,
  wanted: RecordedTree,
  place: Place,
  host: Host,
): Promise<Tree | undefined> {
  const path = pathsOf(place).join(folder, 'node_modules', '.package-lock.json');
  const packages = await readRecord(path, host);
  const reachable = packages === undefined ? undefined : reachableFrom(name, packages);
  return treeIn(reachable, name, wanted, place, host);
}

/** What npm would install for this line today. Throws E_REGISTRY. */
export async function treeToday(line: NpxPackages, origin: Origin, place: Place, host: Host): Promise<Tree> {
  const { named, all, tokens, cwd, steering } = line;
  const wanted: Record<string, string> = Object.create(null);
  for (const [index, one] of all.entries()) {
    const { name } = one;
    if (name === undefined) throw new McpLockError(dependenciesNotInRegistry());
    const version =
      one === named && origin.version !== undefined
        ? origin.version
        : (await resolveNpm(name, one.requested, host, cwd, steering)).version;
    const short = shortOf(one, tokens[index]);
    wanted[short ?? name] = short === undefined ? version : `npm:${name}@${version}`;
  }
  const tree = await resolveTree(wanted, await environmentOf(line, place, host), host);
  if (isTreeOf(tree, nameInTree(line), origin)) return tree;
  throw new McpLockError(otherReleaseResolved());
}

/** What npm is asked with, there. */
const environmentOf = async (
  { cwd, steering }: NpxPackages,
  place: Place,
  host: Host,
): Promise<Readonly<Record<string, string>>> => ({
  ...(await registrySettings(cwd, place, host)),
  ...npmEnvironment(host, steering),
});

const shortOf = ({ alias }: NamedPackage, token: string | undefined): string | undefined =>
  alias === true ? token?.split('@npm:')[0] : undefined;

/** Under which name the package lies in the tree. */
export const nameInTree = ({
  named,
  all,
  tokens,
}: Pick<NpxPackages, 'named' | 'all' | 'tokens'>): string | undefined =>
  shortOf(named, tokens[all.indexOf(named)]) ?? named.name;

const isTreeOf = (tree: Tree, name: string | undefined, { version, integrity }: Origin): boolean =>
  version === undefined ||
  integrity === undefined ||
  (name !== undefined && hasRelease(tree, name, version, integrity));

async function readRecord(path: string, host: Host): Promise<Packages | undefined> {
  try {
    if ((await host.files.size(path)) > MAX_RECORD) return undefined;
    return packagesOf(new TextDecoder().decode(await host.files.read(path)));
  } catch (error) {
    // A record that cannot be read counts as none.
    if (errno(error) !== undefined) return undefined;
    throw error;
  }
}
