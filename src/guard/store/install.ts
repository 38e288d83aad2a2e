/**
 * Installs a locked tree into the store, once: `npm ci` in a folder of its own, without scripts, every hash checked by npm and again
 * here; then one rename makes the whole tree visible. Of two runs that install at the same time, the first wins and the other uses
 * its tree. Throws E_REGISTRY; leaves no partial tree.
 */
import { join } from 'node:path';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { manifestOf } from '../../launch/proof/manifest.ts';
import { npmCode } from '../../origin/npm/failure.ts';
import { packageMissing, packagesDiffer, packagesNotInstalled, unknownCause } from '../messages.ts';
import { MANIFEST, TREE } from './folder.ts';
import type { Package, Tree } from './locked-packages.ts';
import type { RealNames } from './npm-project.ts';
import { downloaded, npmProject } from './npm-project.ts';
import { askRealNames } from './real-names.ts';
import { refuseUnlisted } from './unlisted-parts.ts';

export interface Installation {
  /** All that is locked, for every machine. */
  readonly locked: Tree;
  /** The packages of it that this machine installs. */
  readonly packages: readonly Package[];
  /** The packages that the launch names: name in the tree → exact version, or `npm:name@version`. */
  readonly named: Readonly<Record<string, string>>;
  /** The whole environment of npm. */
  readonly env: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 600_000;
const ALWAYS = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--no-global'];
const CI = [
  'ci',
  ...ALWAYS,
  '--package-lock',
  '--no-package-lock-only',
  '--no-dry-run',
  '--no-workspaces',
  '--no-engine-strict',
  '--install-strategy=hoisted',
  '--include=prod',
  '--include=optional',
  '--include=peer',
];
/** Makes the links in `.bin`, for programs that a server starts by name. */
const LINK = ['rebuild', ...ALWAYS, '--offline'];

/** `folder`: must not exist; its parent must. */
export async function install(installation: Installation, folder: string, host: Host): Promise<void> {
  const scratch = `${folder}.${crypto.randomUUID()}.tmp`;
  const tree = join(scratch, TREE);
  try {
    await host.folders.make(tree);
    await installInto(tree, installation, join(scratch, 'names'), host);
    await host.folders.remove(join(scratch, 'names'));
    await refuseUnlisted(tree, installation, host);
    await host.ownFiles.write(join(scratch, MANIFEST), JSON.stringify(await manifestOf(tree, host)));
    await host.folders.move(scratch, folder).catch(async (error: unknown) => {
      if ((await host.files.kind(join(folder, MANIFEST))) !== 'file') throw error;
    });
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) throw error;
    throw failed(errno(error) ?? unknownCause(), error);
  } finally {
    await host.folders.remove(scratch).catch(() => undefined);
  }
}

async function installInto(
  tree: string,
  { packages, named, env }: Installation,
  scratch: string,
  host: Host,
): Promise<void> {
  const npm = async (args: readonly string[]): Promise<string | undefined> => {
    const result = await host.run('npm', args, { cwd: tree, env, timeoutMs: TIMEOUT_MS });
    host.signal.throwIfAborted();
    return result.code === 0 ? undefined : npmCode(result);
  };
  const attempt = async (names: RealNames, from: string): Promise<string | undefined> => {
    const { manifest, lock } = npmProject(packages, names);
    await host.files.replace(join(tree, 'package.json'), manifest);
    await host.files.replace(join(tree, 'package-lock.json'), lock);
    return npm([...CI, from]);
  };
  // The cache of npm will do, because the hashes decide.
  const firstCode = await attempt(new Map(), '--prefer-offline');
  if (firstCode !== undefined) {
    const answer = await askRealNames(named, scratch, env, host);
    if ('code' in answer) throw failed(firstCode);
    if ((await attempt(answer.names, '--prefer-offline')) !== undefined) {
      const lastCode = await attempt(answer.names, '--prefer-online');
      if (lastCode !== undefined) throw failed(lastCode);
    }
  }
  const record = join(tree, 'node_modules', '.package-lock.json');
  compareInstalled(packages, new TextDecoder().decode(await host.files.read(record)));
  // Without its record npm reads the `package.json` of every package, which names the programs.
  await host.files.remove(record);
  const linkCode = await npm(LINK);
  if (linkCode !== undefined) throw failed(linkCode);
  for (const { place, name } of packages) {
    if ((await host.files.kind(join(tree, place, 'package.json'))) !== 'file')
      throw failed(packageMissing(name));
  }
}

/** Everything that npm installed must be locked, and everything that is locked must be installed. `record`: npm's own. */
function compareInstalled(packages: readonly Package[], record: string): void {
  const { packages: installed = {} } = JSON.parse(record) as {
    packages?: Record<string, Record<string, unknown>>;
  };
  const missing = new Map(downloaded(packages).map((one) => [one.place, one]));
  for (const [place, { version, integrity, inBundle }] of Object.entries(installed)) {
    const locked = missing.get(place);
    missing.delete(place);
    const differs =
      locked === undefined ? inBundle !== true : locked.version !== version || locked.integrity !== integrity;
    if (differs) throw failed(packagesDiffer());
  }
  const [first] = missing.values();
  if (first !== undefined) throw failed(packageMissing(first.name));
}

const failed = (cause: string, error?: unknown): McpLockError =>
  new McpLockError(packagesNotInstalled(cause), error === undefined ? {} : { cause: error });
