/**
 * What a finding of `audit` is made of: a rule and what was seen in, a finding out. Launch lines and addresses come in without
 * credentials; a character beyond ASCII is named beside the text. Pure.
 */
import { finding } from '../diff/finding.ts';
import type { RuleId } from '../diff/rules.ts';
import { codePointName } from '../display/codepoints.ts';
import type { Work } from '../host/turns.ts';
import type { Finding, Severity, Subject } from '../model.ts';
import type { AuditInput, AuditRule, AuditServer } from './input.ts';

export interface Seen {
  readonly rule: RuleId;
  readonly subject: Subject;
  /** What was seen, as one text. */
  readonly after: string;
  /** Replaces the severity of the rule's row. */
  readonly severity?: Severity | undefined;
}

/** Longer evidence is cut. */
const LONGEST = 2_000;

/** A rule from a function that gives all it sees at once. */
export const ruleOf = (look: (server: AuditServer, input: AuditInput) => readonly Seen[]): AuditRule =>
  // biome-ignore lint/correctness/useYield: short work
  function* judge(server, input): Work<readonly Finding[]> {
    return findingsOf(server, look(server, input));
  };

/** The same thing is told once. */
export function findingsOf({ key }: AuditServer, seen: readonly Seen[]): readonly Finding[] {
  const found = seen.map(({ rule, subject, after, severity }) =>
    finding(rule, key, { subject, after: after.slice(0, LONGEST), severity }),
  );
  return [...new Map(found.map((one) => [one.fingerprint, one])).values()];
}

export const LAUNCH: Subject = { kind: 'launch' };
export const ORIGIN: Subject = { kind: 'origin' };

/** At most so many characters are named. */
const NAMED = 8;

/** A text, and its characters beyond ASCII by number and name, so that nobody takes one for another. */
export function withCodePoints(text: string): string {
  const chars = [...text].flatMap((char, index) =>
    (char.codePointAt(0) ?? 0) > 0x7e ? [{ char, index }] : [],
  );
  if (chars.length === 0) return text;
  const named = chars
    .slice(0, NAMED)
    .map(({ char, index }) => `${codePointName(char.codePointAt(0) ?? 0)} at ${index}`);
  return `${text} (${[...named, ...(chars.length > NAMED ? ['…'] : [])].join(', ')})`;
}
