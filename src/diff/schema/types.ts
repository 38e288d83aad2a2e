/**
 * Types that a schema accepts: two views of one node in, at most one fact out. `nullable: true` counts as the type
 * `null`, an integer as a number. Without `type`, a list of values says the types. Another spelling of the same types is
 * no change. Implements `type-widened`, `type-narrowed` and `type-changed`, and which other changes they imply.
 */
import type { Json } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { addedSeverity, nestedFacts } from './added-parts.ts';
import { type Context, keywordFact, rawSides, ruleOf, type Site } from './context.ts';
import { accepts, isType, kindOf, TYPE_OF_KEYWORD, type Types, typesOf } from './kinds.ts';
import type { View } from './place.ts';

const covers = (wide: Types, narrow: Types): boolean =>
  wide === undefined || (narrow !== undefined && [...narrow].every((name) => accepts(wide, name)));

/** Keywords that can say which types are accepted. */
const FORMS = ['type', 'nullable', 'anyOf', 'oneOf'] as const;
const TYPES_WITH_PARTS = new Set(['array', 'object']);

/** Whether a keyword was added or removed only because the type that it applies to was. */
export function isImpliedByType(keyword: string, before: View, after: View): boolean {
  const [from, to] = [typesOf(before), typesOf(after)];
  if (from === undefined || to === undefined) return false;
  if (covers(from, to) && covers(to, from)) return false;
  const [oldPlace, newPlace] = [before.get(keyword), after.get(keyword)];
  if ((oldPlace === undefined) === (newPlace === undefined)) return false;
  const without = oldPlace === undefined ? from : to;
  if (keyword === 'enum' || keyword === 'const') {
    const value = (oldPlace ?? newPlace)?.value ?? null;
    const values: readonly Json[] =
      keyword === 'enum' && Array.isArray(value) ? (value as readonly Json[]) : [value];
    return values.every((each) => !accepts(without, kindOf(each)));
  }
  const kind = TYPE_OF_KEYWORD.get(keyword);
  if (kind === undefined) return false;
  return kind === 'number' ? !without.has('number') && !without.has('integer') : !without.has(kind);
}

/** The one fact about types. `implied`: the keywords that it implies, shown with it if they hold schemas. */
export function compareTypes(context: Context, site: Site, implied: readonly string[]): readonly Fact[] {
  // Without `type` and `nullable`, the listed values say everything.
  if (![site.before, site.after].some((view) => view.has('type') || view.has('nullable'))) return [];
  const [before, after] = [typesOf(site.before), typesOf(site.after)];
  const [wider, narrower] = [covers(after, before), covers(before, after)];
  if (wider && narrower) {
    // A value that is no name of a type restricts nothing and can contain any text.
    const isMalformed = (key: string, value: Json | undefined): boolean =>
      value !== undefined && (key === 'type' ? !isType(value) : typeof value !== 'boolean');
    return ['type', 'nullable']
      .filter((key) => site.changed.has(key))
      .filter((key) => [site.before, site.after].some((view) => isMalformed(key, view.get(key)?.value)))
      .map((key) => keywordFact(context, site, 'other-changed', key));
  }
  const parts = implied.filter((key) => TYPES_WITH_PARTS.has(TYPE_OF_KEYWORD.get(key) ?? ''));
  const sides = rawSides(context, site, [...FORMS, ...parts]);
  const added = parts.flatMap((key) => {
    const place = site.after.get(key);
    // A schema with this keyword alone, at the place of the schema that holds it.
    const at = place?.at.slice(0, -(key.length + 1)) ?? '';
    return place === undefined ? [] : [{ value: { [key]: place.value }, at }];
  });
  const rank = added.some((part) => addedSeverity(context, part, 'medium') === 'high')
    ? 'high'
    : wider && onlyIntegerToNumber(before, after) && context.direction === 'input'
      ? 'low'
      : undefined;
  const name = wider ? 'type-widened' : narrower ? 'type-narrowed' : 'type-changed';
  return [
    fact(ruleOf(context.direction, name), sides.pointer, sides.before, sides.after, rank),
    ...added.flatMap((part) => nestedFacts(context, part)),
  ];
}

function onlyIntegerToNumber(before: Types, after: Types): boolean {
  if (before === undefined || after === undefined) return false;
  const gained = [...after].filter((name) => !before.has(name));
  return gained.length === 1 && gained[0] === 'number' && before.has('integer');
}
