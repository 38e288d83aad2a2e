/**
 * What tells the lockfiles of one repository apart: settings in; the lockfile's path in the repository out, and what is made of it: the
 * marker of a comment, the name of a branch. Nothing of it comes from a server.
 */
import { relative } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { bytesHash } from '../lock/canonical.ts';
import { LOCK_NAME } from '../lock/nearest-lock.ts';

/** From the top of the repository, with `/`. */
export const lockKey = ({ project, root, lockPath }: Settings): string =>
  relative(project.gitRoot ?? root, lockPath).replaceAll('\\', '/');

/** The first line of a comment, by which it is found again. */
export const markerOf = (kind: 'report' | 'update', key: string): string =>
  `<!-- mcp-lock:${kind} key=${keyText(key)} -->`;

/** Nothing in it ends a comment of HTML or a word. */
const keyText = (key: string): string =>
  encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('--', '-%2D').replaceAll('!', '%21');

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
