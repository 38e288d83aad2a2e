/**
 * Stops where the installed package has other bytes than the locked version; with `--deep`, where any package below it moved.
 * Reads npm's record on disk. Throws E_REGISTRY, E_LAUNCH.
 */
import { movedBefore } from '../tree.ts';
import type { SameOrigin, SameTree, Step } from './step.ts';

export const sameTree: Step<SameOrigin, SameTree> = {
  name: 'sameTree',
  may: 'registries',
  run: async (state, host) => {
    const { prepared, entry, origin, options, advice } = state;
    const moved = await movedBefore(prepared, entry, origin, options, host);
    if (moved.length > 0) return { stop: { status: 'drift', findings: [...moved, ...advice] } };
    return { go: { ...state, treeMatches: true } };
  },
};
