/**
 * Whether a remote server may be reached: its entry in the lock and in the config in; the server made ready and signed in to, or
 * why not, out. Compares before anything is sent, and the authorization server before a token is.
 */
import type { OnDrift, Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { matchLockedSpelling, prepare, readingsHere } from '../launch/prepare.ts';
import type { Found, Prepared } from '../launch/prepared.ts';
import { resolveOrigin } from '../launch/resolve-origin.ts';
import { mismatches } from '../lock/hashes.ts';
import { redactText } from '../lock/redact-text.ts';
import type { Entry } from '../model.ts';
import { signInTo } from '../server/load.ts';
import { redactError } from '../server/redacted-error.ts';
import { launchDiffers, originDiffers } from '../verify/differs.ts';
import {
  addressDiffers,
  authorizationServerDiffers,
  entryMismatch,
  remoteLaunchDiffers,
} from './messages.ts';

export interface RemoteRequest {
  readonly name: string;
  readonly entry: Entry;
  readonly onDrift: OnDrift;
  readonly timeoutMs: number;
  readonly found: Found;
  /** Every server of the configs: a token for one is none for another. */
  readonly others: readonly Found[];
}

/** Throws E_INTERRUPTED. An error that is not an McpLockError is a bug, and passes. */
export async function admitRemote(
  { name, entry, onDrift, timeoutMs, found, others }: RemoteRequest,
  place: Place,
  host: ServerHost,
): Promise<{ readonly prepared: Prepared } | { readonly refused: string }> {
  if (mismatches(entry).length > 0) return { refused: entryMismatch(name).message };
  let prepared: Prepared | undefined;
  try {
    const readings = await readingsHere(place, host);
    prepared = matchLockedSpelling(prepare(found, place, readings, host), entry.launch);
    if (launchDiffers(name, entry, prepared)) return { refused: remoteLaunchDiffers() };
    const origin = await resolveOrigin(prepared, place, host);
    if (onDrift !== 'warn' && originDiffers(name, entry.origin, origin)) return { refused: addressDiffers() };
    const signIn = {
      pin: entry.origin.auth,
      mode: 'verify',
      others,
      place,
      timeoutMs,
      lasting: true,
    } as const;
    const signing = await signInTo(prepared, signIn, host);
    return signing.kind === 'ready'
      ? { prepared: signing.prepared }
      : { refused: authorizationServerDiffers() };
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') throw error;
    if (prepared === undefined) return { refused: redactText(error.message) };
    return { refused: (await redactError(error, prepared, undefined)).message };
  }
}
