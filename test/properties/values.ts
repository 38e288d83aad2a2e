/** Values of JSON drawn at random: with names that every object has, any script, numbers of any size, and nothing that the parser refuses. */
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { same } from '../../src/lock/canonical.ts';
import { parseJson } from '../../src/lock/json.ts';
import type { Json, JsonObject } from '../../src/model.ts';

/** A text that every reader of JSON reads the same. */
export const text: Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }).filter((one) => one.isWellFormed()),
  fc.constantFrom(
    '',
    ' ',
    'a\nb',
    'a\r\nb\n',
    '\n',
    '\u{7f}',
    '\u{2028}',
    '"\\/',
    '😀',
    '\u{feff}',
    '-0',
    '1e400',
  ),
);

export const name: Arbitrary<string> = fc.oneof(
  text,
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hash',
    'name',
    'length',
    '0',
    '10',
    '9',
    'é',
    'e\u{301}',
  ),
);

const number: Arbitrary<number> = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e21, 1e-7, 5e-324, 0.1, 2 ** 53, 1.7976931348623157e308),
);

const { value: drawn } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}));

/** As the product reads a text: objects without a prototype. */
export function parsed(written: string): Json {
  const reading = parseJson(written);
  if (!reading.ok) throw new Error(`${reading.fault} at ${reading.offset}`);
  return reading.value;
}

export const json: Arbitrary<Json> = drawn.map((one) => parsed(JSON.stringify(one)));
export const object: Arbitrary<JsonObject> = fc
  .dictionary(name, drawn, { maxKeys: 5 })
  .map((one) => parsed(JSON.stringify(one)) as JsonObject);

/** The same value with the members of its objects in other orders. `turns`: drawn numbers. */
export function reordered<Value extends Json | undefined>(value: Value, turns: readonly number[]): Value {
  let at = 0;
  const next = () => turns[at++ % turns.length] ?? 0;
  const turn = (one: Json): Json => {
    if (one === null || typeof one !== 'object') return one;
    if (Array.isArray(one)) return one.map(turn);
    const out: Record<string, Json> = Object.create(null);
    const members = Object.entries(one as JsonObject).map(([key, member]) => [next(), key, member] as const);
    for (const [, key, member] of members.sort(([a], [b]) => a - b)) out[key] = turn(member);
    return out;
  };
  return (value === undefined ? value : turn(value)) as Value;
}

/** One change of a value: where, and what becomes of what stands there. */
export interface Change {
  readonly pointer: readonly string[];
  readonly how: 'changed' | 'removed' | 'added';
}

/** Every place where a value can be changed, with how. */
export function placesOf(value: Json, pointer: readonly string[] = []): readonly Change[] {
  if (value === null || typeof value !== 'object') return [{ pointer, how: 'changed' }];
  const below = Object.entries(value).flatMap(([key, member]): readonly Change[] => [
    { pointer: [...pointer, key], how: 'removed' },
    ...placesOf(member, [...pointer, key]),
  ]);
  const added = Array.isArray(value) ? String(value.length) : 'added';
  return [{ pointer: [...pointer, added], how: 'added' }, { pointer, how: 'changed' }, ...below];
}

/** A copy with one change. Undefined where it would be the same. */
export function changedAt(value: Json, { pointer, how }: Change, other: Json): Json | undefined {
  const [key, ...rest] = pointer;
  if (key === undefined) return same(value, other) ? undefined : other;
  if (value === null || typeof value !== 'object') throw new Error(`nothing at ${pointer.join('/')}`);
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (rest.length === 0 && how === 'added') return [...list, other];
    if (rest.length === 0 && how === 'removed') return list.toSpliced(Number(key), 1);
    const inner = changedAt(list[Number(key)] as Json, { pointer: rest, how }, other);
    return inner === undefined ? undefined : list.with(Number(key), inner);
  }
  const out: Record<string, Json> = Object.assign(Object.create(null), value);
  if (rest.length === 0 && how === 'removed') delete out[key];
  else if (rest.length === 0 && how === 'added') out[key] = other;
  else {
    const inner = changedAt(out[key] as Json, { pointer: rest, how }, other);
    if (inner === undefined) return undefined;
    out[key] = inner;
  }
  return out;
}
