/**
 * Alternatives and conditions: the lists of both sides in, facts out. A member that changed is told as its change; what has
 * no counterpart was added or removed. The order of members means nothing, but where each is one value.
 * Implements `any-of-member-*` (`anyOf`, `oneOf`) and `all-of-member-*` (`allOf`, and a list that was added or removed whole).
 */
import { isObject } from '../../lock/pointer.ts';
import { type Fact, fact } from '../fact.ts';
import { addedPart, addedSeverity, limitSeverity } from './added-parts.ts';
import { matchMembers } from './alternatives.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { elements, type Place } from './place.ts';

export function compareCombinators(context: Context, site: Site): readonly Fact[] {
  const { before, after, changed } = site;
  const [from, to] = [onlyChoice(site.before), onlyChoice(site.after)];
  if (from !== undefined && to !== undefined && from !== to && changed.has(from) && changed.has(to)) {
    const facts = lists(context, before.get(from), after.get(to), 'any-of');
    const other = keywordFact(context, site, 'other-changed', to);
    const isSame = isEither(context, from === 'oneOf' ? 'before' : 'after', site);
    const rule = isSame ? ruleOf(context.direction, 'respelled') : other.rule;
    return [...facts, { ...other, rule }, ...allOf(context, site)];
  }
  return [
    ...(['anyOf', 'oneOf'] as const).flatMap((key) => (changed.has(key) ? choice(context, site, key) : [])),
    ...allOf(context, site),
  ];
}

/** Whether the list of `oneOf` means the same as `anyOf`, because no value fits two of its members. */
function isEither({ meaning }: Context, side: 'before' | 'after', site: Site): boolean {
  const list = site[side].get('oneOf')?.value ?? null;
  return meaning.numbers().some((of) => of[side]({ oneOf: list }) === of[side]({ anyOf: list }));
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
  if (!isReordered(context, before, after)) return facts;
  // A model reads fixed values in the order in which they are listed.
  const areFixed = elements(after).every(({ value }) => isObject(value) && Object.hasOwn(value, 'const'));
  return areFixed && elements(after).length > 0
    ? [keywordFact(context, site, 'annotation-changed', key)]
    : [respelled(context, site, [key])];
}

const listRank = (context: Context, list: Place) => {
  const ranks = elements(list).map((place) => limitSeverity(context, place));
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
  const { pairs, removed, added, complete } = matchMembers(context, before, after);
  const isInput = kind === 'any-of';
  return [
    ...(complete ? [] : [notPaired(removed, added, isInput ? 'alternatives' : 'conditions')]),
    ...pairs.flatMap(([from, to]) => context.compare(from, to)),
    ...removed.map(({ value, at }) =>
      fact(ruleOf(context.direction, `${kind}-member-removed`), at, value, undefined),
    ),
    ...added.flatMap((place) =>
      addedPart(
        context,
        `${kind}-member-added`,
        place,
        isInput ? addedSeverity(context, place, 'medium') : limitSeverity(context, place),
      ),
    ),
  ];
}

/** That similar members were not looked for. */
const notPaired = (removed: readonly Place[], added: readonly Place[], what: string): Fact =>
  fact(
    'server/not-paired',
    (added[0] ?? removed[0])?.at.replace(/\/[^/]*$/, '') ?? '',
    `${removed.length} ${what} removed`,
    `${added.length} ${what} added`,
  );

const onlyChoice = (view: Site['before']): 'anyOf' | 'oneOf' | undefined =>
  view.has('anyOf') === view.has('oneOf') ? undefined : view.has('anyOf') ? 'anyOf' : 'oneOf';

const isMalformed = (place: Place | undefined): boolean => place !== undefined && !Array.isArray(place.value);
