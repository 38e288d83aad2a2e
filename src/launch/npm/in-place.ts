/**
 * What npx starts before it looks at the package that its line names. In: a line and where it runs. Out: E_LAUNCH with
 * the file. npm looks for the word as it is written, version included: in the `bin` of the project and its workspaces,
 * in every `node_modules/.bin` up to the root of the disk, and where global programs lie; then for the package in the
 * project's tree and among the global ones (`libnpmexec` of npm 9 to 11). Asks no network, hashes and runs nothing.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { isFile } from '../../host/kind-at.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { fieldsOf, readFields } from '../fields.ts';
import {
  globalCopyFirst,
  hiddenCopyFirst,
  nodeModulesUnreadable,
  otherProgramFirst,
  projectProgramFirst,
} from '../messages.ts';
import { globalFolders } from './global-folders.ts';
import { accepts, hiddenCopy } from './hidden-copies.ts';
import type { InstalledCopy } from './installed.ts';
import { realPathOf } from './node-modules.ts';
import { bringsProgram } from './package-programs.ts';
import type { NamedPackage } from './package-token.ts';
import { belongsTo, inPlace, programIn } from './program-links.ts';
import { workspaceFolders } from './workspaces.ts';

/** An npx line, as far as it decides what comes first. */
interface LineInPlace {
  readonly named: NamedPackage;
  readonly all: readonly NamedPackage[];
  /** The package that npx takes from `node_modules`. */
  readonly copy: InstalledCopy | undefined;
  /** The folders it may start in, absolute. */
  readonly bases: readonly string[];
  /** The first word, where no flag names the package. */
  readonly word: string | undefined;
  /** The program, where a flag names the package. */
  readonly program: string | undefined;
  /** Where npx puts its packages, if it has: the programs there come first. */
  readonly installed?: string | undefined;
}

const TOOL = 'npx';

/** Throws E_LAUNCH. */
export async function refuseInPlace(line: LineInPlace, place: Place, host: Host): Promise<void> {
  const { bases, word, program, copy, named } = line;
  let at = bases[0] ?? '';
  try {
    // A bare name is looked at with the copy of its package.
    if (word !== undefined && word !== named.name && !isPath(word, place)) {
      for (const folder of foldersAbove(bases, place)) {
        at = folder;
        await refuseWord(word, folder, place, host);
      }
    }
    await refuseInterpreters(bases, TOOL, place, host);
    if (program !== undefined) await refuseProgram(program, line, place, host);
    for (const one of line.all) {
      if (one.name === undefined || one.alias === true) continue;
      // A program of that name is started before the tree is looked at.
      if (
        one === named &&
        word === one.name &&
        copy !== undefined &&
        (await isLinked(one.name, line, place, host))
      )
        continue;
      const wanted = { name: one.name, requested: one.requested };
      for (const folder of foldersAbove(bases, place)) {
        at = folder;
        const found = await hiddenCopy(wanted, folder, one === named ? copy : undefined, place, host);
        if (found !== undefined)
          throw new McpLockError(hiddenCopyFirst(TOOL, one.name), inPlace(found, place));
      }
    }
    if (word !== undefined && !(copy !== undefined && named.requested === ''))
      await refuseGlobal(word, line, place, host);
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(nodeModulesUnreadable(errno(error)), { place: at, cause: error });
  }
}

/** Where a line runs: its folder, that of `--prefix`, and with a flag for workspaces each of them; npm goes up from where links lead. */
export async function basesOf(
  cwd: string,
  { prefix, workspace }: { readonly prefix?: string; readonly workspace: boolean },
  place: Place,
  host: Host,
): Promise<readonly string[]> {
  const { resolve, join } = pathsOf(place);
  const written = [cwd, ...(prefix === undefined ? [] : [resolve(cwd, prefix)])];
  const real = await Promise.all(written.map((base) => realPathOf(base, host).catch(() => undefined)));
  const bases = [...new Set([...written, ...real.filter((one): one is string => one !== undefined)])];
  if (!workspace) return bases;
  const inside: string[] = [];
  for (const folder of foldersAbove(bases, place)) {
    const project = (await readFields(join(folder, 'package.json'), host).catch(() => undefined)) ?? {};
    inside.push(...(await workspaceFolders(project, folder, place, host)));
  }
  return [...new Set([...bases, ...inside])];
}

/** npx and bunx look up the shell and the interpreter of a program in `.bin`, too. Throws E_LAUNCH. */
export async function refuseInterpreters(
  bases: readonly string[],
  tool: string,
  place: Place,
  host: Host,
): Promise<void> {
  const { join } = pathsOf(place);
  for (const folder of foldersAbove(bases, place)) {
    for (const name of ['node', 'sh']) {
      const found = await programIn(join(folder, 'node_modules'), name, place, host);
      if (found !== undefined) throw first(tool, found, place);
    }
  }
}

async function refuseWord(word: string, folder: string, place: Place, host: Host): Promise<void> {
  const { join } = pathsOf(place);
  const manifest = join(folder, 'package.json');
  const project = await readFields(manifest, host);
  if (project !== undefined && (await bringsProgram(project, folder, word, place, host)))
    throw new McpLockError(projectProgramFirst(TOOL), inPlace(manifest, place));
  const found = await programIn(join(folder, 'node_modules'), word, place, host);
  if (found !== undefined) throw first(TOOL, found, place);
}

async function isLinked(name: string, { bases }: LineInPlace, place: Place, host: Host): Promise<boolean> {
  const { join } = pathsOf(place);
  for (const folder of foldersAbove(bases, place)) {
    if ((await programIn(join(folder, 'node_modules'), name, place, host)) !== undefined) return true;
  }
  return false;
}

/** A program that the packages do not bring themselves is looked up in `.bin`. */
async function refuseProgram(program: string, line: LineInPlace, place: Place, host: Host): Promise<void> {
  const { join } = pathsOf(place);
  // Only where npx takes nothing from `node_modules`, what it installed comes first.
  if (
    line.copy === undefined &&
    line.installed !== undefined &&
    (await programIn(join(line.installed, 'node_modules'), program, place, host)) !== undefined
  )
    return;
  for (const folder of foldersAbove(line.bases, place)) {
    const modules = join(folder, 'node_modules');
    const found = await programIn(modules, program, place, host);
    if (found === undefined) continue;
    for (const { name } of line.all) {
      if (name !== undefined && (await belongsTo(found, join(modules, name), place, host))) return;
    }
    throw first(TOOL, found, place);
  }
}

async function refuseGlobal(
  word: string,
  { named, copy, bases }: LineInPlace,
  place: Place,
  host: Host,
): Promise<void> {
  const { join, resolve } = pathsOf(place);
  const { name, requested, alias } = named;
  for (const { programs, packages } of await globalFolders(place, bases[0] ?? '', host)) {
    const program = isPath(word, place) ? undefined : resolve(programs, word);
    if (program !== undefined && (await isFile(program, host)))
      throw new McpLockError(otherProgramFirst(TOOL, 'installed globally'), inPlace(program, place));
    if (name === undefined || alias === true || copy !== undefined) continue;
    const manifest = join(packages, name, 'package.json');
    const fields = await readFields(manifest, host).catch(() => undefined);
    if (fields === undefined || fields['name'] !== name) continue;
    if (accepts(requested, fields['version']) || typeof fieldsOf(fields)['resolved'] === 'string')
      throw new McpLockError(globalCopyFirst(TOOL, name), inPlace(join(packages, name), place));
  }
}

const first = (tool: string, path: string, place: Place): McpLockError =>
  new McpLockError(otherProgramFirst(tool, 'in node_modules/.bin'), inPlace(path, place));

/** A file or folder that the line names itself. */
const isPath = (word: string, place: Place): boolean =>
  pathsOf(place).isAbsolute(word) || /^(?:~?[\\/]|[A-Za-z]:[\\/]|file:)/.test(word);

const foldersAbove = (bases: readonly string[], place: Place): readonly string[] => [
  ...new Set(bases.flatMap((base) => foldersUp(base, pathsOf(place)))),
];
