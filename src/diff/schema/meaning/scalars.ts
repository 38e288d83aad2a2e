/**
 * Keywords about types, values, limits and texts: rows for the reader.
 * Implements `type`, `enum`, `const`, the limits, `pattern`, `format`, and `nullable` of OpenAPI.
 */
import type { Json, JsonObject } from '../../../model.ts';
import { own } from '../../differences.ts';
import { isType, TYPE_OF_KEYWORD } from '../kinds.ts';
import { ANYTHING } from './conjunction.ts';
import { bound, type Keyword, noted, only, part, parts } from './reader.ts';

const limit: Keyword = (_, value, __, keyword) =>
  typeof value === 'number' ? bound(keyword, value) : undefined;

/** Draft-04 says with `true` that the limit beside it is not allowed itself. */
const exclusive =
  (keyword: string, inclusive: string): Keyword =>
  ({ dialect }, value, schema) => {
    if (dialect !== 'draft-04') return typeof value === 'number' ? bound(keyword, value) : undefined;
    const beside = own(schema, inclusive);
    if (typeof value !== 'boolean' || typeof beside !== 'number') return undefined;
    return value ? bound(keyword, beside) : ANYTHING;
  };
/** A keyword that only repeats what the value is without it. */
const unless =
  (idle: Json): Keyword =>
  (reader, value, _, keyword) =>
    value === idle ? ANYTHING : noted(reader, value, keyword);

const text: Keyword = (reader, value, _, keyword) =>
  typeof value === 'string'
    ? parts(part(`${keyword} ${reader.identity.of(value)}`, TYPE_OF_KEYWORD.get(keyword)))
    : undefined;

export const SCALARS: Readonly<Record<string, Keyword>> = {
  type: (_, value, schema) => {
    if (!isType(value)) return undefined;
    const list = new Set<string>(typeof value === 'string' ? [value] : (value as readonly string[]));
    if (isNullable(schema)) list.add('null');
    if (list.has('number')) list.delete('integer');
    return list.size === 0
      ? undefined
      : list.size >= 6 && !list.has('integer')
        ? ANYTHING
        : only({ types: list });
  },
  nullable: (_, value, schema) => (value === false || isNullable(schema) ? ANYTHING : undefined),
  enum: (_, value) => (Array.isArray(value) ? only({ values: [value as readonly Json[]] }) : undefined),
  const: (_, value) => only({ values: [[value]] }),
  minimum: limit,
  maximum: limit,
  exclusiveMinimum: exclusive('exclusiveMinimum', 'minimum'),
  exclusiveMaximum: exclusive('exclusiveMaximum', 'maximum'),
  minLength: limit,
  maxLength: limit,
  minItems: limit,
  maxItems: limit,
  minProperties: limit,
  maxProperties: limit,
  multipleOf: ({ identity }, value) =>
    typeof value === 'number' ? parts(part(`multipleOf ${identity.of(value)}`, 'number')) : undefined,
  uniqueItems: (_, value) =>
    value === false ? ANYTHING : value === true ? parts(part('uniqueItems', 'array')) : undefined,
  pattern: text,
  // The usual formats are those of texts.
  format: (reader, value) =>
    typeof value === 'string'
      ? parts(part(`format ${reader.identity.of(value)}`, TEXT_FORMAT.test(value) ? 'string' : undefined))
      : undefined,
  description: unless(''),
  deprecated: unless(false),
  readOnly: unless(false),
  writeOnly: unless(false),
};

/** OpenAPI's way to add `null` to the types; beside a list of values nobody agrees what it means. */
const isNullable = (schema: JsonObject): boolean =>
  own(schema, 'nullable') === true &&
  Object.hasOwn(schema, 'type') &&
  !Object.hasOwn(schema, 'enum') &&
  !Object.hasOwn(schema, 'const');

const TEXT_FORMAT =
  /^(?:date(?:-time)?|time|duration|(?:idn-)?(?:email|hostname)|ipv[46]|[iu]ri(?:-reference|-template)?|uuid|regex|(?:relative-)?json-pointer|byte|binary|password)$/;
