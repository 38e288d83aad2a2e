/** Schemas that are made to be expensive to compare. Data only. */
import type { Json } from '../../src/model.ts';
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly of: (leaf: Json) => Json;
}

const S = { type: 'string' };
const many = (count: number, make: (index: number) => Json): Json[] =>
  Array.from({ length: count }, (_, index) => make(index));
const named = (count: number, make: (index: number) => Json): Json =>
  Object.fromEntries(many(count, make).map((value, index) => [`d${index}`, value]));
const nested = (levels: number, leaf: Json, wrap: (inner: Json) => Json): Json => {
  let out = leaf;
  for (let level = 0; level < levels; level += 1) out = wrap(out);
  return out;
};
/** `d0` refers to `d1` twice, and so on: of 60 definitions come 2^60 paths. */
const doubling = (keyword: string, leaf: Json): Json => ({
  $ref: '#/$defs/d0',
  $defs: named(61, (index) =>
    index === 60
      ? leaf
      : {
          [keyword]: [{ $ref: `#/$defs/d${index + 1}` }, { $ref: `#/$defs/d${index + 1}`, minLength: index }],
        },
  ),
});
const circle = (count: number, leaf: Json, step: (next: Json, index: number) => Json): Json => ({
  $ref: '#/$defs/d0',
  $defs: named(count, (index) =>
    step(index === count - 1 ? leaf : { $ref: `#/$defs/d${(index * 7 + 1) % count}` }, index),
  ),
});

export const kind: Kind<Case> = {
  promise: 'processes',
  kind: 'A schema that is made to be expensive is compared in bounded work, and a change in it is told.',
  cases: [
    {
      name: '1,000 alternatives',
      of: (leaf) => ({ anyOf: many(1_000, (index) => ({ ...S, title: `${index}`, not: leaf })) }),
    },
    {
      name: '50 alternatives in each of 200 properties',
      of: (leaf) => ({
        properties: named(200, () => ({
          anyOf: many(50, (index) => ({ properties: named(index, () => leaf) })),
        })),
      }),
    },
    {
      name: 'alternatives inside alternatives',
      of: (leaf) => nested(250, leaf, (inner) => ({ anyOf: [inner, S] })),
    },
    {
      name: 'conditions inside conditions',
      of: (leaf) => nested(250, leaf, (inner) => ({ allOf: [inner, { minLength: 1 }] })),
    },
    {
      name: 'lists inside objects',
      of: (leaf) => nested(250, leaf, (inner) => ({ properties: { a: { items: inner } } })),
    },
    { name: 'alternatives that refer to one part twice, sixty times', of: (leaf) => doubling('anyOf', leaf) },
    { name: 'conditions that refer to one part twice, sixty times', of: (leaf) => doubling('allOf', leaf) },
    { name: 'one of, sixty times', of: (leaf) => doubling('oneOf', leaf) },
    {
      name: '3,000 definitions in a circle',
      of: (leaf) => circle(3_000, leaf, (next) => ({ properties: { a: next } })),
    },
    {
      name: '3,000 alternatives in a circle',
      of: (leaf) => circle(3_000, leaf, (next) => ({ anyOf: [next, S] })),
    },
    {
      name: '2,000 definitions that refer to many others',
      of: (leaf) => ({
        $ref: '#/$defs/d0',
        $defs: named(2_000, (index) => ({
          properties: {
            ...(named(5, (other) => ({ $ref: `#/$defs/d${(index * 31 + other * 17) % 2_000}` })) as object),
            leaf,
          },
        })),
      }),
    },
    {
      name: '5,000 definitions that nothing refers to',
      of: (leaf) => ({ type: 'object', $defs: named(5_000, () => leaf) }),
    },
    { name: 'a reference to itself', of: (leaf) => ({ anyOf: [{ $ref: '#' }, leaf] }) },
    {
      name: 'twice a reference to itself',
      of: (leaf) => ({ properties: { a: leaf }, anyOf: [{ $ref: '#' }, { $ref: '#' }] }),
    },
    {
      name: 'references that lead only to one another',
      of: (leaf) => ({
        properties: { a: { $ref: '#/$defs/d0' }, b: leaf },
        $defs: named(3, (index) => ({
          anyOf: many(2, () => ({ $ref: `#/$defs/d${(index + 1) % 3}` })),
        })),
      }),
    },
    {
      name: 'a long name of a definition, often',
      of: (leaf) => ({
        $ref: `#/$defs/${'x'.repeat(9_000)}`,
        $defs: {
          ['x'.repeat(9_000)]: {
            properties: named(500, () => ({ $ref: `#/$defs/${'x'.repeat(9_000)}` })),
            items: leaf,
          },
        },
      }),
    },
  ],
};
