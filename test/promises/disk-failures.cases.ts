/** Why a lockfile cannot be written, the sentence for it, and what the person is told to do. */
import type { Kind, Named } from './kind.ts';

export interface DiskFailure extends Named {
  /** Node's code of the failed call. */
  readonly code: string;
  /** What the message says. */
  readonly cause: RegExp;
  /** What the next line says. */
  readonly remedy: RegExp;
  /** Another file would not help, so `--lockfile` is not offered. */
  readonly here?: true;
}

export const kind: Kind<DiskFailure> = {
  promise: 'accident',
  kind: 'The lockfile cannot be written: the old one stays whole, nothing else is left, and the cause has its own sentence and remedy.',
  cases: [
    {
      name: 'the disk is full',
      code: 'ENOSPC',
      cause: /the disk is full/,
      remedy: /^Free space/,
      here: true,
    },
    { name: 'the quota is used up', code: 'EDQUOT', cause: /quota/, remedy: /quota raised/, here: true },
    {
      name: 'a limit of the process',
      code: 'EFBIG',
      cause: /larger than this process may write/,
      remedy: /ulimit -f/,
      here: true,
    },
    { name: 'a read-only disk', code: 'EROFS', cause: /mounted read-only/, remedy: /--lockfile/ },
    { name: 'a folder of another user', code: 'EACCES', cause: /may not write/, remedy: /write permission/ },
    {
      name: 'a file that may not be changed',
      code: 'EPERM',
      cause: /may not write/,
      remedy: /write permission/,
    },
    {
      name: 'a missing folder',
      code: 'ENOENT',
      cause: /folder does not exist/,
      remedy: /^Create the folder/,
    },
    {
      name: 'a file in place of a folder',
      code: 'ENOTDIR',
      cause: /a file and not a folder/,
      remedy: /^Move that file/,
    },
    {
      name: 'a folder in place of the file',
      code: 'EISDIR',
      cause: /a folder has its name/,
      remedy: /^Move that folder/,
    },
    { name: 'a name that is too long', code: 'ENAMETOOLONG', cause: /too long/, remedy: /shorter/ },
    { name: 'a link to itself', code: 'ELOOP', cause: /leads to itself/, remedy: /Repair the link/ },
    {
      name: 'a file that is open elsewhere',
      code: 'EBUSY',
      cause: /holds it open/,
      remedy: /End that program/,
    },
    { name: 'too many open files', code: 'EMFILE', cause: /too many files/, remedy: /ulimit -n/, here: true },
    { name: 'a broken disk', code: 'EIO', cause: /reports an error/, remedy: /Check the disk/ },
    {
      name: 'a code that nobody expects',
      code: 'EWHAT',
      cause: /EWHAT/,
      remedy: /Check the disk and the folder/,
    },
  ],
};
