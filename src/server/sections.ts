/**
 * The four lists: their methods, the capability that announces each, and what an item of each must have. Text of
 * answers in, checked items out; the key of an item is its name or address. Pure.
 */

import { McpLockError } from '../errors.ts';
import { parseJson } from '../lock/json.ts';
import { isObject } from '../lock/pointer.ts';
import type { Item, Json, JsonObject, Section } from '../model.ts';

export interface SectionRow {
  readonly method: string;
  readonly capability: 'tools' | 'prompts' | 'resources';
  /** The member of the result that holds the items. */
  readonly list: string;
  readonly key: 'name' | 'uri' | 'uriTemplate';
}

export const SECTION_ROWS: Readonly<Record<Section, SectionRow>> = {
  tools: { method: 'tools/list', capability: 'tools', list: 'tools', key: 'name' },
  prompts: { method: 'prompts/list', capability: 'prompts', list: 'prompts', key: 'name' },
  resources: { method: 'resources/list', capability: 'resources', list: 'resources', key: 'uri' },
  resourceTemplates: {
    method: 'resources/templates/list',
    capability: 'resources',
    list: 'resourceTemplates',
    key: 'uriTemplate',
  },
};

const FAULTS = {
  syntax: 'is not valid JSON',
  'duplicate-key': 'has the same key twice, which two readers may understand differently',
  'inexact-number': 'holds a number that loses digits when it is read',
  'lone-surrogate': 'holds half a character (a lone surrogate)',
  'too-deep': 'is nested too deeply',
} as const;

/** The `result` of a message's text, read strictly. Throws E_PROTOCOL with the place. */
export function resultOf(text: string, what: string): JsonObject {
  const reading = parseJson(text);
  if (!reading.ok) {
    throw new McpLockError('E_PROTOCOL', `its answer to ${what} ${FAULTS[reading.fault]}`, {
      place: `${what}${reading.pointer}`,
      next: 'report it to the author of the server; it cannot be locked as it is',
    });
  }
  const result = isObject(reading.value) ? reading.value['result'] : undefined;
  if (!isObject(result))
    throw new McpLockError('E_PROTOCOL', `its answer to ${what} has no result`, { place: what });
  return result;
}

/** The items on one page. Throws E_PROTOCOL with the place when one of them is no item. */
export function itemsOf(result: JsonObject, section: Section): readonly Item[] {
  const { list, method } = SECTION_ROWS[section];
  const items = result[list];
  if (!Array.isArray(items))
    throw new McpLockError('E_PROTOCOL', `its answer to ${method} has no "${list}"`, { place: method });
  for (const [index, item] of (items as readonly Json[]).entries()) {
    const wrong = wrongField(item, section);
    if (wrong !== undefined) {
      throw new McpLockError('E_PROTOCOL', `an item of ${method} has a wrong "${wrong}"`, {
        place: `${method}/result/${list}/${index}/${wrong}`,
        next: 'report it to the author of the server; clients refuse such a list too',
      });
    }
  }
  return items as readonly Item[];
}

/** `nextCursor` of a page, when there is one. Throws E_PROTOCOL when it is no string. */
export function nextCursor(result: JsonObject, method: string): string | undefined {
  const cursor = result['nextCursor'];
  if (cursor === undefined || cursor === null) return undefined;
  if (typeof cursor !== 'string')
    throw new McpLockError('E_PROTOCOL', `its answer to ${method} has a wrong "nextCursor"`, {
      place: method,
    });
  return cursor;
}

/** The first member of an item whose type the specification does not allow. */
function wrongField(item: Json, section: Section): string | undefined {
  if (!isObject(item)) return '';
  const { key } = SECTION_ROWS[section];
  if (typeof item[key] !== 'string') return key;
  if (item['description'] !== undefined && typeof item['description'] !== 'string') return 'description';
  if (section === 'tools' && item['inputSchema'] !== undefined && !isObject(item['inputSchema']))
    return 'inputSchema';
  return undefined;
}
