/**
 * Whether two schemas mean the same when references are followed: two places in, true or false out. Works through a list
 * of pairs and takes a pair that it has met before for equal, so that cycles end. Without budget the answer is false.
 * Implements the equality of `ref-moved`.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Context } from './context.ts';
import { compareDropped, expand } from './expand.ts';
import { holds } from './keywords.ts';
import type { Place, View } from './place.ts';
import { elements, members } from './place.ts';

export function equivalent(context: Context, before: Place, after: Place): boolean {
  const open: (readonly [Place, Place])[] = [[before, after]];
  const seen = new Set<string>();
  const passed: (readonly [string[], string[]])[] = [[[before.at], [after.at]]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    context.budget.steps -= 1;
    if (context.budget.steps <= 0) return false;
    const [a, b] = pair;
    const key = `${a.at} ${b.at}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (context.identity.same(a.value, b.value)) continue;
    if (!isObject(a.value) || !isObject(b.value)) return false;
    const [from, to] = [
      expand(context.before, members(a), 'definition'),
      expand(context.after, members(b), 'definition'),
    ];
    if (from === undefined || to === undefined) return false;
    if (compareDropped(context, from.dropped, to.dropped).length > 0) return false;
    passed.push([[...from.followed], [...to.followed]]);
    const next = pairsOf(context, from.view, to.view);
    if (next === undefined) return false;
    for (const one of next) open.push(one);
  }
  for (const [from, to] of passed) {
    for (const at of from) context.explainedBefore.add(at);
    for (const at of to) context.explainedAfter.add(at);
  }
  return true;
}

/** The pairs that must be equal for two views to be equal; `undefined` if the views already differ. */
function pairsOf(context: Context, a: View, b: View): readonly (readonly [Place, Place])[] | undefined {
  if (a.size !== b.size) return undefined;
  const out: (readonly [Place, Place])[] = [];
  for (const [keyword, from] of a) {
    const to = b.get(keyword);
    if (to === undefined) return undefined;
    if (context.identity.same(from.value, to.value)) continue;
    const kind = holds(keyword, from.value);
    if (kind === 'data' || kind !== holds(keyword, to.value)) return undefined;
    if (kind === 'one') out.push([from, to]);
    else {
      const [xs, ys] =
        kind === 'list' ? [entries(elements(from)), entries(elements(to))] : [members(from), members(to)];
      if (xs.size !== ys.size || (xs.size === 0 && !context.identity.same(from.value, to.value)))
        return undefined;
      for (const [name, x] of xs) {
        const y = ys.get(name);
        if (y === undefined) return undefined;
        out.push([x, y]);
      }
    }
  }
  return out;
}

const entries = (places: readonly Place[]): ReadonlyMap<string, Place> =>
  new Map(places.map((place, index) => [String(index), place]));
