/**
 * Canonical form (RFC 8785: code-unit key order, ES number text, no space) and the hash of it. JSON value in,
 * text or `sha256:<64 hex>` out. Values come from `parseJson`, which has refused what has no canonical form. A number that
 * JavaScript cannot hold stands as it was written.
 */
import { createHash } from 'node:crypto';
import stringify from 'fast-json-stable-stringify';
import type { Json, JsonObject } from '../model.ts';
import { withLiterals } from './exact-number.ts';

/** RFC 8785 text of a JSON value. */
export const canonical = (value: Json): string => withLiterals(stringify(value));

/** `sha256:` and 64 hex digits over the canonical form in UTF-8. */
export const hashOf = (value: Json): string => bytesHash(canonical(value));

/** The same over the bytes of a file; of a text, over its bytes in UTF-8. */
export const bytesHash = (bytes: Uint8Array | string): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Equality as the lock means it: the same canonical form, found without writing it down. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((element: Json, at) => same(element, b[at]))
    );
  }
  const [one, two] = [a as JsonObject, b as JsonObject];
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(two).length &&
    keys.every((key) => Object.hasOwn(two, key) && same(one[key], two[key]))
  );
}
