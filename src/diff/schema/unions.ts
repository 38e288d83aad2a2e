/**
 * Two ways to write one set of values, one of which lists alternatives: the views of a node in, views of one form out. A
 * list is flattened only if nothing is lost: for fixed values, or for types that do not overlap.
 * Implements "enum ↔ anyOf of const" and the nullable forms as one change.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { own } from '../differences.ts';
import { type Fact, fact } from '../fact.ts';
import { memberFacts } from './combinators.ts';
import { type Context, ruleOf } from './context.ts';
import type { SchemaDocument } from './document.ts';
import { ANNOTATIONS, HOUSEKEEPING } from './keywords.ts';
import { isType, kindOf } from './kinds.ts';
import { elements, members, type Place, type View } from './place.ts';

interface Aligned {
  readonly before: View;
  readonly after: View;
  readonly flattened: boolean;
  readonly facts: readonly Fact[];
}

const CHOICES = ['anyOf', 'oneOf'] as const;
type Choice = (typeof CHOICES)[number];

/** Both views in one form, and the facts that are known from the change of form. */
export function align(context: Context, before: View, after: View, at: readonly [string, string]): Aligned {
  const unchanged = { before, after, flattened: false, facts: [] };
  const [from, to] = [choiceOf(before), choiceOf(after)];
  if (before.has('$ref') && to !== undefined && to !== 'both')
    return wrap(context, before, after, to, at[0], 'before') ?? unchanged;
  if (after.has('$ref') && from !== undefined && from !== 'both')
    return wrap(context, after, before, from, at[1], 'after') ?? unchanged;
  if (from === to || from === 'both' || to === 'both') return unchanged;
  const oldForm: Flattened | undefined =
    from === undefined ? { view: before, texts: [] } : flatten(context, before, from, 'before');
  const newForm: Flattened | undefined =
    to === undefined ? { view: after, texts: [] } : flatten(context, after, to, 'after');
  if (oldForm !== undefined && newForm !== undefined) {
    for (const place of oldForm.followed ?? []) context.explainedBefore.add(place);
    for (const place of newForm.followed ?? []) context.explainedAfter.add(place);
    const facts = [
      ...oldForm.texts.map((place) => textFact(context, place, 'before')),
      ...newForm.texts.map((place) => textFact(context, place, 'after')),
    ];
    return { before: oldForm.view, after: newForm.view, flattened: true, facts };
  }
  if (from === undefined && to !== undefined)
    return wrap(context, before, after, to, at[0], 'before') ?? unchanged;
  if (from !== undefined && to === undefined)
    return wrap(context, after, before, from, at[1], 'after') ?? unchanged;
  return unchanged;
}

function choiceOf(view: View): Choice | 'both' | undefined {
  const present = CHOICES.filter((key) => Array.isArray(view.get(key)?.value));
  return present.length > 1 ? 'both' : present[0];
}

interface Flattened {
  readonly view: View;
  /** Titles and descriptions of alternatives, which have no place in the other form. */
  readonly texts: readonly Place[];
  /** Pointers of the definitions that were flattened with it. */
  readonly followed?: readonly string[];
}

function flatten(context: Context, view: View, key: Choice, side: 'before' | 'after'): Flattened | undefined {
  const list = view.get(key);
  const document = side === 'before' ? context.before : context.after;
  const followed: string[] = [];
  const alternatives = elements(list).map((place) => target(document, place, followed));
  if (list === undefined || alternatives.length === 0) return undefined;
  const rest = new Map(view);
  rest.delete(key);
  const out = fixedValues(rest, list, alternatives) ?? separateTypes(rest, list, alternatives);
  return out === undefined ? undefined : { ...out, followed };
}

/** The target of a reference without other keywords, at the place of the reference. */
function target(document: SchemaDocument, place: Place, followed: string[]): Place {
  const ref = isObject(place.value) ? own(place.value, '$ref') : undefined;
  if (typeof ref !== 'string' || !isObject(place.value) || Object.keys(place.value).length > 1) return place;
  const found = document.find(ref);
  if (found === undefined) return place;
  followed.push(found.at);
  return { value: found.value, at: place.at };
}

const BESIDE_VALUE = new Set(['const', 'type', 'title', 'description']);

function fixedValues(rest: View, list: Place, alternatives: readonly Place[]): Flattened | undefined {
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
  const view = new Map(rest).set('enum', { value: values, at: list.at });
  return { view, texts };
}

/** Whether a type beside a fixed value only repeats the type of the value. */
const fits = (type: Json, value: Json): boolean => {
  const kind = kindOf(value);
  const names: readonly Json[] = Array.isArray(type) ? (type as readonly Json[]) : [type];
  return isType(type) && (names.includes(kind) || (kind === 'integer' && names.includes('number')));
};

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
      const kind = name === 'integer' ? 'number' : name;
      if (typeof kind !== 'string' || seen.has(kind)) return undefined;
      seen.add(kind);
      types.push(name);
    }
    for (const [key, place] of keywords) {
      if (key === 'type') continue;
      if (view.has(key) || key === '$ref' || CHOICES.some((choice) => choice === key)) return undefined;
      view.set(key, place);
    }
  }
  // A list of values beside another type would restrict that type too.
  const closed = ['enum', 'const'].some((key) => view.has(key) && !rest.has(key));
  if (closed && alternatives.filter((each) => !isNullType(each)).length > 1) return undefined;
  return { view: view.set('type', { value: types, at: list.at }), texts: [] };
}

const isNullType = ({ value }: Place): boolean => isObject(value) && own(value, 'type') === 'null';

function textFact(context: Context, place: Place, side: 'before' | 'after'): Fact {
  const name = place.at.endsWith('/description') ? 'description-changed' : 'annotation-changed';
  const rule = ruleOf(context.direction, name);
  return side === 'before'
    ? fact(rule, place.at, place.value, undefined)
    : fact(rule, place.at, undefined, place.value);
}

const isAssertion = (key: string): boolean => !ANNOTATIONS.has(key) && !HOUSEKEEPING.has(key);

/**
 * The side without a list as the only alternative, against a list with nothing beside it. A text stands in the alternative,
 * unless the other side has such a text beside its list.
 */
function wrap(
  context: Context,
  plain: View,
  choice: View,
  key: Choice,
  at: string,
  side: 'before' | 'after',
): Aligned | undefined {
  const isInside = (name: string): boolean =>
    isAssertion(name) || (ANNOTATIONS.has(name) && !choice.has(name));
  const inner = [...plain].filter(([name]) => isInside(name));
  const beside = [...choice.keys()].filter((name) => name !== key && isAssertion(name));
  if (!inner.some(([name]) => isAssertion(name)) || beside.length > 0) return undefined;
  const value: Record<string, Json> = Object.create(null);
  for (const [name, place] of inner) value[name] = place.value;
  const [single, list] = [[{ value, at }], elements(choice.get(key))];
  const facts =
    side === 'before'
      ? memberFacts(context, single, list, 'any-of')
      : memberFacts(context, list, single, 'any-of');
  const bare = new Map([...plain].filter(([name]) => !isInside(name)));
  const others = new Map([...choice].filter(([name]) => name !== key));
  return side === 'before'
    ? { before: bare, after: others, flattened: true, facts }
    : { before: others, after: bare, flattened: true, facts };
}

/** A reference with texts beside it, which the other side has among its alternatives. */
export function isAmong(context: Context, before: View, after: View): boolean {
  const [plain, choice] = before.has('$ref') ? [before, after] : [after, before];
  const ref = plain.get('$ref')?.value;
  const key = choiceOf(choice);
  if (
    key === undefined ||
    key === 'both' ||
    [...plain.keys()].some((name) => name !== '$ref' && isAssertion(name))
  )
    return false;
  const isSame = (other: Json): boolean =>
    plain === before
      ? context.meaning.same({ $ref: ref ?? null }, other)
      : context.meaning.same(other, { $ref: ref ?? null });
  return elements(choice.get(key)).some(
    ({ value }) =>
      isSame(value) || (isObject(value) && Object.hasOwn(value, '$ref') && value['$ref'] === ref),
  );
}
