/**
 * Whether a path lies below a folder, as both are written: the folder itself does, too. Two absolute paths and the path
 * functions of their platform in, yes or no out. Follows no link (`host/below.ts` does). Pure.
 */
import type { posix } from 'node:path';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Files } from './host.ts';

export function isInside(
  folder: string,
  path: string,
  { relative, isAbsolute }: Pick<typeof posix, 'relative' | 'isAbsolute'>,
): boolean {
  const below = relative(folder, path);
  return !/^\.\.(?:[\\/]|$)/.test(below) && !isAbsolute(below);
}

type Links = { readonly files: Pick<Files, 'realPath'> };

/** Also the folder itself lies below it. */
export async function isReallyInside(root: string, path: string, host: Links): Promise<boolean> {
  const [around, real] = await Promise.all([realPathOf(root, host), realPathOf(path, host)]);
  return isInside(around, real, { relative, isAbsolute });
}

/** The path without links. */
export async function realPathOf(path: string, host: Links): Promise<string> {
  try {
    return await host.files.realPath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent, host), relative(parent, path));
  }
}
