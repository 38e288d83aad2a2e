/**
 * Where verdicts are stored: files in the state folder of this user, never inside the checked folder, so that a repository cannot bring
 * its own. A machine and what a verdict is about in, paths out; also removes verdicts.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { realPathOf } from '../../host/is-inside.ts';
import { stateFiles, stateFoldersOutside } from '../../host/state-folder.ts';

export type CacheHost = Pick<Host, 'platform' | 'home' | 'env' | 'files' | 'ownFiles' | 'time'>;

/** `told`: what a person was told in a session. */
type VerdictKind = 'exec' | 'session' | 'told';

/**
 * The path of one verdict; `about` tells it from the others of `root`. `around`: the topmost folder of the project. Undefined if the path
 * would be inside it.
 */
export async function cachePath(
  kind: VerdictKind,
  about: readonly string[],
  { root, around }: { readonly root: string; readonly around: string },
  host: CacheHost,
): Promise<string | undefined> {
  const [folder] = await stateFoldersOutside(around, host);
  if (folder === undefined) return undefined;
  return join(folder, `${kind}-${await folderHash(root, host)}-${hex(about).slice(0, 32)}`);
}

/** Paths of all verdicts about a folder, sorted; of all folders if `root` is undefined. */
async function cachePaths(
  kinds: readonly VerdictKind[],
  root: string | undefined,
  host: CacheHost,
): Promise<readonly string[]> {
  const mark = root === undefined ? '[0-9a-f]{16}' : await folderHash(root, host);
  const wanted = new RegExp(`^(?:${kinds.join('|')})-${mark}-[0-9a-f]{32}$`);
  return stateFiles((name) => wanted.test(name), host);
}

/** What the file names of all verdicts about a folder have in common. */
const folderHash = async (root: string, host: CacheHost): Promise<string> =>
  hex([await realPathOf(root, host)]).slice(0, 16);

const hex = (words: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex');

/** Removes every verdict about a folder, of `exec` and of hooks: it no longer matches its lock. Undefined: about all folders. */
export async function removeVerdicts(root: string | undefined, host: CacheHost): Promise<void> {
  for (const path of await cachePaths(['exec', 'session'], root, host)) await host.ownFiles.remove(path);
}

/** Removes what is kept of sessions that are older than this. */
export async function removeOldSessions(olderThanMs: number, host: CacheHost): Promise<void> {
  for (const path of await cachePaths(['session', 'told'], undefined, host)) {
    const found = await host.files.look(path).catch(() => undefined);
    if (found !== undefined && found.ageMs > olderThanMs) await host.ownFiles.remove(path);
  }
}
