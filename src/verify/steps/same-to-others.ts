/** With `--cloak`: asks the server as several other clients, too, and compares their answers with each other. */
import type { ReadServer, ServerStep } from './step.ts';

export const sameToOthers: ServerStep<ReadServer, ReadServer> = {
  name: 'sameToOthers',
  may: 'server',
  run: async (state, host) => {
    const { signedIn, entry, options, timeoutMs, profile } = state;
    if (options.cloak !== true) return { go: state };
    const { cloak } = await import('../cloak.ts');
    const { findings, failures } = await cloak(
      signedIn,
      entry,
      // Of many sessions at once, none says what is waited for.
      { ...options, timeoutMs, limitMs: options.timeoutMs, profile, tell: undefined },
      host,
    );
    return {
      go: { ...state, surface: [...state.surface, ...findings], failures: [...state.failures, ...failures] },
    };
  },
};
