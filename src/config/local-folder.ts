/**
 * The folder under which a client of this user keeps what holds for one project alone: a place in, the same with that folder out. For a
 * worktree of git it is the main one, as Claude Code has it (run with version 2.1.197). Reads the `.git` of the repository.
 */
import type { Place } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import { pathsOf } from '../host/paths.ts';

/** Enough for a path. */
const MAX_BYTES = 8192;

export async function withLocalFolder(place: Place, { files }: Pick<Host, 'files'>): Promise<Place> {
  const { gitRoot, localFolder } = place;
  if (gitRoot === undefined || localFolder !== undefined) return place;
  const { basename, dirname, join, resolve } = pathsOf(place);
  const textOf = async (path: string) =>
    new TextDecoder().decode(await files.readStart(path, MAX_BYTES)).trim();
  try {
    const [, folder = ''] = /^gitdir: (.+)$/m.exec(await textOf(join(gitRoot, '.git'))) ?? [];
    const gitFolder = resolve(gitRoot, folder);
    const common = resolve(gitFolder, await textOf(join(gitFolder, 'commondir')));
    return basename(common) === '.git' ? { ...place, localFolder: dirname(common) } : place;
  } catch {
    // Not a worktree.
    return place;
  }
}
