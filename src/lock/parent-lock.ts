/**
 * The nearest folder above that has a lockfile, inside the same git repository: a folder in, a folder out. For a message only:
 * mcp-lock never uses the lockfile of another folder by itself. Never throws.
 */
import { dirname, join, relative } from 'node:path';
import type { Host } from '../host/host.ts';
import { inLockedFolder } from './messages.ts';

interface ParentLock {
  /** Absolute path of the folder that holds the lockfile. */
  readonly folder: string;
  /** What to do: the command of this run for that folder, `verify` in place of `init`, because the folder is locked already. */
  readonly next: string;
}

/** Undefined where no folder above has a lockfile, or `root` has one itself. */
export async function parentLock(root: string, command: string, host: Host): Promise<ParentLock | undefined> {
  const has = async (folder: string, name: string) =>
    (await host.files.kind(join(folder, name)).catch(() => undefined)) !== undefined;
  if (await has(root, 'mcp-lock.json')) return undefined;
  let found: string | undefined;
  for (let folder = root; !(await has(folder, '.git')); ) {
    const parent = dirname(folder);
    // Outside a git repository, a lockfile further up belongs to something else.
    if (parent === folder) return undefined;
    folder = parent;
    if (found === undefined && (await has(folder, 'mcp-lock.json'))) found = folder;
  }
  if (found === undefined) return undefined;
  const near = relative(host.cwd, found) || '.';
  return { folder: found, next: inLockedFolder(command === 'init' ? 'verify' : command, near) };
}
