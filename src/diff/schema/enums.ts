/**
 * Lists of allowed values: `enum` and `const` of both sides in, one fact for each added or removed value out. A `const`
 * is a list of one value. Never reads a value as a schema. Another order of the same list is `annotation-changed`: it
 * allows the same values, but the model reads the list in this order.
 * Implements the `enum-*` rules and `const-changed`.
 */
import { type Fact, fact } from '../fact.ts';
import { type Context, keywordFact, rawSides, ruleOf, type Site } from './context.ts';
import { accepts, typesOf } from './kinds.ts';
import { elements, type Place, type View } from './place.ts';

const KEYWORDS = ['enum', 'const'] as const;

export function compareValues(context: Context, site: Site): readonly Fact[] {
  if (!KEYWORDS.some((key) => site.changed.has(key))) return [];
  const [before, after] = [valuesOf(site.before), valuesOf(site.after)];
  if (before === 'malformed' || after === 'malformed') {
    return KEYWORDS.filter((key) => site.changed.has(key)).map((key) =>
      keywordFact(context, site, 'other-changed', key),
    );
  }
  if (before === undefined || after === undefined) {
    const { pointer, before: rawBefore, after: rawAfter } = rawSides(context, site, FORMS);
    const name = before === undefined ? 'enum-introduced' : 'enum-dropped';
    const at = before === undefined || after !== undefined ? pointer : (removedPointer(site) ?? pointer);
    return [
      fact(
        ruleOf(context.direction, name),
        at,
        before === undefined ? undefined : rawBefore,
        after === undefined ? undefined : rawAfter,
      ),
    ];
  }
  if (site.before.has('const') && site.after.has('const') && site.changed.has('const')) {
    return [keywordFact(context, site, 'const-changed', 'const')];
  }
  const { of } = context.identity;
  const [oldIds, newIds] = [
    new Set(before.map(({ value }) => of(value))),
    new Set(after.map(({ value }) => of(value))),
  ];
  if (nullIsImplied(site)) for (const ids of [oldIds, newIds]) ids.add(of(null));
  const facts = [
    ...distinct(context, before)
      .filter(({ value }) => !newIds.has(of(value)))
      .map(({ value, at }) => fact(ruleOf(context.direction, 'enum-value-removed'), at, value, undefined)),
    ...distinct(context, after)
      .filter(({ value }) => !oldIds.has(of(value)))
      .map(({ value, at }) => fact(ruleOf(context.direction, 'enum-value-added'), at, undefined, value)),
  ];
  if (facts.length > 0) return facts;
  if (nullIsImplied(site) && !site.flattened) return [];
  const order = (places: readonly Place[]) =>
    distinct(context, places)
      .filter(({ value }) => !site.flattened || value !== null)
      .map(({ value }) => of(value))
      .join();
  const areLists = site.before.has('enum') && site.after.has('enum');
  return areLists && (!site.flattened || order(before) !== order(after))
    ? [keywordFact(context, site, 'annotation-changed', 'enum')]
    : [];
}

const FORMS = ['enum', 'const', 'anyOf', 'oneOf'] as const;

/** Whether `null` in the list only follows the types, whose change is reported. */
function nullIsImplied(site: Site): boolean {
  const [before, after] = [typesOf(site.before), typesOf(site.after)];
  const declared = [site.before, site.after].every((view) => view.has('type'));
  return site.flattened || (declared && accepts(before, 'null') !== accepts(after, 'null'));
}

const removedPointer = (site: Site): string | undefined =>
  KEYWORDS.map((key) => site.before.get(key)?.at).find((at) => at !== undefined);

function distinct(context: Context, places: readonly Place[]): readonly Place[] {
  const seen = new Set<number>();
  return places.filter(({ value }) => {
    const id = context.identity.of(value);
    return !seen.has(id) && seen.add(id);
  });
}

/** The listed values with their places; `undefined` without a list, `malformed` for what is not a usable list. */
function valuesOf(view: View): readonly Place[] | 'malformed' | undefined {
  const fixed = view.get('const');
  const list = view.get('enum');
  if (fixed !== undefined && list !== undefined) return 'malformed';
  if (fixed !== undefined) return [fixed];
  if (list === undefined) return undefined;
  return Array.isArray(list.value) ? elements(list) : 'malformed';
}
