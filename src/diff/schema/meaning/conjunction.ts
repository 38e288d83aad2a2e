/**
 * A schema as a list of conditions that all apply to the same value: two such lists in, one out, or none where the order
 * or the place of a condition could matter. A member of `allOf` and the target of a reference become part of the list that
 * holds them. Pure data.
 */
import type { Json } from '../../../model.ts';
import { accepts, type Types } from '../kinds.ts';

/** A schema in the graph of meanings. */
export interface Node {
  readonly uid: number;
}

/** A condition with schemas in it. */
export interface Part {
  readonly tag: string;
  readonly kids: readonly Node[];
  /** Whether the schemas are alternatives, in any order. */
  readonly isChoice: boolean;
  /** The only type of value that the condition applies to. */
  readonly type?: string | undefined;
}

export interface Conjunction {
  /** `undefined`: any type. `number` covers `integer`. */
  readonly types: Types;
  /** Each a list of allowed values, in the order in which a model reads them. */
  readonly values: readonly (readonly Json[])[];
  readonly limits: ReadonlyMap<string, number>;
  readonly parts: ReadonlyMap<string, Part>;
  /** Texts and unknown keywords: the numbers of their values, by keyword. */
  readonly notes: ReadonlyMap<string, ReadonlySet<number>>;
  /** Whether no value is accepted. */
  readonly isNever: boolean;
}

export const ANYTHING: Conjunction = {
  types: undefined,
  values: [],
  limits: new Map(),
  parts: new Map(),
  notes: new Map(),
  isNever: false,
};

/** Keywords of which several texts can apply to one value; any other has one value, and the outer one wins. */
const SEVERAL: ReadonlySet<string> = new Set(
  'title description examples example $comment deprecated readOnly writeOnly'.split(' '),
);
/** A mark of keywords that must stay beside those that they stand beside. */
export const FIXED = '!';

/** Conditions that are copied at most to put the lists of one schema together. */
export const MOST_JOINED = 200_000;
/** Of nothing, none. */
export const sizeOf = (list: Conjunction | undefined): number =>
  list === undefined ? 0 : list.parts.size + list.notes.size + list.limits.size + list.values.length;

export const isUpper = (keyword: string): boolean => /^(?:max|exclusiveMax)/.test(keyword);

/** Both lists as one; `undefined` if that could mean something else. `inner`: the list of a schema below. */
export function join(
  outer: Conjunction,
  other: Conjunction,
  from: 'inner' | 'same',
): Conjunction | undefined {
  const notes = new Map(outer.notes);
  for (const [keyword, ids] of other.notes) {
    // A client looks for a header where the parameter is declared.
    const isBound = keyword === 'x-mcp-header' || keyword.startsWith(FIXED);
    if (isBound && from === 'inner') return undefined;
    const all = new Set([...(notes.get(keyword) ?? []), ...ids]);
    if (all.size > 1 && !SEVERAL.has(keyword)) return undefined;
    notes.set(keyword, all);
  }
  const limits = new Map(outer.limits);
  for (const [keyword, value] of other.limits) {
    const known = limits.get(keyword) ?? value;
    limits.set(keyword, isUpper(keyword) ? Math.min(value, known) : Math.max(value, known));
  }
  return {
    types: common(outer.types, other.types),
    values: [...new Set([...outer.values, ...other.values])],
    limits,
    parts: new Map([...outer.parts, ...other.parts]),
    notes,
    isNever: outer.isNever || other.isNever,
  };
}

function common(a: Types, b: Types): Types {
  if (a === undefined || b === undefined) return a ?? b;
  return new Set([
    ...[...a].filter((name) => accepts(b, name)),
    ...[...b].filter((name) => accepts(a, name)),
  ]);
}

export const partKey = ({ tag, kids }: Part): string => `${tag} ${kids.map(({ uid }) => uid).join()}`;

/** Whether a list has nothing but what the test names. */
export const hasOnly = (
  { types, values, limits, parts, notes, isNever }: Conjunction,
  only: { readonly types?: true; readonly values?: true; readonly parts?: true },
): boolean =>
  !isNever &&
  limits.size === 0 &&
  notes.size === 0 &&
  (only.types === true || types === undefined) &&
  (only.values === true || values.length === 0) &&
  (only.parts === true || parts.size === 0);
