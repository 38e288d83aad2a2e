/**
 * JSON pointers (RFC 6901) from keys and back, and the tests for what a JSON value can hold. Pure.
 */
import type { Json, JsonObject } from '../model.ts';
import { literalOf } from './exact-number.ts';

/** One reference token of a JSON pointer (RFC 6901). */
export const pointerToken = (key: string): string =>
  /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;

/** A JSON pointer from its reference tokens. */
export const pointerOf = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${pointerToken(token)}`).join('');

/** The keys of a JSON pointer. */
export const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Whether a value is a JSON object (no array, no null, no number that JavaScript cannot hold). */
export const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null &&
  value !== undefined &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  literalOf(value) === undefined;

/** Whether a value is an object or a list with something in it. */
export const hasMembers = (value: Json): value is JsonObject | readonly Json[] =>
  (Array.isArray(value) || isObject(value)) && Object.keys(value).length > 0;
