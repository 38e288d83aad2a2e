/**
 * The dependency tree of a prepared server: what was installed, and what would be installed today. The tree belongs to
 * the package that is started, and to no other part of the launch. Starts no server and compares nothing.
 */
import { join } from 'node:path';
import type { Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import type { Entry, Finding, Origin } from '../model.ts';
import { fieldsOf, readFields } from './fields.ts';
import { leftOver } from './left-over.ts';
import { noDependencyRecord } from './messages.ts';
import { mainProgram } from './npm/package-programs.ts';
import { withServerEnv } from './place.ts';
import type { Prepared } from './prepared.ts';
import type { Installation, Proof } from './proof/check.ts';

type Tree = NonNullable<Entry['dependencies']>;

/** Whether the launch has a tree that could be known; a folder of the project has its own lockfile. */
export const hasTree = ({ understood }: Prepared, { url }: Origin): boolean =>
  understood.launcher.dependencies !== undefined && !url.startsWith('file:');

/** npm's record of what was installed; asks no network. Undefined when there is none that can be used. */
export async function recordedTree(
  prepared: Prepared,
  origin: Origin,
  place: Place,
  host: Host,
): Promise<Tree | undefined> {
  try {
    return await treeOf('recorded', prepared, origin, place, host);
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) return undefined;
    throw error;
  }
}

/** The release npm's record says it installed for this launch, locked or not; undefined when there is no record. */
export async function releaseInstalled(
  prepared: Prepared,
  place: Place,
  host: Host,
): Promise<{ readonly version: string; readonly integrity?: string } | undefined> {
  const { launcher, launch } = prepared.understood;
  try {
    return await launcher.installed?.(launch, withServerEnv(place, prepared.ownEnv), host);
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) return undefined;
    throw error;
  }
}

/**
 * Whether the files of the installed packages are those of their tarballs; undefined where npm would install them anew, or
 * has nothing. `locked`: the tree to hold them against where npm's record cannot be used.
 */
export async function proofOfFiles(
  prepared: Prepared,
  origin: Origin,
  locked: Tree | undefined,
  place: Place,
  host: Host,
): Promise<Proof | undefined> {
  const { launcher, launch } = prepared.understood;
  const here = withServerEnv(place, prepared.ownEnv);
  const at = hasTree(prepared, origin) ? await launcher.folder?.(launch, here, host) : undefined;
  if (at === undefined || origin.version === undefined) return undefined;
  const check = async (installation: Installation) => {
    const { checkInstalled } = await import('./proof/check.ts');
    return checkInstalled(installation, place, host);
  };
  const modules = join(at.folder, 'node_modules');
  const fields = (path: string) => readFields(path, host).catch(() => undefined);
  const manifest = await fields(join(modules, at.name, 'package.json'));
  if (manifest === undefined && !at.whole) return undefined;
  const recorded = await recordedTree(prepared, origin, place, host);
  if (recorded === undefined) {
    // npm believes its own record, or the package itself.
    const packages = fieldsOf((await fields(join(modules, '.package-lock.json')))?.['packages']);
    const noted = fieldsOf(packages[`node_modules/${at.name}`]);
    if (![noted, manifest].some((one) => one?.['version'] === origin.version)) {
      if (!at.whole) return undefined;
      const any = await recordedTree(prepared, { url: origin.url }, place, host);
      const left = await leftOver(at.folder, any, locked, host);
      if (left === undefined) return undefined;
      if ('differs' in left) return { kind: 'differs', ...left.differs, more: 0 };
      return check({ ...at, tree: left.tree });
    }
  }
  const tree = recorded ?? locked;
  if (tree === undefined) return { kind: 'unproven', packages: [`node_modules/${at.name}`] };
  return check({ ...at, tree, program: mainProgram(manifest ?? {}) });
}

/** The tree npm would install today. Throws E_REGISTRY, E_LAUNCH. */
export const treeToday = (
  prepared: Prepared,
  origin: Origin,
  place: Place,
  host: Host,
): Promise<Tree | undefined> => treeOf('today', prepared, origin, place, host);

/** The tree to lock beside a surface that was just read, and why it, or a part of it, is missing. */
interface TreeToLock {
  readonly tree?: Tree;
  readonly missing?: string;
}

/** What was installed, with the packages of other machines; else what npm would install today. Never throws for want of one. */
export async function treeToLock(
  prepared: Prepared,
  origin: Origin,
  place: Place,
  host: Host,
): Promise<TreeToLock> {
  if (!hasTree(prepared, origin)) return {};
  const recorded = await recordedTree(prepared, origin, place, host);
  try {
    const how = recorded === undefined ? 'today' : 'completed';
    const tree = await treeOf(how, prepared, origin, place, host);
    return tree === undefined ? { missing: noDependencyRecord() } : { tree };
  } catch (error) {
    host.signal.throwIfAborted();
    if (!(error instanceof McpLockError)) throw error;
    return { ...(recorded === undefined ? {} : { tree: recorded }), missing: error.message };
  }
}

function treeOf(
  how: 'recorded' | 'completed' | 'today',
  prepared: Prepared,
  origin: Origin,
  place: Place,
  host: Host,
): Promise<Tree | undefined> {
  const { launcher, launch } = prepared.understood;
  return (
    launcher.dependencies?.(how, origin, launch, withServerEnv(place, prepared.ownEnv), host) ??
    Promise.resolve(undefined)
  );
}

/**
 * Findings without a lost provenance that is not certain. A mirror that serves none, or a copy on disk, says nothing about who
 * built a version: the loss is certain only where the registry has one for the locked version and none for the new one.
 */
export async function confirmProvenanceLoss(
  findings: readonly Finding[],
  prepared: Prepared,
  { before, after }: { readonly before: Origin; readonly after: Origin },
  place: Place,
  host: Host,
): Promise<readonly Finding[]> {
  if (!findings.some(({ rule }) => rule === 'origin/provenance-lost')) return findings;
  const { launcher, launch } = prepared.understood;
  const provenanceOf = async ({ version }: Origin): Promise<string | undefined> => {
    try {
      const served =
        version === undefined
          ? undefined
          : await launcher.release?.(version, launch, withServerEnv(place, prepared.ownEnv), host);
      return served?.provenance;
    } catch (error) {
      host.signal.throwIfAborted();
      if (error instanceof McpLockError) return undefined;
      throw error;
    }
  };
  const [locked, current] = await Promise.all([provenanceOf(before), provenanceOf(after)]);
  const lost = locked !== undefined && current === undefined;
  return findings.filter(
    ({ rule, subject }) => rule !== 'origin/provenance-lost' || (lost && subject.pointer === '/provenance'),
  );
}
