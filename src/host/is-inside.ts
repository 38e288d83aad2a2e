/**
 * Whether a path is inside a folder, or is the folder: as both are written, or with every link followed. Absolute paths in, yes or no
 * out. Reads no file.
 */
import type { posix } from 'node:path';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Files } from './host.ts';

/** Compares the paths as they are written. The path functions must be those of their platform. Pure. */
export function isInside(
  folder: string,
  path: string,
  { relative, isAbsolute }: Pick<typeof posix, 'relative' | 'isAbsolute'>,
): boolean {
  const below = relative(folder, path);
  return !/^\.\.(?:[\\/]|$)/.test(below) && !isAbsolute(below);
}

type Links = { readonly files: Pick<Files, 'realPath'> };

/** The same with every link followed, as far as the path exists. */
export async function isReallyInside(root: string, path: string, host: Links): Promise<boolean> {
  const [around, real] = await Promise.all([realPathOf(root, host), realPathOf(path, host)]);
  return isInside(around, real, { relative, isAbsolute });
}

/** The path with every link followed, as far as it exists. */
export async function realPathOf(path: string, host: Links): Promise<string> {
  try {
    return await host.files.realPath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent, host), relative(parent, path));
  }
}
