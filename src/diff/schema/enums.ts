/**
 * Closed lists of values: `enum` and `const` of one node in, facts out, one for each value that came or went. A
 * `const` is a list of one. Never walks a value as a schema. Another order of the same list is `annotation-changed`:
 * nothing is allowed or refused by it, but the model reads the list in that order.
 * Implements the `enum-*` rules and `const-changed`.
 */
import { type Fact, fact } from '../fact.ts';
import { type Context, keywordFact, rawSides, ruleOf, type Site } from './context.ts';
import { elements, type Place, type View } from './place.ts';
import { accepts, typesOf } from './types.ts';

const KEYWORDS = ['enum', 'const'] as const;

export function compareValues(context: Context, site: Site): readonly Fact[] {
  if (!KEYWORDS.some((key) => site.changed.has(key))) return [];
  const [before, after] = [valuesOf(site.before), valuesOf(site.after)];
  if (before === 'odd' || after === 'odd') {
    return KEYWORDS.filter((key) => site.changed.has(key)).map((key) =>
      keywordFact(context, site, 'other-changed', key),
    );
  }
  if (before === undefined || after === undefined) {
    const { pointer, before: had, after: has } = rawSides(context, site, FORMS);
    const name = before === undefined ? 'enum-introduced' : 'enum-dropped';
    const at = before === undefined || after !== undefined ? pointer : (pointerOfGone(site) ?? pointer);
    return [
      fact(
        ruleOf(context.direction, name),
        at,
        before === undefined ? undefined : had,
        after === undefined ? undefined : has,
      ),
    ];
  }
  if (site.before.has('const') && site.after.has('const') && site.changed.has('const')) {
    return [keywordFact(context, site, 'const-changed', 'const')];
  }
  const { of } = context.identity;
  const [had, has] = [
    new Set(before.map(({ value }) => of(value))),
    new Set(after.map(({ value }) => of(value))),
  ];
  if (nullIsEcho(site)) for (const set of [had, has]) set.add(of(null));
  const facts = [
    ...once(context, before)
      .filter(({ value }) => !has.has(of(value)))
      .map(({ value, at }) => fact(ruleOf(context.direction, 'enum-value-removed'), at, value, undefined)),
    ...once(context, after)
      .filter(({ value }) => !had.has(of(value)))
      .map(({ value, at }) => fact(ruleOf(context.direction, 'enum-value-added'), at, undefined, value)),
  ];
  if (facts.length > 0) return facts;
  if (nullIsEcho(site)) return [];
  return site.before.has('enum') && site.after.has('enum') && !site.lifted
    ? [keywordFact(context, site, 'annotation-changed', 'enum')]
    : [];
}

const FORMS = ['enum', 'const', 'anyOf', 'oneOf'] as const;

/** Whether `null` in or out of the list only follows the kinds, which tell it. */
function nullIsEcho(site: Site): boolean {
  const [before, after] = [typesOf(site.before), typesOf(site.after)];
  const declared = [site.before, site.after].every((view) => view.has('type'));
  return site.lifted || (declared && accepts(before, 'null') !== accepts(after, 'null'));
}

const pointerOfGone = (site: Site): string | undefined =>
  KEYWORDS.map((key) => site.before.get(key)?.at).find((at) => at !== undefined);

function once(context: Context, places: readonly Place[]): readonly Place[] {
  const seen = new Set<number>();
  return places.filter(({ value }) => {
    const id = context.identity.of(value);
    return !seen.has(id) && seen.add(id);
  });
}

/** The listed values, each with its place; `undefined` when there is no list, `odd` when it is none that counts. */
function valuesOf(view: View): readonly Place[] | 'odd' | undefined {
  const fixed = view.get('const');
  const list = view.get('enum');
  if (fixed !== undefined && list !== undefined) return 'odd';
  if (fixed !== undefined) return [fixed];
  if (list === undefined) return undefined;
  return Array.isArray(list.value) ? elements(list) : 'odd';
}
