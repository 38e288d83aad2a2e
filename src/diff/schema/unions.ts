/**
 * Two ways to write one set of values, one of which lists alternatives: the views of a node in, views of one form out. A
 * list is flattened only if nothing is lost: for fixed values, or for types that do not overlap.
 * Implements "enum ↔ anyOf of const" and the nullable forms as one change.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { memberFacts } from './combinators.ts';
import { type Context, ruleOf } from './context.ts';
import { CHOICES, type Choice, type Flattened, flatten } from './flatten.ts';
import { ANNOTATIONS, isAssertion } from './keywords.ts';
import { movedProperties } from './moved.ts';
import { elements, members, type Place, type View } from './place.ts';

interface Aligned {
  readonly before: View;
  readonly after: View;
  readonly flattened: boolean;
  readonly facts: readonly Fact[];
}

/** Both views in one form, and the facts that are known from the change of form. */
export function align(context: Context, before: View, after: View, at: readonly [string, string]): Aligned {
  const unchanged = { before, after, flattened: false, facts: [] };
  const [from, to] = [choiceOf(before), choiceOf(after)];
  if (before.has('$ref') && to !== undefined && to !== 'both')
    return wrap(context, before, after, to, at[0], 'before') ?? unchanged;
  if (after.has('$ref') && from !== undefined && from !== 'both')
    return wrap(context, after, before, from, at[1], 'after') ?? unchanged;
  if (from === 'both' || to === 'both') return unchanged;
  if (from !== undefined && to !== undefined)
    return nested(context, before, after, from, to, at) ?? unchanged;
  if (from === to) return unchanged;
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

/** The whole list of one side as one member of the other. */
function nested(
  context: Context,
  before: View,
  after: View,
  from: Choice,
  to: Choice,
  at: readonly [string, string],
): Aligned | undefined {
  const { meaning } = context;
  const [old, fresh] = [before.get(from), after.get(to)];
  const [whole, other] = [{ [from]: old?.value ?? null }, { [to]: fresh?.value ?? null }];
  // A list of one is only that one.
  const [olds, news] = [elements(old), elements(fresh)];
  const isIn = olds.length > 1 && news.some(({ value }) => meaning.same(whole, value));
  const holds = news.length > 1 && olds.some(({ value }) => meaning.same(value, other));
  if (isIn === holds || meaning.same(whole, other)) return undefined;
  const facts = isIn
    ? memberFacts(context, [{ value: whole, at: at[0] }], news, 'any-of')
    : memberFacts(context, olds, [{ value: other, at: at[1] }], 'any-of');
  const [bare, rest] = [new Map(before), new Map(after)];
  bare.delete(from);
  rest.delete(to);
  return { before: bare, after: rest, flattened: true, facts };
}

function choiceOf(view: View): Choice | 'both' | undefined {
  const present = CHOICES.filter((key) => Array.isArray(view.get(key)?.value));
  return present.length > 1 ? 'both' : present[0];
}

function textFact(context: Context, place: Place, side: 'before' | 'after'): Fact {
  const name = place.at.endsWith('/description') ? 'description-changed' : 'annotation-changed';
  const rule = ruleOf(context.direction, name);
  return side === 'before'
    ? fact(rule, place.at, place.value, undefined)
    : fact(rule, place.at, undefined, place.value);
}

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
  const told =
    side === 'before'
      ? memberFacts(context, single, list, 'any-of')
      : memberFacts(context, list, single, 'any-of');
  const facts = movedProperties(context, told, members({ value, at }), list, side);
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
