/**
 * A guarded remote server from start to end: its entry in the lock and in the config in, the exit status out. Compares
 * address and headers' names with the lock before anything is sent. Never falls back to a direct line.
 */
import type { Place } from '../contracts.ts';
import { compareLaunch } from '../diff/launch.ts';
import { compareOrigin } from '../diff/origin.ts';
import type { Found } from '../discover.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host.ts';
import { mismatches } from '../lock/hashes.ts';
import type { Entry } from '../model.ts';
import type { Prepared } from '../prepare.ts';
import { prepare, readAs, readingsHere } from '../prepare.ts';
import { resolveOrigin } from '../snapshot.ts';
import { LIMITS } from '../surface/limits.ts';
import { makeGate } from './gate.ts';
import { refuseAll } from './refuse-all.ts';
import { relay } from './relay.ts';
import { reach } from './remote.ts';
import type { GuardOptions } from './serve.ts';
import { verdictsOf } from './verdicts.ts';

export type RemoteGuardOptions = Omit<GuardOptions, 'command' | 'args' | 'update'> & {
  readonly found: Found;
};

/** What is left of a client that was told no: it may still send its goodbye. */
const LAST_WORDS_MS = 2_000;

/** Runs it. Exit status: 0 when the client left, 1 when it was stopped. */
export async function serveRemote(options: RemoteGuardOptions, place: Place, host: Host): Promise<number> {
  const { name, entry, client, note, onDrift, strict, timeoutMs } = options;
  const no = async (reason: string): Promise<number> => {
    note({ event: 'stopped', reason });
    await refuseAll(client, name, reason, LIMITS.bytes, LAST_WORDS_MS);
    client.input.destroy();
    return 1;
  };
  const prepared = await ready(options, entry, place, host);
  if (typeof prepared === 'string') return no(prepared);
  if (prepared.target.kind !== 'http') return no('its config starts a command and reaches no address');
  const server = await reach(prepared.target, host);
  const gate = makeGate(verdictsOf(entry, prepared.readings), {
    server: name,
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
    note({ event: 'stopped', reason: end.by === 'gate' ? end.reason : 'the server ended' });
    return 1;
  } finally {
    await server.close();
    client.input.destroy();
  }
}

/** The server made ready, or why it must not be reached. */
async function ready(
  { name, found, onDrift }: RemoteGuardOptions,
  entry: Entry,
  place: Place,
  host: Host,
): Promise<Prepared | string> {
  if (mismatches(entry).length > 0) return 'its entry in mcp-lock.json does not match its own hashes';
  try {
    const prepared = readAs(prepare(found, place, await readingsHere(place, host), host), entry.launch);
    const context = { before: entry.origin, after: prepared.identity };
    if (compareLaunch(name, entry.launch, prepared.locked, context).length > 0)
      return 'its address or headers in the config are not the locked ones';
    const drift = compareOrigin(name, entry.origin, await resolveOrigin(prepared, place, host));
    return drift.length > 0 && onDrift !== 'warn' ? 'its address is not the locked one' : prepared;
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') throw error;
    return error.message;
  }
}
