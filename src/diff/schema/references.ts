/**
 * Two references at one place of a schema: the two sides of one schema object in, facts out. What a reference leads to
 * is compared once, where it is defined; at the reference only its move is reported. Reads nothing outside the document.
 * Implements `$ref` for `ref-moved` and `remote-ref`.
 */
import { type Fact, fact } from '../fact.ts';
import { type Context, keywordFact, ruleOf, type Site } from './context.ts';
import { equivalent } from './equivalent.ts';
import { members, type Place } from './place.ts';

/** Two different references at one place. */
export function compareReferences(context: Context, site: Site): readonly Fact[] {
  const [from, to] = [site.before.get('$ref')?.value, site.after.get('$ref')?.value];
  const before = typeof from === 'string' ? context.before.find(from) : undefined;
  const after = typeof to === 'string' ? context.after.find(to) : undefined;
  if (before === undefined || after === undefined) {
    const remote = typeof to === 'string' && context.after.isRemote(to);
    return [keywordFact(context, site, remote ? 'remote-ref' : 'other-changed', '$ref')];
  }
  const other = keywordFact(context, site, 'other-changed', '$ref');
  if (equivalent(context, before, after)) return [{ ...other, rule: ruleOf(context.direction, 'ref-moved') }];
  context.explainedBefore.add(before.at);
  context.explainedAfter.add(after.at);
  const key = `ref ${before.at} ${after.at}`;
  const isReported = context.seen.has(key);
  context.seen.add(key);
  const newIsInOld = typeof to === 'string' && context.before.find(to) !== undefined;
  const oldIsInNew = typeof from === 'string' && context.after.find(from) !== undefined;
  if (!newIsInOld && !oldIsInNew) {
    // The definition was renamed: it is compared at its own place, once for all references to it.
    if (!isReported) context.deferred.push({ before, after, otherwise: other });
    return [];
  }
  if (isReported || context.budget.steps <= 0) return [other];
  const facts = context.compare(
    { value: before.value, at: site.beforeAt },
    { value: after.value, at: site.afterAt },
  );
  return facts.length > 0 ? facts : [other];
}

/** A reference on one side that cannot be followed: both sides as they are. */
export function unresolvedReference(context: Context, before: Place, after: Place): Fact {
  const ref = members(after).get('$ref')?.value;
  const remote = typeof ref === 'string' && context.after.isRemote(ref);
  const rule = ruleOf(context.direction, remote ? 'remote-ref' : 'other-changed');
  return fact(rule, after.at, before.value, after.value);
}
