/**
 * Whether a path lies below a folder, with every link followed as far as the path is there. Reads names alone.
 */
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Files } from './host.ts';
import { isInside } from './is-inside.ts';

type Links = { readonly files: Pick<Files, 'realPath'> };

/** Also the folder itself lies below it. */
export async function liesBelow(root: string, path: string, host: Links): Promise<boolean> {
  const [around, real] = await Promise.all([realOf(root, host), realOf(path, host)]);
  return isInside(around, real, { relative, isAbsolute });
}

/** The path without links. */
export async function realOf(path: string, host: Links): Promise<string> {
  try {
    return await host.files.realPath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realOf(parent, host), relative(parent, path));
  }
}
