/**
 * Keywords that hold schemas and keywords that hold data: a place in, the schemas one step or anywhere below it out. The
 * values of `default`, `enum`, `const` and `examples` are data and never entered. Keeps its own stack, so that no depth
 * overflows it.
 * Implements the applicators of JSON Schema 2020-12 and those of draft-07 that servers still send.
 */
import { elements, members, type Place } from './place.ts';

const ONE = new Set([
  'items',
  'additionalItems',
  'additionalProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contains',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
  'contentSchema',
]);
const LIST = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items']);
const MAP = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'dependencies',
]);

/** Keywords that describe a value and validate nothing. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'examples',
  'example',
  '$comment',
  'deprecated',
  'readOnly',
  'writeOnly',
  'contentEncoding',
  'contentMediaType',
  'x-mcp-header',
]);

/** Keywords that say where a schema is, not what it means. */
export const HOUSEKEEPING: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$defs',
  'definitions',
]);

/** Keywords that hold schemas under a name, for references to them. */
export const DEFINING: ReadonlySet<string> = new Set(['$defs', 'definitions']);

/** What can stand beside a reference where, until draft-07, nothing else applies. */
export const BESIDE_REFERENCE: ReadonlySet<string> = new Set([
  '$ref',
  '$schema',
  ...DEFINING,
  ...ANNOTATIONS,
]);

/** Whether a keyword limits what is accepted. */
export const isAssertion = (key: string): boolean => !ANNOTATIONS.has(key) && !HOUSEKEEPING.has(key);

export interface Child {
  readonly keyword: string;
  /** The name or index under the keyword, where it holds several schemas. */
  readonly name?: string;
  readonly place: Place;
}

/** How a keyword's value holds schemas, or that it is data. */
export function holds(keyword: string, value: Place['value']): 'one' | 'list' | 'map' | 'data' {
  if (Array.isArray(value)) return LIST.has(keyword) ? 'list' : 'data';
  if (ONE.has(keyword)) return 'one';
  return MAP.has(keyword) ? 'map' : 'data';
}

/** The schemas one step below. */
export function* children(schema: Place): Generator<Child> {
  for (const [keyword, place] of members(schema)) {
    const kind = holds(keyword, place.value);
    if (kind === 'one') yield { keyword, place };
    else if (kind === 'list') {
      for (const [index, element] of elements(place).entries()) {
        yield { keyword, name: String(index), place: element };
      }
    } else if (kind === 'map') {
      for (const [name, member] of members(place)) {
        if (!Array.isArray(member.value)) yield { keyword, name, place: member };
      }
    }
  }
}

/** The schema itself and all below it. */
export function* subschemas(schema: Place): Generator<Place> {
  const open = [schema];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    yield place;
    for (const child of children(place)) open.push(child.place);
  }
}
