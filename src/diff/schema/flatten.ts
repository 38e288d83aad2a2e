/**
 * A list of alternatives as keywords beside the others: a view in, a view without the list out, where nothing is lost: for fixed
 * values, or for types that do not overlap. Implements "enum and anyOf of const" and the nullable forms as one.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { own } from '../differences.ts';
import type { Context } from './context.ts';
import type { SchemaDocument } from './document.ts';
import { canStandTogether } from './expand.ts';
import { broadly, isType, kindOf } from './kinds.ts';
import { elements, members, type Place, type View } from './place.ts';

export const CHOICES = ['anyOf', 'oneOf'] as const;
export type Choice = (typeof CHOICES)[number];

export interface Flattened {
  readonly view: View;
  /** Titles and descriptions of alternatives, which have no place in the other form. */
  readonly texts: readonly Place[];
  /** Pointers of the definitions that were flattened with it. */
  readonly followed?: readonly string[];
}

export function flatten(
  context: Context,
  view: View,
  key: Choice,
  side: 'before' | 'after',
): Flattened | undefined {
  const list = view.get(key);
  const document = side === 'before' ? context.before : context.after;
  const followed: string[] = [];
  const alternatives = elements(list).map((place) => target(document, place, followed));
  if (list === undefined || alternatives.length === 0) return undefined;
  const rest = new Map(view);
  rest.delete(key);
  const out = fixedValues(context, rest, list, alternatives) ?? separateTypes(rest, list, alternatives);
  return out === undefined ? undefined : { ...out, followed };
}

/** The target of a reference without other keywords, at the place of the reference. */
function target(document: SchemaDocument, place: Place, followed: string[]): Place {
  const ref = isObject(place.value) ? own(place.value, '$ref') : undefined;
  if (typeof ref !== 'string' || !isObject(place.value) || Object.keys(place.value).length > 1) return place;
  const found = document.follow(ref);
  if (found === undefined) return place;
  followed.push(found.at);
  return { value: found.value, at: place.at };
}

const BESIDE_VALUE = new Set(['const', 'type', 'title', 'description']);

function fixedValues(
  context: Context,
  rest: View,
  list: Place,
  alternatives: readonly Place[],
): Flattened | undefined {
  if (rest.has('enum') || rest.has('const')) return undefined;
  const values: Json[] = [];
  const texts: Place[] = [];
  for (const alternative of alternatives) {
    const keywords = members(alternative);
    const isNull = keywords.size === 1 && keywords.get('type')?.value === 'null';
    if (!isNull && !keywords.has('const')) return undefined;
    for (const [key, place] of keywords) {
      if (!BESIDE_VALUE.has(key)) return undefined;
      if (key === 'title' || key === 'description') texts.push(place);
    }
    const type = keywords.get('type')?.value;
    if (!isNull && type !== undefined && !fits(type, keywords.get('const')?.value ?? null)) return undefined;
    values.push(isNull ? null : (keywords.get('const')?.value ?? null));
  }
  // What fits two alternatives of `oneOf` fits none.
  const isTwice = new Set(values.map(context.identity.of)).size < values.length;
  if (isTwice && list.at.endsWith('/oneOf')) return undefined;
  const view = new Map(rest).set('enum', { value: values, at: list.at });
  return { view, texts };
}

/** Whether a type beside a fixed value only repeats the type of the value. */
const fits = (type: Json, value: Json): boolean => {
  const kind = kindOf(value);
  const names: readonly Json[] = Array.isArray(type) ? (type as readonly Json[]) : [type];
  return isType(type) && (names.includes(kind) || (kind === 'integer' && names.includes('number')));
};

/** What would also refuse values of the other types. */
const FOR_ANY_TYPE: ReadonlySet<string> = new Set([...CHOICES, '$ref', 'allOf', 'not', 'if', 'then', 'else']);

function separateTypes(rest: View, list: Place, alternatives: readonly Place[]): Flattened | undefined {
  if (rest.has('type') || rest.has('nullable')) return undefined;
  const types: Json[] = [];
  const seen = new Set<string>();
  const view = new Map(rest);
  for (const alternative of alternatives) {
    const keywords = members(alternative);
    const type = keywords.get('type')?.value;
    if (type === undefined || !isType(type)) return undefined;
    const names: readonly Json[] = Array.isArray(type) ? (type as readonly Json[]) : [type];
    for (const name of names) {
      if (typeof name !== 'string' || seen.has(broadly(name))) return undefined;
      seen.add(broadly(name));
      types.push(name);
    }
    if (!canStandTogether(view, keywords)) return undefined;
    for (const [key, place] of keywords) {
      if (key === 'type') continue;
      if (view.has(key) || FOR_ANY_TYPE.has(key)) return undefined;
      view.set(key, place);
    }
  }
  // A list of values beside another type would restrict that type too.
  const closed = ['enum', 'const'].some((key) => view.has(key) && !rest.has(key));
  if (closed && alternatives.filter((each) => !isNullType(each)).length > 1) return undefined;
  return { view: view.set('type', { value: types, at: list.at }), texts: [] };
}

const isNullType = ({ value }: Place): boolean => isObject(value) && own(value, 'type') === 'null';
