/**
 * Named parts of a schema: `$defs` and `definitions` of both sides in, pairs to compare later out. A change inside a
 * definition is reported once, where it is defined. An added or removed definition is reported only if no reference to
 * it was compared.
 * Implements `$defs` (2020-12) and `definitions` (draft-07) as one namespace.
 */
import { isObject } from '../../lock/pointer.ts';
import { type Fact, fact } from '../fact.ts';
import { addedPart, addedSeverity } from './added-parts.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { members, type Place } from './place.ts';

const KEYWORDS = ['$defs', 'definitions'] as const;

/** Defers the definitions of one node; returns facts only for what is not a map of definitions. */
export function deferDefinitions(context: Context, site: Site): readonly Fact[] {
  const changed = KEYWORDS.filter((key) => site.changed.has(key));
  if (changed.length === 0) return [];
  const malformed = changed.filter((key) =>
    [site.before.get(key), site.after.get(key)].some(
      (place) => place !== undefined && !isObject(place.value),
    ),
  );
  if (malformed.length > 0) return changed.map((key) => keywordFact(context, site, 'other-changed', key));
  const [removed, added] = [new Map<string, Place>(), new Map<string, Place>()];
  let listed = 0;
  for (const key of changed) {
    const [before, after] = [members(site.before.get(key)), members(site.after.get(key))];
    listed += before.size + after.size;
    for (const [name, place] of before) {
      const counterpart = after.get(name);
      if (counterpart === undefined) removed.set(`${key} ${name}`, place);
      else if (!context.identity.same(place.value, counterpart.value)) {
        context.deferred.push({ before: place, after: counterpart, otherwise: undefined });
      }
    }
    for (const [name, place] of after) if (!before.has(name)) added.set(`${key} ${name}`, place);
  }
  for (const [key, place] of removed) {
    const name = key.slice(key.indexOf(' ') + 1);
    const moved = KEYWORDS.map((keyword) => `${keyword} ${name}`).find((other) => added.has(other));
    const target = moved === undefined ? undefined : added.get(moved);
    if (moved === undefined || target === undefined) context.removedDefinitions.push(place);
    else {
      added.delete(moved);
      const rule = ruleOf(context.direction, 'ref-moved');
      context.deferred.push({
        before: place,
        after: target,
        otherwise: fact(rule, target.at, place.at, target.at),
      });
    }
  }
  for (const one of added.values()) context.addedDefinitions.push(one);
  return listed === 0 ? [respelled(context, site, changed)] : [];
}

/** Facts about the deferred pairs, and about definitions that no compared reference leads to. */
export function compareDefinitions(context: Context): readonly Fact[] {
  const facts: Fact[] = [];
  for (let pair = context.deferred.shift(); pair !== undefined; pair = context.deferred.shift()) {
    const found = context.compare(pair.before, pair.after);
    const isExplained =
      context.explainedBefore.has(pair.before.at) && context.explainedAfter.has(pair.after.at);
    if (found.length > 0) for (const one of found) facts.push(one);
    else if (pair.otherwise !== undefined && !(isExplained && pair.otherwise.rule.endsWith('/ref-moved'))) {
      facts.push(pair.otherwise);
    }
  }
  const rule = ruleOf(context.direction, 'other-changed');
  for (const { value, at } of context.removedDefinitions) {
    if (!context.explainedBefore.has(at)) facts.push(fact(rule, at, value, undefined));
  }
  for (const place of context.addedDefinitions) {
    if (context.explainedAfter.has(place.at)) continue;
    for (const one of addedPart(context, 'other-changed', place, addedSeverity(context, place, 'low')))
      facts.push(one);
  }
  return facts;
}
