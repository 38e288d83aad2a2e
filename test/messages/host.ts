/** Examples of every text about this machine. */
import * as messages from '../../src/host/messages.ts';
import type { Samples } from './samples.ts';

export { messages };

export const samples: Samples<typeof messages> = {
  proxyInvalid: [['HTTPS_PROXY']],
  logFileForeign: [[]],
  signInFinished: [[]],
  pageNotFound: [[]],
};
