/**
 * What is started out of an installed tree: the program npx would choose, as a command line that asks no registry. A tree
 * on disk in, command and arguments out. Throws E_LAUNCH when npx would find nothing to run either.
 */
import { isAbsolute, join, posix, relative } from 'node:path';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';

export interface Started {
  /** The package it starts out, as it is called in the tree. */
  readonly name: string;
  /** All packages the launch names. */
  readonly names: readonly string[];
  /** The program it names beside the package; absent when the package chooses. */
  readonly program?: string;
  readonly args: readonly string[];
}

export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

/** The command line for a launch whose packages lie in `tree`. */
export async function programIn(
  tree: string,
  { name, names, program, args }: Started,
  host: Host,
): Promise<CommandLine> {
  if (program === undefined) {
    const own = await binsOf(tree, name, host);
    const [last = name] = name.split('/').reverse();
    const files = [...new Set(own.bins.values())];
    // npx: the only program there is, or else the one that is named like the package.
    const file = files.length === 1 ? files[0] : own.bins.get(own.last ?? last);
    if (file === undefined) throw none(`${name} brings no program that is named like it`);
    return runs(join(tree, 'node_modules', name), file, args, host);
  }
  for (const one of names) {
    const file = (await binsOf(tree, one, host)).bins.get(program);
    if (file !== undefined) return runs(join(tree, 'node_modules', one), file, args, host);
  }
  // As npx: a program that none of them brings is looked up on the PATH.
  return { command: program, args };
}

interface Bins {
  readonly bins: ReadonlyMap<string, string>;
  /** The package's own name without scope; another than its name in the tree under an alias. */
  readonly last?: string;
}

async function binsOf(tree: string, name: string, host: Host): Promise<Bins> {
  const path = join(tree, 'node_modules', name, 'package.json');
  const text = new TextDecoder().decode(await host.files.read(path));
  const { name: own, bin } = JSON.parse(text) as { name?: unknown; bin?: unknown };
  const last = typeof own === 'string' ? own.replace(/^@[^/]+\//, '') : undefined;
  const given: readonly [string, unknown][] =
    typeof bin === 'string'
      ? [[last ?? '', bin]]
      : Object.entries(typeof bin === 'object' && bin !== null ? bin : {});
  const bins = new Map<string, string>();
  for (const [program, file] of given) if (typeof file === 'string') bins.set(program, file);
  return last === undefined ? { bins } : { bins, last };
}

/** A script for Node is given to this Node; anything else is started itself. */
async function runs(
  folder: string,
  written: string,
  args: readonly string[],
  host: Host,
): Promise<CommandLine> {
  // As npm reads it: below the package, whatever is written.
  const file = join(folder, posix.join('/', written.replaceAll('\\', '/')));
  const below = relative(folder, file);
  if (below.startsWith('..') || isAbsolute(below)) throw none('its program lies outside of it');
  const start = new TextDecoder().decode(await host.files.readStart(file, 256));
  const [, line] = /^#!\s*([^\r\n]*)/.exec(start) ?? [];
  if (line === undefined || /(?:^|[\\/\s])node(?:js)?(?:\.exe)?$/.test(line))
    return { command: host.node.path, args: [file, ...args] };
  const flags = /(?:^|[\\/\s])env\s+-S\s*node\s+(-[\w=\s-]*)$/.exec(line)?.[1];
  if (flags !== undefined)
    return { command: host.node.path, args: [...flags.trim().split(/\s+/), file, ...args] };
  return { command: file, args };
}

const none = (message: string): McpLockError =>
  new McpLockError('E_LAUNCH', message, {
    next: 'name the program in the config: npx -y --package NAME -- PROGRAM',
  });
