/**
 * The types that a schema names, and those of values: keywords or a value in, names of types out. `nullable: true` counts as the
 * type `null`, an integer as a number. Without `type`, a list of values says the types.
 * Implements `type` of JSON Schema 2020-12, and `nullable` of OpenAPI.
 */
import { isWhole } from '../../lock/decimal.ts';
import { literalOf } from '../../lock/exact-number.ts';
import type { Json } from '../../model.ts';
import type { View } from './place.ts';

/** `undefined`: any type. */
export type Types = ReadonlySet<string> | undefined;

const ALL = ['array', 'boolean', 'null', 'number', 'object', 'string'] as const;

const NAMES: ReadonlySet<Json> = new Set([...ALL, 'integer']);

/** Whether a value of `type` is a name of a type or a list of names. */
export const isType = (value: Json): boolean =>
  NAMES.has(value) ||
  (Array.isArray(value) && (value as readonly Json[]).every((name: Json) => NAMES.has(name)));

/** The types that a view accepts. */
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

/** The JSON Schema type of a value. */
export function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const literal = literalOf(value);
  if (literal !== undefined) return isWhole(literal) ? 'integer' : 'number';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

/** The type of which a type is a part: `number` for `integer`. */
export const broadly = (type: string): string => (type === 'integer' ? 'number' : type);

/** Values by their type; an integer is a number. */
export function byType(values: readonly Json[]): ReadonlyMap<string, readonly Json[]> {
  const out = new Map<string, Json[]>();
  for (const value of values) {
    const type = broadly(kindOf(value));
    const list = out.get(type);
    if (list === undefined) out.set(type, [value]);
    else list.push(value);
  }
  return out;
}

/** Whether a type is among some types. */
export const accepts = (types: Types, name: string): boolean =>
  types === undefined || types.has(name) || (name === 'integer' && types.has('number'));

/** Keywords that apply to values of one type only. */
export const TYPE_OF_KEYWORD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    number: 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
    string: 'minLength maxLength pattern format',
    array:
      'minItems maxItems uniqueItems items prefixItems additionalItems contains minContains maxContains unevaluatedItems',
    object:
      'properties required additionalProperties patternProperties propertyNames minProperties maxProperties dependentRequired dependentSchemas dependencies unevaluatedProperties',
  }).flatMap(([kind, keywords]) => keywords.split(' ').map((keyword) => [keyword, kind] as const)),
);
