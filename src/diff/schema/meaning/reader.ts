/**
 * What each keyword is read with: the types of a reader and of a row for a keyword, and the ways to make conditions.
 * Never reads a keyword itself.
 */
import { isObject } from '../../../lock/pointer.ts';
import type { Json, JsonObject } from '../../../model.ts';
import type { SchemaDocument } from '../document.ts';
import type { Identity } from '../identity.ts';
import { ANYTHING, type Conjunction, type Node, type Part, partKey } from './conjunction.ts';
import type { Dialect } from './dialects.ts';

/** Where a schema stands, and how the schemas in it become nodes. */
export interface Reader {
  readonly document: SchemaDocument;
  readonly dialect: Dialect;
  readonly identity: Identity;
  /** Whether a title that is the name of a type counts where a reference leads. */
  readonly keepsTypeNames: boolean;
  /** Whether the other document has something at this pointer, too. */
  readonly isShared: (pointer: string) => boolean;
  readonly node: (schema: Json) => Node;
  /** The conditions of a schema for the same value. */
  readonly conditions: (schema: Json) => Conjunction | undefined;
}

/** Conditions, or that the keyword cannot be understood. */
export type Reading = Conjunction | undefined;
export type Keyword = (reader: Reader, value: Json, schema: JsonObject, keyword: string) => Reading;

export const only = (some: Partial<Conjunction>): Conjunction => ({ ...ANYTHING, ...some });
export const parts = (...list: readonly Part[]): Conjunction =>
  only({ parts: new Map(list.map((part) => [partKey(part), part])) });
export const part = (tag: string, type: string | undefined, ...kids: readonly Node[]): Part => ({
  tag,
  kids,
  isChoice: false,
  type,
});
export const isSchema = (value: Json | undefined): value is Json =>
  typeof value === 'boolean' || isObject(value);
export const isAny = (value: Json): boolean =>
  value === true || (isObject(value) && Object.keys(value).length === 0);
export const isStrings = (value: Json): value is readonly string[] =>
  Array.isArray(value) && (value as readonly Json[]).every((each) => typeof each === 'string');
export const isSchemas = (value: Json | undefined): value is readonly Json[] =>
  Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every(isSchema);
export const isSchemaMap = (value: Json | undefined): value is JsonObject =>
  isObject(value) && Object.values(value).every(isSchema);

/** A keyword with its value as it is written. */
export const noted = ({ identity }: Reader, value: Json, keyword: string): Conjunction =>
  only({ notes: new Map([[keyword, new Set([identity.of(value)])]]) });

export const bound = (keyword: string, value: number): Conjunction =>
  only({ limits: new Map([[keyword, value]]) });
