/**
 * What a person at a terminal should know of the lockfile of a project: settings in, lines for stderr out. Asks git whether it tracks the
 * file, and changes nothing.
 */
import { basename, dirname } from 'node:path';
import { nestedNote } from '../config/nested-note.ts';
import type { Settings } from '../config/settings.ts';
import { gitFiles } from '../host/git.ts';
import { exists } from '../host/kind-at.ts';
import { shownShort } from '../host/shown-path.ts';
import { loadLock } from '../lock/store.ts';
import { lockNotTracked, otherLockAbove } from './messages.ts';

/** Never throws: without git there is nothing to note. */
export async function lockNotes(settings: Settings): Promise<string> {
  const { lockPath, root, project, scope, place, host } = settings;
  if (scope.user || !(await exists(lockPath, host))) return '';
  const file = shownShort(lockPath, place.userHome, host);
  const above =
    project.path === lockPath && project.above !== undefined
      ? otherLockAbove(file, shownShort(project.above, place.userHome, host))
      : '';
  const isUntracked = project.gitRoot !== undefined && (await isTracked(settings)) === false;
  const { lockfile } = await loadLock(lockPath, root, host).catch(() => ({ lockfile: undefined }));
  const nested = lockfile === undefined ? '' : await nestedNote(lockfile, true, settings);
  return `${above}${isUntracked ? lockNotTracked(file) : ''}${nested}`;
}

/** Undefined: git cannot say. */
async function isTracked({ lockPath, host }: Settings): Promise<boolean | undefined> {
  try {
    const { code, stdout } = await gitFiles(dirname(lockPath), [`:(literal)${basename(lockPath)}`], host);
    return code === 0 ? stdout !== '' : undefined;
  } catch {
    host.signal.throwIfAborted();
    return undefined;
  }
}
