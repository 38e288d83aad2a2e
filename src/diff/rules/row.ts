/**
 * The shape of a rule: what a kind of change is called, how bad it is, why it matters to an agent and what to check
 * before accepting it. Type only.
 */
import type { Severity } from '../../model.ts';

export interface RuleRow {
  /** The usual rank; a finding may carry another one where `why` says so. */
  readonly severity: Severity;
  /** For callers of the item: compatible, breaking, or not applicable. */
  readonly compat: 'C' | 'B' | '-';
  /** A short clause in lower case, said of the subject: "description changed". */
  readonly title: string;
  /** One or two sentences: what it can mean for the agent. */
  readonly why: string;
  /** What to check before accepting, and how. */
  readonly accept: string;
  /** A made-up finding or change, one or two lines of plain ASCII. */
  readonly example: string;
}
