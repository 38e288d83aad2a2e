/**
 * Properties of an object that now stand in another of several alternatives, or stood in one: the facts of the alternative that the
 * object was compared with in, the same out, with such a property told by what changed in it, since it was neither removed nor added.
 */
import { type Fact, fact } from '../fact.ts';
import { followed } from './alternatives.ts';
import { type Context, ruleOf } from './context.ts';
import { elements, members, type Place, type View } from './place.ts';

/** `side`: on which side the object stands; the other one has the alternatives. */
export function movedProperties(
  context: Context,
  facts: readonly Fact[],
  plain: View,
  alternatives: readonly Place[],
  side: 'before' | 'after',
): readonly Fact[] {
  const own = new Map(
    [...members(plain.get('properties'))].map(([name, place]) => [place.at, { name, place }]),
  );
  const views = alternatives.map((one) => followed(side === 'before' ? context.after : context.before, one));
  return facts.flatMap((one) => {
    const property = MOVED[side].test(one.rule) ? own.get(one.pointer) : undefined;
    if (property === undefined) return [one];
    const { name, place } = property;
    const view = views.find((each) => members(each.get('properties')).has(name));
    const other = members(view?.get('properties')).get(name);
    if (view === undefined || other === undefined) return [one];
    const moved = side === 'before' ? context.compare(place, other) : context.compare(other, place);
    if (!isRequired(plain, name) || isRequired(view, name)) return moved;
    const [became, at] =
      side === 'before' ? (['optional', other.at] as const) : (['required', place.at] as const);
    const rule = ruleOf(context.direction, `property-became-${became}`);
    return [fact(rule, at, side === 'before', side === 'after'), ...moved];
  });
}

const MOVED = { before: /\/property-removed$/, after: /\/property-added-/ };

const isRequired = (view: View, name: string): boolean =>
  elements(view.get('required')).some(({ value }) => value === name);
