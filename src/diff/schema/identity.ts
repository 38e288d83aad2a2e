/**
 * Equality of JSON values in constant time: a value in, a number out. Two values have the same number exactly if their
 * canonical forms (RFC 8785) are equal. Each value is read once, however often it is asked for.
 */
import { literalOf } from '../../lock/exact-number.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';

export interface Identity {
  readonly of: (value: Json | undefined) => number;
  readonly same: (a: Json | undefined, b: Json | undefined) => boolean;
}

/** A fresh numbering; numbers of two numberings do not compare. */
export function createIdentity(): Identity {
  const scalars = new Map<null | boolean | number | string, number>();
  const shapes = new Map<string, number>();
  const known = new WeakMap<object, number>();
  let count = 0;

  const numberIn = <Key>(map: Map<Key, number>, key: Key): number => {
    const found = map.get(key);
    if (found !== undefined) return found;
    map.set(key, count);
    count += 1;
    return count - 1;
  };

  const of = (value: Json | undefined): number => {
    if (value === undefined) return -1;
    if (value === null || typeof value !== 'object') return numberIn(scalars, value);
    const found = known.get(value);
    if (found !== undefined) return found;
    const literal = literalOf(value);
    let shape = literal ?? (isObject(value) ? '{' : '[');
    if (isObject(value)) {
      const keys = Object.keys(value);
      if (keys.length > 1) keys.sort();
      for (const key of keys) shape += `${numberIn(scalars, key)}:${of(value[key])},`;
    } else if (literal === undefined) {
      for (const element of value as readonly Json[]) shape += `${of(element)},`;
    }
    const number = numberIn(shapes, shape);
    known.set(value, number);
    return number;
  };

  return { of, same: (a, b) => a === b || of(a) === of(b) };
}
