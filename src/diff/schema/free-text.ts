/**
 * Parameters through which the conversation can leave: a name and a schema in, true or false out. A parameter is one if
 * it takes free text and its name or text asks for context, history, reasoning, notes, metadata or the conversation.
 * Also looks into objects, lists and references inside the document. A list of values or a format is never free text.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { own } from '../differences.ts';
import type { SchemaDocument } from './document.ts';
import { children } from './keywords.ts';
import type { Place } from './place.ts';

const ASKING = new Set(
  `context contexts history histories reasoning rationale justification note notes sidenote sidenotes metadata meta
  conversation conversations prompt prompts feedback transcript transcripts thought thoughts thinking scratchpad
  memory memories chat chats dialog dialogue messages`.split(/\s+/),
);
const ASKING_TOGETHER: readonly (readonly string[])[] = [
  ['session', 'summary'],
  ['system', 'message'],
  ['tool', 'list'],
  ['tools', 'list'],
  ['available', 'tools'],
  ['model', 'name'],
  ['chain', 'thought'],
  ['cot'],
  ['user', 'intent'],
];
/** Last words of a name that only identifies or measures a thing. */
const POINTING = new Set(['id', 'ids', 'type', 'kind', 'size', 'count', 'limit', 'length', 'enabled']);
/** Patterns that accept every text. */
const OPEN_PATTERNS = new Set<Json>(['', '.*', '^.*$', '.+', '^.+$', '^', '$', '[\\s\\S]*', '^[\\s\\S]*$']);
const MOST_STEPS = 20_000;

/** Words of a name or text in lower case; snake, camel and kebab case are split. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter((word) => word !== '');

/** Whether the name of a parameter asks for what the model knows. */
export function nameAsksForContext(name: string): boolean {
  const words = wordsOf(name);
  return !POINTING.has(words.at(-1) ?? '') && asks(words);
}

function asks(words: readonly string[]): boolean {
  const unique = new Set(words);
  return (
    words.some((word) => ASKING.has(word)) ||
    ASKING_TOGETHER.some((together) => together.every((word) => unique.has(word))) ||
    /^(?:conversationhistory|toolslist|modelname|systemprompt|chainofthought|chathistory)$/.test(
      words.join(''),
    )
  );
}

const textAsks = (value: Json | undefined): boolean => typeof value === 'string' && asks(wordsOf(value));

/** Whether a schema takes free text and asks for context. `name`: undefined for a schema that is no parameter. */
export function isFreeTextSlot(name: string | undefined, schema: Place, document: SchemaDocument): boolean {
  const open = [{ place: schema, asked: name !== undefined && nameAsksForContext(name) }];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined && seen.size < MOST_STEPS; next = open.pop()) {
    const { place } = next;
    const { value } = place;
    const texts = isObject(value) ? [own(value, 'description'), own(value, 'title')] : [];
    const asked = next.asked || texts.some(textAsks);
    const key = `${asked} ${place.at}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (asked && isFree(value)) return true;
    if (!isObject(value)) continue;
    const ref = own(value, '$ref');
    const target = typeof ref === 'string' ? document.find(ref) : undefined;
    if (target !== undefined) open.push({ place: target, asked });
    for (const child of children(place)) {
      if (child.keyword === '$defs' || child.keyword === 'definitions' || child.keyword === 'not') continue;
      const named = child.keyword === 'properties' && nameAsksForContext(child.name ?? '');
      open.push({ place: child.place, asked: asked || named });
    }
  }
  return false;
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
