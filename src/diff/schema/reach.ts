/**
 * What references lead to: values in, the pointers of all parts that they refer to out, also through further references.
 * Implements which definitions are in use.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { own } from '../differences.ts';
import type { SchemaDocument } from './document.ts';
import { DEFINING } from './keywords.ts';

/** Visits each value once; `visited` is shared by calls about the same document. */
export function reached(
  document: SchemaDocument,
  values: readonly Json[],
  visited: Set<object>,
): readonly string[] {
  const out: string[] = [];
  const open: Json[] = [...values];
  let isDynamic = false;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === null || typeof value !== 'object' || visited.has(value)) continue;
    visited.add(value);
    if (Array.isArray(value)) for (const element of value as readonly Json[]) open.push(element);
    if (!isObject(value)) continue;
    for (const [key, member] of Object.entries(value)) {
      if (!DEFINING.has(key) || !isObject(member)) open.push(member);
    }
    for (const keyword of REFERRING) {
      const ref = own(value, keyword);
      const target = typeof ref === 'string' ? document.find(ref) : undefined;
      if (target === undefined) continue;
      out.push(target.at);
      open.push(target.value);
    }
    if (isDynamic || !DYNAMIC.some((keyword) => Object.hasOwn(value, keyword))) continue;
    isDynamic = true;
    for (const each of document.dynamic()) {
      out.push(each.at);
      open.push(each.value);
    }
  }
  return out;
}

const DYNAMIC = ['$dynamicRef', '$recursiveRef'] as const;
const REFERRING = ['$ref', ...DYNAMIC] as const;

/** The pointers, and those of everything that holds what they lead to. */
export function withParents(pointers: readonly string[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const pointer of pointers) {
    for (let at = pointer; at !== '' && !out.has(at); at = at.slice(0, at.lastIndexOf('/'))) out.add(at);
  }
  return out;
}
