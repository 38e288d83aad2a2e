/**
 * What `audit` notices: servers in, findings out. All of a run, or what servers bring that they did not bring before, for `init`, `update`
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
 * What the rules say of servers that were just read and did not say of them before, by server: everything of a server that the lock has
 * not. `before`: all that the lock has. `after`: the same as it is now, with the new servers as their configs declare them. `read`: of which
 * servers. Without the cues of texts, which a comparison finds.
 */
export function* newlyNoticedInTurns(
  before: readonly AuditServer[],
  after: readonly AuditServer[],
  read: ReadonlySet<string>,
): Work<ReadonlyMap<string, readonly Finding[]>> {
  const [old, now] = [inputOf(before), inputOf(after)];
  const known = new Set<string>();
  for (const server of before)
    if (read.has(server.key))
      for (const { fingerprint } of yield* judged(server, old)) known.add(fingerprint);
  const found = new Map<string, readonly Finding[]>();
  for (const server of after) {
    if (!read.has(server.key)) continue;
    const all = yield* judged(server, now);
    found.set(
      server.key,
      all.filter(({ fingerprint }) => !known.has(fingerprint)),
    );
  }
  return found;
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
