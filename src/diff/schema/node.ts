/**
 * One pair of schemas: two places in, the facts of this node and of all below it out. Each keyword belongs to one of the
 * files called here; a keyword that belongs to none is shown as it is. Compares each pair of pointers once.
 * Implements the walk over JSON Schema 2020-12.
 */
import { isObject } from '../../lock/pointer.ts';
import { type Fact, fact } from '../fact.ts';
import { addedSeverity, nestedFacts } from './added-parts.ts';
import { compareCombinators } from './combinators.ts';
import { compareConditions, isCosmetic } from './conditions.ts';
import { compareConstraints } from './constraints.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { compareDefault } from './defaults.ts';
import { deferDefinitions } from './definitions.ts';
import { compareDialect } from './dialect.ts';
import { compareValues } from './enums.ts';
import { compareDropped, expand } from './expand.ts';
import { compareExtraKeys } from './extra-keys.ts';
import { compareElements } from './items.ts';
import { ANNOTATIONS } from './keywords.ts';
import { headerInSight, singleAllOf } from './opened.ts';
import { members, type Place, type View } from './place.ts';
import { compareProperties } from './properties.ts';
import { compareReferences, explain, unresolvedReference } from './references.ts';
import { compareTexts, OTHER_ANNOTATIONS } from './texts.ts';
import { compareTypes, isImpliedByType } from './types.ts';
import { align, isAmong } from './unions.ts';

/** The files that compare a group of keywords, in the order of their facts. */
const GROUPS = [
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
  ...OTHER_ANNOTATIONS,
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

/** Keywords with which one set of values can be written in several ways. */
const FORMS = ['type', 'nullable', 'enum', 'const', 'anyOf', 'oneOf'] as const;

export function compareNode(context: Context, before: Place, after: Place): readonly Fact[] {
  if (context.identity.same(before.value, after.value)) {
    context.unchanged.push(before.value);
    return [];
  }
  const { of } = context.identity;
  const key = `${of(before.value)} ${of(after.value)} ${before.at.length} ${before.at} ${after.at}`;
  if (context.seen.has(key)) return [];
  context.seen.add(key);
  context.budget.steps -= 1;
  if (context.budget.depth <= 0) return compareWhole(context, before, after);
  context.budget.depth -= 1;
  const facts = compareObjects(context, before, after);
  context.budget.depth += 1;
  if (facts.every(isCosmetic) || facts.some(isNaming) || !context.meaning.same(before.value, after.value))
    return facts;
  explain(context, before, after);
  return [proven(context, before, after), ...facts.filter(isOrder)];
}

/** A name by which references find a part: what they lead to can change though they are written as before. */
const NAMING: ReadonlySet<string> = new Set(['$id', '$anchor', '$dynamicAnchor', '$recursiveAnchor']);
const isNaming = ({ rule, pointer }: Fact): boolean =>
  rule.endsWith('/other-changed') && NAMING.has(pointer.slice(pointer.lastIndexOf('/') + 1));

/** The address of a whole schema only says where it is kept. */
const namingRank = ({ afterAt }: Site, key: string): 'medium' | undefined =>
  NAMING.has(key) && (key !== '$id' || afterAt !== '') ? 'medium' : undefined;

/** Another order of fixed values, which a model reads in this order. */
const isOrder = ({ rule, pointer }: Fact): boolean =>
  rule.endsWith('/annotation-changed') && /\/(?:enum|anyOf|oneOf)$/.test(pointer);

/** The one fact about two parts that mean the same, though keyword by keyword they differ. */
function proven(context: Context, before: Place, after: Place): Fact {
  const isMoved = [before, after].some(({ value }) => isObject(value) && Object.hasOwn(value, '$ref'));
  const rule = ruleOf(context.direction, isMoved ? 'ref-moved' : 'respelled');
  return fact(rule, after.at, before.value, after.value);
}

function compareObjects(context: Context, before: Place, after: Place): readonly Fact[] {
  if (!isSchemaObject(before) || !isSchemaObject(after)) return compareWhole(context, before, after);
  const views = [members(before), members(after)] as const;
  const refs = views.map((view) => view.get('$ref'));
  const bothOrNone = (refs[0] === undefined) === (refs[1] === undefined);
  if (!bothOrNone) return compareInlined(context, before, after, views[0], views[1]);
  const opened = singleAllOf(views[0], views[1]);
  if (opened !== undefined) {
    const [from, to] = opened;
    return withMove(context, before, after, [
      ...compareViews(context, before, after, from.view, to.view),
      ...compareDropped(context, from.dropped, to.dropped),
    ]);
  }
  return compareViews(context, before, after, views[0], views[1]);
}

const isSchemaObject = ({ value }: Place): boolean => value === true || isObject(value);

/** `false`, a value that is no schema, and what is deeper than the limit. */
function compareWhole(context: Context, before: Place, after: Place): readonly Fact[] {
  const made = (name: 'type-widened' | 'type-narrowed' | 'other-changed') =>
    fact(
      ruleOf(context.direction, name),
      after.at,
      before.value,
      after.value,
      addedSeverity(context, after, name === 'type-widened' ? 'medium' : 'low'),
    );
  if (before.value === false && isSchemaObject(after))
    return [made('type-widened'), ...nestedFacts(context, after)];
  if (after.value === false && isSchemaObject(before)) return [made('type-narrowed')];
  return [made('other-changed'), ...nestedFacts(context, after)];
}

/** A reference on one side, its content on the other. */
function compareInlined(
  context: Context,
  before: Place,
  after: Place,
  from: View,
  to: View,
): readonly Fact[] {
  const oldTarget = from.has('$ref') ? expand(context.before, from, 'reference') : undefined;
  const newTarget = to.has('$ref') ? expand(context.after, to, 'reference') : undefined;
  if ((oldTarget === undefined && newTarget === undefined) || context.budget.steps <= 0) {
    const severity = addedSeverity(context, after, 'low');
    const reference = unresolvedReference(context, before, after);
    const isRemote = reference.rule.endsWith('/remote-ref');
    const isOther = reference.rule.endsWith('/other-changed');
    return [
      isOther && severity !== undefined ? { ...reference, severity } : reference,
      ...nestedFacts(context, after).filter(({ pointer }) => !isRemote || pointer !== `${after.at}/$ref`),
    ];
  }
  const dropped = [...(oldTarget?.dropped ?? []), ...(newTarget?.dropped ?? [])];
  if (dropped.some(({ keyword }) => ANNOTATIONS.has(keyword)) && isAmong(context, from, to))
    return compareViews(context, before, after, from, to);
  for (const at of oldTarget?.followed ?? []) context.explainedBefore.add(at);
  for (const at of newTarget?.followed ?? []) context.explainedAfter.add(at);
  const facts = [
    ...compareViews(context, before, after, oldTarget?.view ?? from, newTarget?.view ?? to),
    ...headerInSight(context, after, from, to),
    ...compareDropped(context, oldTarget?.dropped ?? [], newTarget?.dropped ?? []),
  ];
  return withMove(context, before, after, facts);
}

/** The facts, and that a reference moved if they report no other change. */
const withMove = (context: Context, before: Place, after: Place, facts: readonly Fact[]): readonly Fact[] =>
  facts.every(isCosmetic)
    ? [fact(ruleOf(context.direction, 'ref-moved'), after.at, before.value, after.value), ...facts]
    : facts;

function compareViews(
  context: Context,
  before: Place,
  after: Place,
  rawBefore: View,
  rawAfter: View,
): readonly Fact[] {
  const aligned = align(context, rawBefore, rawAfter, [before.at, after.at]);
  const { before: from, after: to, flattened } = aligned;
  const differing = [...new Set([...from.keys(), ...to.keys()])].filter(
    (key) => !context.identity.same(from.get(key)?.value, to.get(key)?.value),
  );
  for (const [key, { value }] of from) {
    if (!differing.includes(key)) context.unchanged.push(key === '$ref' ? { $ref: value } : value);
  }
  const implied = differing.filter((key) => isImpliedByType(key, from, to));
  const changed = new Set(differing.filter((key) => !implied.includes(key)));
  const site: Site = {
    before: from,
    after: to,
    rawBefore,
    rawAfter,
    beforeAt: before.at,
    afterAt: after.at,
    flattened,
    changed,
  };
  const forms = [...compareTypes(context, site, implied), ...compareValues(context, site)];
  const facts = [
    ...(changed.has('$ref') ? compareReferences(context, site) : []),
    ...forms,
    ...aligned.facts,
    ...GROUPS.flatMap((compare) => compare(context, site)),
    ...differing
      .filter((key) => !KNOWN.has(key))
      .map((key) => keywordFact(context, site, 'other-changed', key, namingRank(site, key))),
  ];
  const isReported = forms.length > 0 || aligned.facts.some((each) => !isCosmetic(each));
  const formChanged = flattened || ['type', 'nullable', 'enum', 'const'].some((key) => changed.has(key));
  return formChanged && !isReported ? [...facts, respelled(context, site, FORMS)] : facts;
}
