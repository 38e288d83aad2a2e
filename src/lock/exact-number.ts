/**
 * Numbers that JavaScript cannot hold, such as 2^63−1, 333333333.33333329 or 1e400, inside a JSON value: the literal in, an object
 * of one member out whose key is a lone surrogate, and back. No other value looks like it, since `parseJson` refuses such keys. In
 * the canonical form, the lockfile and JSON output the literal stands as it was written. Pure. RFC 8785, RFC 7493 (2.2).
 */
import type { Json } from '../model.ts';

const KEY = '\ud800';
const LITERAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WRITTEN = /\{\s*"\\ud800":\s*"(-?\d[\d.eE+-]*)"\s*\}/g;

export const exactNumber = (literal: string): Json => Object.assign(Object.create(null), { [KEY]: literal });

/** The literal of such a number; undefined for every other value. */
export function literalOf(value: Json | undefined): string | undefined {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, KEY)) return undefined;
  const literal = (value as Readonly<Record<string, Json>>)[KEY];
  return typeof literal === 'string' && LITERAL.test(literal) ? literal : undefined;
}

/** The output of `JSON.stringify` with each such number as it was written. */
export const withLiterals = (json: string): string =>
  json.includes(WRITTEN_KEY) ? json.replace(WRITTEN, '$1') : json;

/** The JSON text of a value. */
export const jsonOf = (value: Json): string => withLiterals(JSON.stringify(value));

const WRITTEN_KEY = JSON.stringify(KEY);
