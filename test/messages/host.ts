/** Examples of every text about this machine. */
import * as messages from '../../src/host/messages.ts';
import type { Samples } from './samples.ts';

export { messages };

const CODES =
  'ENOSPC EDQUOT EFBIG EROFS EACCES EPERM ENOENT ENOTDIR EISDIR ENAMETOOLONG ELOOP EBUSY EMFILE ENFILE EIO'.split(
    ' ',
  );

export const samples: Samples<typeof messages> = {
  proxyInvalid: [['HTTPS_PROXY']],
  logFileForeign: [[]],
  signInFinished: [[]],
  pageNotFound: [[]],
  diskCause: [...CODES, 'EWHAT'].map((code) => [code] as const),
  diskRemedy: [...CODES, 'EWHAT'].flatMap((code) => [[code] as const, [code, '--lockfile'] as const]),
};
