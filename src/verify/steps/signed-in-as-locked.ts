/**
 * Stops where a remote server names another authorization server than the lock does. Signs in where that is needed and possible
 * without a person; no token leaves before that. Throws E_AUTH, E_PROTOCOL, E_TIMEOUT.
 */
import { compareAuth } from '../../diff/remote.ts';
import type { Entry } from '../../model.ts';
import { signInTo } from '../../server/load.ts';
import type { Profile } from '../../server/profiles.ts';
import type { ReadyServer, SameTree, ServerStep } from './step.ts';

export const signedInAsLocked: ServerStep<SameTree, ReadyServer> = {
  name: 'signedInAsLocked',
  may: 'address',
  run: async (state, host) => {
    const { found, entry, prepared, options } = state;
    const pin = entry.origin.auth;
    const others = options.others ?? [found];
    const signing = await signInTo(prepared, { ...options, others, pin, mode: 'verify' }, host);
    if (signing.kind === 'changed')
      return { stop: { status: 'drift', findings: compareAuth(found.key, pin, signing.auth) } };
    const profile = options.as ?? (await lockedProfile(entry));
    return { go: { ...state, signedIn: signing.prepared, timeoutMs: signing.timeoutMs, profile } };
  },
};

const lockedProfile = async ({ server }: Entry): Promise<Profile | undefined> =>
  server.profile === undefined
    ? undefined
    : (await import('../../server/profiles.ts')).profileLocked(server.profile);
