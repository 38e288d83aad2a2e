/**
 * A validator of JSON Schema for tests, written as the specification reads and for nothing else: a schema and a value in, whether
 * the value fits out. Knows the keywords that `schema-proof.test.ts` makes schemas of.
 */
import type { Json, JsonObject } from '../../src/model.ts';

const isMap = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const equal = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

export function fits(root: Json, schema: Json, value: Json, depth = 0): boolean {
  if (typeof schema === 'boolean') return schema;
  if (!isMap(schema)) throw new Error('no schema');
  // A circle of references that never reaches a value.
  if (depth > 60) throw new Error('circle');
  return Object.keys(schema).every((keyword) => RULES[keyword]?.({ root, schema, value, depth }) ?? true);
}

interface Case {
  readonly root: Json;
  readonly schema: JsonObject;
  readonly value: Json;
  readonly depth: number;
}
type Rule = (one: Case) => boolean;

const sub = ({ root, depth }: Case, schema: Json | undefined, value: Json): boolean =>
  fits(root, schema ?? true, value, depth + 1);
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const map = (value: Json | undefined): JsonObject => (isMap(value) ? value : {});
const number = (test: (value: number, limit: number) => boolean, keyword: string): Rule => {
  return ({ schema, value }) => typeof value !== 'number' || test(value, Number(schema[keyword]));
};
const typeOf = (value: Json): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const RULES: Readonly<Record<string, Rule>> = {
  type: ({ schema, value }) =>
    [schema['type']]
      .flat()
      .some((type) => type === typeOf(value) || (type === 'integer' && Number.isInteger(value))),
  enum: ({ schema, value }) => list(schema['enum']).some((each) => equal(each, value)),
  const: ({ schema, value }) => equal(schema['const'] ?? null, value),
  minimum: number((value, limit) => value >= limit, 'minimum'),
  maximum: number((value, limit) => value <= limit, 'maximum'),
  exclusiveMinimum: number((value, limit) => value > limit, 'exclusiveMinimum'),
  exclusiveMaximum: number((value, limit) => value < limit, 'exclusiveMaximum'),
  minLength: ({ schema, value }) => typeof value !== 'string' || value.length >= Number(schema['minLength']),
  maxLength: ({ schema, value }) => typeof value !== 'string' || value.length <= Number(schema['maxLength']),
  minItems: ({ schema, value }) => !Array.isArray(value) || value.length >= Number(schema['minItems']),
  maxItems: ({ schema, value }) => !Array.isArray(value) || value.length <= Number(schema['maxItems']),
  minProperties: ({ schema, value }) =>
    !isMap(value) || Object.keys(value).length >= Number(schema['minProperties']),
  required: ({ schema, value }) =>
    !isMap(value) || list(schema['required']).every((name) => Object.hasOwn(value, String(name))),
  properties: (one) =>
    !isMap(one.value) ||
    Object.entries(map(one.schema['properties'])).every(
      ([name, schema]) =>
        !isMap(one.value) || !Object.hasOwn(one.value, name) || sub(one, schema, one.value[name] ?? null),
    ),
  additionalProperties: (one) =>
    !isMap(one.value) ||
    Object.entries(one.value).every(
      ([name, value]) =>
        Object.hasOwn(map(one.schema['properties']), name) ||
        sub(one, one.schema['additionalProperties'], value),
    ),
  propertyNames: (one) =>
    !isMap(one.value) || Object.keys(one.value).every((name) => sub(one, one.schema['propertyNames'], name)),
  prefixItems: (one) =>
    list(one.schema['prefixItems']).every(
      (schema, index) =>
        !Array.isArray(one.value) || index >= one.value.length || sub(one, schema, one.value[index] ?? null),
    ),
  items: (one) =>
    list(one.value)
      .slice(list(one.schema['prefixItems']).length)
      .every((value) => sub(one, one.schema['items'], value)),
  contains: (one) =>
    !Array.isArray(one.value) || one.value.some((value: Json) => sub(one, one.schema['contains'], value)),
  allOf: (one) => list(one.schema['allOf']).every((schema) => sub(one, schema, one.value)),
  anyOf: (one) => list(one.schema['anyOf']).some((schema) => sub(one, schema, one.value)),
  oneOf: (one) => list(one.schema['oneOf']).filter((schema) => sub(one, schema, one.value)).length === 1,
  not: (one) => !sub(one, one.schema['not'], one.value),
  if: (one) => sub(one, one.schema[sub(one, one.schema['if'], one.value) ? 'then' : 'else'], one.value),
  $ref: (one) => {
    const ref = String(one.schema['$ref']);
    const target = ref === '#' ? one.root : map(map(one.root)['$defs'])[ref.slice('#/$defs/'.length)];
    if (target === undefined) throw new Error('no target');
    return sub(one, target, one.value);
  },
};
