/** The lockfile that a command needs: settings in, the lock out, or E_LOCK_MISSING with what to do. Writes nothing. */
import { hasConfigs } from '../config/discover.ts';
import type { Settings } from '../config/settings.ts';
import type { ErrorMessage } from '../errors.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { loadLock } from '../lock/store.ts';
import { userLockPath } from '../lock/user-lock.ts';
import type { Lockfile } from '../model.ts';
import {
  lockMissing,
  lockMissingInCi,
  lockMissingInHome,
  lockMissingOfUser,
  lockOfOtherUser,
} from './messages.ts';

/** Throws E_LOCK_MISSING, and what `loadLock` throws for a lock that cannot be read. */
export async function requireLock(settings: Settings): Promise<Lockfile> {
  const { lockPath, root, host } = settings;
  const { lockfile } = await loadLock(lockPath, root, host);
  if (lockfile !== undefined) return lockfile;
  throw await lockMissingError(settings);
}

/** E_LOCK_MISSING with what fits: the lockfile of the user, or a lockfile above that was not taken. */
export async function lockMissingError(settings: Settings): Promise<McpLockError> {
  const { lockPath, host } = settings;
  return new McpLockError(await messageFor(settings), { place: shown(lockPath, host) });
}

async function messageFor({ host, command, project, scope }: Settings): Promise<ErrorMessage> {
  if (scope.user) return lockMissingOfUser();
  if (project.foreign !== undefined) return lockOfOtherUser(shown(project.foreign, host));
  if (host.env['CI']) return lockMissingInCi();
  if (scope.configs.length > 0 || (await hasConfigs(scope, host))) return lockMissing();
  if (!(await hasConfigs({ ...scope, user: true }, host))) return lockMissing();
  const ofUser = await userLockPath(project.top, host);
  const isLocked = ofUser !== undefined && (await host.files.kind(ofUser)) !== undefined;
  return lockMissingInHome(command, isLocked);
}
