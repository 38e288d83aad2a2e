/**
 * What is in the `node_modules` of a folder, as far as npx would use it. In: a folder. Out: facts, also which of its
 * files git tracks: those can be changed by a pull request. Never runs anything of it.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import { gitFiles } from '../../host/git.ts';
import type { Host } from '../../host/host.ts';
import { isInside } from '../../host/is-inside.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { trackedFilesUnknown } from '../messages.ts';

/**
 * Files of `node_modules` that git tracks, from the folder on, with forward slashes and in lower case: some disks know
 * no case, and git then does. Throws E_LAUNCH when there is a repository and git does not say.
 */
export const trackedModules = (folder: string, place: Place, host: Host): Promise<readonly string[]> =>
  trackedFiles(folder, ['node_modules'], place, host);

/** The same for files and folders of these names. */
export async function trackedFiles(
  folder: string,
  names: readonly string[],
  place: Place,
  host: Host,
): Promise<readonly string[]> {
  try {
    const { code, stdout } = await gitFiles(
      folder,
      names.map((name) => `:(icase)${name}`),
      host,
    );
    if (code === 0)
      return stdout
        .toLowerCase()
        .split('\0')
        .filter((file) => file !== '');
    // A timeout, or a repository that git refuses because somebody else owns it.
    const root = await repositoryOf(folder, place, host);
    if (root === undefined) return [];
    throw unknown(root, code === null ? 'no response' : `exit ${code}`);
  } catch (error) {
    host.signal.throwIfAborted();
    // Without git nothing is tracked.
    if (errno(error) === 'ENOENT') return [];
    if (error instanceof McpLockError) throw error;
    throw unknown(folder, errno(error), error);
  }
}

/** The nearest folder that git would take for a repository. */
async function repositoryOf(folder: string, place: Place, host: Host): Promise<string | undefined> {
  const { join } = pathsOf(place);
  for (const one of foldersUp(folder, pathsOf(place))) {
    if ((await host.files.kind(join(one, '.git'))) !== undefined) return one;
  }
  return undefined;
}

const unknown = (folder: string, reason: string | undefined, cause?: unknown): McpLockError =>
  new McpLockError(trackedFilesUnknown(folder, reason), { place: folder, cause });

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
export const isBelow = (path: string, folder: string, place: Place): boolean =>
  isInside(folder, path, pathsOf(place));
