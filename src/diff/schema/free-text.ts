/**
 * Whether a parameter is a slot through which the conversation can leave: a name and a schema in, yes or no out.
 * Looks into added objects, lists and references inside the document; never judges a closed choice or a formatted text.
 * Implements "free text whose name or text asks for context, history, reasoning, notes, metadata, conversation".
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
/** A last word that says the value only points at a thing or measures it. */
const POINTING = new Set(['id', 'ids', 'type', 'kind', 'size', 'count', 'limit', 'length', 'enabled']);
/** Patterns that let everything through. */
const OPEN_PATTERNS = new Set<Json>(['', '.*', '^.*$', '.+', '^.+$', '^', '$', '[\\s\\S]*', '^[\\s\\S]*$']);
const MOST_STEPS = 20_000;

/** Words of a name or text, snake, camel and kebab case taken apart, in lower case. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter((word) => word !== '');

/** Whether a parameter's name asks for what the model knows. */
export function nameAsks(name: string): boolean {
  const words = wordsOf(name);
  return !POINTING.has(words.at(-1) ?? '') && asks(words);
}

function asks(words: readonly string[]): boolean {
  const held = new Set(words);
  return (
    words.some((word) => ASKING.has(word)) ||
    ASKING_TOGETHER.some((together) => together.every((word) => held.has(word))) ||
    /^(?:conversationhistory|toolslist|modelname|systemprompt|chainofthought|chathistory)$/.test(
      words.join(''),
    )
  );
}

const textAsks = (value: Json | undefined): boolean => typeof value === 'string' && asks(wordsOf(value));

/** Whether a schema under this name (none for a schema that is no parameter) takes free text and asks for such. */
export function isSlot(name: string | undefined, schema: Place, document: SchemaDocument): boolean {
  const open = [{ place: schema, asked: name !== undefined && nameAsks(name) }];
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
      const named = child.keyword === 'properties' && nameAsks(child.name ?? '');
      open.push({ place: child.place, asked: asked || named });
    }
  }
  return false;
}

const CLOSING = ['enum', 'const'] as const;
/** Formats a sentence does not fit into; any other word is a name somebody made up. */
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
const ELSEWHERE = ['$ref', 'anyOf', 'oneOf', 'allOf', 'properties', 'items', 'prefixItems'] as const;

function isFree(value: Json): boolean {
  if (value === true) return true;
  if (!isObject(value) || CLOSING.some((key) => Object.hasOwn(value, key))) return false;
  if (CLOSED_FORMATS.has(own(value, 'format') ?? null)) return false;
  const pattern = own(value, 'pattern');
  if (pattern !== undefined && !OPEN_PATTERNS.has(pattern)) return false;
  const type = own(value, 'type');
  const types: readonly Json[] = Array.isArray(type) ? (type as readonly Json[]) : [type ?? null];
  if (type === undefined) return !ELSEWHERE.some((key) => Object.hasOwn(value, key));
  if (types.includes('string')) return true;
  const openObject = !Object.hasOwn(value, 'properties') && own(value, 'additionalProperties') !== false;
  return (types.includes('object') && openObject) || (types.includes('array') && !hasItems(value));
}

const hasItems = (value: { readonly [key: string]: Json }): boolean =>
  Object.hasOwn(value, 'items') || Object.hasOwn(value, 'prefixItems');
