/**
 * The copy of a package that npx takes from `node_modules` instead of the registry. In: a name and version as written.
 * Out: the installed version with npm's record of its integrity. Throws E_LAUNCH where the repository itself can
 * replace the package. Never hashes or runs what is installed.
 */
import satisfies from 'semver/functions/satisfies.js';
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../line/program.ts';
import {
  copyOfOtherPackage,
  nodeModulesUnreadable,
  programOfOtherPackage,
  projectInPlaceOfPackage,
  trackedCopy,
  trackedPrograms,
  unrecordedCopy,
} from '../messages.ts';
import { fieldsOf, foldersUp, isBelow, readFields, realPathOf, trackedModules } from './node-modules.ts';

/** A package of the registry, as a launch line names it. */
interface WantedPackage {
  readonly name: string;
  /** Exact version, range or tag; empty when none is written. */
  readonly requested: string;
  /** How a person types the program; `npx` by default. */
  readonly tool?: string;
  /** Name of its program; by default that of the package. */
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
    let copy: InstalledCopy | undefined;
    for (const folder of foldersUp(cwd, place)) {
      at = folder;
      const found = await copyIn(folder, wanted, copy === undefined, place, host);
      copy ??= found;
    }
    return copy;
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
): Promise<InstalledCopy | undefined> {
  const { join } = pathsOf(place);
  const { name, requested, tool = 'npx', bin = name } = wanted;
  const manifest = join(folder, 'package.json');
  const project = await readFields(manifest, host);
  if (project !== undefined && (project['name'] === name || (requested === '' && hasBin(project, name)))) {
    throw new McpLockError(projectInPlaceOfPackage(tool, name), { place: manifest });
  }
  const modules = join(folder, 'node_modules');
  const real = await realPathOf(modules, host);
  if (real === undefined) return undefined;
  const tracked = await trackedModules(folder, place, host);
  const inRepository = (path: string): boolean =>
    tracked.some((file) => file === path.toLowerCase() || file.startsWith(`${path.toLowerCase()}/`));
  // `node` and `sh` are looked up there too, before the rest of the PATH.
  if (tracked.includes('node_modules') || inRepository('node_modules/.bin')) {
    throw new McpLockError(trackedPrograms(tool, name), { place: modules });
  }
  if (requested === '') await checkBin(modules, real, { name, tool, bin }, place, host);

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
    throw new McpLockError(trackedCopy(tool, name), { place: folderOfCopy });
  }
  const packages = fieldsOf((await readFields(join(folder, record), host))?.['packages']);
  const recorded = fieldsOf(packages[`node_modules/${name}`]);
  const { version: recordedVersion, integrity, name: recordedName } = recorded;
  if (recordedName !== undefined && recordedName !== name) {
    throw new McpLockError(copyOfOtherPackage(name), { place: folderOfCopy });
  }
  if (typeof recordedVersion !== 'string' || recordedVersion !== version || !isIntegrity(integrity)) {
    throw new McpLockError(unrecordedCopy(tool, name), { place: folderOfCopy });
  }
  const installScript = recorded['hasInstallScript'] === true ? ({ installScript: true } as const) : {};
  return { version: recordedVersion, integrity, ...installScript, folder };
}

/** Whether npx takes an installed copy of this version; a tag is always looked up. */
function accepts(requested: string, version: unknown): boolean {
  if (requested === '' || requested.trim() === '*') return true;
  return typeof version === 'string' && satisfies(version, requested);
}

/** For a name without version npx takes any program of that name, from whichever package. Throws E_LAUNCH. */
async function checkBin(
  modules: string,
  real: string,
  { name, tool, bin }: { readonly name: string; readonly tool: string; readonly bin: string },
  place: Place,
  host: Host,
): Promise<void> {
  const { join } = pathsOf(place);
  const program = join(modules, '.bin', bin);
  const target = await realPathOf(program, host);
  if (target === undefined) return;
  // On Windows, and under pnpm, it is a script that names its target and no link.
  const folder = (await realPathOf(join(modules, name), host)) ?? join(real, name);
  const isLink = await host.files.isLink(program);
  if (isLink && isBelow(target, folder, place)) return;
  if (!isLink && (await host.files.kind(join(modules, name))) === 'directory') return;
  throw new McpLockError(programOfOtherPackage(tool, bin, name), { place: program });
}

function hasBin(manifest: Readonly<Record<string, unknown>>, name: string): boolean {
  const { bin, name: own } = manifest;
  return typeof bin === 'string'
    ? typeof own === 'string' && own.split('/').at(-1) === name
    : Object.hasOwn(fieldsOf(bin), name);
}

const isIntegrity = (value: unknown): value is string =>
  typeof value === 'string' && /^sha(?:256|384|512)-[A-Za-z0-9+/]+=*/.test(value);
