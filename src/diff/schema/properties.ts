/**
 * Named members of an object: `properties` and `required` of both sides in, facts out. A member that came required
 * is one fact, a member that changed its name is one fact. Never reads a name from a prototype.
 * Implements the `property-*` rules, `noise/required-order` and `noise/empty-required`.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, Severity } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { addedPart } from './arrivals.ts';
import { type Context, keywordFact, respelled, ruleOf, type Site } from './context.ts';
import { isSlot, nameAsks } from './free-text.ts';
import { members, type Place } from './place.ts';
import { pairRenamed } from './renames.ts';

const KEYWORDS = ['properties', 'required'] as const;
type Members = ReadonlyMap<string, Place>;

export function compareProperties(context: Context, site: Site): readonly Fact[] {
  if (!KEYWORDS.some((key) => site.changed.has(key))) return [];
  const odd = KEYWORDS.filter((key) => site.changed.has(key) && !isUsable(site, key));
  if (odd.length > 0) return odd.map((key) => keywordFact(context, site, 'other-changed', key));
  const { direction } = context;
  // An echo of a type change is not in `changed`, and its members are part of that change.
  const listed = site.changed.has('properties');
  const before = listed ? members(site.before.get('properties')) : new Map<string, Place>();
  const after = listed ? members(site.after.get('properties')) : new Map<string, Place>();
  const [had, has] = [required(site.before), required(site.after)];
  const gone = [...before].filter(([name]) => !after.has(name));
  const came = [...after].filter(([name]) => !before.has(name));
  const renamed = pairRenamed(context, gone, came);
  const oldNames = new Set(renamed.map(({ from }) => from));
  const newNames = new Map(renamed.map(({ from, to }) => [to, from]));
  const facts: Fact[] = [];
  for (const [name, place] of gone) {
    if (oldNames.has(name)) continue;
    facts.push(fact(ruleOf(direction, 'property-removed'), place.at, place.value, undefined));
  }
  for (const [name, place] of came) {
    const from = newNames.get(name);
    const old = from === undefined ? undefined : before.get(from);
    if (from === undefined || old === undefined) {
      const rule = has.has(name) ? 'property-added-required' : 'property-added-optional';
      const rank: Severity | undefined =
        direction === 'input' && isSlot(name, place, context.after) ? 'high' : undefined;
      facts.push(...addedPart(context, rule, place, rank));
    } else {
      facts.push(renaming(context, from, old, name, place));
    }
  }
  for (const [name, place] of after) {
    const old = before.get(name);
    if (old !== undefined) facts.push(...context.compare(old, place));
  }
  if (site.changed.has('required'))
    facts.push(...compareRequired(context, site, { before, after, newNames, had, has }));
  const isEmpty = listed && before.size === 0 && after.size === 0;
  return isEmpty ? [...facts, respelled(context, site, ['properties'])] : facts;
}

/** The name itself is what changed; what little else did raises the rank and is shown in both sides. */
function renaming(context: Context, from: string, old: Place, to: string, place: Place): Fact {
  const inner = context.compare(old, place);
  const slot =
    context.direction === 'input' && nameAsks(to) && !nameAsks(from) && isSlot(to, place, context.after);
  const high =
    slot ||
    inner.some(
      ({ severity, rule }) =>
        severity === 'high' || rule.endsWith('/remote-ref') || rule === 'schema/header-mirror-added',
    );
  return fact(
    ruleOf(context.direction, 'property-renamed'),
    place.at,
    { name: from, schema: old.value },
    { name: to, schema: place.value },
    high ? 'high' : undefined,
  );
}

interface Both {
  readonly before: Members;
  readonly after: Members;
  readonly newNames: ReadonlyMap<string, string>;
  readonly had: ReadonlySet<string>;
  readonly has: ReadonlySet<string>;
}

function compareRequired(context: Context, site: Site, both: Both): readonly Fact[] {
  const { before, after, newNames, had, has } = both;
  const [allBefore, allAfter] = [
    members(site.before.get('properties')),
    members(site.after.get('properties')),
  ];
  const oldNames = new Map([...newNames].map(([to, from]) => [from, to]));
  const place = (name: string): string =>
    allAfter.get(name)?.at ?? allBefore.get(name)?.at ?? `${site.afterAt}/required`;
  const turn = (name: string, now: boolean): Fact => {
    const rule = ruleOf(context.direction, now ? 'property-became-required' : 'property-became-optional');
    if (allAfter.has(name) || allBefore.has(name)) return fact(rule, place(name), !now, now);
    // No member has this name, so the name is all there is to see.
    return now
      ? fact(rule, place(name), undefined, name, 'medium')
      : fact(rule, place(name), name, undefined);
  };
  const isNew = (name: string): boolean => after.has(name) && !before.has(name);
  const isGone = (name: string): boolean => before.has(name) && !after.has(name);
  const facts: Fact[] = [];
  for (const name of has) {
    const old = newNames.get(name);
    if (old !== undefined ? !had.has(old) : !had.has(name) && !isNew(name)) facts.push(turn(name, true));
  }
  for (const name of had) {
    const now = oldNames.get(name);
    if (now !== undefined) {
      if (!has.has(now)) facts.push(turn(now, false));
    } else if (!has.has(name) && !isGone(name)) facts.push(turn(name, false));
  }
  const equal = had.size === has.size && [...had].every((name) => has.has(name));
  if (facts.length > 0 || !equal) return facts;
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
