/**
 * Limits that say something: the limits of a list of conditions in, those without which it would mean something else out.
 * Implements the same as `noise/integer-bounds`, and one form for the limits of whole numbers.
 */
import { TYPE_OF_KEYWORD } from '../kinds.ts';
import type { Conjunction } from './conjunction.ts';

export const TYPE_OF_LIMIT = (keyword: string): string => TYPE_OF_KEYWORD.get(keyword) ?? '';

const PAIRS = [
  ['minimum', 'exclusiveMinimum', 1],
  ['maximum', 'exclusiveMaximum', -1],
] as const;
const FLOORS = ['minLength', 'minItems', 'minProperties'] as const;

export function limitsSettled(given: Conjunction): Conjunction {
  if (given.limits.size === 0) return given;
  const limits = new Map(given.limits);
  const isWhole = given.types?.has('integer') === true;
  for (const [closed, open, step] of PAIRS) {
    const [inclusive, exclusive] = [limits.get(closed), limits.get(open)];
    // Of both limits the closer one holds; at the same number that is the exclusive one.
    if (inclusive !== undefined && exclusive !== undefined) {
      limits.delete(step * exclusive >= step * inclusive ? closed : open);
    }
    const last = limits.get(open);
    if (isWhole && last !== undefined && Number.isSafeInteger(last) && Number.isSafeInteger(last + step)) {
      limits.delete(open);
      limits.set(closed, last + step);
    }
    if (isWhole && limits.get(closed) === -step * Number.MAX_SAFE_INTEGER) limits.delete(closed);
  }
  for (const keyword of FLOORS) if ((limits.get(keyword) ?? 1) <= 0) limits.delete(keyword);
  return { ...given, limits };
}
