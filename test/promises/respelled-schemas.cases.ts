/** Schemas that mean the same in two spellings, as generators write them from one release to the next. Data only. */
import type { Json } from '../../src/model.ts';
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly before: Json;
  readonly after: Json;
  /** The way back is not proven, so it is told. */
  readonly oneWay?: true;
}

const S = { type: 'string' };
const D4 = 'http://json-schema.org/draft-04/schema#';
const D7 = 'http://json-schema.org/draft-07/schema#';
const D20 = 'https://json-schema.org/draft/2020-12/schema';
const v = (schema: Json, more: object = {}): Json =>
  ({ type: 'object', properties: { v: schema }, ...more }) as Json;
const PLACE = { type: 'object', properties: { zip: S }, required: ['zip'] };
const NODE = (ref: string): Json => ({
  type: 'object',
  properties: { kids: { type: 'array', items: { $ref: ref } } },
});
const cat = {
  type: 'object',
  properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
  required: ['kind'],
};
const dog = { type: 'object', properties: { kind: { const: 'dog' } }, required: ['kind'] };

export const kind: Kind<Case> = {
  promise: 'quiet',
  kind: 'A schema that is only written another way, or whose definitions moved, is told as info and nothing else.',
  cases: [
    {
      name: 'a part becomes a definition',
      before: v(PLACE),
      after: v({ $ref: '#/$defs/Place' }, { $defs: { Place: PLACE } }),
    },
    {
      name: 'a part becomes a definition with the name of its class as title',
      before: v({ anyOf: [PLACE, { type: 'null' }], title: 'V' }),
      after: v(
        { anyOf: [{ $ref: '#/$defs/PlaceInput' }, { type: 'null' }], title: 'V' },
        { $defs: { PlaceInput: { ...PLACE, title: 'PlaceInput' } } },
      ),
    },
    {
      name: 'a definition renamed, its title with it',
      before: v({ $ref: '#/$defs/P' }, { $defs: { P: { ...PLACE, title: 'P' } } }),
      after: v({ $ref: '#/$defs/Place' }, { $defs: { Place: { ...PLACE, title: 'Place' } } }),
    },
    {
      name: 'definitions numbered anew, because one came before them',
      before: v(
        { anyOf: [{ $ref: '#/$defs/__schema0' }, { $ref: '#/$defs/__schema1' }] },
        { $defs: { __schema0: cat, __schema1: dog } },
      ),
      after: v(
        { anyOf: [{ $ref: '#/$defs/__schema1' }, { $ref: '#/$defs/__schema0' }] },
        { $defs: { __schema0: dog, __schema1: cat } },
      ),
    },
    {
      name: 'a definition that refers to itself, renamed',
      before: v({ $ref: '#/$defs/node' }, { $defs: { node: NODE('#/$defs/node') } }),
      after: v({ $ref: '#/$defs/Node2' }, { $defs: { Node2: NODE('#/$defs/Node2') } }),
    },
    {
      name: 'a property that refers to itself becomes a definition',
      before: v(NODE('#/properties/v')),
      after: v({ $ref: '#/$defs/__schema0' }, { $defs: { __schema0: NODE('#/$defs/__schema0') } }),
    },
    {
      name: 'one round of a circle written out',
      before: v({ $ref: '#/$defs/N' }, { $defs: { N: NODE('#/$defs/N') } }),
      after: v(NODE('#/$defs/N'), { $defs: { N: NODE('#/$defs/N') } }),
    },
    {
      name: 'definitions taken out of each other',
      before: v({ $ref: '#/$defs/A' }, { $defs: { A: { type: 'object', properties: { p: PLACE } } } }),
      after: v(
        { $ref: '#/$defs/A' },
        { $defs: { A: { type: 'object', properties: { p: { $ref: '#/$defs/B' } } }, B: PLACE } },
      ),
    },
    {
      name: 'an alternative that another part of the schema is',
      before: v({ anyOf: [PLACE, S] }, { $defs: {} }),
      after: v({ anyOf: [S, { $ref: '#/$defs/Place' }] }, { $defs: { Place: PLACE } }),
    },
    {
      name: 'a list of one condition around a reference goes (pydantic 1 to 2)',
      before: v(
        { allOf: [{ $ref: '#/definitions/P' }], description: 'Where' },
        { definitions: { P: PLACE } },
      ),
      after: v({ $ref: '#/$defs/P', description: 'Where' }, { $defs: { P: PLACE } }),
    },
    {
      name: 'one value twice (pydantic 2.9)',
      before: v({ const: 'a', enum: ['a'], type: 'string' }),
      after: v({ const: 'a', type: 'string' }),
    },
    {
      name: 'an optional list of values (pydantic)',
      before: v({ anyOf: [{ type: 'string', enum: ['a', 'b'] }, { type: 'null' }] }),
      after: v({ type: ['string', 'null'], enum: ['a', 'b', null] }),
    },
    {
      name: 'a list of values as constants (typebox)',
      before: v({ type: 'string', enum: ['a', 'b'] }),
      after: v({
        anyOf: [
          { const: 'a', type: 'string' },
          { const: 'b', type: 'string' },
        ],
      }),
    },
    {
      name: 'the same with a number beside it',
      before: v({ anyOf: [{ const: 'a' }, { const: 'b' }, { type: 'integer' }] }),
      after: v({ anyOf: [{ enum: ['a', 'b'] }, { type: 'integer' }] }),
    },
    {
      name: 'types in one list, limits where they apply (zod 3 to 4)',
      before: v({ type: ['string', 'null'], minLength: 1, maxLength: 9 }),
      after: v({ anyOf: [{ ...S, minLength: 1, maxLength: 9 }, { type: 'null' }] }),
    },
    {
      name: 'a record names the type of its keys (zod 4)',
      before: v({ type: 'object', additionalProperties: S }),
      after: v({ type: 'object', propertyNames: S, additionalProperties: S }),
    },
    {
      name: 'the bounds of safe integers beside another bound (zod 4)',
      before: v({ type: 'integer', exclusiveMinimum: 0 }, { $schema: D7 }),
      after: v({ type: 'integer', exclusiveMinimum: 0, maximum: Number.MAX_SAFE_INTEGER }, { $schema: D20 }),
    },
    {
      name: 'a tuple of the older dialect (zod 3 to 4)',
      before: v(
        { type: 'array', items: [S, { type: 'integer' }], minItems: 2, maxItems: 2 },
        { $schema: D7 },
      ),
      after: v(
        { type: 'array', prefixItems: [S, { type: 'integer' }], minItems: 2, items: false },
        { $schema: D20 },
      ),
    },
    {
      name: 'alternatives told apart by one property, as one of',
      before: v({ anyOf: [cat, dog] }),
      after: v({ oneOf: [cat, dog] }),
    },
    {
      name: 'the list of alternatives by name, with definitions renamed',
      before: v(
        {
          oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }],
          discriminator: { propertyName: 'kind', mapping: { cat: '#/$defs/Cat', dog: '#/$defs/Dog' } },
        },
        { $defs: { Cat: cat, Dog: dog } },
      ),
      after: v(
        {
          oneOf: [{ $ref: '#/$defs/CatInput' }, { $ref: '#/$defs/DogInput' }],
          discriminator: {
            propertyName: 'kind',
            mapping: { cat: '#/$defs/CatInput', dog: '#/$defs/DogInput' },
          },
        },
        { $defs: { CatInput: cat, DogInput: dog } },
      ),
    },
    {
      name: 'properties moved into conditions',
      before: v(S, { required: ['v'] }),
      after: { type: 'object', allOf: [{ type: 'object', properties: { v: S } }, { required: ['v'] }] },
    },
    {
      name: 'conditions of two objects as one (an intersection)',
      before: {
        allOf: [
          { type: 'object', properties: { a: S } },
          { type: 'object', properties: { b: S } },
        ],
      },
      after: { type: 'object', properties: { a: S, b: S } },
    },
    {
      name: 'a bound that is not allowed itself, in the words of draft-04',
      before: v({ type: 'number', minimum: 0, exclusiveMinimum: true }, { $schema: D4 }),
      after: v({ type: 'number', exclusiveMinimum: 0 }),
    },
    {
      name: 'a bound that draft-04 says is allowed',
      before: v({ type: 'number', maximum: 9, exclusiveMaximum: false }, { $schema: D4 }),
      after: v({ type: 'number', maximum: 9 }),
    },
    {
      name: 'the empty list',
      before: v({ type: 'array', maxItems: 0 }),
      after: v({ type: 'array', items: false }),
    },
    {
      name: 'dependencies of the older dialect',
      before: { ...(v(S) as object), $schema: D7, dependencies: { v: ['w'] } } as Json,
      after: { ...(v(S) as object), $schema: D20, dependentRequired: { v: ['w'] } } as Json,
    },
    {
      name: 'alternatives that nest',
      before: v({ anyOf: [S, { anyOf: [{ type: 'integer' }, { type: 'null' }] }] }),
      after: v({ anyOf: [{ type: 'integer' }, { type: 'null' }, S] }),
    },
    {
      name: 'limits that say nothing',
      before: v({ ...S, minLength: 0, deprecated: false }),
      after: v(S),
    },
    {
      name: 'a definition that nothing refers to',
      before: v(S),
      after: v(S, { $defs: { Unused: PLACE } }),
    },
    {
      name: 'a hundred definitions that nothing refers to go',
      before: v(S, {
        $defs: Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`T${index}`, PLACE])),
      }),
      after: v(S),
    },
  ],
};
