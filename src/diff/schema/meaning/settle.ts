/**
 * One form for conditions that can be written in several: a list of conditions in, the usual list out. Limits that others
 * imply go, a type that the values imply goes, and several types, mixed values and nested alternatives become one list of
 * alternatives of one type each. Only what means the same to every validator is put into one form.
 */
import type { Json } from '../../../model.ts';
import { accepts, byType, kindOf } from '../kinds.ts';
import { choicesSettled, valuesOnly } from './choices.ts';
import { ANYTHING, type Conjunction, type Node, partKey } from './conjunction.ts';
import { limitsSettled, TYPE_OF_LIMIT } from './limits.ts';
import type { Settler } from './settler.ts';

export function settle(settler: Settler, conditions: Conjunction): Conjunction | undefined {
  const chosen = choicesSettled(settler, conditions);
  if (chosen === undefined) return undefined;
  return pushedDown(
    settler,
    typesSplit(settler, valuesSplit(settler, limitsSettled(typesImplied(settler, chosen)))),
  );
}

/** Lists of equal values as one, and no type where the values say it. */
function typesImplied({ idOf }: Settler, given: Conjunction): Conjunction {
  const lists = new Map<string, readonly Json[]>();
  for (const list of given.values) {
    const ids = new Set<number>();
    const distinct = list.filter((value) => !ids.has(idOf(value)) && ids.add(idOf(value)));
    lists.set([...ids].join(), distinct);
  }
  const values = [...lists.values()];
  const isImplied =
    values.length > 0 && values.every((list) => list.every((value) => accepts(given.types, kindOf(value))));
  return { ...given, values, types: isImplied ? undefined : given.types };
}

/** `null` is the type `null`; values of several types are alternatives. */
function valuesSplit({ made }: Settler, given: Conjunction): Conjunction {
  const [list, ...others] = given.values;
  if (list === undefined || others.length > 0 || given.types !== undefined) return given;
  const kinds = byType(list);
  const [first] = kinds;
  if (kinds.size === 1 && first !== undefined) return { ...given, ...valuesOnly(...first) };
  const isTyped = given.limits.size > 0 || [...given.parts.values()].some(({ type }) => type !== undefined);
  if (kinds.size === 0 || isTyped) return given;
  return withChoice(
    { ...given, values: [] },
    [...kinds].map(([kind, values]) => made({ ...ANYTHING, ...valuesOnly(kind, values) })),
  );
}

/** Several types as alternatives, each with the conditions that apply to it. */
function typesSplit({ made }: Settler, given: Conjunction): Conjunction {
  const { types } = given;
  if (types === undefined || types.size < 2 || given.values.length > 0) return given;
  const rest: Conjunction = {
    ...given,
    types: undefined,
    parts: new Map([...given.parts].filter(([, { type }]) => type === undefined || !holds(types, type))),
    limits: new Map([...given.limits].filter(([keyword]) => !holds(types, TYPE_OF_LIMIT(keyword)))),
  };
  return withChoice(
    rest,
    [...types].map((type) => made({ ...of(given, type), types: new Set([type]) })),
  );
}

const holds = (types: ReadonlySet<string>, type: string): boolean =>
  types.has(type) || (type === 'number' && types.has('integer'));
const isFor = (type: string, of: string | undefined): boolean =>
  of === type || (of === 'number' && type === 'integer');

/** The conditions that apply to one type only. */
const of = (given: Conjunction, type: string): Conjunction => ({
  ...ANYTHING,
  parts: new Map([...given.parts].filter(([, part]) => isFor(type, part.type))),
  limits: new Map([...given.limits].filter(([keyword]) => isFor(type, TYPE_OF_LIMIT(keyword)))),
});

function withChoice(given: Conjunction, kids: readonly Node[]): Conjunction {
  const part = { tag: 'anyOf', kids, isChoice: true };
  return { ...given, parts: new Map(given.parts).set(partKey(part), part) };
}

/** A condition for one type beside alternatives of one type each stands in those of its type. */
function pushedDown(settler: Settler, given: Conjunction): Conjunction {
  const choices = [...given.parts].filter(([, { tag }]) => tag === 'anyOf');
  const [only, ...others] = choices;
  if (only === undefined || others.length > 0) return given;
  const [key, { kids }] = only;
  const typed = kids.map((node) => {
    const conditions = settler.settled(node);
    const [type, ...more] = conditions?.types ?? [];
    return {
      node,
      conditions,
      type: more.length === 0 && conditions?.values.length === 0 ? type : undefined,
    };
  });
  const present = new Set<string>();
  for (const { type } of typed) {
    if (type === undefined) return given;
    present.add(type);
  }
  const down = (type: string | undefined): boolean => type !== undefined && holds(present, type);
  const parts = new Map([...given.parts].filter(([each, { type }]) => each !== key && !down(type)));
  const limits = new Map([...given.limits].filter(([keyword]) => !down(TYPE_OF_LIMIT(keyword))));
  if (parts.size === given.parts.size - 1 && limits.size === given.limits.size) return given;
  const below = typed.map(({ node, conditions, type }) => {
    const more = of(given, type ?? '');
    if (conditions === undefined || more.parts.size + more.limits.size === 0) return node;
    const all = new Map(conditions.limits);
    for (const [keyword, value] of more.limits) {
      if (all.has(keyword)) return undefined;
      all.set(keyword, value);
    }
    return settler.made({ ...conditions, limits: all, parts: new Map([...conditions.parts, ...more.parts]) });
  });
  return below.some((node) => node === undefined)
    ? given
    : withChoice({ ...given, parts, limits }, below as readonly Node[]);
}
