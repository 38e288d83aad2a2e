/**
 * A schema object with its reference replaced by what it leads to: keywords in, merged keywords out, and the keywords
 * that could not be merged. Follows no reference out of the document and ends on cycles.
 * Implements `$ref` beside other keywords, as JSON Schema 2020-12 reads them.
 */
import { isObject } from '../../lock/pointer.ts';
import { type Fact, fact } from '../fact.ts';
import { type Context, ruleOf } from './context.ts';
import type { SchemaDocument } from './document.ts';
import { ANNOTATIONS, HOUSEKEEPING, isAssertion } from './keywords.ts';
import { declaredIn, dialectOf, isBefore } from './meaning/dialects.ts';
import { inside, members, type Place, type View } from './place.ts';
import { textRule } from './texts.ts';

interface Expanded {
  readonly view: View;
  /** Pointers of what was followed. */
  readonly followed: readonly string[];
  /** Keywords behind the reference that are not in the view. */
  readonly dropped: readonly Dropped[];
}

/** A keyword that was replaced by one of the same name, or that only says where a schema is. */
interface Dropped {
  readonly keyword: string;
  readonly place: Place;
}

export interface Merged {
  readonly view: View;
  readonly dropped: readonly Dropped[];
}

const MOST_HOPS = 64;

/** A view with its reference replaced by what it leads to; `undefined` if one object cannot hold both. */
export function expand(
  document: SchemaDocument,
  view: View,
  where: 'reference' | 'definition',
): Expanded | undefined {
  const followed: string[] = [];
  const dropped: Dropped[] = [];
  let out: View = view;
  for (let ref = out.get('$ref'); ref !== undefined; ref = out.get('$ref')) {
    const target = typeof ref.value === 'string' ? document.follow(ref.value) : undefined;
    if (
      target === undefined ||
      followed.length >= MOST_HOPS ||
      followed.includes(target.at) ||
      target.value === false ||
      (isAlone(document) && [...out.keys()].some((key) => key !== '$ref' && isAssertion(key)))
    )
      return undefined;
    followed.push(target.at);
    const merged = merge(out, '$ref', {
      value: target.value,
      at: where === 'definition' ? target.at : ref.at.slice(0, -'/$ref'.length),
    });
    if (merged === undefined) return undefined;
    out = merged.view;
    // Reported where it is defined, because the reference has a keyword of the same name.
    for (const { keyword, place } of merged.dropped) {
      dropped.push({ keyword, place: inside(target, keyword, place.value) });
    }
  }
  return { view: out, followed, dropped };
}

/** A view with one keyword replaced by the members of a schema; `undefined` if both have the same keyword. */
export function merge(view: View, keyword: string, schema: Place): Merged | undefined {
  if (schema.value !== true && !isObject(schema.value)) return undefined;
  const out = new Map(view);
  const dropped: Dropped[] = [];
  out.delete(keyword);
  if (!canStandTogether(out, members(schema))) return undefined;
  for (const [key, place] of members(schema)) {
    if (!HOUSEKEEPING.has(key) && !out.has(key)) out.set(key, place);
    else if (HOUSEKEEPING.has(key) || ANNOTATIONS.has(key)) dropped.push({ keyword: key, place });
    else return undefined;
  }
  return { view: out, dropped };
}

/** Until draft-07, a reference stands alone: what is beside it does not apply. */
function isAlone(document: SchemaDocument): boolean {
  const dialect = dialectOf(declaredIn(document));
  return dialect !== undefined && isBefore(dialect, '2019-09');
}

/** Keywords that look at what stands beside them, and what they look at. */
const LOOKING: readonly (readonly [looking: readonly string[], at: readonly string[]])[] = [
  [
    ['additionalProperties', 'unevaluatedProperties'],
    ['properties', 'patternProperties', 'additionalProperties'],
  ],
  [
    ['items', 'additionalItems', 'unevaluatedItems'],
    ['prefixItems', 'items', 'contains'],
  ],
  [['then', 'else'], ['if']],
  [['minContains', 'maxContains'], ['contains']],
];

/** Whether two lists of keywords mean as one what they mean apart. */
export const canStandTogether = (one: View, other: View): boolean =>
  LOOKING.every(([looking, at]) =>
    [
      [one, other],
      [other, one],
    ].every(([from, to]) => !looking.some((key) => from?.has(key)) || !at.some((key) => to?.has(key))),
  );

/** Text that only one side has behind a reference: the model reads it, even if a validator ignores it. */
export function compareDropped(
  context: Context,
  before: readonly Dropped[],
  after: readonly Dropped[],
): readonly Fact[] {
  const only = (list: readonly Dropped[], other: readonly Dropped[]) =>
    list.filter(({ keyword, place }) => !other.some((each) => isSame(context, each, keyword, place)));
  const factOf = ({ keyword, place }: Dropped, isNew: boolean): Fact =>
    fact(
      ruleOf(context.direction, textRule(keyword)),
      place.at,
      isNew ? undefined : place.value,
      isNew ? place.value : undefined,
    );
  return [
    ...only(before, after).map((each) => factOf(each, false)),
    ...only(after, before).map((each) => factOf(each, true)),
  ];
}

const isSame = (context: Context, each: Dropped, keyword: string, place: Place): boolean =>
  each.keyword === keyword && context.identity.same(each.place.value, place.value);
