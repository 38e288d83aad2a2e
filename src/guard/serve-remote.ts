/**
 * A guarded remote server from start to end: its entry in the lock and in the config in, the exit status out. Compares
 * address and headers' names with the lock before anything is sent, and who signs in before a token is. Never falls back
 * to a direct line.
 */
import type { Place } from '../contracts.ts';
import { compareLaunch } from '../diff/launch.ts';
import { compareOrigin } from '../diff/origin.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { matchLockedSpelling, prepare, readingsHere } from '../launch/prepare.ts';
import type { Found, Prepared } from '../launch/prepared.ts';
import { resolveOrigin } from '../launch/resolve-origin.ts';
import { mismatches } from '../lock/hashes.ts';
import type { Entry } from '../model.ts';
import type { Refusal } from '../server/auth/refusal.ts';
import { watchRefusals } from '../server/auth/refusal.ts';
import { isBrokenOff } from '../server/http/connection-error.ts';
import { lockedRedirect } from '../server/http/redirect-policy.ts';
import { LIMITS } from '../server/limits.ts';
import { signInTo } from '../server/load.ts';
import { signedTarget } from '../server/read-entry.ts';
import { toldOf } from '../server/redacted-error.ts';
import { makeGate } from './gate/gate.ts';
import { verdictsOf } from './gate/verdicts.ts';
import { refuseAll } from './refuse-all.ts';
import { relay } from './relay.ts';
import type { Remote } from './remote.ts';
import { reach } from './remote.ts';
import type { GuardOptions } from './serve.ts';

export type RemoteGuardOptions = Omit<GuardOptions, 'command' | 'args' | 'say'> & {
  readonly found: Found;
  /** Every server of the configs: a token for one is none for another. */
  readonly others: readonly Found[];
};

/** Runs it. Exit status: 0 when the client left, 1 when it was stopped. */
export async function serveRemote(
  options: RemoteGuardOptions,
  place: Place,
  host: ServerHost,
): Promise<number> {
  const { name, entry, client, note, onDrift, strict, timeoutMs } = options;
  const no = async (reason: string, next = options.advise('verify')): Promise<number> => {
    note({ event: 'stopped', reason });
    await refuseAll(client, name, reason, next);
    return 1;
  };
  const prepared = await ready(options, entry, place, host);
  if (typeof prepared === 'string') return no(prepared);
  const target = signedTarget(prepared);
  if (target.kind !== 'http') return no('its config starts a command and reaches no address');
  const watched = watchRefusals(host);
  let server: Remote;
  try {
    server = reach(target, {
      host: watched.host,
      redirects: lockedRedirect(prepared, entry.origin.redirect),
      tell: (error) => reasonOf(error, prepared, watched.refusal(), options.advise('verify')),
    });
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    return no(error.message, error.detail.next);
  }
  const gate = makeGate(verdictsOf(entry, prepared.readings), {
    server: name,
    look: options.advise('diff'),
    onDrift,
    strict,
    token: crypto.randomUUID(),
  });
  note({ event: 'started' });
  try {
    const end = await relay(client, server, {
      gate,
      maxBytes: LIMITS.bytes,
      answerMs: timeoutMs,
      note,
      signal: host.signal,
    });
    if (end.by === 'client') return 0;
    const ended = server.isLost()
      ? 'the server has forgotten this session; start it again in the client'
      : 'the connection ended';
    note({ event: 'stopped', reason: end.by === 'gate' ? end.reason : ended });
    return 1;
  } finally {
    await server.close();
    client.input.destroy();
  }
}

/** The server made ready and signed in to, or why it must not be reached. */
async function ready(
  { name, found, others, onDrift, timeoutMs }: RemoteGuardOptions,
  entry: Entry,
  place: Place,
  host: ServerHost,
): Promise<Prepared | string> {
  if (mismatches(entry).length > 0) return 'its entry in mcp-lock.json does not match its own hashes';
  try {
    const prepared = matchLockedSpelling(
      prepare(found, place, await readingsHere(place, host), host),
      entry.launch,
    );
    const context = { before: entry.origin, after: prepared.identity };
    if (compareLaunch(name, entry.launch, prepared.locked, context).length > 0)
      return 'its address or headers in the config are not the locked ones';
    const drift = compareOrigin(name, entry.origin, await resolveOrigin(prepared, place, host));
    if (drift.length > 0 && onDrift !== 'warn') return 'its address is not the locked one';
    const asking = {
      pin: entry.origin.auth,
      mode: 'verify',
      others,
      place,
      timeoutMs,
      lasting: true,
    } as const;
    const signing = await signInTo(prepared, asking, host);
    return signing.kind === 'ready'
      ? signing.prepared
      : 'it names another authorization server than the lock, so no token was sent';
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') throw error;
    return error.message;
  }
}

/** Never words of the server, of the platform, or of an address the server chose: what is said here a model may read. */
async function reasonOf(
  error: unknown,
  prepared: Prepared,
  refusal: Refusal | undefined,
  look: string,
): Promise<string> {
  if (error instanceof McpLockError && error.code !== 'E_PROTOCOL') {
    const { scope: _, ...known } = refusal ?? {};
    const { message, detail } = await toldOf(error, prepared, 'status' in known ? known : undefined);
    return `mcp-lock: ${message}${detail.next === undefined ? '' : `; next: ${detail.next}`}`;
  }
  if (isBrokenOff(error))
    return 'mcp-lock: the connection broke off before there was an answer; next: see whether this was done, then try again';
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  const what =
    typeof status === 'number' ? `it answered with HTTP ${status}` : 'it did not answer as it was locked';
  return `mcp-lock: ${what}; next: ${look}`;
}
