/** A machine that is nobody's, so that a page is the same wherever it is made. */
import type { Place } from '../../src/contracts.ts';

export const NEUTRAL_PLACE: Place = {
  platform: 'linux',
  workspaceFolder: '/workspace',
  userHome: '/home/me',
  tmpdir: '/tmp',
  env: {},
};
