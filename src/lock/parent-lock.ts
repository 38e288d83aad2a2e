/**
 * The nearest folder above that has a lockfile, inside the same git repository: a folder in, a folder out. For a message
 * only: nobody's lock is used because of where somebody stands. Never throws.
 */
import { dirname, join, relative } from 'node:path';
import { shellWord } from '../display/shell-word.ts';
import type { Host } from '../host/host.ts';

/** What to say of it, and what to type: undefined where there is none, or one here. */
export async function parentLock(
  root: string,
  command: string,
  host: Host,
): Promise<{ readonly said: string; readonly next: string } | undefined> {
  const has = async (folder: string, name: string) =>
    (await host.files.kind(join(folder, name)).catch(() => undefined)) !== undefined;
  if (await has(root, 'mcp-lock.json')) return undefined;
  let found: string | undefined;
  for (let folder = root; !(await has(folder, '.git')); ) {
    const above = dirname(folder);
    // Without a repository around it, a lock somewhere above is somebody else's.
    if (above === folder) return undefined;
    folder = above;
    if (found === undefined && (await has(folder, 'mcp-lock.json'))) found = folder;
  }
  if (found === undefined) return undefined;
  const near = relative(host.cwd, found) || '.';
  // It is locked there already.
  const words = command === 'init' ? 'verify' : command;
  return { said: `there is one in ${found}`, next: `mcp-lock ${words} --cwd ${shellWord(near) ?? 'FOLDER'}` };
}
