/**
 * Named parts of a schema: `$defs` and `definitions` of both sides in, pairs to compare later out. A change inside a
 * definition is told once, where it is defined; one that a compared reference leads to under another name is told there.
 * Definitions that nothing refers to are one fact, whatever changed in them.
 * Implements `$defs` (2020-12) and `definitions` (draft-07) as one namespace, and `unused-definition-changed`.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { addedPart, addedSeverity, nestedFacts } from './added-parts.ts';
import { type Context, type Deferred, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import type { SchemaDocument } from './document.ts';
import { DEFINING } from './keywords.ts';
import { members, type Place } from './place.ts';
import { reached, withParents } from './reach.ts';
import { bringsSentence } from './visible-text.ts';

const KEYWORDS = [...DEFINING];

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
      else if (context.identity.same(place.value, counterpart.value)) context.unchanged.push(place.value);
      else context.deferred.push({ before: place, after: counterpart, by: 'name', otherwise: undefined });
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
        by: 'name',
        otherwise: fact(rule, target.at, place.at, target.at),
      });
    }
  }
  for (const one of added.values()) context.addedDefinitions.push(one);
  return listed === 0 ? [respelled(context, site, changed)] : [];
}

/** Facts about the deferred pairs, and about definitions that no compared reference leads to. */
export function compareDefinitions(context: Context): readonly Fact[] {
  const { deferred, addedDefinitions, removedDefinitions } = context;
  if (deferred.length + addedDefinitions.length + removedDefinitions.length === 0) return [];
  const used = { before: usedIn(context.before), after: usedIn(context.after) };
  const isUsed = (side: 'before' | 'after', { at }: Place): boolean =>
    context[side].isAmbiguous() || used[side].has(at);
  const kept = keptDefinitions(context);
  const facts: Fact[] = [];
  const [unusedBefore, unusedAfter]: [Place[], Place[]] = [[], []];
  let open: Deferred[] = context.deferred.splice(0);
  while (open.length > 0) {
    const later: Deferred[] = [];
    for (const pair of open) {
      const { before, after, by, otherwise } = pair;
      if (!isUsed('before', before) && !isUsed('after', after)) {
        unusedBefore.push(before);
        unusedAfter.push(after);
      } else if (by === 'name' && !kept(before.at) && isTold(context, pair)) later.push(pair);
      else {
        const found = context.compare(before, after);
        if (found.length > 0) for (const one of found) facts.push(one);
        else if (
          otherwise !== undefined &&
          !(bothTold(context, pair) && otherwise.rule.endsWith('/ref-moved'))
        )
          facts.push(otherwise);
      }
    }
    // A comparison can find more pairs, and more references that did not change.
    const isWaiting = later.length < open.length || context.deferred.length > 0;
    open = isWaiting ? [...later, ...context.deferred.splice(0)] : [];
    if (isWaiting) continue;
    // Under this name is another definition now.
    for (const { before, after } of later) {
      if (!context.explainedBefore.has(before.at)) context.removedDefinitions.push(before);
      if (!context.explainedAfter.has(after.at)) context.addedDefinitions.push(after);
    }
  }
  const rule = ruleOf(context.direction, 'other-changed');
  for (const place of context.removedDefinitions) {
    if (context.explainedBefore.has(place.at)) continue;
    if (!isUsed('before', place)) unusedBefore.push(place);
    // What refers to it still does, and leads nowhere now. Otherwise it went with the part that referred to it.
    else if (kept(place.at)) facts.push(fact(rule, place.at, place.value, undefined, 'medium'));
  }
  for (const place of context.addedDefinitions) {
    if (context.explainedAfter.has(place.at)) continue;
    if (!isUsed('after', place)) unusedAfter.push(place);
    else
      for (const one of addedPart(context, 'other-changed', place, addedSeverity(context, place, 'low')))
        facts.push(one);
  }
  return [...facts, ...unused(context, unusedBefore, unusedAfter)];
}

/** The pointers of all parts that references of a document lead to, and of those that hold them. */
const usedIn = (document: SchemaDocument): ReadonlySet<string> =>
  withParents(reached(document, [document.root.value], new Set()));

/** Whether a reference under another name told what one of both definitions became. */
const isTold = ({ explainedBefore, explainedAfter }: Context, { before, after }: Deferred): boolean =>
  explainedBefore.has(before.at) || explainedAfter.has(after.at);

const bothTold = ({ explainedBefore, explainedAfter }: Context, { before, after }: Deferred): boolean =>
  explainedBefore.has(before.at) && explainedAfter.has(after.at);

/** Whether a part that is written as before leads to a definition of the old schema. */
function keptDefinitions(context: Context): (pointer: string) => boolean {
  const [found, visited] = [new Set<string>(), new Set<object>()];
  return (pointer) => {
    for (const at of reached(context.before, context.unchanged.splice(0), visited)) found.add(at);
    return found.has(pointer);
  };
}

/** One fact for all definitions that nothing refers to; medium if the model can read new text in them. */
function unused(context: Context, before: readonly Place[], after: readonly Place[]): readonly Fact[] {
  const [place] = [...after, ...before];
  if (place === undefined) return [];
  const hasText = bringsSentence(
    context.before.root.value,
    after.map(({ value }) => value),
    context.after,
  );
  const contentOf = (places: readonly Place[]): Json | undefined =>
    places.length === 0 ? undefined : Object.fromEntries(places.map(({ at, value }) => [at, value]));
  return [
    fact(
      ruleOf(context.direction, 'unused-definition-changed'),
      place.at.slice(0, place.at.lastIndexOf('/')),
      contentOf(before),
      contentOf(after),
      hasText ? 'medium' : undefined,
    ),
    ...after.flatMap((each) => nestedFacts(context, each)),
  ];
}
