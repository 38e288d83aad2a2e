/**
 * Properties and elements that the schema does not name: both views of a node in, facts out for keywords that now allow
 * or forbid them.
 * Implements `additional-properties-*` for `additionalProperties`, `patternProperties`, `propertyNames`,
 * `unevaluated*` and `additionalItems`, and `noise/additional-properties`. Never compiles a pattern.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { addedPart, addedSeverity, limitSeverity } from './added-parts.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { members } from './place.ts';

const OPENING_KEYWORDS = [
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'additionalItems',
] as const;
const EVALUATING = ['unevaluatedProperties', 'unevaluatedItems'] as const;

export const compareExtraKeys = (context: Context, site: Site): readonly Fact[] => [
  ...OPENING_KEYWORDS.flatMap((key) => (site.changed.has(key) ? compareOpening(context, site, key) : [])),
  ...(site.changed.has('patternProperties') ? patterns(context, site) : []),
  ...(site.changed.has('propertyNames') ? names(context, site) : []),
];

function compareOpening(
  context: Context,
  site: Site,
  key: (typeof OPENING_KEYWORDS)[number],
): readonly Fact[] {
  const [before, after] = [site.before.get(key), site.after.get(key)];
  const [from, to] = [openness(before?.value), openness(after?.value)];
  if (from === 'open' && to === 'open') {
    // `unevaluated*` depends on what was evaluated, so `true` and a missing keyword can differ there.
    const evaluated = EVALUATING.some((each) => context.before.uses(each) || context.after.uses(each));
    const rule = evaluated ? ruleOf(context.direction, 'other-changed') : 'noise/additional-properties';
    return [{ ...keywordFact(context, site, 'other-changed', key), rule }];
  }
  if (from === 'malformed' || to === 'malformed') return [keywordFact(context, site, 'other-changed', key)];
  if (from === 'restricted' && to === 'restricted' && before !== undefined && after !== undefined) {
    return context.compare(before, after);
  }
  if (to === 'open') return [keywordFact(context, site, 'additional-properties-opened', key)];
  if (from === 'closed' && after !== undefined) {
    const rank = addedSeverity(context, after, 'medium');
    return addedPart(context, 'additional-properties-opened', after, rank, before?.value);
  }
  if (to === 'restricted' && after !== undefined) {
    const rank = limitSeverity(context, after);
    return addedPart(context, 'additional-properties-closed', after, rank, before?.value);
  }
  return [keywordFact(context, site, 'additional-properties-closed', key)];
}

function openness(value: Json | undefined): 'open' | 'closed' | 'restricted' | 'malformed' {
  if (value === undefined || value === true) return 'open';
  if (value === false) return 'closed';
  if (!isObject(value)) return 'malformed';
  return Object.keys(value).length === 0 ? 'open' : 'restricted';
}

function patterns(context: Context, site: Site): readonly Fact[] {
  const [from, to] = [site.before.get('patternProperties'), site.after.get('patternProperties')];
  if ([from, to].some((place) => place !== undefined && !isObject(place.value))) {
    return [keywordFact(context, site, 'other-changed', 'patternProperties')];
  }
  const [before, after] = [members(from), members(to)];
  const facts: Fact[] = [];
  for (const [pattern, place] of before) {
    if (after.has(pattern)) continue;
    facts.push(
      fact(ruleOf(context.direction, 'additional-properties-closed'), place.at, place.value, undefined),
    );
  }
  for (const [pattern, place] of after) {
    const previous = before.get(pattern);
    if (previous !== undefined) for (const one of context.compare(previous, place)) facts.push(one);
    else {
      const rank = addedSeverity(context, place, 'medium');
      for (const one of addedPart(context, 'additional-properties-opened', place, rank)) facts.push(one);
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
  return addedPart(context, 'additional-properties-closed', after, limitSeverity(context, after));
}
