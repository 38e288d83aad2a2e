/**
 * The lockfile of a project: the folder in which a client is started in; the nearest lockfile in it or in a folder above, inside the same
 * project, out. A lockfile above that belongs to another user is never taken. Reads no lockfile and never throws.
 */
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { type ProjectFolders, projectFolders } from '../host/project-folders.ts';

export const LOCK_NAME = 'mcp-lock.json';
/** The file of settings, in the same folder. */
export const SETTINGS_NAME = 'mcp-lock.config.json';

export type LockHost = Pick<Host, 'home'> & {
  readonly files: Pick<Host['files'], 'kind' | 'realPath' | 'sharesOwner'>;
};

export interface NearestLock extends ProjectFolders {
  /** The folder of the lockfile; where there is none, the start folder. */
  readonly folder: string;
  /** The topmost folder of the project: the root of its git repository; outside of git, the folder of the lockfile. */
  readonly top: string;
  /** Absolute path of the lockfile, or of the place where it would be. */
  readonly path: string;
  readonly found: boolean;
  /** Where lockfiles would be nearer. */
  readonly nearer: readonly string[];
  /** The next lockfile above, which is not used. */
  readonly above?: string;
  /** A lockfile that was not taken because it, or its folder, belongs to another user. */
  readonly foreign?: string;
}

/** `start`: absolute. */
export async function nearestLock(start: string, host: LockHost): Promise<NearestLock> {
  const project = await projectFolders(start, host);
  const [first = start, ...above] = project.folders;
  const paths = [join(first, LOCK_NAME), ...above.map((folder) => join(folder, LOCK_NAME))];
  const found: string[] = [];
  let foreign: string | undefined;
  for (const path of paths) {
    // A directory or a pipe of that name is somebody's mistake, and the reader of the lock says so.
    if ((await host.files.kind(path).catch(() => 'other')) === undefined) continue;
    if (path !== paths[0] && !(await isTrusted(path, start, host))) {
      foreign ??= path;
      continue;
    }
    found.push(path);
    if (found.length === 2) break;
  }
  const path = found[0] ?? paths[0] ?? join(start, LOCK_NAME);
  const at = paths.indexOf(path);
  const folder = project.folders[at] ?? start;
  const { gitRoot } = project;
  return {
    ...project,
    folder,
    top: gitRoot !== undefined && project.folders.includes(gitRoot) ? gitRoot : folder,
    path,
    found: found.length > 0,
    nearer: paths.slice(0, at),
    ...(found[1] === undefined ? {} : { above: found[1] }),
    ...(foreign === undefined ? {} : { foreign }),
  };
}

/** In a folder that everybody can write to, such as `/tmp`, anybody can put a lockfile above the project of another user. */
async function isTrusted(path: string, start: string, { files }: LockHost): Promise<boolean> {
  const owned = await Promise.all([path, join(path, '..')].map((one) => files.sharesOwner(one, start)));
  return owned.every((one) => one);
}
