/**
 * Alternatives and conditions: the lists of both sides in, facts out. Equal members are paired first, then members that
 * are clearly the same alternative; the rest was added or removed. The order of members means nothing.
 * Implements `any-of-member-*` (`anyOf`, `oneOf`) and `all-of-member-*` (`allOf`, and a list that was added or removed whole).
 */
import { isObject } from '../../lock/pointer.ts';
import { own } from '../differences.ts';
import { type Fact, fact } from '../fact.ts';
import { addedPart, addedSeverity } from './added-parts.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { elements, members, type Place } from './place.ts';
import { typesOf } from './types.ts';

export function compareCombinators(context: Context, site: Site): readonly Fact[] {
  const { before, after, changed } = site;
  const [from, to] = [onlyChoice(site.before), onlyChoice(site.after)];
  if (from !== undefined && to !== undefined && from !== to && changed.has(from) && changed.has(to)) {
    const facts = lists(context, before.get(from), after.get(to), 'any-of');
    return [...facts, keywordFact(context, site, 'other-changed', to), ...allOf(context, site)];
  }
  return [
    ...(['anyOf', 'oneOf'] as const).flatMap((key) => (changed.has(key) ? choice(context, site, key) : [])),
    ...allOf(context, site),
  ];
}

const allOf = (context: Context, site: Site): readonly Fact[] => {
  if (!site.changed.has('allOf')) return [];
  const [before, after] = [site.before.get('allOf'), site.after.get('allOf')];
  if (isMalformed(before) || isMalformed(after))
    return [keywordFact(context, site, 'other-changed', 'allOf')];
  const facts = lists(context, before, after, 'all-of');
  return isReordered(context, before, after) ? [respelled(context, site, ['allOf'])] : facts;
};

function choice(context: Context, site: Site, key: 'anyOf' | 'oneOf'): readonly Fact[] {
  const [before, after] = [site.before.get(key), site.after.get(key)];
  if (isMalformed(before) || isMalformed(after)) return [keywordFact(context, site, 'other-changed', key)];
  // A list of alternatives where there was none restricts the input, so it is a condition.
  if (before === undefined && after !== undefined) {
    return addedPart(context, 'all-of-member-added', after, listRank(context, after));
  }
  if (after === undefined) return [keywordFact(context, site, 'all-of-member-removed', key)];
  const facts = lists(context, before, after, 'any-of');
  return isReordered(context, before, after) ? [respelled(context, site, [key])] : facts;
}

const listRank = (context: Context, list: Place) => {
  const ranks = elements(list).map((place) => addedSeverity(context, place, 'low'));
  return ranks.find((rank) => rank === 'high') ?? ranks.find((rank) => rank !== undefined);
};

/** Whether two lists hold the same members; an empty list counts as none. */
function isReordered(context: Context, before: Place | undefined, after: Place | undefined): boolean {
  const idsOf = (list: Place | undefined) =>
    elements(list)
      .map(({ value }) => context.identity.of(value))
      .sort((a, b) => a - b)
      .join();
  return idsOf(before) === idsOf(after);
}

/** Facts about the members of two lists. */
function lists(
  context: Context,
  before: Place | undefined,
  after: Place | undefined,
  kind: 'any-of' | 'all-of',
): readonly Fact[] {
  return memberFacts(context, elements(before), elements(after), kind);
}

export function memberFacts(
  context: Context,
  before: readonly Place[],
  after: readonly Place[],
  kind: 'any-of' | 'all-of',
): readonly Fact[] {
  const equal = pairUp(before, after, ({ value }) => String(context.identity.of(value)));
  const alike = pairUp(equal.removed, equal.added, likeness);
  const facts = alike.pairs.flatMap(([from, to]) => context.compare(from, to));
  return [
    ...facts,
    ...alike.removed.map(({ value, at }) =>
      fact(ruleOf(context.direction, `${kind}-member-removed`), at, value, undefined),
    ),
    ...alike.added.flatMap((place) =>
      addedPart(
        context,
        `${kind}-member-added`,
        place,
        addedSeverity(context, place, kind === 'any-of' ? 'medium' : 'low'),
      ),
    ),
  ];
}

function pairUp(before: readonly Place[], after: readonly Place[], keyOf: (place: Place) => string) {
  const unpaired = new Map<string, Place[]>();
  for (const place of [...after].reverse()) {
    const key = keyOf(place);
    const list = unpaired.get(key);
    if (list === undefined) unpaired.set(key, [place]);
    else list.push(place);
  }
  const pairs: (readonly [Place, Place])[] = [];
  const removed: Place[] = [];
  const paired = new Set<Place>();
  for (const place of before) {
    const match = unpaired.get(keyOf(place))?.pop();
    if (match === undefined) removed.push(place);
    else {
      pairs.push([place, match]);
      paired.add(match);
    }
  }
  return { pairs, removed, added: after.filter((place) => !paired.has(place)) };
}

/** What identifies an alternative: its reference, its types, and the fixed values of its properties. */
function likeness(place: Place): string {
  const { value } = place;
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const fixed = [...members(members(place).get('properties'))]
    .filter((entry) => isObject(entry[1].value) && Object.hasOwn(entry[1].value, 'const'))
    .map(
      ([name, { value: schema }]) =>
        [name, isObject(schema) ? (own(schema, 'const') ?? null) : null] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const types = typesOf(members(place));
  return JSON.stringify([
    own(value, '$ref') ?? null,
    types === undefined ? null : [...types].sort(),
    own(value, 'const') ?? null,
    fixed,
  ]);
}

const onlyChoice = (view: Site['before']): 'anyOf' | 'oneOf' | undefined =>
  view.has('anyOf') === view.has('oneOf') ? undefined : view.has('anyOf') ? 'anyOf' : 'oneOf';

const isMalformed = (place: Place | undefined): boolean => place !== undefined && !Array.isArray(place.value);
