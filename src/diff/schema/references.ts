/**
 * Two references at one place of a schema: the two sides of one schema object in, facts out. What a reference leads to
 * is compared once, where it is defined; at the reference only its move is reported. Reads nothing outside the document.
 * Implements `$ref` for `ref-moved` and `remote-ref`.
 */
import type { Json, Severity } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { type Context, keywordFact, ruleOf, type Site } from './context.ts';
import { members, type Place } from './place.ts';
import { reached } from './reach.ts';

/** Two different references at one place. */
export function compareReferences(context: Context, site: Site): readonly Fact[] {
  const [from, to] = [site.before.get('$ref')?.value, site.after.get('$ref')?.value];
  const before = typeof from === 'string' ? context.before.follow(from) : undefined;
  const after = typeof to === 'string' ? context.after.follow(to) : undefined;
  if (before === undefined || after === undefined) {
    const remote = typeof to === 'string' && context.after.isRemote(to);
    return [
      keywordFact(context, site, remote ? 'remote-ref' : 'other-changed', '$ref', unknownRank(context, to)),
    ];
  }
  const other = keywordFact(context, site, 'other-changed', '$ref');
  if (context.meaning.same({ $ref: from ?? null }, { $ref: to ?? null })) {
    explain(context, before, after);
    return [{ ...other, rule: ruleOf(context.direction, 'ref-moved') }];
  }
  context.explainedBefore.add(before.at);
  context.explainedAfter.add(after.at);
  const key = `ref ${before.at} ${after.at}`;
  const isReported = context.seen.has(key);
  context.seen.add(key);
  const newIsInOld = typeof to === 'string' && context.before.find(to) !== undefined;
  const oldIsInNew = typeof from === 'string' && context.after.find(from) !== undefined;
  if (!newIsInOld && !oldIsInNew) {
    // The definition was renamed: it is compared at its own place, once for all references to it.
    if (!isReported) context.deferred.push({ before, after, by: 'reference', otherwise: other });
    return [];
  }
  if (isReported) return [];
  if (context.budget.steps <= 0) return [other];
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
  return fact(rule, after.at, before.value, after.value, unknownRank(context, ref));
}

/** Nobody can tell what is accepted where a reference leads nowhere. */
const unknownRank = (context: Context, ref: Json | undefined): Severity | undefined =>
  typeof ref === 'string' && context.after.find(ref) === undefined && !context.after.isRemote(ref)
    ? 'medium'
    : undefined;

/** Remembers that all definitions behind two parts are told, because the parts mean the same. */
export function explain(context: Context, before: Place, after: Place): void {
  const { told } = context;
  for (const at of [before.at, ...reached(context.before, [before.value], told.before)])
    context.explainedBefore.add(at);
  for (const at of [after.at, ...reached(context.after, [after.value], told.after)])
    context.explainedAfter.add(at);
}
