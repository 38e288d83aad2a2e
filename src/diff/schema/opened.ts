/**
 * Two sides of which one wraps what the other says itself: `allOf` with one member opened, and headers that were behind a
 * reference. The keywords of both sides in, keywords that compare or facts out.
 */
import { isObject } from '../../lock/pointer.ts';
import { type Fact, fact } from '../fact.ts';
import type { Context } from './context.ts';
import { type Merged, merge } from './expand.ts';
import { ANNOTATIONS } from './keywords.ts';
import { inside, type Place, type View } from './place.ts';

/** A header that a client did not see behind a reference, and sees now. */
export function headerInSight(context: Context, after: Place, from: View, to: View): readonly Fact[] {
  const header = to.get('x-mcp-header');
  const behind = from.get('$ref')?.value;
  const target = typeof behind === 'string' ? context.before.find(behind) : undefined;
  const isNew = isObject(target?.value) && Object.hasOwn(target.value, 'x-mcp-header');
  return header === undefined || !isNew || context.direction === 'output'
    ? []
    : [
        fact(
          'schema/header-mirror-added',
          inside(after, 'x-mcp-header', header.value).at,
          undefined,
          header.value,
        ),
      ];
}

/** `allOf` with one member on one side only, which older generators wrote for a reference with a description. */
export function singleAllOf(before: View, after: View): readonly [Merged, Merged] | undefined {
  if (before.has('allOf') === after.has('allOf')) return undefined;
  const open = (view: View): Merged | undefined => {
    const list = view.get('allOf');
    const [only, ...rest] = list !== undefined && Array.isArray(list.value) ? list.value : [];
    if (list === undefined || only === undefined || rest.length > 0) return undefined;
    return merge(view, 'allOf', { value: only, at: `${list.at}/0` });
  };
  const asIs = (view: View): Merged => ({ view, dropped: [] });
  const [from, to] = [before, after].map((view) => (view.has('allOf') ? open(view) : asIs(view)));
  if (from === undefined || to === undefined) return undefined;
  const plain = before.has('allOf') ? after : before;
  const opened = (before.has('allOf') ? from : to).view;
  // Only if the other side has the same keywords itself. Otherwise a condition was added or removed.
  const asserted = (view: View) => [...view.keys()].filter((key) => !ANNOTATIONS.has(key));
  const same =
    asserted(opened).every((key) => plain.has(key)) && asserted(plain).every((key) => opened.has(key));
  return same ? [from, to] : undefined;
}
