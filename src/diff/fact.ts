/**
 * One recognised change inside an item, before anyone says which server or item it belongs to. Types only.
 */
import type { Json, Severity } from '../model.ts';
import type { RuleId } from './rules.ts';

export interface Fact {
  readonly rule: RuleId;
  /** JSON pointer from the top of what was compared; empty for the whole of it. */
  readonly pointer: string;
  readonly before?: Json;
  readonly after?: Json;
  /** Where the rule's row leaves the rank to the case. */
  readonly severity?: Severity;
}
