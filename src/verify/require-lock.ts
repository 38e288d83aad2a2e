/** What is said where there is no lockfile: a message, the advice and the settings in, an error out. Writes nothing. */
import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { parentLock } from '../lock/parent-lock.ts';
import { shown } from '../lock/store.ts';

/** E_LOCK_MISSING, which names the lock of a folder above where one stands in its place. */
export async function missingLock(message: string, next: string, settings: Settings): Promise<McpLockError> {
  const { lockPath, root, host, command } = settings;
  const usual = lockPath === join(root, 'mcp-lock.json');
  const above = usual ? await parentLock(root, command, host) : undefined;
  return new McpLockError(
    'E_LOCK_MISSING',
    above === undefined ? message : `${message} here; there is one in ${above.folder}`,
    {
      place: shown(lockPath, host),
      next: above?.next ?? next,
    },
  );
}
