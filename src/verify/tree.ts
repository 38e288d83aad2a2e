/**
 * The packages below a server against its entry: a prepared spec and an entry in, findings out. Before the start they forbid it;
 * after the reading they say what moved. By default this reads npm's record on disk and asks no network; `deep` resolves the tree
 * again, and then every move counts. Never starts anything.
 */
import type { Place } from '../contracts.ts';
import { compareDependencies, compareInstalled } from '../diff/dependencies.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { machineOf } from '../host/machine.ts';
import type { Prepared } from '../launch/prepared.ts';
import { hasTree, recordedTree, releaseInstalled, treeToday } from '../launch/tree.ts';
import type { Entry, Finding, Origin } from '../model.ts';
import { treeNotLocked, treeUnknown } from './messages.ts';

/** Of `VerifyOptions` what counts here. */
interface Options {
  readonly place: Place;
  readonly deep?: boolean;
}

/** What a moved tree is worth where it was asked for. */
const DEEP = 'high';

/** What forbids the start: other bytes under a locked version; with `deep` any move. Throws E_REGISTRY, E_LAUNCH. */
export async function movedBefore(
  prepared: Prepared,
  entry: Entry,
  origin: Origin,
  { place, deep = false }: Options,
  host: Host,
): Promise<readonly Finding[]> {
  if (!hasTree(prepared, origin)) return [];
  // Another version there is what an older day left, and is installed over; other bytes of this one are run as they are.
  const own = (await installedPackage(prepared, origin, place, host)).filter(({ rule }) => rule !== VERSION);
  if (own.length > 0) return own;
  if (entry.dependencies === undefined) {
    if (deep) throw new McpLockError(treeNotLocked(prepared.key));
    return [];
  }
  if (deep) {
    const today = await treeToday(prepared, origin, place, host);
    if (today === undefined) throw new McpLockError(treeUnknown(prepared.key));
    const known = { origin, dependencies: today };
    const findings = compareDependencies(prepared.key, entry, known, DEEP, await machineOf(host));
    if (findings.length > 0) return findings;
  }
  const findings = await treeOnDisk(prepared, entry, origin, { place, deep }, host);
  return deep ? findings : findings.filter(({ severity }) => severity !== 'info');
}

/**
 * What npm's record says moved, once npx had its chance to install what it likes; also the package itself, for a registry
 * may tell whoever looks something else than whoever installs.
 */
export async function movedAfter(
  prepared: Prepared,
  entry: Entry,
  origin: Origin,
  options: Options,
  host: Host,
): Promise<readonly Finding[]> {
  if (!hasTree(prepared, origin)) return [];
  const own = await installedPackage(prepared, origin, options.place, host);
  if (own.length > 0 || entry.dependencies === undefined) return own;
  return treeOnDisk(prepared, entry, origin, options, host);
}

const VERSION = 'origin/version-changed';

/** The package as it is installed against what the registry says of it. */
async function installedPackage(
  prepared: Prepared,
  origin: Origin,
  place: Place,
  host: Host,
): Promise<readonly Finding[]> {
  const release = await releaseInstalled(prepared, place, host);
  if (release === undefined) return [];
  // A launch that floats may be content with the version of another day.
  return compareInstalled(prepared.key, origin, release).filter(
    ({ rule }) => rule !== VERSION || prepared.understood.identity.pinned,
  );
}

async function treeOnDisk(
  prepared: Prepared,
  entry: Entry,
  origin: Origin,
  { place, deep }: Options,
  host: Host,
): Promise<readonly Finding[]> {
  const dependencies = await recordedTree(prepared, origin, place, host);
  if (dependencies === undefined) return [];
  const severity = deep === true ? DEEP : 'info';
  return compareDependencies(prepared.key, entry, { origin, dependencies }, severity, await machineOf(host));
}
