/**
 * Conditions: `not`, `if`, `then`, `else` and the dependent keywords of both sides in, facts out. Under these keywords a
 * wider schema can accept less, so a change is one fact with both sides and the highest severity inside it.
 * Implements `condition-changed`.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Severity } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { addedPart, limitSeverity, nestedFacts } from './added-parts.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { members, type Place } from './place.ts';

const CONDITIONS = ['not', 'if', 'then', 'else'] as const;
const DEPENDENT = ['dependentRequired', 'dependentSchemas', 'dependencies'] as const;

export const compareConditions = (context: Context, site: Site): readonly Fact[] => [
  ...CONDITIONS.flatMap((key) => (site.changed.has(key) ? condition(context, site, key) : [])),
  ...DEPENDENT.flatMap((key) => (site.changed.has(key) ? dependent(context, site, key) : [])),
];

function condition(context: Context, site: Site, key: (typeof CONDITIONS)[number]): readonly Fact[] {
  const [before, after] = [site.before.get(key), site.after.get(key)];
  const rule = 'condition-changed';
  if (after === undefined) return [keywordFact(context, site, rule, key)];
  // A new condition refuses something, and accepts nothing that was refused.
  if (before === undefined) return addedPart(context, rule, after, limitRank(context, after, key));
  const inner = context.compare(before, after);
  if (inner.length > 0 && inner.every(isCosmetic)) return inner;
  const external = inner.filter((each) => each.rule.endsWith('/remote-ref'));
  const high = inner.some(({ severity }) => severity === 'high');
  return [keywordFact(context, site, rule, key, high ? 'high' : undefined), ...external];
}

/** What is named under `not` is not asked for. */
const limitRank = (context: Context, added: Place, key: (typeof CONDITIONS)[number]): Severity => {
  const rank = limitSeverity(context, key === 'not' ? { value: { not: added.value }, at: added.at } : added);
  return rank ?? 'low';
};

/** Whether a fact says that nothing changed in meaning. */
export const isCosmetic = ({ rule }: Fact): boolean =>
  rule.startsWith('noise/') || /\/(?:ref-moved|respelled)$/.test(rule);

function dependent(context: Context, site: Site, key: (typeof DEPENDENT)[number]): readonly Fact[] {
  const [from, to] = [site.before.get(key), site.after.get(key)];
  if ([from, to].some((place) => place !== undefined && !isObject(place.value))) {
    return [keywordFact(context, site, 'other-changed', key)];
  }
  const [before, after] = [members(from), members(to)];
  const facts: Fact[] = [];
  for (const [name, { value, at }] of before) {
    if (!after.has(name)) {
      facts.push(fact(ruleOf(context.direction, 'all-of-member-removed'), at, value, undefined));
    }
  }
  for (const [name, place] of after) {
    const previous = before.get(name);
    if (previous === undefined) {
      for (const one of addedPart(context, 'all-of-member-added', place, limitSeverity(context, place)))
        facts.push(one);
    } else if (!context.identity.same(previous.value, place.value)) {
      const areSchemas = isObject(previous.value) && isObject(place.value);
      if (areSchemas) for (const one of context.compare(previous, place)) facts.push(one);
      else {
        const rule = ruleOf(context.direction, 'condition-changed');
        facts.push(fact(rule, place.at, previous.value, place.value), ...nestedFacts(context, place));
      }
    }
  }
  return before.size === 0 && after.size === 0 ? [respelled(context, site, [key])] : facts;
}
