/**
 * One pair of schemas: two places in, the facts of this node and all below it out. Each keyword belongs to one of
 * the files called here; one that belongs to none is shown as it stands. Compares a pair of pointers once.
 * Implements the node of the walk over JSON Schema 2020-12.
 */
import { isObject } from '../../lock/pointer.ts';
import { type Fact, fact } from '../fact.ts';
import { arrivalRank, arrivals } from './arrivals.ts';
import { compareCombinators } from './combinators.ts';
import { compareConditions, isCosmetic } from './conditions.ts';
import { compareConstraints } from './constraints.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { compareDefault } from './defaults.ts';
import { deferDefinitions } from './definitions.ts';
import { compareDialect } from './dialect.ts';
import { compareValues } from './enums.ts';
import { compareDropped, expand, type Merged, merge } from './expand.ts';
import { compareExtraKeys } from './extra-keys.ts';
import { compareElements } from './items.ts';
import { members, type Place, type View } from './place.ts';
import { compareProperties } from './properties.ts';
import { compareReferences, opaque } from './references.ts';
import { compareTexts, MARKS } from './texts.ts';
import { compareTypes, isEcho } from './types.ts';
import { align } from './unions.ts';

const AREAS = [
  compareDialect,
  compareDefault,
  compareConstraints,
  compareTexts,
  compareProperties,
  compareExtraKeys,
  compareElements,
  compareCombinators,
  compareConditions,
  deferDefinitions,
] as const;

const KNOWN: ReadonlySet<string> = new Set([
  ...MARKS,
  ...'$schema type nullable enum const default description x-mcp-header properties required'.split(' '),
  ...'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern format'.split(
    ' ',
  ),
  ...'minItems maxItems uniqueItems minContains maxContains minProperties maxProperties'.split(' '),
  ...'additionalProperties unevaluatedProperties unevaluatedItems additionalItems patternProperties'.split(
    ' ',
  ),
  ...'propertyNames items prefixItems contains anyOf oneOf allOf not if then else'.split(' '),
  ...'dependentRequired dependentSchemas dependencies $defs definitions $ref'.split(' '),
]);

/** Keywords in which one set of values can be said in several ways. */
const FORMS = ['type', 'nullable', 'enum', 'const', 'anyOf', 'oneOf'] as const;

export function compareNode(context: Context, before: Place, after: Place): readonly Fact[] {
  if (context.identity.same(before.value, after.value)) return [];
  const { of } = context.identity;
  const key = `${of(before.value)} ${of(after.value)} ${before.at.length} ${before.at} ${after.at}`;
  if (context.seen.has(key)) return [];
  context.seen.add(key);
  context.budget.steps -= 1;
  if (context.budget.depth <= 0) return compareBare(context, before, after);
  context.budget.depth -= 1;
  const facts = compareObjects(context, before, after);
  context.budget.depth += 1;
  return facts;
}

function compareObjects(context: Context, before: Place, after: Place): readonly Fact[] {
  if (!isSchemaObject(before) || !isSchemaObject(after)) return compareBare(context, before, after);
  const views = [members(before), members(after)] as const;
  const refs = views.map((view) => view.get('$ref'));
  const bothOrNone = (refs[0] === undefined) === (refs[1] === undefined);
  if (!bothOrNone) return compareInlined(context, before, after, views[0], views[1]);
  const lone = loneCondition(views[0], views[1]);
  if (lone !== undefined)
    return moved(context, before, after, [
      ...compareViews(context, before, after, lone[0].view, lone[1].view),
      ...compareDropped(context, lone[0].dropped, lone[1].dropped),
    ]);
  return compareViews(context, before, after, views[0], views[1]);
}

const isSchemaObject = ({ value }: Place): boolean => value === true || isObject(value);

/** `false`, what is no schema at all, and what lies deeper than any document that was let in. */
function compareBare(context: Context, before: Place, after: Place): readonly Fact[] {
  const made = (name: 'type-widened' | 'type-narrowed' | 'other-changed') =>
    fact(
      ruleOf(context.direction, name),
      after.at,
      before.value,
      after.value,
      arrivalRank(context, after, name === 'type-widened' ? 'medium' : 'low'),
    );
  if (before.value === false && isSchemaObject(after))
    return [made('type-widened'), ...arrivals(context, after)];
  if (after.value === false && isSchemaObject(before)) return [made('type-narrowed')];
  return [made('other-changed'), ...arrivals(context, after)];
}

/** A reference on one side, its content on the other. */
function compareInlined(
  context: Context,
  before: Place,
  after: Place,
  from: View,
  to: View,
): readonly Fact[] {
  const old = from.has('$ref') ? expand(context.before, from, 'reference') : undefined;
  const now = to.has('$ref') ? expand(context.after, to, 'reference') : undefined;
  if ((old === undefined && now === undefined) || context.budget.steps <= 0) {
    const rank = arrivalRank(context, after, 'low');
    const made = opaque(context, before, after);
    const held =
      made.rule.endsWith('/other-changed') && rank !== undefined ? { ...made, severity: rank } : made;
    const isOwn = made.rule.endsWith('/remote-ref');
    return [
      held,
      ...arrivals(context, after).filter(({ pointer }) => !isOwn || pointer !== `${after.at}/$ref`),
    ];
  }
  for (const at of old?.followed ?? []) context.explainedBefore.add(at);
  for (const at of now?.followed ?? []) context.explainedAfter.add(at);
  const facts = [
    ...compareViews(context, before, after, old?.view ?? from, now?.view ?? to),
    ...compareDropped(context, old?.dropped ?? [], now?.dropped ?? []),
  ];
  return moved(context, before, after, facts);
}

/** Says that a reference moved when nothing else is to be said. */
const moved = (context: Context, before: Place, after: Place, facts: readonly Fact[]): readonly Fact[] =>
  facts.every(isCosmetic)
    ? [fact(ruleOf(context.direction, 'ref-moved'), after.at, before.value, after.value), ...facts]
    : facts;

/** `allOf` with a single member on one side only, as older generators wrote a reference with a description. */
function loneCondition(before: View, after: View): readonly [Merged, Merged] | undefined {
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
  // Only where the other side says the same things outright; else it is a condition that came or went.
  const same = [...opened.keys()].every((key) => plain.has(key)) && plain.size === opened.size;
  return same ? [from, to] : undefined;
}

function compareViews(
  context: Context,
  before: Place,
  after: Place,
  rawBefore: View,
  rawAfter: View,
): readonly Fact[] {
  const aligned = align(context, rawBefore, rawAfter, [before.at, after.at]);
  const { before: from, after: to, lifted } = aligned;
  const differing = [...new Set([...from.keys(), ...to.keys()])].filter(
    (key) => !context.identity.same(from.get(key)?.value, to.get(key)?.value),
  );
  const echoes = differing.filter((key) => isEcho(key, from, to));
  const changed = new Set(differing.filter((key) => !echoes.includes(key)));
  const site: Site = {
    before: from,
    after: to,
    rawBefore,
    rawAfter,
    beforeAt: before.at,
    afterAt: after.at,
    lifted,
    changed,
  };
  const forms = [...compareTypes(context, site, echoes), ...compareValues(context, site)];
  const facts = [
    ...(changed.has('$ref') ? compareReferences(context, site) : []),
    ...forms,
    ...aligned.facts,
    ...AREAS.flatMap((compare) => compare(context, site)),
    ...differing
      .filter((key) => !KNOWN.has(key))
      .map((key) => keywordFact(context, site, 'other-changed', key)),
  ];
  const said = forms.length > 0 || aligned.facts.some((each) => !isCosmetic(each));
  const asked = lifted || ['type', 'nullable', 'enum', 'const'].some((key) => changed.has(key));
  return asked && !said ? [...facts, respelled(context, site, FORMS)] : facts;
}
