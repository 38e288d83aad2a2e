/**
 * Findings: a rule, a server and what changed in, a `Finding` with its stable fingerprint out: 32 hex digits of SHA-256
 * over rule, server, subject and the hashes of both sides. Pure.
 */
import { hashOf } from '../lock/canonical.ts';
import type { Finding, Json, Severity, Subject } from '../model.ts';
import type { Fact } from './fact.ts';
import { RULES, type RuleId } from './rules.ts';

interface Change {
  readonly subject: Subject;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
  /** Replaces the severity of the rule's row. */
  readonly severity?: Severity | undefined;
  readonly evidence?: string | undefined;
}

/** One occurrence of `rule` on `server`. */
export function finding(rule: RuleId, server: string, change: Change): Finding {
  const { subject, before, after } = change;
  const identity: Json = [
    rule,
    server,
    subject.kind,
    subject.name ?? null,
    subject.pointer ?? null,
    before === undefined ? null : hashOf(before),
    after === undefined ? null : hashOf(after),
  ];
  return {
    rule,
    severity: change.severity ?? RULES[rule].severity,
    server,
    subject,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(change.evidence === undefined ? {} : { evidence: change.evidence }),
    fingerprint: hashOf(identity).slice('sha256:'.length, 'sha256:'.length + 32),
  };
}

/** The facts about one subject as findings, each at its own pointer below it. */
export const findingsOf = (server: string, subject: Subject, facts: readonly Fact[]): readonly Finding[] =>
  facts.map(({ rule, pointer, ...change }) =>
    finding(rule, server, { ...change, subject: pointer === '' ? subject : { ...subject, pointer } }),
  );
