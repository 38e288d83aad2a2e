/**
 * Kinds of value a schema accepts: two views of one node in, at most one fact out. `nullable: true` counts as the
 * type `null`, an integer as a number; without `type`, a list of values says the types. Never reports a spelling as
 * a change of kind.
 * Implements `type-widened`, `type-narrowed` and `type-changed`, and which echoes such a change absorbs.
 */
import type { Json } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { arrivalRank, arrivals } from './arrivals.ts';
import { type Context, keywordFact, rawSides, ruleOf, type Site } from './context.ts';
import type { View } from './place.ts';

/** `undefined`: any kind. */
export type Types = ReadonlySet<string> | undefined;

const ALL = ['array', 'boolean', 'null', 'number', 'object', 'string'] as const;

const NAMES: ReadonlySet<Json> = new Set([...ALL, 'integer']);

/** Whether a value of `type` says kinds and nothing else. */
export const isType = (value: Json): boolean =>
  NAMES.has(value) ||
  (Array.isArray(value) && (value as readonly Json[]).every((name: Json) => NAMES.has(name)));

/** The kinds a view accepts. */
export function typesOf(view: View): Types {
  const type = view.get('type')?.value;
  const listed = Array.isArray(type) ? (type as readonly Json[]) : type === undefined ? undefined : [type];
  const names = listed?.filter((name) => typeof name === 'string') ?? kindsOfValues(view);
  if (names === undefined) return undefined;
  const out = new Set<string>(names);
  if (view.get('nullable')?.value === true) out.add('null');
  if (out.has('number')) out.delete('integer');
  return ALL.every((name) => out.has(name)) ? undefined : out;
}

function kindsOfValues(view: View): readonly string[] | undefined {
  const values = view.get('const') ?? view.get('enum');
  if (values === undefined) return undefined;
  if (view.has('const')) return [kindOf(values.value)];
  return Array.isArray(values.value) ? (values.value as readonly Json[]).map(kindOf) : undefined;
}

/** The JSON Schema name of a value's kind. */
export function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

/** Whether a kind of value is among some. */
export const accepts = (types: Types, name: string): boolean =>
  types === undefined || types.has(name) || (name === 'integer' && types.has('number'));

const covers = (wide: Types, narrow: Types): boolean =>
  wide === undefined || (narrow !== undefined && [...narrow].every((name) => accepts(wide, name)));

/** Keywords that mean something for one kind of value only. */
const KIND_OF_KEYWORD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    number: 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
    string: 'minLength maxLength pattern format',
    array:
      'minItems maxItems uniqueItems items prefixItems additionalItems contains minContains maxContains unevaluatedItems',
    object:
      'properties required additionalProperties patternProperties propertyNames minProperties maxProperties dependentRequired dependentSchemas dependencies unevaluatedProperties',
  }).flatMap(([kind, keywords]) => keywords.split(' ').map((keyword) => [keyword, kind] as const)),
);
/** Keywords that can say which kinds are accepted. */
const FORMS = ['type', 'nullable', 'anyOf', 'oneOf'] as const;
const CARRIES_PARTS = new Set(['array', 'object']);

/** Whether the coming or going of a keyword only echoes that its kind of value came or went. */
export function isEcho(keyword: string, before: View, after: View): boolean {
  const [from, to] = [typesOf(before), typesOf(after)];
  if (from === undefined || to === undefined) return false;
  if (covers(from, to) && covers(to, from)) return false;
  const [had, has] = [before.get(keyword), after.get(keyword)];
  if ((had === undefined) === (has === undefined)) return false;
  const without = had === undefined ? from : to;
  if (keyword === 'enum' || keyword === 'const') {
    const value = (had ?? has)?.value ?? null;
    const values: readonly Json[] =
      keyword === 'enum' && Array.isArray(value) ? (value as readonly Json[]) : [value];
    return values.every((each) => !accepts(without, kindOf(each)));
  }
  const kind = KIND_OF_KEYWORD.get(keyword);
  if (kind === undefined) return false;
  return kind === 'number' ? !without.has('number') && !without.has('integer') : !without.has(kind);
}

/** The one fact about kinds; `echoes` are the keywords it absorbs, shown with it when they hold parts. */
export function compareTypes(context: Context, site: Site, echoes: readonly string[]): readonly Fact[] {
  // Without a word about kinds, what values are listed is all there is to say.
  if (![site.before, site.after].some((view) => view.has('type') || view.has('nullable'))) return [];
  const [before, after] = [typesOf(site.before), typesOf(site.after)];
  const [wider, narrower] = [covers(after, before), covers(before, after)];
  if (wider && narrower) {
    // What is no name of a kind restricts nothing and can say anything.
    const isOdd = (key: string, value: Json | undefined): boolean =>
      value !== undefined && (key === 'type' ? !isType(value) : typeof value !== 'boolean');
    return ['type', 'nullable']
      .filter((key) => site.changed.has(key))
      .filter((key) => [site.before, site.after].some((view) => isOdd(key, view.get(key)?.value)))
      .map((key) => keywordFact(context, site, 'other-changed', key));
  }
  const parts = echoes.filter((key) => CARRIES_PARTS.has(KIND_OF_KEYWORD.get(key) ?? ''));
  const sides = rawSides(context, site, [...FORMS, ...parts]);
  const came = parts.flatMap((key) => {
    const place = site.after.get(key);
    // A schema of that keyword alone, at the place of the schema that really holds it.
    const at = place?.at.slice(0, -(key.length + 1)) ?? '';
    return place === undefined ? [] : [{ value: { [key]: place.value }, at }];
  });
  const rank = came.some((part) => arrivalRank(context, part, 'medium') === 'high')
    ? 'high'
    : wider && onlyIntegerToNumber(before, after) && context.direction === 'input'
      ? 'low'
      : undefined;
  const name = wider ? 'type-widened' : narrower ? 'type-narrowed' : 'type-changed';
  return [
    fact(ruleOf(context.direction, name), sides.pointer, sides.before, sides.after, rank),
    ...came.flatMap((part) => arrivals(context, part)),
  ];
}

function onlyIntegerToNumber(before: Types, after: Types): boolean {
  if (before === undefined || after === undefined) return false;
  const gained = [...after].filter((name) => !before.has(name));
  return gained.length === 1 && gained[0] === 'number' && before.has('integer');
}
