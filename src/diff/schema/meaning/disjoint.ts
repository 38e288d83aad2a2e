/**
 * Whether no value fits two of some alternatives: their conditions in, true or false out. True only where it is certain: the
 * types differ, the values differ, or each is an object that needs one property with values of its own.
 * Implements when `oneOf` means the same as `anyOf`.
 */
import { literalOf } from '../../../lock/exact-number.ts';
import type { Json } from '../../../model.ts';
import { broadly, kindOf } from '../kinds.ts';
import type { Conjunction } from './conjunction.ts';
import type { Settler } from './settler.ts';

export function areApart(settler: Settler, all: readonly (Conjunction | undefined)[]): boolean {
  const groups = new Map<string, Conjunction[]>();
  for (const conditions of all) {
    const kinds = conditions === undefined ? undefined : kindsOf(conditions);
    if (conditions === undefined || kinds === undefined) return false;
    for (const kind of kinds) {
      const group = groups.get(kind);
      if (group === undefined) groups.set(kind, [conditions]);
      else group.push(conditions);
    }
  }
  return [...groups].every(
    ([kind, list]) =>
      list.length === 1 ||
      differ(
        settler,
        list.map(({ values }) => values.flat()),
      ) ||
      (kind === 'object' && haveTags(settler, list)),
  );
}

/** The types of values that can fit. */
function kindsOf({ types, values }: Conjunction): ReadonlySet<string> | undefined {
  const names = values.length === 1 ? values.flat().map(kindOf) : types;
  return names === undefined ? undefined : new Set([...names].map(broadly));
}

/** Whether each list has values, and no value is in two lists. */
function differ({ idOf }: Settler, lists: readonly (readonly Json[])[]): boolean {
  const taken = new Set<number>();
  for (const list of lists) {
    const ids = new Set(list.map(idOf));
    // Two spellings of one number would be two values here.
    if (ids.size === 0 || list.some((value) => literalOf(value) !== undefined)) return false;
    for (const id of ids) {
      if (taken.has(id)) return false;
      taken.add(id);
    }
  }
  return true;
}

/** Whether one required property has other values in each. */
function haveTags(settler: Settler, list: readonly Conjunction[]): boolean {
  const tagsOf = (conditions: Conjunction): ReadonlyMap<string, readonly Json[]> => {
    const tags = [...conditions.parts.values()];
    const required = new Set(tags.map(({ tag }) => tag).filter((tag) => tag.startsWith('required ')));
    return new Map(
      tags.flatMap(({ tag, kids: [kid] }) => {
        const name = tag.startsWith('property ') ? tag.slice('property '.length) : undefined;
        if (name === undefined || kid === undefined || !required.has(`required ${name}`)) return [];
        const values = settler.settled(kid)?.values ?? [];
        return values.length === 1 ? [[name, values.flat()] as const] : [];
      }),
    );
  };
  const [first, ...others] = list.map(tagsOf);
  return [...(first ?? [])].some(([name, values]) =>
    differ(settler, [values, ...others.map((tags) => tags.get(name) ?? [])]),
  );
}
