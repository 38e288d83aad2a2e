/**
 * The places at which two JSON values differ: values in, JSON pointers (RFC 6901) with both sides out. Each difference
 * is returned once, at the deepest place that holds all of it. Never decides what a change means. Pure.
 */
import { same } from '../lock/canonical.ts';
import { isObject, pointerOf } from '../lock/pointer.ts';
import type { Json } from '../model.ts';

interface Difference {
  /** Reference tokens, from the top. */
  readonly path: readonly string[];
  readonly pointer: string;
  /** Absent: the member was added. */
  readonly before?: Json;
  /** Absent: the member was removed. */
  readonly after?: Json;
}

/** All differences, in code-unit order of their keys. */
export function differences(before: Json | undefined, after: Json | undefined): readonly Difference[] {
  const out: Difference[] = [];
  walk(before, after, [], out);
  return out;
}

function walk(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[],
  out: Difference[],
): void {
  if (same(before, after)) return;
  if (isObject(before) && isObject(after)) {
    for (const key of keysOf(before, after)) walk(own(before, key), own(after, key), [...path, key], out);
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    before.forEach((element: Json, index) => {
      walk(element, after[index], [...path, String(index)], out);
    });
  } else {
    out.push({
      path,
      pointer: pointerOf(path),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
  }
}

/** The keys of two objects, each once, in code-unit order. */
export const keysOf = (one: object, other: object): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();

/** An own member, never an inherited one such as `toString`. */
export const own = <Value>(object: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;
