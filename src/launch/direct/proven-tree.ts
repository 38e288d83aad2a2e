/**
 * Whether what npx installed for a line is the locked tree, byte by byte, in folders that only this user writes, with nobody at work in
 * them. A line and its entry in; every proven file as it lies there, out, so that a second look tells whether one was touched in
 * between. Undefined for anything else. Reads disk only.
 */
import type { Place } from '../../contracts.ts';
import type { Surveyed } from '../../host/folders.ts';
import type { Host } from '../../host/host.ts';
import { exists, isFolder } from '../../host/kind-at.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Entry } from '../../model.ts';
import { readFields } from '../fields.ts';
import { mainProgram } from '../npm/package-programs.ts';
import { isInProject } from '../place.ts';
import type { Prepared } from '../prepared.ts';
import { recordedTree } from '../tree.ts';
import type { DirectLine } from './line.ts';

export interface ProvenTree {
  /** With `node_modules` in it. */
  readonly folder: string;
  /** The program that npx would start. */
  readonly program: string;
  readonly files: readonly Surveyed[];
}

/** Throws E_LAUNCH where something lies in the place of the package. */
export async function provenTree(
  prepared: Prepared,
  { name, given }: DirectLine,
  { dependencies, origin }: Entry,
  place: Place,
  host: Host,
): Promise<ProvenTree | undefined> {
  const { launcher, launch } = prepared.understood;
  const here = { ...place, env: given };
  const at = await launcher.folder?.(launch, here, host);
  if (at?.whole !== true || at.name !== name || dependencies === undefined) return undefined;
  const { folder, cache } = at;
  if (!(await isClosed(folder, cache, place, host))) return undefined;
  const recorded = await recordedTree(prepared, origin, place, host);
  if (recorded === undefined) return undefined;
  const { join } = pathsOf(place);
  const manifest = await readFields(join(folder, 'node_modules', name, 'package.json'), host);
  const program = manifest === undefined ? undefined : mainProgram(manifest);
  if (program === undefined || !(await isForNode(join(folder, 'node_modules', '.bin', program), host)))
    return undefined;
  // What is there is proven against the lock; the record's words only where they are the lock's, for a manifest is kept under them.
  const isLocked = Object.entries(recorded).every(([path, line]) => dependencies[path] === line);
  const { provenFiles } = await import('../proof/check.ts');
  const tree = isLocked ? recorded : dependencies;
  const files = await provenFiles({ folder, cache, tree, whole: true, program }, place, host);
  if (files === undefined || files.some(({ shared }) => shared) || (await isBusy(folder, place, host)))
    return undefined;
  return { folder, program, files };
}

/** What else a program may be started by is looked up in folders that nobody looks into. */
const FOR_NODE = /^#!\/usr\/bin\/env (?:-S )?node(?: [^\r\n]*)?\n/;

async function isForNode(program: string, host: Host): Promise<boolean> {
  const start = await host.files.readStart(await host.files.realPath(program), 256).catch(() => undefined);
  return start !== undefined && FOR_NODE.test(new TextDecoder().decode(start));
}

/** Whether the same files lie there, none of them touched, not even to put it back. */
export const isUntouched = (before: ProvenTree, after: ProvenTree): boolean =>
  before.folder === after.folder &&
  before.program === after.program &&
  before.files.length === after.files.length &&
  before.files.every((one, at) => isSameFile(one, after.files[at]));

const isSameFile = (one: Surveyed, other: Surveyed | undefined): boolean =>
  other !== undefined &&
  one.path === other.path &&
  one.size === other.size &&
  one.modified === other.modified &&
  one.changed === other.changed &&
  one.target === other.target;

/** npm 11 holds it while it reads or installs. */
const isBusy = (folder: string, place: Place, host: Host): Promise<boolean> =>
  exists(pathsOf(place).join(folder, 'concurrency.lock'), host);

/** From npm's cache down no link, and no folder of another user or that another user may write. */
async function isClosed(folder: string, cache: string, place: Place, host: Host): Promise<boolean> {
  const { join, dirname, basename } = pathsOf(place);
  const modules = join(folder, 'node_modules');
  if (dirname(dirname(folder)) !== cache || !(await isFolder(modules, host))) return false;
  if (await isInProject(cache, place, host)) return false;
  const real = await host.files.realPath(cache);
  if ((await host.files.realPath(modules)) !== join(real, '_npx', basename(folder), 'node_modules'))
    return false;
  const folders = [real, dirname(folder), folder, modules, join(modules, '.bin')];
  for (const one of folders) {
    if (!(await host.folders.closed(one).catch(() => false))) return false;
  }
  return true;
}
