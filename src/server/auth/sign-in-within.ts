/**
 * Signs in to a server within the time for one server: a prepared spec and the pin of its lock in, the spec with its sign-in
 * out, or what the server names instead. Asks no person.
 */
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import type { Prepared } from '../../launch/prepared.ts';
import type { Auth } from '../../model.ts';
import { timeOut } from '../messages.ts';
import { withoutPlaceholder } from './placeholder.ts';
import type { SignInRequest } from './sign-in.ts';
import { signIn } from './sign-in.ts';

/** What it takes to sign in to one server. */
export interface SignInOptions extends Omit<SignInRequest, 'prepared' | 'signal'> {
  /** Milliseconds for the sign-in and the reading together. */
  readonly timeoutMs: number;
  /** For a session without an end: only the sign-in itself is bound to the time. */
  readonly lasting?: boolean;
}

/** A spec ready to be read in the milliseconds that are left, or another issuer than that of the lock. */
export type SignInOutcome =
  | { readonly kind: 'ready'; readonly prepared: Prepared; readonly timeoutMs: number }
  | { readonly kind: 'changed'; readonly auth: Auth | undefined };

/** The rest of the time is for reading. Throws what `signIn` throws, and E_TIMEOUT. */
export async function signInWithin(
  given: Prepared,
  options: SignInOptions,
  host: ServerHost,
): Promise<SignInOutcome> {
  const { timeoutMs, lasting = false, ...request } = options;
  const prepared = given.unreachable === undefined ? given : await withoutOpenHeader(given, options, host);
  const began = host.now();
  const deadline = new AbortController();
  const timedOut = new McpLockError(timeOut('sign-in', timeoutMs));
  const timer = setTimeout(() => deadline.abort(timedOut), timeoutMs).unref();
  const signal = AbortSignal.any([host.signal, deadline.signal]);
  // The deadline stays: a token may have to be fetched or renewed while the server is read.
  const outcome = await signIn({ ...request, prepared, signal }, host);
  if (lasting) clearTimeout(timer);
  if (outcome.kind === 'changed') return outcome;
  return {
    kind: 'ready',
    prepared: { ...prepared, signedIn: outcome.signedIn },
    timeoutMs: Math.max(1, timeoutMs - (host.now() - began)),
  };
}

/** A spec whose Authorization header only its client can fill in, without that header. Throws why it cannot be reached. */
async function withoutOpenHeader(
  prepared: Prepared,
  options: SignInOptions,
  host: ServerHost,
): Promise<Prepared> {
  const without = await withoutPlaceholder(prepared, options.others, options.place, host);
  if (without === undefined) throw prepared.unreachable;
  return without;
}
