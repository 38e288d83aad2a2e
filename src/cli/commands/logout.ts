/**
 * `mcp-lock logout`: forget every sign-in that is kept for a server, and tell its issuer. Leaves the lock as it is.
 */

import type { Settings } from '../../config/settings.ts';
import { printable } from '../../display/printable.ts';
import { revoke } from '../../server/auth/revoke.ts';
import { signInFetch } from '../../server/auth/sign-in-fetch.ts';
import { removeSignIn, storedSignInsFor, withSignInLock } from '../../server/auth/stored-sign-in.ts';
import { signInTarget } from './sign-in-target.ts';

/** Runs the command; returns the exit status. */
export async function logoutCommand(name: string, settings: Settings): Promise<number> {
  const { host, timeoutMs } = settings;
  const { url, folder } = await signInTarget(name, settings);
  const stored = await storedSignInsFor(folder, url, host);
  if (stored.length === 0) host.terminal.stdout(`There is no sign-in for ${printable(name)}.\n`);
  for (const signIn of stored) {
    await withSignInLock(folder, signIn, host, () => removeSignIn(folder, signIn, host));
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(timeoutMs)]);
    const revoked = await revoke(signIn, url, signInFetch(url, signal, host));
    const left = revoked ? '' : '; its tokens stay valid there until they run out';
    host.terminal.stdout(
      `Forgot the sign-in for ${printable(name)} at ${printable(signIn.issuer)}${left}.\n`,
    );
  }
  return 0;
}
