/** Every measure by the name that `npm run bench -- NAME` takes. */
import { cues, diff } from './comparison.js';
import { guard, guardCalls } from './guard.js';
import { one, three } from './npx.js';
import { packed } from './package.js';
import { remote, ten } from './slow-servers.js';
import { hook, offline, version } from './start.js';

export const ROWS = {
  npx: one,
  three,
  ten,
  remote,
  guard,
  calls: guardCalls,
  version,
  hook,
  offline,
  diff,
  cues,
  package: packed,
};
