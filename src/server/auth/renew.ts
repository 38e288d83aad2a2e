/**
 * Renews a stored sign-in: a sign-in in, a newer one out. A refresh token may be valid once only, so processes renew one after
 * the other, and the second finds the tokens of the first.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Issuer } from './grant.ts';
import { renewedTokens } from './grant.ts';
import type { StoredSignIn } from './stored-sign-in.ts';
import { readSignIn, signInOf, withSignInLock, writeSignIn } from './stored-sign-in.ts';

/** Seconds that an access token must still be valid to be used. */
const MARGIN_S = 30;
/** Milliseconds between tries to lock a sign-in. */
const LOCK_RETRY_MS = 50;

export interface Renewal {
  readonly folder: string;
  /** Called only when the issuer is needed. */
  readonly issuer: () => Promise<Issuer>;
  readonly signal: AbortSignal;
}

/** Whether an access token ends within `MARGIN_S`. */
export const isStale = ({ expiresAt }: StoredSignIn): boolean =>
  expiresAt !== undefined && expiresAt - MARGIN_S < Date.now() / 1000;

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
        const latest = await readSignIn(folder, signIn, host);
        if (latest === undefined) return undefined;
        if (latest.tokens.access_token !== signIn.tokens.access_token && !isStale(latest)) return latest;
        if (latest.tokens.refresh_token === undefined) return undefined;
        const tokens = await renewedTokens(latest, await issuer());
        const renewed = signInOf(latest, latest.client, { ...latest.tokens, ...tokens });
        await writeSignIn(folder, renewed, host);
        return renewed;
      });
    } catch (error) {
      if (!(error instanceof McpLockError) || error.code !== 'E_LOCK_WRITE') throw error;
      // Another process holds the lock.
      await pause(LOCK_RETRY_MS);
      signal.throwIfAborted();
    }
  }
}
