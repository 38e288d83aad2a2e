/**
 * What is new in a first lock: recorded servers in; what was noticed in each, and how each differs from the lock that is replaced, out.
 * Asks nobody and writes nothing.
 */
import { newlyNoticedInTurns } from '../audit/audit.ts';
import { configured } from '../audit/servers.ts';
import type { Settings } from '../config/settings.ts';
import { firstLockCuesInTurns } from '../diff/first-lock-cues.ts';
import { inTurns } from '../host/turns.ts';
import { entryIn } from '../lock/entry.ts';
import type { Entry, Finding, Lockfile, Report } from '../model.ts';
import { NO_LOCK } from '../model.ts';
import { makeReport } from '../report/report.ts';
import { workWithin } from '../server/work-within.ts';
import { changesInTurns, changesOf, contextOfBoth } from './changes.ts';
import type { Candidate } from './decide.ts';
import { candidateOf } from './decide.ts';
import type { Recorded } from './record.ts';

export interface Judgement {
  /** By server: what stands out in it, whatever was locked before. */
  readonly noticed: ReadonlyMap<string, readonly Finding[]>;
  /** By server: the difference from the lock that is replaced. Empty without such a lock. */
  readonly changes: ReadonlyMap<string, readonly Finding[]>;
}

/** The line of a server says it already. */
const TOLD = new Set(['origin/unpinned', 'origin/deprecated']);

/** `dropped`: servers of the old lock that no config has. Throws E_INTERRUPTED, E_TIMEOUT. */
export async function judge(
  recorded: readonly Recorded[],
  old: Lockfile | undefined,
  dropped: readonly string[],
  { host, place, timeoutMs }: Settings,
): Promise<Judgement> {
  const entries = Object.fromEntries(recorded.map(({ prepared, entry }) => [prepared.key, entry]));
  const context = contextOfBoth(old ?? NO_LOCK, entries, dropped);
  const noticed = new Map<string, readonly Finding[]>();
  const changes = new Map<string, readonly Finding[]>();
  const servers = recorded.map(({ prepared, entry }) => configured(prepared.found, entry, place, host));
  const all = new Set(servers.map(({ key }) => key));
  const judged = await inTurns(newlyNoticedInTurns([], servers, all), host.signal);
  for (const { prepared, entry } of recorded) {
    const { key } = prepared;
    const cues = await inTurns(firstLockCuesInTurns(key, entry, context), host.signal);
    noticed.set(key, [...cues, ...(judged.get(key) ?? []).filter(({ rule }) => !TOLD.has(rule))]);
    const before = entryIn(old, key);
    if (before !== undefined)
      changes.set(key, await workWithin(changesInTurns(key, before, entry, context), timeoutMs, host));
  }
  for (const name of dropped) changes.set(name, changesOf(name, entryIn(old, name), undefined, context));
  return { noticed, changes };
}

/** Everything there is to say of servers that are new, as if each was compared with nothing. */
export async function wholeText(
  servers: ReadonlyMap<string, Entry>,
  { host, timeoutMs }: Settings,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const context = contextOfBoth(NO_LOCK, Object.fromEntries(servers), []);
  const out = new Map<string, readonly Finding[]>();
  for (const [name, entry] of servers)
    out.set(name, await workWithin(changesInTurns(name, undefined, entry, context), timeoutMs, host));
  return out;
}

/**
 * Each server with all that was found about it: a first lock judges what an earlier one has accepted, too. `forReport`: how settings rank
 * it.
 */
export function candidatesOf(
  { noticed, changes }: Judgement,
  forReport: Pick<Report, 'settings'>,
): readonly Candidate[] {
  const all = [...noticed.values(), ...changes.values()].flat();
  const { findings } = makeReport({
    ...{ lockfile: '', servers: [], findings: all, failures: [], elapsedMs: 0, failOn: 'info' as const },
    ...forReport,
  });
  return [...new Set([...noticed.keys(), ...changes.keys()])].sort().map((name) =>
    candidateOf(
      name,
      findings.filter(({ server }) => server === name),
    ),
  );
}
