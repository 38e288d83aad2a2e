/**
 * The copy of a package that npx takes from `node_modules` instead of the registry. In: a name and version as written.
 * Out: the installed version with npm's record of its integrity. Throws E_LAUNCH where the repository itself can
 * replace the package. Never hashes or runs what is installed.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { fieldsOf, readFields } from '../fields.ts';
import {
  copyOfOtherPackage,
  nodeModulesUnreadable,
  programOfOtherPackage,
  programOnPath as programOnPathMessage,
  projectInPlaceOfPackage,
  trackedCopy,
  trackedPrograms,
  unrecordedCopy,
} from '../messages.ts';
import { programOnPath } from './global-folders.ts';
import { accepts } from './hidden-copies.ts';
import { isBelow, realPathOf, trackedModules } from './node-modules.ts';
import { bringsProgram, mainProgram } from './package-programs.ts';
import { belongsTo, inPlace, programIn } from './program-links.ts';

/** A package of the registry, as a launch line names it. */
interface WantedPackage {
  readonly name: string;
  /** Exact version, range or tag; empty when none is written. */
  readonly requested: string;
  /** How a person types the program; `npx` by default. */
  readonly tool?: string;
  /** Name of the program; by default the one that the package brings. Empty: the line may start any. */
  readonly bin?: string;
}

/** What npm wrote down when it installed the copy. */
export interface InstalledCopy {
  readonly version: string;
  readonly integrity: string;
  /** npm noted that it runs a script when it is installed. */
  readonly installScript?: true;
  /** Whose `node_modules` it lies in. */
  readonly folder: string;
  /** npm noted where it was downloaded: then npx takes it for a tag, too. */
  readonly downloaded: boolean;
}

/** The copy npx would take when started in `cwd`, or undefined when it asks the registry. Throws E_LAUNCH. */
export async function installedCopy(
  wanted: WantedPackage,
  cwd: string,
  place: Place,
  host: Host,
): Promise<InstalledCopy | undefined> {
  let at = cwd;
  try {
    let copy: (InstalledCopy & { readonly program: string | undefined }) | undefined;
    for (const folder of foldersUp(cwd, pathsOf(place))) {
      at = folder;
      const found = await copyIn(folder, wanted, copy === undefined, place, host);
      copy ??= found;
    }
    if (copy === undefined) {
      if (wanted.requested === '' && wanted.bin !== '')
        await refuseOtherProgram(wanted, wanted.bin ?? wanted.name, undefined, cwd, place, host);
      return undefined;
    }
    const { program, ...found } = copy;
    if (wanted.bin === '') return found;
    // npx starts the program of a copy by its name: the nearest one, from whichever package.
    for (const name of new Set([wanted.bin ?? program, ...(wanted.requested === '' ? [wanted.name] : [])])) {
      if (name !== undefined) await refuseOtherProgram(wanted, name, found, cwd, place, host);
    }
    return found;
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(nodeModulesUnreadable(errno(error)), { place: at, cause: error });
  }
}

/** One folder on the way up. `first`: no nearer folder holds a copy. */
async function copyIn(
  folder: string,
  wanted: WantedPackage,
  first: boolean,
  place: Place,
  host: Host,
): Promise<(InstalledCopy & { readonly program: string | undefined }) | undefined> {
  const { join } = pathsOf(place);
  const { name, requested, tool = 'npx' } = wanted;
  const manifest = join(folder, 'package.json');
  const project = await readFields(manifest, host);
  if (
    project !== undefined &&
    (project['name'] === name ||
      (requested === '' && (await bringsProgram(project, folder, name, place, host))))
  ) {
    throw new McpLockError(projectInPlaceOfPackage(tool, name), inPlace(manifest, place));
  }
  const modules = join(folder, 'node_modules');
  const real = await realPathOf(modules, host);
  if (real === undefined) return undefined;
  const tracked = await trackedModules(folder, place, host);
  const inRepository = (path: string): boolean =>
    tracked.some((file) => file === path.toLowerCase() || file.startsWith(`${path.toLowerCase()}/`));
  // `node` and `sh` are looked up there too, before the rest of the PATH.
  if (tracked.includes('node_modules') || inRepository('node_modules/.bin')) {
    throw new McpLockError(trackedPrograms(tool, name), inPlace(join(modules, '.bin'), place));
  }

  const folderOfCopy = join(modules, name);
  const copy = first ? await readFields(join(folderOfCopy, 'package.json'), host) : undefined;
  const version = copy?.['version'];
  if (copy === undefined || !accepts(requested, version)) return undefined;
  const target = await realPathOf(folderOfCopy, host);
  const record = 'node_modules/.package-lock.json';
  if (
    target === undefined ||
    !isBelow(target, real, place) ||
    inRepository(`node_modules/${name}`) ||
    inRepository(record)
  ) {
    throw new McpLockError(trackedCopy(tool, name), inPlace(folderOfCopy, place));
  }
  const packages = fieldsOf((await readFields(join(folder, record), host))?.['packages']);
  const recorded = fieldsOf(packages[`node_modules/${name}`]);
  const { version: recordedVersion, integrity, name: recordedName } = recorded;
  if (recordedName !== undefined && recordedName !== name) {
    throw new McpLockError(copyOfOtherPackage(name), inPlace(folderOfCopy, place));
  }
  if (typeof recordedVersion !== 'string' || recordedVersion !== version || !isIntegrity(integrity)) {
    throw new McpLockError(unrecordedCopy(tool, name), { place: folderOfCopy });
  }
  const downloaded = typeof recorded['resolved'] === 'string';
  const installScript = recorded['hasInstallScript'] === true ? ({ installScript: true } as const) : {};
  return {
    version: recordedVersion,
    integrity,
    ...installScript,
    folder,
    downloaded,
    program: mainProgram(copy),
  };
}

/**
 * Throws E_LAUNCH where the nearest program of that name is not one of the package. `copy`: npx starts it by its name, so
 * without one in `.bin` the PATH decides.
 */
async function refuseOtherProgram(
  { name, tool = 'npx' }: WantedPackage,
  program: string,
  copy: InstalledCopy | undefined,
  cwd: string,
  place: Place,
  host: Host,
): Promise<void> {
  const { join } = pathsOf(place);
  for (const folder of foldersUp(cwd, pathsOf(place))) {
    const modules = join(folder, 'node_modules');
    const found = await programIn(modules, program, place, host);
    if (found === undefined) continue;
    for (const owner of new Set([folder, copy?.folder ?? folder])) {
      if (await belongsTo(found, join(owner, 'node_modules', name), place, host)) return;
    }
    throw new McpLockError(programOfOtherPackage(tool, program, name), inPlace(found, place));
  }
  const onPath = copy === undefined ? undefined : await programOnPath(program, place, host);
  if (onPath !== undefined)
    throw new McpLockError(programOnPathMessage(tool, program, name), inPlace(onPath, place));
}

const isIntegrity = (value: unknown): value is string =>
  typeof value === 'string' && /^sha(?:256|384|512)-[A-Za-z0-9+/]+=*/.test(value);
