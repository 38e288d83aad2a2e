/**
 * `python -m MODULE`. In: a launch. Out: the name of the module. A module is not a distribution, so it has no version
 * here. A module below the folder of the launch is hashed, with the lockfiles beside it.
 */
import type { Launcher, Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import type { Launch } from '../../model.ts';
import { hashedFile } from '../file/hashed-file.ts';
import { repositoryInterpreter } from '../file/interpreters.ts';
import { nearestLockfiles } from '../file/lockfiles.ts';
import { programOf, stdioOf } from '../line/program.ts';

const PYTHON = /^(?:python|pypy|pythonw)[\d.]*$|^py$/;
const MODULE = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** A module that Python looks up itself. */
export const pythonModule: Launcher = {
  id: 'python-module',
  label: 'python -m',
  examples: ['python -m notes'],
  remote: false,
  identify: (launch) => {
    const stdio = stdioOf(launch);
    const program = programOf(stdio?.command ?? '');
    const line = stdio === undefined || !PYTHON.test(program) ? undefined : moduleLine(stdio.args);
    if (line === undefined) return undefined;
    const { module, args } = line;
    return {
      launcher: 'python-module',
      url: `command:${program}`,
      requested: module,
      pinned: false,
      runs: { program: module, args },
    };
  },
  resolve: async ({ url }, launch, place, host) => {
    const parts = await filesOf(launch, place, host);
    return parts.length === 0 ? { url } : { url, parts };
  },
};

async function filesOf(launch: Launch, place: Place, host: Host) {
  const stdio = stdioOf(launch);
  const line = stdio === undefined ? undefined : moduleLine(stdio.args);
  if (stdio === undefined || line === undefined) return [];
  const interpreter = await repositoryInterpreter(stdio, place, host);
  const folder = startIn(place, stdio.cwd);
  const file = line.apart ? undefined : await moduleFile(line.module, folder, place, host);
  if (file === undefined) return interpreter;
  return [
    ...interpreter,
    await hashedFile(file, 'exact', place, host),
    ...(await nearestLockfiles(folder, 'python', place, host)),
  ];
}

/** The file of a module below a folder, in Python's order: a package, a file, a folder without `__init__.py`. */
export async function moduleFile(
  module: string,
  folder: string,
  place: Place,
  host: Host,
): Promise<string | undefined> {
  if (!MODULE.test(module)) return undefined;
  const { join } = pathsOf(place);
  const path = join(folder, ...module.split('.'));
  const [main, file] = [join(path, '__main__.py'), `${path}.py`];
  const isFile = async (one: string) => (await host.files.kind(one)) === 'file';
  const order = (await isFile(join(path, '__init__.py'))) ? [main] : [file, main];
  for (const one of order) if (await isFile(one)) return one;
  return undefined;
}

interface ModuleLine {
  readonly module: string;
  readonly args: readonly string[];
  /** Python is told not to look below the folder it is started in (`-I`, `-P`). */
  readonly apart: boolean;
}

/** `-u -X dev -m MODULE ARGS`, `-um MODULE`, `-mMODULE`; undefined when a file or text comes first. */
export function moduleLine(args: readonly string[]): ModuleLine | undefined {
  let apart = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (/^(?:-W|-X|--check-hash-based-pycs)$/.test(arg)) at += 1;
    else if (/^-[WX]./s.test(arg) || arg.startsWith('--')) continue;
    else if (!/^-[A-Za-z\d]/.test(arg)) return undefined;
    else {
      const [, letters = '', flag = '', glued = ''] = /^-([^cmWX]*)([cmWX]?)(.*)$/s.exec(arg) ?? [];
      apart ||= /[IP]/.test(letters);
      if (flag === 'c') return undefined;
      if (flag !== 'm') {
        if (flag !== '' && glued === '') at += 1;
        continue;
      }
      const module = glued === '' ? args[at + 1] : glued;
      return module === undefined
        ? undefined
        : { module, args: args.slice(at + (glued === '' ? 2 : 1)), apart };
    }
  }
  return undefined;
}
