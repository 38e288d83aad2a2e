/**
 * Makes findings: facts in, `Finding` with its stable fingerprint out (changes table: 12 hex digits of SHA-256
 * over rule, server, subject and the hashes of both sides). Pure.
 */
import { hashOf } from '../lock/canonical.ts';
import type { Finding, Json, Severity, Subject } from '../model.ts';
import { RULES, type RuleId } from './rules.ts';

export interface Facts {
  readonly subject: Subject;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
  /** Raises or lowers the row's usual severity. */
  readonly severity?: Severity | undefined;
}

/** One occurrence of `rule` on `server`. */
export function finding(rule: RuleId, server: string, facts: Facts): Finding {
  const { subject, before, after } = facts;
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
    severity: facts.severity ?? RULES[rule].severity,
    server,
    subject,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    fingerprint: hashOf(identity).slice('sha256:'.length, 'sha256:'.length + 12),
  };
}
