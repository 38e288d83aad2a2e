/**
 * A server that starts from its installed tree in place of npx: a prepared launch and its entry in; whether that is possible, and
 * then the command line with its environment, out. Only for lines whose package, version and bytes are all in the lock. Asks a
 * registry only to install the tree the first time.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { machineOf } from '../../host/machine.ts';
import { startIn } from '../../host/paths.ts';
import { readNpx } from '../../launch/npm/npx-flags.ts';
import { registrySettings } from '../../launch/npm/registries.ts';
import { isInProject } from '../../launch/place.ts';
import type { Prepared } from '../../launch/prepared.ts';
import type { Target } from '../../launch/target.ts';
import type { Entry, Origin } from '../../model.ts';
import { npmEnvironment } from '../../origin/npm/environment.ts';
import { storeFolder } from './folder.ts';
import type { Tree } from './locked-packages.ts';
import { packagesFor } from './locked-packages.ts';
import type { PackageLaunch } from './program.ts';
import { programIn } from './program.ts';
import { readyTree, withBin } from './ready-tree.ts';

/** A launch that can start from its installed tree. */
interface StoredLaunch {
  readonly tree: Tree;
  readonly launch: PackageLaunch;
  /** The locked package: what runs, whatever the registry says today. */
  readonly origin: Origin;
}

/** Undefined when the launch must go its usual way. */
export async function storedLaunch(
  prepared: Prepared,
  { dependencies, origin }: Entry,
  place: Place,
  host: Host,
): Promise<StoredLaunch | undefined> {
  const { understood, target } = prepared;
  if (dependencies === undefined || target.kind !== 'stdio' || understood.launcher.id !== 'npx')
    return undefined;
  if (wordsBefore(prepared) === undefined || (await isInProject(storeFolder(host), place, host)))
    return undefined;
  const { token = '', runs } = understood.identity;
  const { version, integrity } = origin;
  const ownRecord = `${version} ${integrity}`;
  const named = token.split(' ').map(nameOf);
  const main = named.find(({ name }) => dependencies[`node_modules/${name}`] === ownRecord);
  const isComplete = named.every(({ name }) => Object.hasOwn(dependencies, `node_modules/${name}`));
  if (main === undefined || !isComplete || runs === undefined || runs.program === '') return undefined;
  const { hash: _, parts: __, ...locked } = origin;
  return {
    tree: dependencies,
    launch: {
      name: main.name,
      names: named.map(({ name }) => name),
      ...(runs.program === main.real ? {} : { program: runs.program }),
      args: runs.args,
    },
    origin: locked,
  };
}

/** What to start, once its tree is there and unchanged. Throws E_REGISTRY, E_LAUNCH. */
export async function startOf(
  { tree, launch }: StoredLaunch,
  prepared: Prepared,
  place: Place,
  host: Host,
): Promise<Target> {
  const { target } = prepared;
  if (target.kind !== 'stdio') return target;
  const folder = await readyTree(
    tree,
    async () => ({
      locked: tree,
      packages: packagesFor(tree, await machineOf(host)),
      named: namedIn(prepared, tree),
      env: await npmSettings(prepared, place, host),
    }),
    host,
  );
  const { command, args } = await programIn(folder, launch, host);
  const [outer, ...words] = [...(wordsBefore(prepared) ?? []), command, ...args];
  return { ...target, command: outer ?? command, args: words, env: withBin(target.env, folder) };
}

/** Name in the tree, and in the registry. */
function nameOf(token: string): { readonly name: string; readonly real: string } {
  const [, name = token] = /^((?:@[^/@]+\/)?[^@]+)/.exec(token) ?? [];
  const [, real = name] = /@npm:((?:@[^/@]+\/)?[^@]+)/.exec(token) ?? [];
  return { name, real };
}

/** The packages that the launch names, at their versions in the tree. */
function namedIn({ understood }: Prepared, tree: Tree): Readonly<Record<string, string>> {
  const versions: Record<string, string> = Object.create(null);
  for (const { name, real } of (understood.identity.token ?? '').split(' ').map(nameOf)) {
    const [version = ''] = (tree[`node_modules/${name}`] ?? '').split(' ');
    versions[name] = real === name ? version : `npm:${real}@${version}`;
  }
  return versions;
}

/** The words before the npx line that stay; undefined when it cannot be told which. */
function wordsBefore({ understood, target }: Prepared): readonly string[] | undefined {
  const { wrappers, launch } = understood;
  if (target.kind !== 'stdio' || launch.transport !== 'stdio') return undefined;
  // `cmd` is there to find `npx.cmd`, which Node does not need.
  if (wrappers.every((name) => name === 'cmd')) return [];
  if (!wrappers.every((name) => name === 'env')) return undefined;
  const line = [target.command, ...target.args];
  const inner = [launch.command, ...launch.args];
  const at = line.length - inner.length;
  return inner.every((word, index) => word === line[at + index]) ? line.slice(0, at) : undefined;
}

/** The npm settings of the launch: its own variables and flags, and the registries of the project. */
async function npmSettings(
  { understood: { launch }, ownEnv }: Prepared,
  place: Place,
  host: Host,
): Promise<Readonly<Record<string, string>>> {
  if (launch.transport !== 'stdio') return npmEnvironment(host, ownEnv);
  const { settings } = readNpx(launch.args, /npx(?:\.\w+)?$/i.test(launch.command) ? 'npx' : 'exec');
  const project = await registrySettings(startIn(place, launch.cwd), place, host);
  return { ...project, ...npmEnvironment(host, { ...ownEnv, ...settings }) };
}
