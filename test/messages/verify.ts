import * as messages from '../../src/verify/messages.ts';
import type { Samples } from './samples.ts';

export { messages };

export const samples: Samples<typeof messages> = {
  lockMissing: [[]],
  lockMissingInCi: [[]],
  lockMissingOfUser: [[]],
  lockMissingInHome: [
    ['verify', false],
    ['list', true],
  ],
  lockOfOtherUser: [['/tmp/mcp-lock.json']],
  deepOffline: [[]],
  cloakOffline: [[]],
  certificatesUnchecked: [[]],
  askedAsOther: [['cursor', [{ server: 'notes', client: 'claude-code' }]]],
  checkingServers: [[]],
  pageRefused: [[]],
  treeNotLocked: [['notes'], ['my notes; rm']],
  treeUnknown: [['notes'], ['my notes; rm']],
  startedTooEarly: [[]],
  cloakTimedOut: [[30_000, 2]],
  whenAskedAs: [['cursor', 'The server did not answer within 30 s.']],
  settingsClientUnknown: [['clown', ['mcp-lock', 'claude-code', 'cursor']]],
};
