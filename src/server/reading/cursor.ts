/**
 * What follows a page of a list (MCP, "Pagination"): the pages so far and the next one in; whether the list goes on, ends, or has
 * no end out. Some servers name a cursor for ever and answer it with their first page again (`nextCursor: ""` of java-sdk and
 * csharp-sdk): that page ends the list. Pure.
 */
import { same } from '../../lock/canonical.ts';
import type { Json, JsonObject } from '../../model.ts';

/** The pages of one list so far. */
export interface Walk {
  readonly first: Json | undefined;
  readonly cursors: ReadonlySet<string>;
}

export const NO_PAGE: Walk = { first: undefined, cursors: new Set() };

type Step =
  | { readonly kind: 'next'; readonly cursor: string; readonly walk: Walk }
  | { readonly kind: 'end' }
  /** The first page again: its items count once. */
  | { readonly kind: 'again'; readonly cursor: string }
  /** A cursor again with another page behind it. */
  | { readonly kind: 'loop' }
  /** A cursor that is not a string. */
  | { readonly kind: 'invalid' };

/** `items`: the list that the page holds. */
export function afterPage({ first, cursors }: Walk, { nextCursor: cursor }: JsonObject, items: Json): Step {
  if (cursor === undefined || cursor === null) return { kind: 'end' };
  if (typeof cursor !== 'string') return { kind: 'invalid' };
  if (cursors.has(cursor)) return same(first, items) ? { kind: 'again', cursor } : { kind: 'loop' };
  return { kind: 'next', cursor, walk: { first: first ?? items, cursors: new Set(cursors).add(cursor) } };
}
