/**
 * In: nothing. Out: the type of a family of instructions, and words that several families share. No step has a gap of its
 * own, so that every family takes time linear in the text.
 */
import type { Severity } from '../../../model.ts';
import type { InstructionKind } from '../cue.ts';
import type { Step, Steps } from '../near.ts';

export interface Family extends Steps {
  /** The rule that it belongs to. */
  readonly kind: InstructionKind;
  readonly severity: Severity;
  /** The instruction itself is a negation ("do not tell"), so a negation does not excuse it. */
  readonly negated?: true;
  /** Applies to items only, not to the instructions of a server, which may say how to use its tools. */
  readonly itemOnly?: true;
  /** The severity if it names a tool of another server. */
  readonly foreign?: Severity;
  /** High only if the item names two other items. */
  readonly others?: true;
}

/** `words('a|b')` matches whole words, whatever their case. */
export const words = (source: string): Step => ({
  lower: new RegExp(`(?<![\\w-])(?:${source})(?![\\w-])`, 'g'),
  source,
});

type Make = (kind: InstructionKind, within: number, steps: readonly Step[], more?: Partial<Family>) => Family;
const ranked =
  (severity: Severity): Make =>
  (kind, within, steps, more) => ({ kind, severity, within, steps, ...more });

export const high = ranked('high');
/** For what honest servers sometimes say. */
export const medium = ranked('medium');
/** For what honest servers often say. */
export const low = ranked('low');

export const STRICT = words(
  'must(?: first| always| also| then)?|always|have to|required to|mandatory|automatically',
);

export const CALL = words(
  'call|calling|use|using|run|running|invoke|invoking|execute|executing|launch|trigger',
);

export const CHANGE = words(
  'modify|change|replace|substitute|alter|swap|overwrite|rewrite|redirect(?:ed)?|append|prepend|(?:be|is|are) (?:changed|replaced|modified|redirected|rerouted|routed)',
);

// A name as code is written: in quotes, in_snake_case or in camelCase.
export const TOOL_NAME =
  /[`'"][A-Za-z][\w.-]{1,80}[`'"]|\b[a-z]{1,30}(?:_[a-z0-9]{1,30}){1,6}\b|\b[a-z]{2,30}(?:[A-Z][a-z]{1,30}){1,6}\b/g;
