/**
 * Keys and elements that no name reviews: both views of a node in, facts out for a door that opened or closed.
 * Implements `additional-properties-*` for `additionalProperties`, `patternProperties`, `propertyNames`,
 * `unevaluated*` and `additionalItems`, and `noise/additional-properties`. Never compiles a pattern.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { addedPart, arrivalRank } from './arrivals.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { members } from './place.ts';

const DOORS = [
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'additionalItems',
] as const;
const EVALUATING = ['unevaluatedProperties', 'unevaluatedItems'] as const;

export const compareExtraKeys = (context: Context, site: Site): readonly Fact[] => [
  ...DOORS.flatMap((key) => (site.changed.has(key) ? door(context, site, key) : [])),
  ...(site.changed.has('patternProperties') ? patterns(context, site) : []),
  ...(site.changed.has('propertyNames') ? names(context, site) : []),
];

function door(context: Context, site: Site, key: (typeof DOORS)[number]): readonly Fact[] {
  const [before, after] = [site.before.get(key), site.after.get(key)];
  const [from, to] = [openness(before?.value), openness(after?.value)];
  if (from === 'open' && to === 'open') {
    // Where `unevaluated*` counts what was evaluated, saying `true` is not the same as saying nothing.
    const evaluated = EVALUATING.some((each) => context.before.uses(each) || context.after.uses(each));
    const rule = evaluated ? ruleOf(context.direction, 'other-changed') : 'noise/additional-properties';
    return [{ ...keywordFact(context, site, 'other-changed', key), rule }];
  }
  if (from === 'odd' || to === 'odd') return [keywordFact(context, site, 'other-changed', key)];
  if (from === 'some' && to === 'some' && before !== undefined && after !== undefined) {
    return context.compare(before, after);
  }
  if (to === 'open') return [keywordFact(context, site, 'additional-properties-opened', key)];
  if (from === 'shut' && after !== undefined) {
    const rank = arrivalRank(context, after, 'medium');
    return addedPart(context, 'additional-properties-opened', after, rank, before?.value);
  }
  if (to === 'some' && after !== undefined) {
    const rank = arrivalRank(context, after, 'low');
    return addedPart(context, 'additional-properties-closed', after, rank, before?.value);
  }
  return [keywordFact(context, site, 'additional-properties-closed', key)];
}

function openness(value: Json | undefined): 'open' | 'shut' | 'some' | 'odd' {
  if (value === undefined || value === true) return 'open';
  if (value === false) return 'shut';
  if (!isObject(value)) return 'odd';
  return Object.keys(value).length === 0 ? 'open' : 'some';
}

function patterns(context: Context, site: Site): readonly Fact[] {
  const [old, now] = [site.before.get('patternProperties'), site.after.get('patternProperties')];
  if ([old, now].some((place) => place !== undefined && !isObject(place.value))) {
    return [keywordFact(context, site, 'other-changed', 'patternProperties')];
  }
  const [before, after] = [members(old), members(now)];
  const facts: Fact[] = [];
  for (const [pattern, place] of before) {
    if (after.has(pattern)) continue;
    facts.push(
      fact(ruleOf(context.direction, 'additional-properties-closed'), place.at, place.value, undefined),
    );
  }
  for (const [pattern, place] of after) {
    const had = before.get(pattern);
    if (had !== undefined) facts.push(...context.compare(had, place));
    else {
      const rank = arrivalRank(context, place, 'medium');
      facts.push(...addedPart(context, 'additional-properties-opened', place, rank));
    }
  }
  const isEmpty = before.size === 0 && after.size === 0;
  return isEmpty ? [respelled(context, site, ['patternProperties'])] : facts;
}

function names(context: Context, site: Site): readonly Fact[] {
  const [before, after] = [site.before.get('propertyNames'), site.after.get('propertyNames')];
  if (before !== undefined && after !== undefined) return context.compare(before, after);
  if (after === undefined)
    return [keywordFact(context, site, 'additional-properties-opened', 'propertyNames')];
  return addedPart(context, 'additional-properties-closed', after, arrivalRank(context, after, 'low'));
}
