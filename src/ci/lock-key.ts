/**
 * What tells the lockfiles of one repository apart: settings in; the lockfile's path in the repository, and the name of a branch
 * for it, out. Nothing of it comes from a server.
 */
import { relative } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { bytesHash } from '../lock/canonical.ts';
import { LOCK_NAME } from '../lock/nearest-lock.ts';

/** From the top of the repository, with `/`. */
export const lockKey = ({ project, root, lockPath }: Settings): string =>
  relative(project.gitRoot ?? root, lockPath).replaceAll('\\', '/');

const BRANCH = 'mcp-lock/update';

/** The branch of the updates; of a lockfile elsewhere than at the top, one of its own. */
export function branchOf(key: string): string {
  if (key === LOCK_NAME) return BRANCH;
  const word = key
    .replace(/\/?mcp-lock\.json$/, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 40);
  return `${BRANCH}-${word}-${bytesHash(new TextEncoder().encode(key)).slice('sha256:'.length, 15)}`;
}
