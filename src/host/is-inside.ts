/**
 * Whether a path lies below a folder, as both are written: the folder itself does, too. Two absolute paths and the path
 * functions of their platform in, yes or no out. Follows no link (`host/below.ts` does). Pure.
 */
import type { posix } from 'node:path';

export function isInside(
  folder: string,
  path: string,
  { relative, isAbsolute }: Pick<typeof posix, 'relative' | 'isAbsolute'>,
): boolean {
  const below = relative(folder, path);
  return !/^\.\.(?:[\\/]|$)/.test(below) && !isAbsolute(below);
}
