/**
 * Where a server may send its readers on to: the lock's word and a prepared spec in, a policy for the exchange out. An
 * address with a token of this run in it is never accepted and never shown.
 */

import type { Prepared } from '../../launch/prepared.ts';
import { redactLiterals, redactText } from '../../lock/redact.ts';
import { hasToken, ownSecrets } from '../secrets.ts';

/** What a lock says of redirects; without one, a redirect inside the origin is followed and noted. */
export interface RedirectPolicy {
  /** The lock notes one, so it is followed to see where it leads. */
  readonly noted: boolean;
  /** Whether answers may come from this address (normal form). */
  readonly accepts: (address: string) => boolean;
}

/** The address as the lock may have it. */
export const cleanRedirect = (prepared: Prepared, address: string | undefined): string | undefined =>
  address === undefined ? undefined : redactText(redactLiterals(address, ownSecrets(prepared)));

/** Answers may come from the address itself and from where the lock says that it redirects. */
export const lockedRedirect = (prepared: Prepared, redirect: string | undefined): RedirectPolicy => ({
  noted: redirect !== undefined,
  accepts: (address) => !hasToken(address, prepared) && cleanRedirect(prepared, address) === redirect,
});
