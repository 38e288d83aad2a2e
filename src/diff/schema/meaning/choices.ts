/**
 * Alternatives in one form: a list of conditions in, out without alternatives that only nest, list values, or stand alone.
 * `oneOf` is `anyOf` where no value can fit two alternatives. Never drops an alternative that says something.
 * Implements `anyOf` and `oneOf`.
 */
import type { Json } from '../../../model.ts';
import { byType } from '../kinds.ts';
import { ANYTHING, type Conjunction, hasOnly, join, type Node, type Part, partKey } from './conjunction.ts';
import { areApart } from './disjoint.ts';
import type { Settler } from './settler.ts';

export function choicesSettled(settler: Settler, given: Conjunction): Conjunction | undefined {
  const open = choicesOf(given);
  const opened = new Set<number>();
  let out = withoutChoices(given);
  for (const next of open) {
    const part = flattened(settler, next);
    const values = valuesOfAll(settler, part);
    const only = onlyOne(part);
    // References can lead back to an alternative that stands alone, so it is opened once.
    const inner = only === undefined || opened.has(only.uid) ? undefined : settler.settled(only);
    if (values !== undefined) out = { ...out, values: [...out.values, values] };
    else if (only === undefined || inner === undefined) out = withPart(out, part);
    else {
      opened.add(only.uid);
      for (const each of choicesOf(inner)) open.push(each);
      const all = join(out, withoutChoices(inner), 'inner');
      if (all === undefined) return undefined;
      out = all;
    }
  }
  return out;
}

const choicesOf = ({ parts }: Conjunction): Part[] => [...parts.values()].filter(({ isChoice }) => isChoice);

const withoutChoices = (given: Conjunction): Conjunction => ({
  ...given,
  parts: new Map([...given.parts].filter(([, { isChoice }]) => !isChoice)),
});

const withPart = (given: Conjunction, part: Part): Conjunction => ({
  ...given,
  parts: new Map(given.parts).set(partKey(part), part),
});

/** The alternative of a list that has no other. */
const onlyOne = ({ tag, kids }: Part): Node | undefined =>
  tag === 'anyOf' && kids.length === 1 ? kids[0] : undefined;

/** The values of alternatives that say nothing else. */
function valuesOfAll(settler: Settler, { tag, kids }: Part): readonly Json[] | undefined {
  if (tag !== 'anyOf') return undefined;
  const lists = kids.map((node) => valuesOf(settler.settled(node)));
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

/** The values of conditions that say nothing else. */
function valuesOf(conditions: Conjunction | undefined): readonly Json[] | undefined {
  if (conditions === undefined || !hasOnly(conditions, { types: true, values: true })) return undefined;
  const [list, ...others] = conditions.values;
  if (conditions.types === undefined) return others.length === 0 ? list : undefined;
  return list === undefined && [...conditions.types].join() === 'null' ? [null] : undefined;
}

/** The alternatives of conditions that say nothing else. */
function innerChoices(conditions: Conjunction | undefined): readonly Node[] | undefined {
  if (conditions === undefined || !hasOnly(conditions, { parts: true })) return undefined;
  const [only, ...others] = conditions.parts.values();
  return only?.tag === 'anyOf' && others.length === 0 ? only.kids : undefined;
}

/** Alternatives that are put into one list at most; references could make more of them than a document holds. */
const MOST_KIDS = 1_000;

function flattened(settler: Settler, part: Part): Part {
  const { settled, made } = settler;
  const all = part.kids.map(settled);
  if (part.tag === 'oneOf') {
    if (!areApart(settler, all)) return part;
    return flattened(settler, { ...part, tag: 'anyOf' });
  }
  // What nests further is in one list already.
  const nested = part.kids.flatMap((node) => innerChoices(settled(node)) ?? [node]);
  const alternatives = new Map(
    (nested.length > MOST_KIDS ? part.kids : nested).map((node) => [node.uid, node]),
  );
  const kids: Node[] = [];
  const values: Json[] = [];
  for (const node of alternatives.values()) {
    const list = valuesOf(settled(node));
    if (list === undefined) kids.push(node);
    else for (const value of list) values.push(value);
  }
  for (const [type, list] of byType(values)) kids.push(made({ ...ANYTHING, ...valuesOnly(type, list) }));
  return { ...part, kids };
}

/** Values of one type as a condition; `null` is the type `null`. */
export const valuesOnly = (type: string, values: readonly Json[]): Pick<Conjunction, 'types' | 'values'> =>
  type === 'null' ? { types: new Set(['null']), values: [] } : { types: undefined, values: [values] };
