/**
 * What lies in the `node_modules` of a folder, as far as npx would use it: a folder in, facts out. Asks git which of
 * it belongs to the repository, where whoever writes a pull request chooses the bytes. Never judges and never runs
 * anything of it.
 */
import type { Place } from '../../contracts.ts';
import { errno } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { pathsOf } from '../line/program.ts';

const GIT_TIMEOUT_MS = 10_000;
/** A repository's own settings must not make git start a program. */
const GIT = ['-c', 'core.fsmonitor=false', '-c', 'safe.bareRepository=explicit', 'ls-files', '-z', '--'];

type Fields = Readonly<Record<string, unknown>>;

/** The folder and all above it, nearest first. */
export function foldersUp(folder: string, place: Place): readonly string[] {
  const { dirname } = pathsOf(place);
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUp(parent, place)];
}

/** A JSON file's object; undefined when there is no such file, empty when it holds no object. */
export async function readFields(path: string, host: Host): Promise<Fields | undefined> {
  try {
    return fieldsOf(JSON.parse(new TextDecoder().decode(await host.files.read(path))));
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return undefined;
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** The value's fields, and none when it is no object. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** Files of `node_modules` that git tracks, from the folder on and with forward slashes. */
export async function trackedModules(folder: string, host: Host): Promise<readonly string[]> {
  const env: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(host.env)) {
    // An outer git, in a hook, would move this one to another repository or index.
    if (value !== undefined && !/^GIT_/i.test(name)) env[name] = value;
  }
  try {
    const options = { cwd: folder, env, timeoutMs: GIT_TIMEOUT_MS };
    const { code, stdout } = await host.run('git', [...GIT, 'node_modules'], options);
    return code === 0 ? stdout.split('\0').filter((file) => file !== '') : [];
  } catch (error) {
    host.signal.throwIfAborted();
    // Without git nothing is tracked.
    if (errno(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The path with every link followed; undefined when it leads nowhere. */
export async function realPathOf(path: string, host: Host): Promise<string | undefined> {
  try {
    return await host.files.realPath(path);
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Whether a path lies in a folder, both with all links followed. */
export function isBelow(path: string, folder: string, place: Place): boolean {
  const { relative, isAbsolute } = pathsOf(place);
  const below = relative(folder, path);
  return below !== '..' && !/^\.\.[\\/]/.test(below) && !isAbsolute(below);
}
