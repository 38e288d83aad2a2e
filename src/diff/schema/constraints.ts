/**
 * Limits on values: both views of a node in, one fact for each changed limit out, loosened or tightened. Never compiles
 * a `pattern`. A limit that is not a number is shown as it is.
 * Implements `constraint-*`, `pattern-changed`, `format-changed` and `noise/integer-bounds`.
 */
import { compareDecimals } from '../../lock/decimal.ts';
import { literalOf } from '../../lock/exact-number.ts';
import type { Json, Severity } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { type Context, keywordFact, pointerAt, respelled, ruleOf, type Site } from './context.ts';
import { typesOf } from './kinds.ts';

const UPPER = [
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
  'maxContains',
] as const;
const LOWER = [
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
  'minContains',
] as const;
const FLOORED: Readonly<Record<string, number>> = {
  minLength: 0,
  minItems: 0,
  minProperties: 0,
  minContains: 1,
};
const RESPELLED_BOUNDS = [
  ['minimum', 'exclusiveMinimum', -1],
  ['maximum', 'exclusiveMaximum', 1],
] as const;

export function compareConstraints(context: Context, site: Site): readonly Fact[] {
  const limits = [...UPPER, ...LOWER].filter((key) => site.changed.has(key));
  const idle = limits.filter((key) => isSafeBound(site, key));
  const paired = pairedBounds(context, site);
  const done = new Set([...idle, ...paired.flatMap(({ keywords }) => keywords)]);
  return [
    ...idle.map((key) => ({
      ...keywordFact(context, site, 'other-changed', key),
      rule: 'noise/integer-bounds' as const,
    })),
    ...paired.map((each) => each.fact),
    ...limits.filter((key) => !done.has(key)).map((key) => limit(context, site, key)),
    ...(site.changed.has('multipleOf') ? [multiple(context, site)] : []),
    ...(site.changed.has('uniqueItems') ? [unique(context, site)] : []),
    ...(site.changed.has('pattern') ? [keywordFact(context, site, 'pattern-changed', 'pattern')] : []),
    ...(site.changed.has('format') ? [keywordFact(context, site, 'format-changed', 'format')] : []),
  ];
}

function limit(context: Context, site: Site, key: string): Fact {
  const [before, after] = [site.before.get(key)?.value, site.after.get(key)?.value];
  if (!isLimit(before) || !isLimit(after)) return keywordFact(context, site, 'other-changed', key);
  const sign = (UPPER as readonly string[]).includes(key) ? 1 : -1;
  const open = FLOORED[key] ?? sign * Number.POSITIVE_INFINITY;
  const compared = compareLimits(after ?? open, before ?? open);
  if (compared === undefined) return keywordFact(context, site, 'other-changed', key);
  const moved = sign * compared;
  if (moved === 0) return respelled(context, site, [key]);
  return keywordFact(
    context,
    site,
    moved > 0 ? 'constraint-loosened' : 'constraint-tightened',
    key,
    moved > 0 ? capRank(context, key, before, after) : undefined,
  );
}

function capRank(context: Context, key: string, before: Json | undefined, after: Json | undefined) {
  const rank: Severity = 'medium';
  if (context.direction !== 'input' || key !== 'maxLength' || before === undefined) return undefined;
  return after === undefined || roughly(after) >= roughly(before) * 10 ? rank : undefined;
}

/** A bound that moved between its inclusive and its exclusive keyword is one move. */
function pairedBounds(context: Context, site: Site) {
  return RESPELLED_BOUNDS.flatMap(([inclusive, exclusive, sign]) => {
    const before = boundOf(site.before, inclusive, exclusive, sign);
    const after = boundOf(site.after, inclusive, exclusive, sign);
    if (before === undefined || after === undefined || before.keyword === after.keyword) return [];
    const moved = sign * compareNumbers(after.value, before.value) || after.open - before.open;
    const keywords: readonly string[] = [inclusive, exclusive].filter((key) => site.changed.has(key));
    const name = moved > 0 ? 'constraint-loosened' : 'constraint-tightened';
    const made =
      moved === 0
        ? respelled(context, site, keywords)
        : fact(
            ruleOf(context.direction, name),
            pointerAt(site, after.keyword),
            { [before.keyword]: before.raw },
            { [after.keyword]: after.raw },
          );
    return [{ keywords, fact: made }];
  });
}

function boundOf(view: Site['before'], inclusive: string, exclusive: string, sign: number) {
  const [closed, open] = [view.get(inclusive)?.value, view.get(exclusive)?.value];
  if (typeof closed === 'number' && open === undefined) {
    return { keyword: inclusive, value: closed, raw: closed, open: 1 };
  }
  if (typeof open !== 'number' || closed !== undefined) return undefined;
  const whole = typesOf(view)?.has('integer') === true && Number.isInteger(open);
  return { keyword: exclusive, value: whole ? open - sign : open, raw: open, open: whole ? 1 : 0 };
}

function multiple(context: Context, site: Site): Fact {
  const [before, after] = [site.before.get('multipleOf')?.value, site.after.get('multipleOf')?.value];
  const divides = (a: Json | undefined, b: Json | undefined): boolean =>
    a === undefined || (typeof a === 'number' && typeof b === 'number' && Number.isInteger(b / a));
  const name = divides(after, before)
    ? 'constraint-loosened'
    : divides(before, after)
      ? 'constraint-tightened'
      : 'other-changed';
  return keywordFact(context, site, name, 'multipleOf');
}

function unique(context: Context, site: Site): Fact {
  const [before, after] = [site.before.get('uniqueItems')?.value, site.after.get('uniqueItems')?.value];
  const isSwitch = [before, after].every((side) => side === undefined || typeof side === 'boolean');
  if (!isSwitch) return keywordFact(context, site, 'other-changed', 'uniqueItems');
  if ((before ?? false) === (after ?? false)) return respelled(context, site, ['uniqueItems']);
  if (after === true) return keywordFact(context, site, 'constraint-tightened', 'uniqueItems');
  const name = before === true && (after ?? false) === false ? 'constraint-loosened' : 'other-changed';
  return keywordFact(context, site, name, 'uniqueItems');
}

function isSafeBound(site: Site, key: string): boolean {
  const bound =
    key === 'maximum' ? Number.MAX_SAFE_INTEGER : key === 'minimum' ? Number.MIN_SAFE_INTEGER : undefined;
  const sides = [site.before.get(key)?.value, site.after.get(key)?.value];
  return (
    bound !== undefined &&
    sides.every((value) => value === undefined || value === bound) &&
    [site.before, site.after].every((view) => typesOf(view)?.has('integer') === true)
  );
}

const isLimit = (value: Json | undefined): boolean => value === undefined || textOf(value) !== undefined;

/** A number as text, also one that JavaScript cannot hold; undefined for every other value. */
const textOf = (value: Json): string | undefined =>
  typeof value === 'number' ? String(value) : literalOf(value);

const roughly = (value: Json): number => Number(textOf(value));

/** Exact for numbers of any size; undefined where that is not known. An infinite limit is none at all. */
const compareLimits = (a: Json, b: Json): number | undefined =>
  compareNumbers(infinity(a), infinity(b)) || compareDecimals(textOf(a) ?? '', textOf(b) ?? '');

const infinity = (limit: Json): number => (typeof limit === 'number' && !Number.isFinite(limit) ? limit : 0);

const compareNumbers = (a: number, b: number): number => (a === b ? 0 : a > b ? 1 : -1);
