/**
 * The four lists: their methods, the capability that announces each, and what an item of each must have. Text of responses
 * in, checked items out; the key of an item is its name or address. Pure.
 */
import { McpLockError } from '../errors.ts';
import { isObject } from '../lock/pointer.ts';
import type { Item, Json, JsonObject, Section } from '../model.ts';
import { itemInvalid, memberMissing, unlockableResponse } from './messages.ts';
import { LIST_OF, readResult } from './reading/result.ts';

export interface SectionRow {
  readonly method: string;
  readonly capability: 'tools' | 'prompts' | 'resources';
  /** The member of the result that holds the items. */
  readonly list: string;
  readonly key: 'name' | 'uri' | 'uriTemplate';
}

export const SECTION_ROWS: Readonly<Record<Section, SectionRow>> = {
  tools: { ...LIST_OF.tools, capability: 'tools', key: 'name' },
  prompts: { ...LIST_OF.prompts, capability: 'prompts', key: 'name' },
  resources: { ...LIST_OF.resources, capability: 'resources', key: 'uri' },
  resourceTemplates: { ...LIST_OF.resourceTemplates, capability: 'resources', key: 'uriTemplate' },
};

/** The `result` of a message's text, read strictly. Throws E_PROTOCOL with the place. */
export function resultOf(text: string, method: string): JsonObject {
  const reading = readResult(text);
  if (!reading.ok) {
    throw new McpLockError(unlockableResponse(method, reading.fault), {
      place: `${method}${reading.pointer}`,
    });
  }
  const { result } = reading;
  if (result === undefined) throw new McpLockError(memberMissing(method, 'result'), { place: method });
  return result;
}

/** The items on one page. Throws E_PROTOCOL with the place when a member is missing or has a wrong type. */
export function itemsOf(result: JsonObject, section: Section): readonly Item[] {
  const { list, method } = SECTION_ROWS[section];
  const items = result[list];
  if (!Array.isArray(items)) throw new McpLockError(memberMissing(method, list), { place: method });
  for (const [index, item] of (items as readonly Json[]).entries()) {
    const wrong = wrongField(item, section);
    if (wrong !== undefined) {
      throw new McpLockError(itemInvalid(method, wrong), {
        place: `${method}/result/${list}/${index}/${wrong}`,
      });
    }
  }
  return items as readonly Item[];
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
