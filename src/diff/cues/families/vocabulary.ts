/**
 * In: nothing. Out: the shape of a family of instructions and the words that several families share. No step holds a
 * gap of its own, so that every family stays linear in the text.
 */
import type { Severity } from '../../../model.ts';
import type { Step, Steps } from '../near.ts';

export interface Family extends Steps {
  readonly name: string;
  /** Absent: the rule's usual rank. Medium where honest servers say the like now and then. */
  readonly severity?: Severity;
  /** Saying that something must not be done is the order itself, so a negation does not excuse it. */
  readonly negated?: true;
  /** Says what one item does to another: of no weight in a server's own instructions, which order its tools. */
  readonly itemOnly?: true;
  /** Grave only where the item speaks of two other items. */
  readonly others?: true;
}

/** `words('a|b')` matches whole words, whatever their case. */
export function words(source: string): Step {
  const starts = startsOf(source);
  return {
    lower: new RegExp(`(?<![\\w-])(?:${source})(?![\\w-])`, 'g'),
    ...(starts === undefined ? {} : { starts }),
  };
}

/** The first letters, three at most, of everything a pattern matches; undefined where a part may be left out. */
function startsOf(source: string): readonly string[] | undefined {
  const out: string[] = [];
  for (const one of alternatives(source)) {
    const group = /^\(\?:([^()]*)\)(?![?*{])/.exec(one)?.[1];
    const starts = group === undefined ? firstLetters(one) : startsOf(group);
    if (starts === undefined) return undefined;
    out.push(...starts);
  }
  return out;
}

function firstLetters(source: string): readonly string[] | undefined {
  const start = /^(?:[a-z]{3}(?![?*{])|[a-z]{1,2}(?= |$))/.exec(source)?.[0];
  return start === undefined ? undefined : [start];
}

/** `a|b(?:c|d)` holds two. */
function alternatives(source: string): readonly string[] {
  const out = [''];
  let depth = 0;
  for (const char of source) {
    if (char === '(' || char === '[') depth += 1;
    if (char === ')' || char === ']') depth -= 1;
    if (char === '|' && depth === 0) out.push('');
    else out.push((out.pop() ?? '') + char);
  }
  return out;
}

export const high = (
  name: string,
  within: number,
  steps: readonly Step[],
  more: Partial<Family> = {},
): Family => ({
  name,
  within,
  steps,
  ...more,
});
export const medium = (
  name: string,
  within: number,
  steps: readonly Step[],
  more: Partial<Family> = {},
): Family => high(name, within, steps, { severity: 'medium', ...more });

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
