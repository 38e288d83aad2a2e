/**
 * What a document declares about its dialect: a document in, its dialect out; and whether its meaning can be told keyword
 * by keyword. It cannot where a keyword depends on what others evaluated, or on where a reference was taken.
 * Implements the differences between draft-04 and 2020-12 that change what a keyword means.
 */
import { isObject } from '../../../lock/pointer.ts';
import type { Json } from '../../../model.ts';
import { own } from '../../differences.ts';
import type { SchemaDocument } from '../document.ts';
import { subschemas } from '../keywords.ts';

/** In the order in which they came. */
export const DIALECTS = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'] as const;
export type Dialect = (typeof DIALECTS)[number];

const ADDRESS = /^https?:\/\/json-schema\.org\/(?:(draft-0[467])|draft\/(2019-09|2020-12))\/schema#?$/;

/** The dialect that a value of `$schema` names; `undefined` for any other value. */
export function dialectOf(value: Json | undefined): Dialect | undefined {
  // MCP 2025-11-25: a schema without `$schema` is 2020-12.
  if (value === undefined) return '2020-12';
  const [, early, late] = (typeof value === 'string' ? ADDRESS.exec(value) : null) ?? [];
  return DIALECTS.find((name) => name === (early ?? late));
}

export const isBefore = (dialect: Dialect, other: Dialect): boolean =>
  DIALECTS.indexOf(dialect) < DIALECTS.indexOf(other);

const ENTANGLED = [
  'unevaluatedProperties',
  'unevaluatedItems',
  '$dynamicRef',
  '$dynamicAnchor',
  '$recursiveRef',
  '$recursiveAnchor',
  '$vocabulary',
] as const;

/** What a document says with `$schema`. */
export const declaredIn = ({ root: { value } }: SchemaDocument): Json | undefined =>
  isObject(value) ? own(value, '$schema') : undefined;

/** The dialect of a document whose keywords can be understood one by one. */
export function plainDialect(document: SchemaDocument): Dialect | undefined {
  if (document.isAmbiguous() || ENTANGLED.some((keyword) => document.uses(keyword))) return undefined;
  const dialect = dialectOf(declaredIn(document));
  for (const { value, at } of subschemas(document.root)) {
    if (!isObject(value)) continue;
    if (at !== '' && Object.hasOwn(value, '$schema')) return undefined;
    if (dialect === 'draft-04' && Object.hasOwn(value, 'id')) return undefined;
    const anchor = own(value, '$anchor');
    if (anchor === undefined) continue;
    const isKnown = dialect !== undefined && !isBefore(dialect, '2019-09');
    if (typeof anchor !== 'string' || !isKnown) return undefined;
  }
  return dialect;
}
