/**
 * Installed packages against their tarballs, at little cost from the second time on: what was proven is kept as a
 * manifest in the user's own cache, and while name, size and times of a file stay, its bytes are not read again. In: a
 * folder with `node_modules` and its tree. Out: proven, or a file that differs, or the packages that nothing proves.
 */
import { createHash } from 'node:crypto';
import { join, posix } from 'node:path';
import type { Place } from '../../contracts.ts';
import { cacheFolder } from '../../host/cache-folder.ts';
import type { Surveyed } from '../../host/folders.ts';
import type { Host } from '../../host/host.ts';
import { isInProject } from '../place.ts';
import { isCached } from './cached-tarball.ts';
import type { Difference, FileChange, Manifest } from './manifest.ts';
import { compareFiles } from './manifest.ts';
import type { Proved, Tree } from './prove.ts';
import { isProgramScript, makeOwnerOf, proveFiles, sumsOf } from './prove.ts';

export interface Installation {
  /** With `node_modules` in it. */
  readonly folder: string;
  /** npm's own cache. */
  readonly cache: string;
  readonly tree: Tree;
  /** Nothing but the tree lies in `node_modules`; otherwise only the folders of its packages count. */
  readonly whole: boolean;
  /** The program that is started, where npm makes a link for it. */
  readonly program?: string | undefined;
}

export type Proof =
  | { readonly kind: 'proven' }
  | { readonly kind: 'differs'; readonly path: string; readonly how: FileChange; readonly more: number }
  | { readonly kind: 'unproven'; readonly packages: readonly string[] };

interface Kept {
  readonly manifest: Manifest;
  readonly unproven: readonly string[];
}

/** The form of what is kept. */
const VERSION = 1;
const MAX_KEPT = 64 * 1024 * 1024;
const RECORD = 'node_modules/.package-lock.json';

/** Throws Node's errno errors where the folder cannot be read. */
export const checkInstalled = async (one: Installation, place: Place, host: Host): Promise<Proof> =>
  (await check(one, place, host)).proof;

/** Every file and link that is proven, as it lies there, sorted by path; undefined where anything is not. */
export async function provenFiles(
  one: Installation,
  place: Place,
  host: Host,
): Promise<readonly Surveyed[] | undefined> {
  const { proof, present, manifest } = await check(one, place, host);
  if (proof.kind !== 'proven') return undefined;
  const { files, links } = manifest;
  return present
    .filter(({ path }) => Object.hasOwn(files, path) || Object.hasOwn(links, path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Checked {
  readonly proof: Proof;
  readonly present: readonly Surveyed[];
  readonly manifest: Manifest;
}

async function check(one: Installation, place: Place, host: Host): Promise<Checked> {
  const present = survey(one, host);
  const path = await keptPath(one, place, host);
  let known: readonly Difference[] = [];
  const kept = path === undefined ? undefined : parseKept(await host.ownFiles.read(path, MAX_KEPT));
  if (kept !== undefined && !(await canProveMore(kept, one, host))) {
    const counted = present.filter(isCounted(kept, one, host));
    const { differences, renewed } = await compareFiles(one.folder, kept.manifest, false, host, counted);
    if (differences.length === 0) {
      if (renewed !== undefined && path !== undefined) await keep(path, { ...kept, manifest: renewed }, host);
      const { manifest } = kept;
      return { proof: withProgram(one, present, { ...kept, differences }), present, manifest };
    }
    known = differences;
  }
  const proved = withKnown(
    await proveFiles(one.folder, one.tree, one.cache, present, host),
    known,
    kept,
    one,
  );
  if (proved.differences.length === 0 && path !== undefined) await keep(path, proved, host);
  return { proof: withProgram(one, present, proved), present, manifest: proved.manifest };
}

function survey({ folder, tree, whole }: Installation, host: Host): readonly Surveyed[] {
  const below = (start: string): readonly Surveyed[] => {
    try {
      return host.folders
        .survey(join(folder, start))
        .map((one) => ({ ...one, path: `${start}/${one.path}` }));
    } catch {
      // A package for another kind of machine is not there.
      return [];
    }
  };
  if (whole) return below('node_modules').filter(({ path }) => path !== RECORD);
  const places = Object.keys(tree).sort();
  const outer = places.filter((place) => !places.some((other) => place.startsWith(`${other}/`)));
  return outer.flatMap(below);
}

/** What was proven before does not become unknown because its tarball is gone. */
function withKnown(
  proved: Proved,
  known: readonly Difference[],
  kept: Kept | undefined,
  { tree }: Installation,
): Proved {
  const ownerOf = makeOwnerOf(tree);
  const more = known.filter(({ path }) => {
    const owner = ownerOf(path) ?? '';
    const hasTarball = Object.hasOwn(proved.manifest.files, `${owner}/package.json`);
    return proved.unproven.includes(owner) && !hasTarball && kept?.unproven.includes(owner) === false;
  });
  return more.length === 0 ? proved : { ...proved, differences: [...proved.differences, ...more] };
}

/** Whether a file is one that was proven, or lies where nothing else may be. */
function isCounted({ manifest, unproven }: Kept, { tree }: Installation, { platform }: Host) {
  const ownerOf = makeOwnerOf(tree);
  return ({ path }: Surveyed): boolean => {
    if (Object.hasOwn(manifest.files, path) || Object.hasOwn(manifest.links, path)) return true;
    if (isProgramScript(path)) return platform !== 'win32';
    return !unproven.includes(ownerOf(path) ?? '');
  };
}

/** Without the link, or a program behind it that can be started, the shell would look for one elsewhere. */
function withProgram(
  { program, whole }: Installation,
  present: readonly Surveyed[],
  { differences, unproven }: Omit<Proved, 'manifest'>,
): Proof {
  const link = `node_modules/.bin/${program}`;
  const found = present.find(({ path }) => path === link);
  const behind = found?.target === undefined ? link : posix.join(posix.dirname(link), found.target);
  const isStartable = found !== undefined && present.some((one) => one.path === behind && one.executable);
  const isTold = found !== undefined && differences.length > 0;
  const isMissing = whole && program !== undefined && !isStartable && !isTold;
  const missing =
    found === undefined
      ? ({ path: link, how: 'missing' } as const)
      : ({ path: behind, how: 'changed' } as const);
  const all = isMissing ? [...differences, missing] : differences;
  const [first] = all;
  if (first !== undefined) return { kind: 'differs', ...first, more: all.length - 1 };
  return unproven.length === 0 ? { kind: 'proven' } : { kind: 'unproven', packages: unproven };
}

/** Whether npm has a tarball now that it had not. */
async function canProveMore({ unproven, manifest }: Kept, { cache, tree }: Installation, host: Host) {
  for (const place of unproven) {
    const isKnown = Object.hasOwn(manifest.files, `${place}/package.json`);
    if (!isKnown && (await isCached(cache, sumsOf(tree[place]), host))) return true;
  }
  return false;
}

/** Undefined where the cache of this user is part of the repository. */
async function keptPath(
  { folder, tree }: Installation,
  place: Place,
  host: Host,
): Promise<string | undefined> {
  const cache = join(cacheFolder(host), 'proven');
  if (await isInProject(cache, place, host)) return undefined;
  const places = Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));
  const about = JSON.stringify([VERSION, host.platform, folder, places]);
  return join(cache, `${createHash('sha256').update(about).digest('hex')}.json`);
}

/** Without it the next check takes longer. */
const keep = (path: string, { manifest, unproven }: Kept, host: Host): Promise<void> =>
  host.ownFiles.write(path, JSON.stringify({ manifest, unproven })).catch(() => undefined);

function parseKept(text: string | undefined): Kept | undefined {
  if (text === undefined) return undefined;
  try {
    const { manifest, unproven } = JSON.parse(text) as Kept;
    const isKept =
      Array.isArray(unproven) &&
      [manifest.files, manifest.links].every((one) => typeof one === 'object' && one !== null);
    if (!isKept) return undefined;
    for (const record of [manifest.files, manifest.links]) Object.setPrototypeOf(record, null);
    return { manifest, unproven };
  } catch {
    return undefined;
  }
}
