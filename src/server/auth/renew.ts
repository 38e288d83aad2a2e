/**
 * Keeps a stored sign-in fresh: a sign-in in, the same or a newer one out. A refresh token may be used once, so
 * processes take turns, and whoever comes second finds what the first one brought.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Issuer } from './grant.ts';
import { renewedTokens } from './grant.ts';
import type { StoredSignIn } from './stored-sign-in.ts';
import { readSignIn, signInOf, withSignInLock, writeSignIn } from './stored-sign-in.ts';

/** Seconds an access token must last at least to be begun with. */
const MARGIN = 30;
const TURN_EVERY_MS = 50;

export interface Renewal {
  readonly folder: string;
  /** Asked only when a token is to be had. */
  readonly issuer: () => Promise<Issuer>;
  readonly signal: AbortSignal;
}

/** Whether an access token is about to end. */
export const isStale = ({ expiresAt }: StoredSignIn): boolean =>
  expiresAt !== undefined && expiresAt - MARGIN < Date.now() / 1000;

/** A sign-in with another access token than that of `signIn`; undefined when there is no way to get one. */
export async function renew(
  signIn: StoredSignIn,
  renewal: Renewal,
  host: Host,
): Promise<StoredSignIn | undefined> {
  const { folder, issuer, signal } = renewal;
  for (;;) {
    try {
      return await withSignInLock(folder, signIn, host, async () => {
        const now = await readSignIn(folder, signIn, host);
        if (now === undefined) return undefined;
        if (now.tokens.access_token !== signIn.tokens.access_token && !isStale(now)) return now;
        if (now.tokens.refresh_token === undefined) return undefined;
        const tokens = await renewedTokens(now, await issuer());
        const next = signInOf(now, now.client, { ...now.tokens, ...tokens });
        await writeSignIn(folder, next, host);
        return next;
      });
    } catch (error) {
      if (!(error instanceof McpLockError) || error.code !== 'E_LOCK_WRITE') throw error;
      // Somebody else is at it and will be done in a moment.
      await pause(TURN_EVERY_MS);
      signal.throwIfAborted();
    }
  }
}
