/** The folders that paths of a run depend on. In: a host and the folder of the lockfile. Out: a `Place`. */
import type { Place } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import { isReallyInside } from '../host/is-inside.ts';
import { withVariables } from '../host/observed-env.ts';
import type { Folder } from '../lock/portable.ts';

const NAMES = ['workspaceFolder', 'userHome', 'tmpdir'] as const;

/** The same, with where its folders lie that are reached by a link; looked up once. */
export async function withLinks(place: Place, { files }: Pick<Host, 'files'>): Promise<Place> {
  if (place.real !== undefined) return place;
  const real: Partial<Record<Folder['name'], string>> = {};
  for (const name of NAMES) {
    const path = await files.realPath(place[name]).catch(() => place[name]);
    if (path !== place[name]) real[name] = path;
  }
  return { ...place, real };
}

/** Its folders and their names in the lock, each by all its paths that are known. */
export const foldersAt = (place: Place): readonly Folder[] =>
  NAMES.filter((name) => name !== 'workspaceFolder' || place.ofUser !== true).flatMap((name) => {
    const real = place.real?.[name];
    return [{ name, path: place[name] }, ...(real === undefined ? [] : [{ name, path: real }])];
  });

/**
 * Whether a folder of this user is inside the project, which could then bring files for it: in any folder of its repository, wherever the
 * lockfile lies. For the lockfile of the user, a client may be started in the home folder or above it, which is no project.
 */
export async function isInProject(path: string, place: Place, host: Pick<Host, 'files'>): Promise<boolean> {
  const { workspaceFolder, gitRoot = workspaceFolder, userHome } = place;
  // So is a home folder that is a repository.
  const folders = (await isReallyInside(gitRoot, userHome, host))
    ? [workspaceFolder]
    : [workspaceFolder, gitRoot];
  for (const folder of folders) {
    if (place.ofUser === true && (await isReallyInside(folder, userHome, host))) continue;
    if (await isReallyInside(folder, path, host)) return true;
  }
  return false;
}

/** The place of a server: of one that was found below the folder of the lockfile, with the folder in which its client is started. */
export const placeOf = ({ startFolder }: { readonly startFolder?: string }, place: Place): Place =>
  startFolder === undefined ? place : { ...place, startFolder };

/** `root`: absolute. */
export const placeAt = (
  root: string,
  { platform, home, tmpdir, env }: Pick<Host, 'platform' | 'home' | 'tmpdir' | 'env'>,
): Place => ({ platform, workspaceFolder: root, userHome: home, tmpdir, env });

/** The same with what a config sets for its server, which steers npm for the server too: its registry, its proxy. */
export const withServerEnv = (place: Place, env: Readonly<Record<string, string>>): Place => ({
  ...place,
  env: withVariables(place.env, env),
});
