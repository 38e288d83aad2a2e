/**
 * The state of files and folders, to see any change of them: paths in; a hash, `absent`, `other` or `unreadable` for each out. Reads
 * bytes and parses nothing.
 */
import { createHash } from 'node:crypto';
import type { CacheHost } from './folder.ts';

/** Path → its state. */
export type FileStates = Readonly<Record<string, string>>;

/** Of larger files only the size is compared. */
const LARGEST_HASHED = 128 * 1024 * 1024;

/** The state of each path now. */
export async function fileStates(paths: readonly string[], host: CacheHost): Promise<FileStates> {
  const distinct = [...new Set(paths)].sort();
  const states = await Promise.all(distinct.map((path) => stateOf(path, host)));
  return Object.fromEntries(distinct.map((path, at) => [path, states[at] ?? '']));
}

/** Whether all states are still the same. */
export async function areUnchanged(before: FileStates, host: CacheHost): Promise<boolean> {
  const paths = Object.keys(before);
  const current = await fileStates(paths, host);
  return paths.every((path) => current[path] === before[path]);
}

async function stateOf(path: string, { files }: CacheHost): Promise<string> {
  try {
    const kind = await files.kind(path);
    if (kind === undefined) return 'absent';
    if (kind === 'directory') return `folder ${hex([...(await files.list(path))].sort().join('\0'))}`;
    if (kind !== 'file') return 'other';
    const size = await files.size(path);
    return size > LARGEST_HASHED ? `size ${size}` : `bytes ${hex(await files.read(path))}`;
  } catch {
    return 'unreadable';
  }
}

const hex = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
