/**
 * What a schema asks of a value: one schema in, its conditions out, with those of `allOf` and of references among them.
 * `undefined` where that cannot be told for certain: a reference that leads nowhere or in a circle, a value that its
 * keyword does not take, a keyword that means something else in the dialect of the document.
 * Implements the keywords of JSON Schema draft-04 to 2020-12.
 */
import { isObject } from '../../../lock/pointer.ts';
import type { Json, JsonObject } from '../../../model.ts';
import { own } from '../../differences.ts';
import { ARRAYS } from './arrays.ts';
import { ANYTHING, FIXED, join, MOST_JOINED, sizeOf } from './conjunction.ts';
import { type Dialect, isBefore } from './dialects.ts';
import { OBJECTS } from './objects.ts';
import { type Keyword, noted, only, type Reader, type Reading } from './reader.ts';
import { REFERENCES } from './references.ts';
import { SCALARS } from './scalars.ts';

const KEYWORDS: Readonly<Record<string, Keyword>> = { ...REFERENCES, ...SCALARS, ...OBJECTS, ...ARRAYS };

/** What a schema asks, without looking into the schemas below it. */
export function read(reader: Reader, schema: Json): Reading {
  if (schema === true) return ANYTHING;
  if (schema === false) return only({ isNever: true });
  if (!isObject(schema)) return undefined;
  let out: Reading = ANYTHING;
  let work = 0;
  for (const [keyword, value] of Object.entries(schema)) {
    work += sizeOf(out);
    if (work > MOST_JOINED) return undefined;
    const found = readKeyword(reader, value, schema, keyword);
    out = found && join(out, found, BELOW.has(keyword) ? 'inner' : 'same');
    if (out === undefined) return undefined;
  }
  return out;
}

/** Keywords whose schemas apply to the same value. */
const BELOW: ReadonlySet<string> = new Set(['$ref', 'allOf', 'anyOf', 'oneOf']);

function readKeyword(reader: Reader, value: Json, schema: JsonObject, keyword: string): Reading {
  const row = own(KEYWORDS, keyword);
  if (row === undefined) return mentionsReference(value) ? undefined : noted(reader, value, keyword);
  const since = own(SINCE, keyword);
  if (since !== undefined && isBefore(reader.dialect, since)) return asIs(reader, value, keyword);
  return row(reader, value, schema, keyword) ?? asIs(reader, value, keyword);
}

/** A keyword as it is written, in this dialect: equal only to itself. Not if it refers to something else. */
const asIs = (reader: Reader, value: Json, keyword: string): Reading =>
  keyword === '$ref' || mentionsReference(value)
    ? undefined
    : noted(reader, value, `${FIXED}${reader.dialect} ${keyword}`);

function mentionsReference(value: Json): boolean {
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === null || typeof next !== 'object') continue;
    if (Object.hasOwn(next, '$ref')) return true;
    for (const member of Object.values(next)) open.push(member as Json);
  }
  return false;
}

/** The dialect that brought a keyword. */
const SINCE: Readonly<Record<string, Dialect>> = {
  const: 'draft-06',
  contains: 'draft-06',
  propertyNames: 'draft-06',
  if: 'draft-07',
  dependentRequired: '2019-09',
  dependentSchemas: '2019-09',
  minContains: '2019-09',
  maxContains: '2019-09',
  $anchor: '2019-09',
  prefixItems: '2020-12',
};
