/**
 * The headers in which a tool wants some of its arguments (MCP 2026-07-28, "Streamable HTTP": `x-mcp-header`): a call and the locked
 * tools in, headers out. An agent that speaks over stdio to the guard sends none. Only a locked definition can ask for them. Pure.
 */
import { isObject } from '../lock/pointer.ts';
import type { Entry, Json, JsonObject } from '../model.ts';

/** RFC 9110 section 5.1. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const TYPES = ['string', 'integer', 'boolean'];
const VERSION = 'io.modelcontextprotocol/protocolVersion';

/** None for a call of an earlier revision, of a tool that is not locked, or of one whose headers are not valid. */
export function parameterHeaders(
  message: JsonObject,
  tools: Entry['tools'],
): Readonly<Record<string, string>> {
  const { method, params } = message;
  if (method !== 'tools/call' || !isObject(params)) return {};
  const { name, arguments: given, _meta } = params;
  if (!isObject(_meta) || typeof _meta[VERSION] !== 'string' || typeof name !== 'string') return {};
  const schema = Object.hasOwn(tools, name) ? tools[name]?.definition?.['inputSchema'] : undefined;
  const out: Record<string, string> = Object.create(null);
  const seen = new Set<string>();
  for (const { header, path } of declared(schema, [])) {
    if (seen.has(header.toLowerCase())) return {};
    seen.add(header.toLowerCase());
    const text = textOf(valueAt(given, path));
    if (text !== undefined) out[`Mcp-Param-${header}`] = isPlain(text) ? text : encoded(text);
  }
  return out;
}

interface Declared {
  readonly header: string;
  /** Names of properties. */
  readonly path: readonly string[];
}

/** Properties of objects alone: elsewhere no value could be named. */
function declared(schema: Json | undefined, path: readonly string[]): readonly Declared[] {
  if (!isObject(schema)) return [];
  const header = schema['x-mcp-header'];
  const { type, properties } = schema;
  const isValid = typeof header === 'string' && TOKEN.test(header) && TYPES.includes(String(type));
  const below = isObject(properties) ? Object.entries(properties) : [];
  return [
    ...(isValid && path.length > 0 ? [{ header, path }] : []),
    ...below.flatMap(([name, one]) => declared(one, [...path, name])),
  ];
}

const valueAt = (given: Json | undefined, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    given,
  );

/** Absent for null, objects and arrays, and for an integer that JavaScript cannot hold. */
function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : String(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Whether a header can carry the text as it is. */
const isPlain = (text: string): boolean =>
  /^[\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?$/.test(text) && !/^=\?base64\?.*\?=$/.test(text);

const encoded = (text: string): string => `=?base64?${Buffer.from(text, 'utf8').toString('base64')}?=`;
