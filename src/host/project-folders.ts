/**
 * The folders that belong to one project: the folder in which a client is started in; that folder and those above it out, up to the
 * root of the git repository. Outside of git, up to but not including the home folder and the root of the disk. Never throws.
 */
import { dirname, join } from 'node:path';
import type { Host } from './host.ts';
import { exists } from './kind-at.ts';
import { foldersUp } from './paths.ts';

type PathHost = Pick<Host, 'home'> & { readonly files: Pick<Host['files'], 'kind' | 'realPath'> };

export interface ProjectFolders {
  /** Nearest first; the first is the start folder as it was given, those above it have every link followed. */
  readonly folders: readonly string[];
  /** The root of the git repository; absent outside of git. A worktree or a submodule is a repository of its own. */
  readonly gitRoot?: string;
}

/** `start`: absolute. A home folder that is a repository is no project, unless a client is started in it. */
export async function projectFolders(start: string, host: PathHost): Promise<ProjectFolders> {
  const realOf = (path: string) => host.files.realPath(path).catch(() => path);
  const homes = new Set([host.home, await realOf(host.home)]);
  const chain = [start, ...foldersUp(await realOf(start), { dirname }).slice(1)];
  const isHome = chain.findIndex((folder) => homes.has(folder));
  const belowHome = isHome < 0 ? chain.slice(0, -1) : chain.slice(0, isHome);
  // The start folder belongs to the project whatever it is.
  const most = belowHome.length === 0 ? [start] : belowHome;
  for (const folder of chain) {
    if (!(await exists(join(folder, '.git'), host))) continue;
    const upTo = most.indexOf(folder);
    return { folders: upTo < 0 ? most : most.slice(0, upTo + 1), gitRoot: folder };
  }
  return { folders: most };
}
