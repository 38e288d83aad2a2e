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
  gitFailed: [['push']],
  pullRequestRefused: [[403]],
  onlyLocked: [[['notes']], [['a', 'b', 'c', 'd', 'e', 'f']]],
  notRead: [['notes', 'It ended before it answered.']],
  notUpgraded: [['notes', '1.3.0']],
  changedContent: [['notes']],
  configNotTracked: [[]],
  collected: [
    [1, 1],
    [3, 0],
  ],
  proposalMissing: [[]],
  proposalInvalid: [['It is too large.']],
  proposalRefused: [['servers'], ['settings'], ['pins'], ['cooldown'], ['launch']],
  branchNeeded: [[]],
  updateNeedsFile: [[]],
  updateCommitMessage: [['0123456789abcdef0123456789abcdef01234567']],
  updateTitle: [
    [1, { high: 0, medium: 0, low: 0, info: 2 }],
    [2, { high: 1, medium: 3, low: 0, info: 0 }],
  ],
  mergingAccepts: [[]],
  movedPins: [[[['`notes`', '`1.0.0`', '`1.3.0`']]]],
  checksDoNotStart: [[]],
  foreignCommits: [['mcp-lock/update']],
  declinedBefore: [[]],
  nothingLeft: [[undefined], [7]],
  proposed: [[7]],
  alreadyProposed: [[7]],
};
