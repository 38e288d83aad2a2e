/**
 * The type of a rule: what a kind of change is called, its severity, what it can mean for an agent, and what to check
 * before accepting it. Type only.
 */
import type { Severity } from '../../model.ts';

export interface RuleRow {
  /** The usual severity; a finding can have another one if `why` says so (`High if …`). */
  readonly severity: Severity;
  /** For callers of the item: compatible, breaking, or not applicable. */
  readonly compat: 'C' | 'B' | '-';
  /** A noun and what happened to it, in lower case: "description changed". */
  readonly title: string;
  /** One or two sentences: what could happen. */
  readonly why: string;
  /** What could happen, in at most twelve words; each rule that can be high has it. */
  readonly could?: string;
  /** What to check before accepting, and the command that accepts. */
  readonly accept: string;
  /** An invented change, in one or two lines of ASCII. */
  readonly example: string;
}
