/**
 * What is loaded only when a server is read: the MCP SDK and all that imports it cost more than an offline check takes in all.
 * Functions that load a module, and the sign-in of a prepared spec, for which a local server loads nothing.
 */
import type { ServerHost } from '../host/host.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { SignInOptions, SignInOutcome } from './auth/sign-in-within.ts';

export const loadObserve = (): Promise<typeof import('./observe.ts')> => import('./observe.ts');
export const loadRefusal = (): Promise<typeof import('./auth/refusal.ts')> => import('./auth/refusal.ts');
const loadSignIn = () => import('./auth/sign-in-within.ts');

/** All that one kind of server is read with, at once: loaded one after the other, each waits for the disk. */
export const loadReading = ({ target }: Prepared): Promise<unknown> =>
  Promise.all([
    loadObserve(),
    ...(target.kind === 'http' ? [loadSignIn(), loadRefusal(), import('./http/connect-http.ts')] : []),
  ]);

/** Signs in where that is needed and possible without a person. Throws what `signInWithin` throws. */
export async function signInTo(
  prepared: Prepared,
  options: SignInOptions,
  host: ServerHost,
): Promise<SignInOutcome> {
  if (prepared.target.kind !== 'http') return { kind: 'ready', prepared, timeoutMs: options.timeoutMs };
  return (await loadSignIn()).signInWithin(prepared, options, host);
}
