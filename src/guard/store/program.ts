/**
 * The program of an installed tree that npx would choose, as a command line that asks no registry: a tree on disk in, command and
 * arguments out. Throws E_LAUNCH when npx would find nothing to run either.
 */
import { isAbsolute, join, posix, relative } from 'node:path';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { programMissing, programOutside } from '../messages.ts';

export interface PackageLaunch {
  /** The package that is started, by its name in the tree. */
  readonly name: string;
  /** All packages that the launch names. */
  readonly names: readonly string[];
  /** The program that it names beside the package; absent: npx chooses. */
  readonly program?: string;
  readonly args: readonly string[];
}

interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

/** The command line for a launch whose packages lie in `tree`. */
export async function programIn(
  tree: string,
  { name, names, program, args }: PackageLaunch,
  host: Host,
): Promise<CommandLine> {
  if (program === undefined) {
    const { bins, unscopedName } = await binsOf(tree, name, host);
    const [unscoped = name] = name.split('/').reverse();
    const files = [...new Set(bins.values())];
    // As npx: the only program there is, or else the one with the name of the package.
    const file = files.length === 1 ? files[0] : bins.get(unscopedName ?? unscoped);
    if (file === undefined) throw new McpLockError(programMissing(name));
    return commandFor(join(tree, 'node_modules', name), file, args, host);
  }
  for (const one of names) {
    const file = (await binsOf(tree, one, host)).bins.get(program);
    if (file !== undefined) return commandFor(join(tree, 'node_modules', one), file, args, host);
  }
  // As npx: a program that none of them has is looked up on the PATH.
  return { command: program, args };
}

interface Bins {
  readonly bins: ReadonlyMap<string, string>;
  /** The name in its `package.json`, without scope; another than in the tree for an alias. */
  readonly unscopedName?: string;
}

async function binsOf(tree: string, name: string, host: Host): Promise<Bins> {
  const path = join(tree, 'node_modules', name, 'package.json');
  const text = new TextDecoder().decode(await host.files.read(path));
  const { name: own, bin } = JSON.parse(text) as { name?: unknown; bin?: unknown };
  const unscopedName = typeof own === 'string' ? own.replace(/^@[^/]+\//, '') : undefined;
  const given: readonly [string, unknown][] =
    typeof bin === 'string'
      ? [[unscopedName ?? '', bin]]
      : Object.entries(typeof bin === 'object' && bin !== null ? bin : {});
  const bins = new Map<string, string>();
  for (const [program, file] of given) if (typeof file === 'string') bins.set(program, file);
  return unscopedName === undefined ? { bins } : { bins, unscopedName };
}

/** A script for Node is given to this Node; anything else is started itself. `written`: the path in `package.json`. */
async function commandFor(
  folder: string,
  written: string,
  args: readonly string[],
  host: Host,
): Promise<CommandLine> {
  // As npm: below the package, whatever is written.
  const file = join(folder, posix.join('/', written.replaceAll('\\', '/')));
  const below = relative(folder, file);
  if (below.startsWith('..') || isAbsolute(below)) throw new McpLockError(programOutside());
  const start = new TextDecoder().decode(await host.files.readStart(file, 256));
  const [, line] = /^#!\s*([^\r\n]*)/.exec(start) ?? [];
  if (line === undefined || /(?:^|[\\/\s])node(?:js)?(?:\.exe)?$/.test(line))
    return { command: host.node.path, args: [file, ...args] };
  const flags = /(?:^|[\\/\s])env\s+-S\s*node\s+(-[\w=\s-]*)$/.exec(line)?.[1];
  if (flags !== undefined)
    return { command: host.node.path, args: [...flags.trim().split(/\s+/), file, ...args] };
  return { command: file, args };
}
