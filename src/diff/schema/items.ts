/**
 * Elements of an array: both views of a node in, facts out. A list in `items` (draft-07) means the same as `prefixItems`,
 * unless a document declares a dialect that knows no such list.
 * An added element schema is a new limit, a removed one is a limit fewer.
 * Implements `items`, `prefixItems` and `contains`.
 */
import { type Fact, fact } from '../fact.ts';
import { addedPart, limitSeverity } from './added-parts.ts';
import { type Context, keywordFact, type RuleName, respelled, ruleOf, type Site } from './context.ts';
import type { SchemaDocument } from './document.ts';
import { declaredIn, dialectOf, isBefore } from './meaning/dialects.ts';
import { elements, type Place, type View } from './place.ts';

const KEYWORDS = ['items', 'prefixItems'] as const;

export function compareElements(context: Context, site: Site): readonly Fact[] {
  const contains = site.changed.has('contains')
    ? part(context, site.before.get('contains'), site.after.get('contains'), LIMITS)
    : [];
  if (!KEYWORDS.some((key) => site.changed.has(key))) return contains;
  if ([site.before, site.after].some(isMalformed)) {
    const malformed = KEYWORDS.filter((key) => site.changed.has(key));
    return [...contains, ...malformed.map((key) => keywordFact(context, site, 'other-changed', key))];
  }
  const [before, after] = [tupleOf(site.before), tupleOf(site.after)];
  const facts: Fact[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    for (const one of part(context, before[index], after[index], CONDITIONS)) facts.push(one);
  }
  for (const one of part(context, restOf(site.before), restOf(site.after), LIMITS)) facts.push(one);
  const { same } = context.identity;
  // The same elements under the other keyword.
  const isMoved =
    before.length === after.length &&
    before.every(({ value }, index) => same(value, after[index]?.value)) &&
    same(restOf(site.before)?.value, restOf(site.after)?.value);
  if (!isMoved) return [...contains, ...facts];
  if (countsTuple(context.before, site.before) && countsTuple(context.after, site.after))
    return [...contains, respelled(context, site, KEYWORDS)];
  const changed = KEYWORDS.filter((key) => site.changed.has(key));
  return [...contains, ...changed.map((key) => keywordFact(context, site, 'other-changed', key))];
}

interface Names {
  readonly added: RuleName;
  readonly removed: RuleName;
}
const LIMITS: Names = { added: 'constraint-tightened', removed: 'constraint-loosened' };
const CONDITIONS: Names = { added: 'all-of-member-added', removed: 'all-of-member-removed' };

function part(
  context: Context,
  before: Place | undefined,
  after: Place | undefined,
  names: Names,
): readonly Fact[] {
  if (before !== undefined && after !== undefined) return context.compare(before, after);
  if (after !== undefined) return addedPart(context, names.added, after, limitSeverity(context, after));
  if (before === undefined) return [];
  return [fact(ruleOf(context.direction, names.removed), before.at, before.value, undefined)];
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

/** Whether the dialect that a document declares knows a list of elements under this keyword. */
function countsTuple(document: SchemaDocument, view: View): boolean {
  const declared = declaredIn(document);
  const dialect = dialectOf(declared);
  if (declared === undefined || dialect === undefined) return declared === undefined;
  return isBefore(dialect, '2020-12') !== view.has('prefixItems');
}

/** Whether a view has both forms at once, or a tuple that is not a list. */
function isMalformed(view: View): boolean {
  const prefix = view.get('prefixItems');
  return prefix !== undefined && (!Array.isArray(prefix.value) || listOf(view) !== undefined);
}
