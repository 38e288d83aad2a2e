/**
 * Whole folders of the real disk: made for this user alone, moved, removed, and told file by file. Follows no link.
 */
import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { isOwn, makeOwnFolder } from './own-files.ts';

export interface Folders {
  /** With those above it, open to this user alone. Content when it is there already. */
  readonly make: (path: string) => Promise<void>;
  /** In one step. Throws EEXIST, ENOTEMPTY or EPERM when something stands there. */
  readonly move: (from: string, to: string) => Promise<void>;
  /** With all in it; also when there is none. */
  readonly remove: (path: string) => Promise<void>;
  /** All files and links below it. Throws Node's errno errors. */
  readonly survey: (path: string) => readonly Surveyed[];
  /** Whether it belongs to this user and nobody else may write into it. */
  readonly closed: (path: string) => Promise<boolean>;
}

/** A file or link; `path` is below the folder, with forward slashes. */
export interface Surveyed {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970, with fractions. No program can set `changed`. */
  readonly modified: number;
  readonly changed: number;
  /** Of a link. */
  readonly target: string | undefined;
  /** Neither file nor link. */
  readonly odd: boolean;
}

export const nodeFolders: Folders = {
  make: makeOwnFolder,
  move: (from, to) => rename(from, to),
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  survey: (path) => {
    const out: Surveyed[] = [];
    walk(path, '', out);
    return out;
  },
  closed: async (path) => isOwn(await stat(path)),
};

/** Thousands of small calls: made one after the other they take a third of the time that promises take. */
function walk(root: string, below: string, out: Surveyed[]): void {
  for (const entry of readdirSync(below === '' ? root : `${root}/${below}`, { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      walk(root, path, out);
      continue;
    }
    const { size, mtimeMs: modified, ctimeMs: changed } = lstatSync(`${root}/${path}`);
    const target = entry.isSymbolicLink() ? readlinkSync(`${root}/${path}`) : undefined;
    out.push({ path, size, modified, changed, target, odd: !entry.isFile() && target === undefined });
  }
}
