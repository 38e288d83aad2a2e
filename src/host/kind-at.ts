/**
 * What is at a path, links followed: a path in, its kind out. A path that cannot be looked at counts as one with nothing there; where that
 * is an error, ask `files.kind`.
 */
import type { Files } from './host.ts';

type Disk = { readonly files: Pick<Files, 'kind'> };

/** Undefined: nothing. */
export const kindAt = (path: string, { files }: Disk): ReturnType<Files['kind']> =>
  files.kind(path).catch(() => undefined);

export const exists = async (path: string, disk: Disk): Promise<boolean> =>
  (await kindAt(path, disk)) !== undefined;

export const isFile = async (path: string, disk: Disk): Promise<boolean> =>
  (await kindAt(path, disk)) === 'file';

export const isFolder = async (path: string, disk: Disk): Promise<boolean> =>
  (await kindAt(path, disk)) === 'directory';
