/**
 * The places in which two JSON values differ: values in, JSON pointers with both sides out, each difference once
 * and at the deepest place that holds all of it. Neutral: says nothing of what a change means. Pure.
 */

import { same } from '../lock/canonical.ts';
import { isObject, pointerOf } from '../lock/pointer.ts';
import type { Json, JsonObject } from '../model.ts';

export interface Difference {
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
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    for (const key of keys) walk(own(before, key), own(after, key), [...path, key], out);
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

/** A member, looking at nothing inherited. */
export const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;
