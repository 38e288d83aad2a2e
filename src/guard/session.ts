/** What every guarded session has, over stdio or over HTTP: its options, its gate, and how it is refused. */
import type { OnDrift } from '../contracts.ts';
import type { Cleaning } from '../lock/entry.ts';
import type { Entry } from '../model.ts';
import { LIMITS } from '../server/limits.ts';
import { freeTextTest } from '../verify/free-text.ts';
import type { GuardEvent } from './event.ts';
import { makeGate } from './gate/gate.ts';
import { verdictsOf } from './gate/verdicts.ts';
import { diffCommand } from './messages.ts';
import { refuseAll } from './refuse-all.ts';
import type { End, RelayOptions, Side } from './relay.ts';
import { relay } from './relay.ts';

export interface SessionOptions {
  /** The server's name in the lock. */
  readonly name: string;
  readonly entry: Entry;
  readonly onDrift: OnDrift;
  readonly strict: boolean;
  readonly timeoutMs: number;
  /** A command of mcp-lock with the options of this run; any other text as it is. */
  readonly withFlags: (next: string) => string;
  readonly client: Side;
  readonly note: (event: GuardEvent) => void;
}

/** Relays between the client and a server that was admitted. `readings`: how its paths are understood on this machine. */
export async function relaySession(
  { name, entry, onDrift, strict, timeoutMs, withFlags, client, note }: SessionOptions,
  server: Side,
  readings: readonly Cleaning[],
  more: Pick<RelayOptions, 'signal' | 'ended'>,
): Promise<End> {
  const gate = makeGate(verdictsOf(entry, readings, await freeTextTest(name, entry)), {
    server: name,
    diffCommand: withFlags(diffCommand(name)),
    onDrift,
    strict,
    token: crypto.randomUUID(),
  });
  note({ event: 'started' });
  for (const [place, hole] of Object.entries(entry.volatile ?? {}))
    note({ event: 'unpinned', place, accepts: hole.join(', ') });
  return relay(client, server, { gate, maxBytes: LIMITS.bytes, answerMs: timeoutMs, note, ...more });
}

/** Answers every request of the client with an error. Exit status 1. `text`: of the error. */
export async function refuseSession(
  { client, note }: SessionOptions,
  reason: string,
  text: string,
): Promise<number> {
  note({ event: 'stopped', reason, by: 'guard' });
  await refuseAll(client, text);
  return 1;
}
