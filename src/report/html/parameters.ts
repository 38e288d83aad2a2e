/**
 * In: a JSON Schema of a server. Out: its parameters as rows: name, type, whether it is required, text, and every keyword besides, so that
 * nothing that a model reads is left out. What is nested stands below what it is in. Bounded; a cut is counted.
 */
import { jsonOf } from '../../lock/exact-number.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { cutItems, pageWords } from '../messages.ts';
import { foreign, type Markup, markup } from './markup.ts';
import { textOf } from './texts.ts';

export interface Parameter {
  /** `filter.tag`, `tags[]`; empty for the whole. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean | undefined;
  readonly text: string;
  /** Other keywords with their values. */
  readonly rest: readonly (readonly [keyword: string, value: Json])[];
}

const MOST_ROWS = 400;
const DEEPEST = 12;

/** Keywords that have a column or rows of their own. */
const OWN = new Set(['type', 'description', 'properties', 'required']);

/** The rows of a whole schema; `required`: of the thing itself. */
export function parametersOf(schema: Json, path = '', required?: boolean): readonly Parameter[] {
  const out: Parameter[] = [];
  add(schema, path, required, 0, out);
  // Of a schema for all parameters of a tool, "object" alone says nothing.
  const [first] = out;
  const isPlain =
    path === '' && first?.text === '' && first.rest.length === 0 && /^(?:object)?$/.test(first.type);
  return isPlain ? out.slice(1) : out;
}

function add(
  schema: Json,
  path: string,
  required: boolean | undefined,
  depth: number,
  out: Parameter[],
): void {
  if (!isObject(schema)) {
    out.push({ path, type: jsonOf(schema), required, text: '', rest: [] });
    return;
  }
  const { properties, items } = schema;
  const goesOn = depth < DEEPEST;
  const hasRows = goesOn && isObject(properties);
  const hasItems = goesOn && isObject(items) && isObject(items['properties']);
  const rest = Object.entries(schema).filter(
    ([key, value]) =>
      !(key === 'properties'
        ? hasRows
        : key === 'items'
          ? hasItems
          : isTold(key, value, hasRows ? properties : undefined)),
  );
  out.push({
    path,
    type: typeOf(schema),
    required,
    text: typeof schema['description'] === 'string' ? schema['description'] : '',
    rest,
  });
  if (hasRows) {
    const must = new Set(listOf(schema['required']));
    for (const [name, inner] of Object.entries(properties))
      add(inner, path === '' ? name : `${path}.${name}`, must.has(name), depth + 1, out);
  }
  if (hasItems) add(items, `${path}[]`, undefined, depth + 1, out);
}

/** Whether a keyword is in its column. */
const isTold = (key: string, value: Json, properties: JsonObject | undefined): boolean =>
  OWN.has(key) &&
  (key === 'description'
    ? typeof value === 'string'
    : key === 'required'
      ? isOfRows(value, properties)
      : key === 'type');

/** Whether each name is one of a row. */
const isOfRows = (value: Json, properties: JsonObject | undefined): boolean =>
  properties !== undefined &&
  Array.isArray(value) &&
  listOf(value).every((name) => typeof name === 'string' && Object.hasOwn(properties, name));

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const typeOf = ({ type }: JsonObject): string =>
  Array.isArray(type) ? type.map(wordOf).join(' | ') : type === undefined ? '' : wordOf(type);

const wordOf = (value: Json): string => (typeof value === 'string' ? value : jsonOf(value));

/** The table of a schema that came, went or is locked; nothing where it has no parameters. `label`: whose they are. */
export function parameterTable(schema: Json, label: string): Markup | undefined {
  const rows = parametersOf(schema);
  if (rows.length === 0) return undefined;
  const shown = rows.slice(0, MOST_ROWS);
  const cut =
    shown.length < rows.length
      ? markup`<p class="cut">${cutItems(shown.length, rows.length)}</p>`
      : undefined;
  return markup`<table><caption>${label}</caption>${headRow([])}<tbody>${shown.map((row) => markup`<tr>${cells(row)}</tr>`)}</tbody></table>${cut}`;
}

/** `more`: headings behind those of every table. */
export const headRow = (more: readonly string[]): Markup =>
  markup`<thead><tr>${[pageWords.parameter, pageWords.type, pageWords.required, pageWords.text, ...more].map((word) => markup`<th scope="col">${word}</th>`)}</tr></thead>`;

/** The cells of one parameter, up to its text. */
export const cells = ({ path, type, required, text, rest }: Parameter): Markup =>
  rowCells(
    path,
    markup`${foreign(type)}${rest.map(([key, value]) => markup`<br><span class="dim">${foreign(key)}:</span> ${foreign(wordOf(value))}`)}`,
    required === undefined ? undefined : markup`${required ? pageWords.yes : pageWords.no}`,
    text === '' ? undefined : textOf(text),
  );

export const rowCells = (
  path: string,
  type: Markup | undefined,
  required: Markup | undefined,
  text: Markup | undefined,
): Markup =>
  markup`<th scope="row">${foreign(path === '' ? '*' : path)}</th><td class="type" data-label="${pageWords.type}">${type}</td><td data-label="${pageWords.required}">${required}</td><td data-label="${pageWords.text}">${text}</td>`;
