/**
 * In: a JSON value of a finding. Out: the text to show or compare for it. Strings stand for themselves, anything
 * else becomes small JSON. Makes nothing printable; never shortens.
 */
import { jsonOf, literalOf } from '../../lock/exact-number.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { outline } from './outline.ts';

/** JSON up to this length stays on one line. */
const MAX_INLINE = 60;
/** Members that come first, because a reader of a whole item needs them first. */
const FIRST = ['name', 'uri', 'uriTemplate', 'title', 'description', 'annotations', 'instructions'];

/** A string as it is, anything else as JSON whose small parts stay on one line. */
export const valueText = (value: Json, columns: number): string =>
  typeof value === 'string' ? value : indentedJson(ordered(value), '', Math.min(MAX_INLINE, columns - 16));

/** A whole item as a reader needs it, without the braces of JSON. */
export const itemText = (item: JsonObject): string => outline(ordered(item)).join('\n');

/** All strings and keys of a value, one after the other: what hidden characters are counted in. */
export function allText(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || literalOf(value) !== undefined) return '';
  if (isList(value)) return value.map(allText).join('\n');
  return Object.entries(value)
    .map(([key, inner]) => `${key}\n${allText(inner)}`)
    .join('\n');
}

/** A value that is one plain word of at most 24 characters, fit for a sentence; otherwise undefined. */
export function wordOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return /^[\w.+-]{1,24}$/.test(value) ? value : undefined;
  const literal = literalOf(value);
  if (literal !== undefined) return wordOf(literal);
  return typeof value === 'object' || value === undefined
    ? value === null
      ? 'null'
      : undefined
    : String(value);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Members that a reader of a whole item needs first come first. */
export function ordered(value: Json): Json {
  if (!isObject(value)) return value;
  const first = FIRST.filter((key) => Object.hasOwn(value, key));
  const rest = Object.keys(value).filter((key) => !first.includes(key));
  // A plain literal would take a server's `__proto__` for a prototype.
  const out: Record<string, Json> = Object.create(null);
  for (const key of [...first, ...rest]) out[key] = value[key] ?? null;
  return out satisfies JsonObject;
}

function indentedJson(value: Json, indent: string, room: number): string {
  const inline = jsonOf(value);
  if (!(isList(value) || isObject(value)) || inline.length <= room) return spaced(inline, value);
  const inner = `${indent}  `;
  if (isList(value))
    return `[\n${value.map((item) => inner + indentedJson(item, inner, room)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${indentedJson(item, inner, room)}`,
  );
  return `{\n${members.join(',\n')}\n${indent}}`;
}

/** `{ "a": 1 }` instead of `{"a":1}`. */
function spaced(inline: string, value: Json): string {
  if (!(isList(value) || isObject(value))) return inline;
  if (isList(value)) return `[${value.map((item) => spaced(jsonOf(item), item)).join(', ')}]`;
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${spaced(jsonOf(item), item)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
