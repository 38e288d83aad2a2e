/**
 * Whole folders on the real disk: makes them for this user alone, moves, removes and lists them. Follows no link.
 */
import type { Stats } from 'node:fs';
import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { isOwn, makeOwnFolder } from './own-files.ts';

export interface Folders {
  /** With those above it, open to this user alone. Does nothing if it exists. */
  readonly make: (path: string) => Promise<void>;
  /** In one step. Throws EEXIST, ENOTEMPTY or EPERM if something is there already. */
  readonly move: (from: string, to: string) => Promise<void>;
  /** With everything in it; does nothing if there is no folder. */
  readonly remove: (path: string) => Promise<void>;
  /** All files and links in it, at any depth. Throws Node's errno errors. */
  readonly survey: (path: string) => readonly Surveyed[];
  /** What is in it, sorted by name. Throws Node's errno errors. */
  readonly entries: (path: string) => readonly FolderEntry[];
  /** Whether it belongs to this user and no other user may write into it. */
  readonly closed: (path: string) => Promise<boolean>;
}

/** `isFolder`: false for a link to one. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A file or link; `path` is relative to the folder, with forward slashes. */
export interface Surveyed {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970, with fractions. A program can set `modified` but not `changed`. */
  readonly modified: number;
  readonly changed: number;
  /** What a link points to; undefined for a file. */
  readonly target: string | undefined;
  /** Neither file nor link. */
  readonly odd: boolean;
  /** It, or a folder that it lies in below the one that was asked for, is not this user's, or other users may write it. */
  readonly shared: boolean;
  /** Its permissions let its owner start it. Always true on Windows. */
  readonly executable: boolean;
}

export const nodeFolders: Folders = {
  make: makeOwnFolder,
  move: (from, to) => rename(from, to),
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  survey: (path) => {
    const out: Surveyed[] = [];
    walk(path, '', false, process.getuid?.(), out);
    return out;
  },
  entries: (path) =>
    readdirSync(path, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  closed: async (path) => isOwn(await stat(path)),
};

/** For thousands of files, synchronous calls take a third of the time of promises. */
function walk(root: string, below: string, shared: boolean, uid: number | undefined, out: Surveyed[]): void {
  // Names alone: what each of them is, its own state says, too.
  for (const name of readdirSync(below === '' ? root : `${root}/${below}`)) {
    const path = below === '' ? name : `${below}/${name}`;
    const stats = lstatSync(`${root}/${path}`);
    if (stats.isDirectory()) {
      walk(root, path, shared || isShared(stats, uid), uid, out);
      continue;
    }
    const { size, mtimeMs: modified, ctimeMs: changed } = stats;
    const target = stats.isSymbolicLink() ? readlinkSync(`${root}/${path}`) : undefined;
    out.push({
      path,
      size,
      modified,
      changed,
      target,
      odd: !stats.isFile() && target === undefined,
      // Everybody may write a link by its permissions, and nobody can.
      shared: shared || (target === undefined && isShared(stats, uid)),
      executable: process.platform === 'win32' || (stats.mode & 0o100) !== 0,
    });
  }
}

/** As `isOwn`, which asks for the id of this user each time. Undefined on Windows. */
const isShared = (stats: Stats, uid: number | undefined): boolean =>
  uid !== undefined && (stats.uid !== uid || (stats.mode & 0o022) !== 0);
