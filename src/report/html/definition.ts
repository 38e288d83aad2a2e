/**
 * In: an item or another object of a server, whole. Out: it as a reader needs it: texts as texts, schemas and arguments as tables, the rest
 * as lines. Leaves out nothing but the member that repeats its name.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { pageWords } from '../messages.ts';
import { outline } from '../text/outline.ts';
import { ordered } from '../text/value.ts';
import { foreign, type Markup, markup } from './markup.ts';
import { headRow, parameterTable, rowCells } from './parameters.ts';
import { textOf } from './texts.ts';

const KEYS = new Set(['name', 'uri', 'uriTemplate']);
const SCHEMAS = new Set(['inputSchema', 'outputSchema']);

/** `name`: the name of the item, which its heading shows already. */
export function definitionOf(item: JsonObject, name: string): Markup {
  const members = Object.entries(ordered(item) as JsonObject).filter(
    ([key, value]) => !(KEYS.has(key) && value === name),
  );
  const tables = members.flatMap(([key, value]) => {
    const table = tableOf(key, value);
    return table === undefined ? [] : [{ key, table }];
  });
  const others = members.filter(([key]) => !tables.some((one) => one.key === key));
  const facts =
    others.length === 0
      ? undefined
      : markup`<dl class="facts">${others.map(([key, value]) => markup`<dt>${foreign(key)}</dt><dd>${shownValue(value)}</dd>`)}</dl>`;
  return markup`${facts}${tables.map(({ table }) => table)}`;
}

/** A text as it is, anything else as lines. */
export const shownValue = (value: Json): Markup =>
  textOf(typeof value === 'string' ? value : outline(value).join('\n'));

function tableOf(key: string, value: Json): Markup | undefined {
  if (SCHEMAS.has(key) && isObject(value)) return parameterTable(value, key);
  return key === 'arguments' ? argumentTable(value) : undefined;
}

/** Of a prompt. */
function argumentTable(value: Json): Markup | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const list: readonly Json[] = value;
  const rows = list.flatMap((one) => {
    if (!isObject(one) || Object.keys(one).some((key) => !ARGUMENT.has(key))) return [];
    const { name, description, required } = one;
    if (typeof name !== 'string' || (description !== undefined && typeof description !== 'string')) return [];
    if (required !== undefined && typeof required !== 'boolean') return [];
    const text = description === undefined ? undefined : textOf(description);
    return [
      markup`<tr>${rowCells(name, undefined, markup`${required === true ? pageWords.yes : pageWords.no}`, text)}</tr>`,
    ];
  });
  // What this table has no column for is told as lines.
  if (rows.length < list.length) return undefined;
  return markup`<table><caption>arguments</caption>${headRow([])}<tbody>${rows}</tbody></table>`;
}

const ARGUMENT = new Set(['name', 'description', 'required']);
