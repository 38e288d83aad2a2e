/**
 * Elements of an array: both views of a node in, facts out. A list in `items` (draft-07) and `prefixItems` are the
 * same places; an element schema that came is a limit, one that went is a limit fewer.
 * Implements `items`, `prefixItems` and `contains`.
 */
import { type Fact, fact } from '../fact.ts';
import { addedPart, arrivalRank } from './arrivals.ts';
import { type Context, keywordFact, type RuleName, respelled, ruleOf, type Site } from './context.ts';
import { elements, type Place, type View } from './place.ts';

const KEYWORDS = ['items', 'prefixItems'] as const;

export function compareElements(context: Context, site: Site): readonly Fact[] {
  const contains = site.changed.has('contains')
    ? part(context, site.before.get('contains'), site.after.get('contains'), LIMITS)
    : [];
  if (!KEYWORDS.some((key) => site.changed.has(key))) return contains;
  if ([site.before, site.after].some(isOdd)) {
    const odd = KEYWORDS.filter((key) => site.changed.has(key));
    return [...contains, ...odd.map((key) => keywordFact(context, site, 'other-changed', key))];
  }
  const [before, after] = [tupleOf(site.before), tupleOf(site.after)];
  const facts: Fact[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    facts.push(...part(context, before[index], after[index], CONDITIONS));
  }
  facts.push(...part(context, restOf(site.before), restOf(site.after), LIMITS));
  const { same } = context.identity;
  // The same elements under the other keyword.
  const isMoved =
    before.length === after.length &&
    before.every(({ value }, index) => same(value, after[index]?.value)) &&
    same(restOf(site.before)?.value, restOf(site.after)?.value);
  return [...contains, ...(isMoved ? [respelled(context, site, KEYWORDS)] : facts)];
}

interface Names {
  readonly came: RuleName;
  readonly went: RuleName;
}
const LIMITS: Names = { came: 'constraint-tightened', went: 'constraint-loosened' };
const CONDITIONS: Names = { came: 'all-of-member-added', went: 'all-of-member-removed' };

function part(
  context: Context,
  before: Place | undefined,
  after: Place | undefined,
  names: Names,
): readonly Fact[] {
  if (before !== undefined && after !== undefined) return context.compare(before, after);
  if (after !== undefined) return addedPart(context, names.came, after, arrivalRank(context, after, 'low'));
  if (before === undefined) return [];
  return [fact(ruleOf(context.direction, names.went), before.at, before.value, undefined)];
}

const tupleOf = (view: View): readonly Place[] => elements(view.get('prefixItems') ?? listOf(view));

const listOf = (view: View): Place | undefined => {
  const items = view.get('items');
  return Array.isArray(items?.value) ? items : undefined;
};

const restOf = (view: View): Place | undefined => {
  const items = view.get('items');
  return Array.isArray(items?.value) ? undefined : items;
};

/** Both forms at once, or a tuple that is no list: nobody can say what was meant. */
function isOdd(view: View): boolean {
  const prefix = view.get('prefixItems');
  return prefix !== undefined && (!Array.isArray(prefix.value) || listOf(view) !== undefined);
}
