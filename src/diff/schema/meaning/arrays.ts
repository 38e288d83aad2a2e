/**
 * Keywords about the elements of an array: rows for the reader. A list in `items` is `prefixItems` until 2019-09.
 * Implements `items`, `prefixItems`, `additionalItems` and `contains`.
 */
import type { Json, JsonObject } from '../../../model.ts';
import { own } from '../../differences.ts';
import { ANYTHING, type Conjunction } from './conjunction.ts';
import { isBefore } from './dialects.ts';
import {
  bound,
  isAny,
  isSchema,
  isSchemas,
  type Keyword,
  part,
  parts,
  type Reader,
  type Reading,
} from './reader.ts';

const tuple = (reader: Reader, list: readonly Json[]): Conjunction =>
  parts(
    ...list.flatMap((schema, index) =>
      isAny(schema) ? [] : [part(`element ${index}`, 'array', reader.node(schema))],
    ),
  );
const rest = (reader: Reader, schema: Json, from: number): Conjunction =>
  isAny(schema)
    ? ANYTHING
    : schema === false
      ? bound('maxItems', from)
      : parts(part(`elements ${from}`, 'array', reader.node(schema)));

export const ARRAYS: Readonly<Record<string, Keyword>> = {
  items: (reader, value, schema) => {
    const prefix = isBefore(reader.dialect, '2020-12') ? undefined : own(schema, 'prefixItems');
    if (Array.isArray(value))
      return isBefore(reader.dialect, '2020-12') && value.every(isSchema) ? tuple(reader, value) : undefined;
    if (!isSchema(value) || Object.hasOwn(schema, 'additionalItems')) return undefined;
    return rest(reader, value, Array.isArray(prefix) ? prefix.length : 0);
  },
  prefixItems: (reader, value) => (isSchemas(value) ? tuple(reader, value) : undefined),
  additionalItems: (reader, value, schema) => {
    const list = own(schema, 'items');
    if (!isBefore(reader.dialect, '2020-12') || !Array.isArray(list) || !isSchema(value)) return undefined;
    return rest(reader, value, list.length);
  },
  contains: ({ node }, value, schema) => {
    const [least, most] = [own(schema, 'minContains') ?? 1, own(schema, 'maxContains') ?? null];
    return isSchema(value)
      ? parts(part(`contains ${JSON.stringify([least, most])}`, 'array', node(value)))
      : undefined;
  },
  minContains: (_, value, schema) => besides(value, schema, 'contains'),
  maxContains: (_, value, schema) => besides(value, schema, 'contains'),
};

const besides = (value: Json, schema: JsonObject, keyword: string): Reading =>
  typeof value === 'number' && Object.hasOwn(schema, keyword) ? ANYTHING : undefined;
