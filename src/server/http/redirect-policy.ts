/**
 * Which redirect of a server is accepted: the redirect of its lock and a prepared spec in, a policy for the exchange out. An
 * address that contains a token of this run is never accepted and never shown.
 */
import type { Prepared } from '../../launch/prepared.ts';
import { redactLiterals } from '../../lock/redact-literals.ts';
import { redactText } from '../../lock/redact-text.ts';
import { hasToken, ownSecrets } from '../secrets.ts';

/** What a lock allows; without a policy, a redirect inside the origin is followed and noted. */
export interface RedirectPolicy {
  /** The lock has a redirect, so that it is followed to its target. */
  readonly noted: boolean;
  /** Whether a response may come from this address (normal form). */
  readonly accepts: (address: string) => boolean;
}

/** A redirect as the lock may have it, without secrets. */
export const cleanRedirect = (prepared: Prepared, address: string | undefined): string | undefined =>
  address === undefined ? undefined : redactText(redactLiterals(address, ownSecrets(prepared)));

/** Accepts responses from the address itself and from the redirect of the lock. */
export const lockedRedirect = (prepared: Prepared, redirect: string | undefined): RedirectPolicy => ({
  noted: redirect !== undefined,
  accepts: (address) => !hasToken(prepared)(address) && cleanRedirect(prepared, address) === redirect,
});
