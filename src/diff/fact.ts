/**
 * One recognised change inside an item: a rule, a place and both values in, a `Fact` out. Never says which server or item
 * it belongs to; `finding.ts` adds that.
 */
import type { Json, Severity } from '../model.ts';
import type { RuleId } from './rules.ts';

export interface Fact {
  readonly rule: RuleId;
  /** JSON pointer from the top of what was compared; empty for the whole of it. */
  readonly pointer: string;
  readonly before?: Json;
  readonly after?: Json;
  /** Of a cue: the words or code points that matched; hostile text. */
  readonly evidence?: string;
  /** Where the rule's row leaves the rank to the case. */
  readonly severity?: Severity;
}

/** A fact with only the sides that exist. */
export function fact(
  rule: RuleId,
  pointer: string,
  before: Json | undefined,
  after: Json | undefined,
  severity?: Severity | undefined,
  evidence?: string | undefined,
): Fact {
  return {
    rule,
    pointer,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(severity === undefined ? {} : { severity }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
