/**
 * In: a JSON value. Out: it as lines without braces: a member a line, a list as a list, a text of several lines behind `|`. Text is not
 * made printable. What could be mistaken for another kind of value stands in quotes.
 */
import { jsonOf } from '../../lock/exact-number.ts';
import { hasMembers, isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';

/** Deeper than this a value stands in one line, as JSON. */
const DEEPEST = 20;
/** Plain values together up to this length stand in one line, as JSON. */
const INLINE = 60;

/** The lines of an object or list; of anything else one. */
export function outline(value: Json): readonly string[] {
  const lines: string[] = [];
  if (hasMembers(value)) write(value, '', lines);
  else lines.push(plain(value));
  return lines;
}

function write(value: Json, indent: string, lines: string[]): void {
  if (isList(value)) for (const item of value) writeMember('-', item, indent, lines);
  else if (isObject(value))
    for (const [key, member] of Object.entries(value)) writeMember(`${plain(key)}:`, member, indent, lines);
}

function writeMember(head: string, value: Json, indent: string, lines: string[]): void {
  const inner = `${indent}  `;
  if (typeof value === 'string' && value.includes('\n')) {
    lines.push(indent + head);
    for (const line of value.split('\n')) lines.push(`${inner}| ${line}`);
  } else if (isNested(value) && inner.length <= 2 * DEEPEST) {
    lines.push(indent + head);
    write(value, inner, lines);
  } else lines.push(`${indent}${head} ${plain(value)}`);
}

/** Whether it takes lines of its own; what is short stands in one line, as JSON. */
function isNested(value: Json): boolean {
  if (!hasMembers(value)) return false;
  return Object.values<Json>(value).some(hasMembers) || jsonOf(value).length > INLINE;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const plain = (value: Json): string =>
  typeof value === 'string' && !UNCLEAR.test(value) ? value : jsonOf(value);

/** Strings that could be read as another value, or as a sign of this layout. */
const UNCLEAR = /^$|^[\s"'[{|-]|\s$|\n|^(?:true|false|null)$|^-?\d[\d.eE+-]*$/;
