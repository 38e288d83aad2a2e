/**
 * The proof of equal meaning against a validator: of many schemas that are made at random, two that are said to mean the same
 * accept the same values. So no rewrite is called equal by mistake.
 */
import { describe, expect, test } from 'vitest';
import { createApart } from '../src/diff/schema/apart.ts';
import { schemaDocument } from '../src/diff/schema/document.ts';
import { createIdentity } from '../src/diff/schema/identity.ts';
import { createMeaning } from '../src/diff/schema/meaning.ts';
import type { Json, JsonObject } from '../src/model.ts';
import { fits } from './helpers/validate.ts';

/** A repeatable stream of numbers below 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const VALUES: readonly Json[] = [
  ...[
    null,
    true,
    false,
    0,
    1,
    2,
    3,
    1.5,
    -1,
    '',
    'a',
    'b',
    'abc',
    [],
    ['a'],
    ['a', 1],
    [1, 2, 3],
    [[]],
    [null],
  ],
  ...[{}, { a: 1 }, { a: 'a' }, { a: 'b' }, { b: 'a' }, { a: 'a', b: 1 }, { c: true }, { a: { a: 'a' } }],
  ...[{ a: 'a', c: [] }, { a: { b: {} } }, { a: null }, { b: [1] }, { a: [], b: [], c: [] }],
];

function schema(next: () => number, depth: number): Json {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const below = (): Json =>
    depth <= 0 ? pick<Json>([{ type: 'string' }, { const: 'a' }, true]) : schema(next, depth - 1);
  const some = (most: number): Json[] => Array.from({ length: 1 + Math.floor(next() * most) }, below);
  const roll = next();
  if (roll < 0.04) return next() < 0.5;
  const out: Record<string, Json> = {};
  const types = ['string', 'number', 'integer', 'null', 'object', 'array', 'boolean'];
  const MAKERS: Readonly<Record<string, () => Json>> = {
    type: () => (next() < 0.7 ? pick(types) : [...new Set([pick(types), pick(types)])]),
    enum: () => [...new Set([pick<Json>(['a', 'b', 1, null, true]), pick<Json>(['a', 1, null])])],
    const: () => pick<Json>(['a', 'b', 1, 2, null]),
    minimum: () => pick([0, 1, 2]),
    exclusiveMinimum: () => pick([0, 1]),
    maximum: () => pick([1, 2]),
    exclusiveMaximum: () => pick([2, 3]),
    minLength: () => pick([0, 1]),
    maxLength: () => pick([0, 1, 3]),
    minItems: () => pick([0, 1]),
    maxItems: () => pick([0, 2]),
    minProperties: () => pick([0, 1]),
    required: () => pick([['a'], ['b'], ['a', 'b'], []]),
    properties: () =>
      Object.fromEntries(['a', 'b'].filter(() => next() < 0.7).map((name) => [name, below()])),
    additionalProperties: () => pick<Json>([true, false, {}, { type: 'string' }]),
    propertyNames: () => pick<Json>([{ type: 'string' }, { const: 'a' }]),
    items: () => pick<Json>([below(), false, true]),
    prefixItems: () => some(2),
    contains: below,
    anyOf: () => some(3),
    oneOf: () => some(3),
    allOf: () => some(2),
    not: below,
    if: below,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: below,
    else: below,
    $ref: () => pick(['#/$defs/A', '#/$defs/B']),
  };
  for (let count = 1 + Math.floor(next() * 3); count > 0; count -= 1) {
    const keyword = pick(Object.keys(MAKERS));
    out[keyword] = MAKERS[keyword]?.() ?? true;
  }
  return out;
}

const same = (before: Json, after: Json): boolean =>
  createMeaning(createIdentity(), schemaDocument(before), schemaDocument(after)).same(before, after);

/** Another way to write a schema; not always one that means the same. */
function rewritten(value: Json, next: () => number): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const one = value as JsonObject;
  const keys = Object.keys(one);
  const at = keys[Math.floor(next() * keys.length)] ?? '';
  const rest = Object.fromEntries(Object.entries(one).filter(([key]) => key !== at));
  const moved: Json = { [at]: one[at] ?? null };
  const list = one['anyOf'] ?? one['oneOf'];
  const ways: (() => Json)[] = [
    () => ({ ...rest, allOf: [...((rest['allOf'] as Json[] | undefined) ?? []), moved] }),
    () => ({ allOf: [rest, moved] }),
    () => ({ anyOf: [one] }),
    () => ({ oneOf: [one] }),
    () => (Array.isArray(list) ? { ...rest, anyOf: [...list].reverse() } : one),
    () => (Array.isArray(one['oneOf']) ? { ...rest, anyOf: one['oneOf'] } : one),
    () => (Array.isArray(one['anyOf']) ? { ...one, anyOf: one['anyOf'].slice(1) } : one),
    () =>
      Array.isArray(one['type'])
        ? { ...rest, anyOf: one['type'].map((type: Json) => ({ ...rest, type })) }
        : one,
    () =>
      Array.isArray(one['enum'])
        ? { ...rest, anyOf: one['enum'].map((each: Json) => ({ const: each })) }
        : one,
    () => ('const' in one ? { ...rest, enum: [one['const'] ?? null] } : one),
    () => ('minimum' in one ? { ...rest, exclusiveMinimum: Number(one['minimum']) - 1 } : one),
    () => ('exclusiveMaximum' in one ? { ...rest, maximum: Number(one['exclusiveMaximum']) - 1 } : one),
    () => ({ ...rest, [at]: rewritten(one[at] ?? null, next) }),
    () => rest,
  ];
  return ways[Math.floor(next() * ways.length)]?.() ?? one;
}

/** Whether both accept the same of all values; `undefined` where references go in a circle. */
function agree(before: Json, after: Json): boolean | undefined {
  try {
    return VALUES.every((value) => fits(before, before, value) === fits(after, after, value));
  } catch {
    return undefined;
  }
}

describe('two schemas that are said to mean the same accept the same', () => {
  test.each([1, 2, 3, 4])('made at random, stream %i', (seed) => {
    const next = numbers(seed * 7919);
    const wrong: string[] = [];
    let proven = 0;
    for (let round = 0; round < 2_500; round += 1) {
      const $defs = { A: schema(next, 1), B: schema(next, 1) };
      const body = schema(next, 2);
      let other = rewritten(body, next);
      if (next() < 0.4) other = rewritten(other, next);
      const [before, after] = [body, other].map((each) =>
        typeof each === 'object' && each !== null ? { ...each, $defs } : each,
      ) as [Json, Json];
      if (JSON.stringify(before) === JSON.stringify(after) || !same(before, after)) continue;
      if (agree(before, after) === false) wrong.push(`${JSON.stringify(before)}  ${JSON.stringify(after)}`);
      proven += 1;
    }
    expect(wrong).toEqual([]);
    expect(proven).toBeGreaterThan(300);
  });
});

describe('two schemas that one look tells apart mean something else', () => {
  test.each([1, 2, 3, 4])('made at random, stream %i', (seed) => {
    const next = numbers(seed * 104_729);
    const text = (): JsonObject => (next() < 0.5 ? {} : { description: next() < 0.5 ? '' : 'Says a.' });
    const told = (value: Json): Json =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : {
            ...text(),
            ...value,
            ...(next() < 0.5 ? { properties: { a: { ...text(), type: 'string' } } } : {}),
          };
    const wrong: string[] = [];
    let apart = 0;
    for (let round = 0; round < 5_000; round += 1) {
      const one = told(schema(next, 1));
      const [before, after] = [one, next() < 0.7 ? rewritten(one, next) : told(one)];
      const identity = createIdentity();
      if (!createApart(identity)(before, after)) continue;
      const meaning = createMeaning(identity, schemaDocument(before), schemaDocument(after));
      if (meaning.numbers().some((of) => of.before(before) === of.after(after)))
        wrong.push(`${JSON.stringify(before)}  ${JSON.stringify(after)}`);
      apart += 1;
    }
    expect(wrong).toEqual([]);
    expect(apart).toBeGreaterThan(300);
  });
});
