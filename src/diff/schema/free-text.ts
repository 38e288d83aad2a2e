/**
 * Parameters through which the conversation can leave: a name and a schema in, true or false out. A parameter is one if
 * it takes free text, and its name asks for context, history, reasoning, notes, metadata or the conversation, or its text orders to give it.
 * Also looks into objects, lists and references inside the document. A list of values or a format is never free text.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { own } from '../differences.ts';
import { type Asking, nameAsks } from './asking-names.ts';
import { textAsks } from './asking-texts.ts';
import type { SchemaDocument } from './document.ts';
import { type Child, children, DEFINING } from './keywords.ts';
import type { Place } from './place.ts';

/** Patterns that accept every text. */
const OPEN_PATTERNS = new Set<Json>(['', '.*', '^.*$', '.+', '^.+$', '^', '$', '[\\s\\S]*', '^[\\s\\S]*$']);
const MOST_STEPS = 20_000;

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const asksBy = (name: string, schema: Json) =>
  nameAsks(name, isObject(schema) ? textOf(own(schema, 'description')) : '');

/** Whether a schema takes free text and asks for context. `name`: undefined for a schema that is no parameter. */
export function isFreeTextSlot(name: string | undefined, schema: Place, document: SchemaDocument): boolean {
  const open: Open[] = [{ place: schema, asked: name === undefined ? 'not' : asksBy(name, schema.value) }];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined && seen.size < MOST_STEPS; next = open.pop()) {
    const { place } = next;
    const { value } = place;
    const asked = saysSo(value) ? 'clearly' : next.asked;
    const key = `${asked} ${place.at}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (asked !== 'not' && isFree(value)) return true;
    if (!isObject(value)) continue;
    const ref = own(value, '$ref');
    const target = typeof ref === 'string' ? document.find(ref) : undefined;
    if (target !== undefined) open.push({ place: target, asked });
    for (const child of children(place)) {
      if (DEFINING.has(child.keyword) || child.keyword === 'not') continue;
      open.push({ place: child.place, asked: asked === 'clearly' ? asked : askedOf(child, asked) });
    }
  }
  return false;
}

interface Open {
  readonly place: Place;
  readonly asked: Asking;
}

/** A part with a name of its own is asked for by that name. */
function askedOf({ keyword, name, place }: Child, asked: Asking): Asking {
  if (keyword !== 'properties') return asked;
  return asksBy(name ?? '', place.value) === 'clearly' ? 'clearly' : 'not';
}

function saysSo(value: Json): boolean {
  if (!isObject(value)) return false;
  const description = textOf(own(value, 'description'));
  return textAsks(description) || nameAsks(textOf(own(value, 'title')), description) === 'clearly';
}

const CLOSING = ['enum', 'const'] as const;
/** Formats that no sentence fits; validators ignore any other format. */
const CLOSED_FORMATS: ReadonlySet<Json> = new Set([
  'date-time',
  'date',
  'time',
  'duration',
  'email',
  'idn-email',
  'hostname',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'uuid',
  'regex',
  'json-pointer',
  'relative-json-pointer',
]);
const NESTING = ['$ref', 'anyOf', 'oneOf', 'allOf', 'properties', 'items', 'prefixItems'] as const;

function isFree(value: Json): boolean {
  if (value === true) return true;
  if (!isObject(value) || CLOSING.some((key) => Object.hasOwn(value, key))) return false;
  if (CLOSED_FORMATS.has(own(value, 'format') ?? null)) return false;
  const pattern = own(value, 'pattern');
  if (pattern !== undefined && !OPEN_PATTERNS.has(pattern)) return false;
  const type = own(value, 'type');
  const types: readonly Json[] = Array.isArray(type) ? (type as readonly Json[]) : [type ?? null];
  if (type === undefined) return !NESTING.some((key) => Object.hasOwn(value, key));
  if (types.includes('string')) return true;
  const openObject = !Object.hasOwn(value, 'properties') && own(value, 'additionalProperties') !== false;
  return (types.includes('object') && openObject) || (types.includes('array') && !hasItems(value));
}

const hasItems = (value: { readonly [key: string]: Json }): boolean =>
  Object.hasOwn(value, 'items') || Object.hasOwn(value, 'prefixItems');
