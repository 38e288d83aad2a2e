/**
 * Named properties of an object: `properties` and `required` of both sides in, facts out. A property that is added as
 * required is one fact, and so is a renamed property. Never reads an inherited name.
 * Implements the `property-*` rules, `noise/required-order` and `noise/empty-required`.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, Severity } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { addedPart } from './added-parts.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { isFreeTextSlot } from './free-text.ts';
import { members, type Place } from './place.ts';
import { pairRenamed } from './renames.ts';

const KEYWORDS = ['properties', 'required'] as const;
type Members = ReadonlyMap<string, Place>;

export function compareProperties(context: Context, site: Site): readonly Fact[] {
  if (!KEYWORDS.some((key) => site.changed.has(key))) return [];
  const malformed = KEYWORDS.filter((key) => site.changed.has(key) && !isUsable(site, key));
  if (malformed.length > 0) return malformed.map((key) => keywordFact(context, site, 'other-changed', key));
  const { direction } = context;
  // If a changed type implies the change, it is not in `changed`, and its members are part of the type change.
  const listed = site.changed.has('properties');
  const before = listed ? members(site.before.get('properties')) : new Map<string, Place>();
  const after = listed ? members(site.after.get('properties')) : new Map<string, Place>();
  const [oldRequired, newRequired] = [required(site.before), required(site.after)];
  const removed = [...before].filter(([name]) => !after.has(name));
  const added = [...after].filter(([name]) => !before.has(name));
  const { pairs: renamed, complete } = pairRenamed(context, removed, added);
  const oldNames = new Set(renamed.map(({ from }) => from));
  const newNames = new Map(renamed.map(({ from, to }) => [to, from]));
  const facts: Fact[] = complete ? [] : [notPaired(site, removed.length, added.length)];
  for (const [name, place] of removed) {
    if (oldNames.has(name)) continue;
    facts.push(fact(ruleOf(direction, 'property-removed'), place.at, place.value, undefined));
  }
  for (const [name, place] of added) {
    const from = newNames.get(name);
    const previous = from === undefined ? undefined : before.get(from);
    if (from === undefined || previous === undefined) {
      const rule = newRequired.has(name) ? 'property-added-required' : 'property-added-optional';
      const rank: Severity | undefined =
        direction === 'input' && isFreeTextSlot(name, place, context.after) ? 'high' : undefined;
      for (const one of addedPart(context, rule, place, rank)) facts.push(one);
    } else {
      facts.push(renaming(context, from, previous, name, place));
    }
  }
  for (const [name, place] of after) {
    const previous = before.get(name);
    if (previous !== undefined) for (const one of context.compare(previous, place)) facts.push(one);
  }
  if (site.changed.has('required'))
    for (const one of compareRequired(context, site, { before, after, newNames, oldRequired, newRequired }))
      facts.push(one);
  const isEmpty = listed && before.size === 0 && after.size === 0;
  return isEmpty ? [...facts, respelled(context, site, ['properties'])] : facts;
}

/** That similar properties were not looked for. */
const notPaired = (site: Site, removed: number, added: number): Fact =>
  fact(
    'server/not-paired',
    `${site.afterAt}/properties`,
    `${removed} properties removed`,
    `${added} properties added`,
  );

/** A renamed property is one fact; other small changes in it raise the severity and are shown on both sides. */
function renaming(context: Context, from: string, old: Place, to: string, place: Place): Fact {
  const inner = context.compare(old, place);
  const asksForContext =
    context.direction === 'input' &&
    isFreeTextSlot(to, place, context.after) &&
    !isFreeTextSlot(from, old, context.before);
  const isHigh =
    asksForContext ||
    inner.some(
      ({ severity, rule }) =>
        severity === 'high' || rule.endsWith('/remote-ref') || rule === 'schema/header-mirror-added',
    );
  return fact(
    ruleOf(context.direction, 'property-renamed'),
    place.at,
    { name: from, schema: old.value },
    { name: to, schema: place.value },
    isHigh ? 'high' : undefined,
  );
}

interface Both {
  readonly before: Members;
  readonly after: Members;
  readonly newNames: ReadonlyMap<string, string>;
  readonly oldRequired: ReadonlySet<string>;
  readonly newRequired: ReadonlySet<string>;
}

function compareRequired(context: Context, site: Site, both: Both): readonly Fact[] {
  const { before, after, newNames, oldRequired, newRequired } = both;
  const [allBefore, allAfter] = [
    members(site.before.get('properties')),
    members(site.after.get('properties')),
  ];
  const oldNames = new Map([...newNames].map(([to, from]) => [from, to]));
  const pointerOf = (name: string): string =>
    allAfter.get(name)?.at ?? allBefore.get(name)?.at ?? `${site.afterAt}/required`;
  const requiredFact = (name: string, isRequired: boolean): Fact => {
    const rule = ruleOf(
      context.direction,
      isRequired ? 'property-became-required' : 'property-became-optional',
    );
    if (allAfter.has(name) || allBefore.has(name))
      return fact(rule, pointerOf(name), !isRequired, isRequired);
    // No property has this name, so only the name is shown.
    return isRequired
      ? fact(rule, pointerOf(name), undefined, name, 'medium')
      : fact(rule, pointerOf(name), name, undefined);
  };
  const isNew = (name: string): boolean => after.has(name) && !before.has(name);
  const isRemoved = (name: string): boolean => before.has(name) && !after.has(name);
  const facts: Fact[] = [];
  for (const name of newRequired) {
    const oldName = newNames.get(name);
    const becameRequired =
      oldName === undefined ? !oldRequired.has(name) && !isNew(name) : !oldRequired.has(oldName);
    if (becameRequired) facts.push(requiredFact(name, true));
  }
  for (const name of oldRequired) {
    const newName = oldNames.get(name);
    if (newName !== undefined) {
      if (!newRequired.has(newName)) facts.push(requiredFact(newName, false));
    } else if (!newRequired.has(name) && !isRemoved(name)) facts.push(requiredFact(name, false));
  }
  const isSame =
    oldRequired.size === newRequired.size && [...oldRequired].every((name) => newRequired.has(name));
  if (facts.length > 0 || !isSame) return facts;
  const either = site.before.get('required') === undefined || site.after.get('required') === undefined;
  const rule = either ? 'noise/empty-required' : 'noise/required-order';
  return [{ ...keywordFact(context, site, 'other-changed', 'required'), rule }];
}

const required = (view: Site['before']): ReadonlySet<string> => {
  const list = view.get('required')?.value;
  return new Set(
    Array.isArray(list) ? (list as readonly Json[]).filter((name) => typeof name === 'string') : [],
  );
};

function isUsable(site: Site, key: (typeof KEYWORDS)[number]): boolean {
  return [site.before.get(key)?.value, site.after.get(key)?.value].every((value) =>
    key === 'properties'
      ? value === undefined || isObject(value)
      : value === undefined ||
        (Array.isArray(value) && (value as readonly Json[]).every((name) => typeof name === 'string')),
  );
}
