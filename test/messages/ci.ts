/** Examples of every text of `ci`. */
import * as messages from '../../src/ci/messages.ts';
import type { Samples } from './samples.ts';

export { messages };

export const samples: Samples<typeof messages> = {
  inputInvalid: [['comment', 'sometimes', 'never, on-drift, always']],
  inputNotInMode: [
    ['offline', 'review', ['verify']],
    ['fail-on', 'update-pr', ['verify', 'review']],
  ],
  whatNotInMode: [
    ['review', 'verify', undefined],
    ['collect', 'update-pr', 'propose'],
  ],
  serviceUnknown: [[]],
  tokenMissing: [[]],
  baseMissing: [[]],
  baseLockUnreadable: [['mcp-lock.json has a merge conflict.']],
  lockServersAgain: [[['notes']], [['a', 'b', 'c', 'd', 'e', 'f', 'my notes; rm']]],
  resultMissing: [[]],
  nothingFoundSince: [['0123456789ab']],
  sinceLastRun: [[2, 1]],
  reportTooLong: [[1], [1200]],
  notCommented: [[403], [422]],
  noPullRequest: [[]],
  noAnswer: [['TIMEOUT']],
};
