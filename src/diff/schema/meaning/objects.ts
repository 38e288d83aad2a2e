/**
 * Keywords about the properties of an object: rows for the reader.
 * Implements `properties`, `required`, `additionalProperties` and what depends on a property.
 */
import { isObject } from '../../../lock/pointer.ts';
import type { Json, JsonObject } from '../../../model.ts';
import { own } from '../../differences.ts';
import { ANYTHING, join } from './conjunction.ts';
import { isBefore } from './dialects.ts';
import {
  isAny,
  isSchema,
  isSchemaMap,
  isStrings,
  type Keyword,
  part,
  parts,
  type Reader,
  type Reading,
} from './reader.ts';

const named = (tag: string, { node }: Reader, value: Json): Reading =>
  isSchemaMap(value)
    ? parts(
        ...Object.entries(value).map(([name, schema]) =>
          part(`${tag} ${JSON.stringify(name)}`, 'object', node(schema)),
        ),
      )
    : undefined;

const names = (value: Json | undefined): readonly string[] =>
  isObject(value) ? Object.keys(value).sort() : [];

export const OBJECTS: Readonly<Record<string, Keyword>> = {
  properties: (reader, value) => named('property', reader, value),
  patternProperties: (reader, value) => named('pattern', reader, value),
  additionalProperties: ({ node }, value, schema) => {
    const others = JSON.stringify([
      names(own(schema, 'properties')),
      names(own(schema, 'patternProperties')),
    ]);
    if (!isSchema(value)) return undefined;
    return isAny(value) ? ANYTHING : parts(part(`others ${others}`, 'object', node(value)));
  },
  propertyNames: (reader, value) => {
    // Every name is a text.
    const isText = isObject(value) && Object.keys(value).join() === 'type' && value['type'] === 'string';
    if (!isSchema(value)) return undefined;
    return isText || isAny(value) ? ANYTHING : parts(part('names', 'object', reader.node(value)));
  },
  required: (_, value) =>
    isStrings(value)
      ? parts(...value.map((name) => part(`required ${JSON.stringify(name)}`, 'object')))
      : undefined,
  dependentRequired: (_, value) => dependent(value),
  dependentSchemas: (reader, value) => named('dependent', reader, value),
  dependencies: (reader, value) => {
    if (!isBefore(reader.dialect, '2019-09') || !isObject(value)) return undefined;
    const of = (test: (each: Json) => boolean): JsonObject =>
      Object.fromEntries(Object.entries(value).filter(([, each]) => test(each)));
    const lists = dependent(of(Array.isArray));
    const schemas = named(
      'dependent',
      reader,
      of((each) => !Array.isArray(each)),
    );
    return lists === undefined || schemas === undefined ? undefined : join(lists, schemas, 'same');
  },
};

function dependent(value: Json): Reading {
  if (!isObject(value) || !Object.values(value).every(isStrings)) return undefined;
  return parts(
    ...Object.entries(value).map(([name, list]) =>
      part(`needs ${JSON.stringify([name, [...new Set(list as readonly string[])].sort()])}`, 'object'),
    ),
  );
}
