/**
 * What `audit` notices: servers in, findings out. All of a run, or what a server brings that it did not bring before, for `init`, `update`
 * and `diff`. Starts nothing, asks nobody. That nothing is found says nothing about a server. Pure; yields between its parts.
 */
import { contextOf } from '../diff/context.ts';
import { finding } from '../diff/finding.ts';
import { firstLockCuesInTurns } from '../diff/first-lock-cues.ts';
import type { Work } from '../host/turns.ts';
import { mismatches } from '../lock/hashes.ts';
import type { Entry, Finding } from '../model.ts';
import type { AuditInput, AuditServer } from './input.ts';
import { AUDIT_RULES } from './rules/index.ts';

/** All findings about all servers, in their order. */
export function* auditInTurns(servers: readonly AuditServer[]): Work<readonly Finding[]> {
  const input = inputOf(servers);
  const found: Finding[] = [];
  for (const server of servers) {
    const { key, entry } = server;
    if (entry !== undefined)
      for (const subject of mismatches(entry)) found.push(finding('lock/hash-mismatch', key, { subject }));
    for (const one of yield* judged(server, input)) found.push(one);
    if (entry !== undefined)
      for (const one of yield* firstLockCuesInTurns(key, entry, input.context)) found.push(one);
  }
  return found;
}

/**
 * What the rules say of a server that was just read and did not say of it before: everything where there was no entry. Without the cues of
 * its texts, which a comparison finds. `others`: the servers beside it, the same server not among them.
 */
export function* newlyNoticedInTurns(
  before: AuditServer | undefined,
  after: AuditServer,
  others: readonly AuditServer[],
): Work<readonly Finding[]> {
  const known = before === undefined ? [] : yield* judged(before, inputOf([before, ...others]));
  const old = new Set(known.map(({ fingerprint }) => fingerprint));
  const now = yield* judged(after, inputOf([after, ...others]));
  return now.filter(({ fingerprint }) => !old.has(fingerprint));
}

function* judged(server: AuditServer, input: AuditInput): Work<readonly Finding[]> {
  const found: Finding[] = [];
  for (const judge of AUDIT_RULES) {
    for (const one of yield* judge(server, input)) found.push(one);
    yield;
  }
  return found;
}

function inputOf(servers: readonly AuditServer[]): AuditInput {
  const entries: Record<string, Entry> = Object.create(null);
  for (const { key, entry } of servers) if (entry !== undefined) entries[key] = entry;
  return { servers, context: contextOf(entries) };
}
