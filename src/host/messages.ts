/** All texts about this machine: facts in, sentences out. */
import type { ErrorMessage } from '../errors.ts';

/** `variable`: HTTP_PROXY or HTTPS_PROXY. */
export const proxyInvalid = (variable: string): ErrorMessage => ({
  code: 'E_LAUNCH',
  message: `${variable} is not the http or https URL of a proxy.`,
  next: `Set it to a whole URL, as in ${variable}=http://HOST:PORT.`,
});

/** Stands where Node's code of a failed call stands: a message names the log file. */
export const logFileForeign = (): string => 'the file exists and is not an mcp-lock log';

/** What the browser shows after a sign-in. */
export const signInFinished = (): string => 'You can close this window and go back to the terminal.\n';

/** What it shows at any other address, and when the sign-in has finished already. */
export const pageNotFound = (): string => 'Not found.\n';

/** Why a file cannot be written, as the end of a sentence. `reason`: Node's code of the failed call. */
export const diskCause = (reason: string): string => {
  const cause = DISK[reason]?.cause;
  return cause === undefined ? reason : `${cause} (${reason})`;
};

/** What to do about it. `option`: the one of this command that names another file. */
export const diskRemedy = (reason: string, option?: string): string => {
  const { remedy, elsewhere } = DISK[reason] ?? { remedy: 'Check the disk and the folder', elsewhere: true };
  const other = elsewhere && option !== undefined ? `, or name another file with \`${option}\`` : '';
  return `${remedy}${other}. Then run the same command again.`;
};

interface DiskProblem {
  readonly cause: string;
  readonly remedy: string;
  /** Another file helps as well. */
  readonly elsewhere?: true;
}

const PERMISSION: DiskProblem = {
  cause: 'this user may not write in its folder',
  remedy: 'Give this user write permission for the folder',
  elsewhere: true,
};
const OPEN_FILES: DiskProblem = {
  cause: 'too many files are open',
  remedy: 'Raise the limit, for example with `ulimit -n 4096`',
};

const DISK: Readonly<Record<string, DiskProblem>> = {
  ENOSPC: { cause: 'the disk is full', remedy: 'Free space on that disk' },
  EDQUOT: { cause: 'the disk quota of this user is used up', remedy: 'Free space or have the quota raised' },
  EFBIG: {
    cause: 'it is larger than this process may write',
    remedy: 'Raise the limit, for example with `ulimit -f unlimited`',
  },
  EROFS: {
    cause: 'the disk is mounted read-only',
    remedy: 'Work in a folder that can be written',
    elsewhere: true,
  },
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  ENOENT: { cause: 'its folder does not exist', remedy: 'Create the folder', elsewhere: true },
  ENOTDIR: {
    cause: 'a part of its path is a file and not a folder',
    remedy: 'Move that file away',
    elsewhere: true,
  },
  EISDIR: { cause: 'a folder has its name', remedy: 'Move that folder away', elsewhere: true },
  ENAMETOOLONG: { cause: 'its name is too long', remedy: 'Use a shorter path', elsewhere: true },
  ELOOP: { cause: 'a link in its path leads to itself', remedy: 'Repair the link', elsewhere: true },
  EBUSY: { cause: 'another program holds it open', remedy: 'End that program', elsewhere: true },
  EMFILE: OPEN_FILES,
  ENFILE: OPEN_FILES,
  EIO: { cause: 'the disk reports an error', remedy: 'Check the disk', elsewhere: true },
};
