/**
 * `mcp-lock logout`: removes every stored sign-in of a server, and revokes its tokens at the issuer. Leaves the lock as it is.
 */
import type { Settings } from '../../config/settings.ts';
import { foldedText } from '../../display/fold.ts';
import { revoke } from '../../server/auth/revoke.ts';
import { signInFetch } from '../../server/auth/sign-in-fetch.ts';
import { removeSignIn, storedSignInsFor, withSignInLock } from '../../server/auth/stored-sign-in.ts';
import { noSignIn, signInRemoved } from '../messages.ts';
import { signInTarget } from '../sign-in-target.ts';

/** Runs the command; returns the exit status. */
export async function logoutCommand(name: string, settings: Settings): Promise<number> {
  const { host, timeoutMs, render } = settings;
  const say = (text: string) => host.terminal.stdout(foldedText(text, render.columns));
  const { url, folder } = await signInTarget(name, settings);
  const stored = await storedSignInsFor(folder, url, host);
  if (stored.length === 0) say(noSignIn(name));
  for (const signIn of stored) {
    await withSignInLock(folder, signIn, host, () => removeSignIn(folder, signIn, host));
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(timeoutMs)]);
    const revoked = await revoke(signIn, url, signInFetch(url, signal, host));
    say(signInRemoved(name, signIn.issuer, revoked));
  }
  return 0;
}
