/**
 * Compares the packages on disk with the lock once more, after the start: npx may have installed others, and a registry may tell
 * whoever looks something else than whoever installs.
 */
import { movedAfter } from '../tree.ts';
import type { ReadServer, Step } from './step.ts';

export const sameTreeAfterwards: Step<ReadServer, ReadServer> = {
  name: 'sameTreeAfterwards',
  may: 'registries',
  run: async (state, host) => {
    const { prepared, entry, origin, options, surface } = state;
    const moved = await movedAfter(prepared, entry, origin, options, host);
    return { go: { ...state, surface: [...moved, ...surface] } };
  },
};
