/**
 * Whether the files of installed packages are those of their tarballs. In: a folder, a tree (place → `version sums`) and
 * npm's cache. Out: a file that differs, or a manifest of all files and the packages that nothing proves: those whose
 * tarball npm no longer has, and those that a script of theirs may have changed. Runs nothing and asks no network.
 */
import { dirname, join, posix } from 'node:path';
import type { Surveyed } from '../../host/folders.ts';
import type { Host } from '../../host/host.ts';
import type { Machine } from '../../host/machine.ts';
import { machineOf } from '../../host/machine.ts';
import { fits, parseTreeLine } from '../../lock/tree-line.ts';
import { programsOf } from '../npm/package-programs.ts';
import { cachedTarball } from './cached-tarball.ts';
import type { Difference, FileChange, FileRecord, Manifest } from './manifest.ts';
import { forEachOf, isData, sha256Of } from './manifest.ts';
import { filesOfTarball } from './tarball.ts';

export type Tree = Readonly<Record<string, string>>;

export interface Proved {
  readonly differences: readonly Difference[];
  readonly manifest: Manifest;
  /** Places of packages whose files nothing proves, sorted. */
  readonly unproven: readonly string[];
}

/** `present`: what lies there, by path below `folder`. */
export async function proveFiles(
  folder: string,
  tree: Tree,
  cache: string,
  present: readonly Surveyed[],
  host: Host,
): Promise<Proved> {
  const onDisk = new Map(present.map((one) => [one.path, one]));
  const ownerOf = makeOwnerOf(tree);
  const files: Record<string, FileRecord> = Object.create(null);
  const links: Record<string, string> = Object.create(null);
  const programs = new Map<string, Set<string>>();
  const differences: Difference[] = [];
  const unproven = new Set<string>();
  const withScripts = new Set<string>();
  const withTarball = new Set<string>();
  const machine = await machineOf(host);
  for (const place of Object.keys(tree)) {
    host.signal.throwIfAborted();
    if (sumsOf(tree[place]) === '' && !isCommit(tree[place])) continue;
    if (!onDisk.has(`${place}/package.json`)) {
      // Node would look for it in the folders above.
      if (isInstalledOn(machine, tree[place]))
        differences.push({ path: `${place}/package.json`, how: 'missing' });
      continue;
    }
    const expected = await expectedFiles(tree[place], cache, host);
    if (expected === undefined) {
      unproven.add(place);
      continue;
    }
    withTarball.add(place);
    if (runsScripts(expected)) withScripts.add(place);
    await forEachOf([...expected], async ([name, bytes]) => {
      const path = `${place}/${name}`;
      if (ownerOf(path) !== place) return;
      if (name === 'package.json' || name.endsWith('/package.json')) notePrograms(path, bytes, programs);
      const found = onDisk.get(path);
      // Packages inside another that are not bundled are left out by npm.
      if (found === undefined && name.includes('node_modules/')) return;
      const how = found === undefined ? 'missing' : await changeOf(folder, found, bytes, host);
      if (how !== undefined) differences.push({ path, how });
      else if (found !== undefined) files[path] = await recordOf(folder, found, bytes, host);
    });
  }
  const isLinkOfProgram = (path: string, target: string): boolean => {
    const written = posix.normalize(target.replaceAll('\\', '/'));
    if (programs.get(path)?.has(written)) return true;
    // Of a package that nothing proves the programs are not known either.
    const owner = ownerOf(posix.join(dirname(path), written));
    return isProgramScript(path) && owner !== undefined && !withTarball.has(owner);
  };
  const told = new Set(differences.map(({ path }) => path));
  const manifest = { files, links };
  for (const { path, target, odd } of present) {
    if (Object.hasOwn(files, path) || told.has(path)) continue;
    if (target !== undefined && isLinkOfProgram(path, target)) links[path] = target;
    else if (host.platform === 'win32' && isProgramScript(path)) unproven.add(dirname(path));
    else if (target !== undefined || odd || !isData(path, manifest)) differences.push({ path, how: 'added' });
  }
  const certain = differences.filter(({ path }) => {
    const owner = ownerOf(path) ?? '';
    if (unproven.has(owner)) return false;
    // A script of a package may change its own files, and make new ones anywhere but in other packages.
    const byScript =
      withScripts.has(owner) || (owner === '' && withScripts.size > 0 && !isProgramScript(path));
    if (byScript) unproven.add(owner);
    return !byScript;
  });
  certain.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { differences: certain, manifest, unproven: [...unproven].sort() };
}

/** Sums of the bytes of a package, empty for one that came inside another. */
export const sumsOf = (value: string | undefined): string =>
  (value ?? '')
    .split(' ')
    .filter((word) => /^sha\d+-/.test(word))
    .join(' ');

/** False where the tree does not say it. */
function isInstalledOn(machine: Machine, value: string | undefined): boolean {
  const line = parseTreeLine(value ?? '');
  return line.only !== 'optional' && fits(line, machine);
}

const isCommit = (value: string | undefined): boolean => /(?:^| )[0-9a-f]{40,64}(?: |$)/.test(value ?? '');

/** The place of the package whose tarball brings a file; undefined outside of all. */
export function makeOwnerOf(tree: Tree): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const owner = (folder: string): string | undefined => {
    if (!known.has(folder)) {
      const value = Object.hasOwn(tree, folder) ? tree[folder] : undefined;
      const isOwn = value !== undefined && (sumsOf(value) !== '' || isCommit(value));
      const parent = folder.includes('/') ? dirname(folder) : '';
      known.set(folder, isOwn ? folder : parent === '' ? undefined : owner(parent));
    }
    return known.get(folder);
  };
  return (path) => owner(dirname(path));
}

async function expectedFiles(
  value: string | undefined,
  cache: string,
  host: Host,
): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const packed = await cachedTarball(cache, sumsOf(value), host);
  try {
    return packed === undefined ? undefined : await filesOfTarball(packed);
  } catch {
    return undefined;
  }
}

/** Whether npm runs something of the package while it installs it. */
function runsScripts(files: ReadonlyMap<string, Uint8Array>): boolean {
  if (files.has('binding.gyp')) return true;
  const { scripts } = fieldsOf(files.get('package.json'));
  return ['preinstall', 'install', 'postinstall'].some(
    (name) => typeof scripts === 'object' && scripts !== null && Object.hasOwn(scripts, name),
  );
}

/** Links that npm makes for the programs of a package: path of the link → where it may lead. */
function notePrograms(path: string, bytes: Uint8Array, out: Map<string, Set<string>>): void {
  const folder = dirname(path);
  const [, modules = '', name = ''] = /^(.*node_modules)\/((?:@[^/]+\/)?[^/]+)$/.exec(folder) ?? [];
  if (name === '') return;
  for (const [program, file] of Object.entries(programsOf(fieldsOf(bytes)))) {
    const link = `${modules}/.bin/${program}`;
    const target = posix.normalize(`../${name}/${file.replaceAll('\\', '/')}`);
    if (target.startsWith(`../${name}/`)) out.set(link, (out.get(link) ?? new Set()).add(target));
  }
}

function fieldsOf(bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}

async function changeOf(
  folder: string,
  { path, size, target, odd }: Surveyed,
  expected: Uint8Array,
  host: Host,
): Promise<FileChange | undefined> {
  if (target !== undefined || odd) return 'changed';
  const most = expected.length;
  if (size !== most && size !== withoutCarriageReturn(expected).length) return 'changed';
  const bytes = Buffer.from(await host.files.read(join(folder, path)));
  return bytes.equals(expected) || bytes.equals(withoutCarriageReturn(expected)) ? undefined : 'changed';
}

/** npm changes the end of the first line of a program. */
function withoutCarriageReturn(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x23 || bytes[1] !== 0x21) return bytes;
  const end = bytes.indexOf(0x0a);
  if (end < 1 || bytes[end - 1] !== 0x0d) return bytes;
  return Buffer.concat([bytes.subarray(0, end - 1), bytes.subarray(end)]);
}

async function recordOf(
  folder: string,
  { path, size, modified, changed }: Surveyed,
  expected: Uint8Array,
  host: Host,
): Promise<FileRecord> {
  const bytes = size === expected.length ? expected : await host.files.read(join(folder, path));
  return [size, sha256Of(bytes), modified, changed];
}

/** On Windows npm writes scripts in place of links, and no two versions of it the same. */
export const isProgramScript = (path: string): boolean => /(?:^|\/)node_modules\/\.bin\/[^/]+$/.test(path);
