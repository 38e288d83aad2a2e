/**
 * Alternatives in one form: a list of conditions in, out without alternatives that only nest, list values, or stand alone.
 * `oneOf` is `anyOf` where no value can fit two alternatives. Never drops an alternative that says something.
 * Implements `anyOf` and `oneOf`.
 */
import type { Json } from '../../../model.ts';
import { kindOf } from '../kinds.ts';
import { ANYTHING, type Conjunction, hasOnly, join, type Node, type Part, partKey } from './conjunction.ts';
import { areApart } from './disjoint.ts';
import type { Settler } from './settler.ts';

export function choicesSettled(settler: Settler, given: Conjunction): Conjunction | undefined {
  let out: Conjunction | undefined = given;
  for (const [key, part] of given.parts) {
    if (!part.isChoice || out === undefined) continue;
    const without: Conjunction = { ...out, parts: new Map([...out.parts].filter(([each]) => each !== key)) };
    out = placed(settler, without, flattened(settler, part));
  }
  return out;
}

/** The alternatives among the other conditions. */
function placed(settler: Settler, out: Conjunction, part: Part): Conjunction | undefined {
  const { tag, kids } = part;
  if (tag === 'anyOf') {
    const lists = kids.map((node) => valuesOf(settler.settled(node)));
    if (lists.every((list) => list !== undefined)) return { ...out, values: [...out.values, lists.flat()] };
    const [only, ...others] = kids;
    const inner = only === undefined || others.length > 0 ? undefined : settler.settled(only);
    if (inner !== undefined) {
      const all = join(out, inner, 'inner');
      return all === undefined ? undefined : choicesSettled(settler, all);
    }
  }
  return { ...out, parts: new Map(out.parts).set(partKey(part), part) };
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
  const values = new Map<string, Json[]>();
  for (const node of alternatives.values()) {
    const list = valuesOf(settled(node));
    if (list === undefined) kids.push(node);
    else for (const value of list) listFor(values, value).push(value);
  }
  for (const [kind, list] of values)
    kids.push(
      made(kind === 'null' ? { ...ANYTHING, types: new Set(['null']) } : { ...ANYTHING, values: [list] }),
    );
  return { ...part, kids };
}

function listFor(values: Map<string, Json[]>, value: Json): Json[] {
  const kind = kindOf(value) === 'integer' ? 'number' : kindOf(value);
  const list = values.get(kind) ?? [];
  values.set(kind, list);
  return list;
}
