/** The lockfile that a command needs: settings in, the lock out, or E_LOCK_MISSING with what to do. Writes nothing. */
import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import type { ErrorMessage } from '../errors.ts';
import { McpLockError } from '../errors.ts';
import { parentLock } from '../lock/parent-lock.ts';
import { loadLock, shown } from '../lock/store.ts';
import type { Lockfile } from '../model.ts';
import { lockMissing, lockMissingInCi, lockMissingWithParent } from './messages.ts';

/** Throws E_LOCK_MISSING, and what `loadLock` throws for a lock that cannot be read. */
export async function requireLock(settings: Settings): Promise<Lockfile> {
  const { lockPath, root, host } = settings;
  const { lockfile } = await loadLock(lockPath, root, host);
  if (lockfile !== undefined) return lockfile;
  throw await lockMissingError(settings);
}

/** E_LOCK_MISSING, which names the lock of a folder above where there is one. */
export async function lockMissingError(settings: Settings): Promise<McpLockError> {
  const { lockPath, host } = settings;
  return new McpLockError(await messageFor(settings), { place: shown(lockPath, host) });
}

async function messageFor({ lockPath, root, host, command }: Settings): Promise<ErrorMessage> {
  const usual = lockPath === join(root, 'mcp-lock.json');
  const parent = usual ? await parentLock(root, command, host) : undefined;
  if (parent !== undefined) return lockMissingWithParent(parent);
  return host.env['CI'] ? lockMissingInCi() : lockMissing();
}
