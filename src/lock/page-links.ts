/**
 * What a server has besides the four lists: the pages that tools link to, and the skills it declares. Items and
 * capabilities in, addresses or a boolean out. Pure. MCP Apps (`io.modelcontextprotocol/ui`), Skills (SEP-2640).
 */
import type { Item, JsonObject } from '../model.ts';
import { isObject } from './pointer.ts';

/** Where a tool names the page a client shows for it: the extension, its first form, and an older one of a vendor. */
const PLACES: readonly (readonly string[])[] = [
  ['ui', 'resourceUri'],
  ['ui/resourceUri'],
  ['openai/outputTemplate'],
];

/** The `ui://` addresses that tools link to, each once, sorted. */
export function linksOf(tools: readonly Item[]): readonly string[] {
  const out = new Set<string>();
  for (const { _meta: meta } of tools) {
    if (!isObject(meta)) continue;
    for (const place of PLACES) {
      const link = place.reduce<JsonObject[string] | undefined>(
        (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
        meta,
      );
      if (typeof link === 'string' && link.startsWith('ui://')) out.add(link);
    }
  }
  return out.size === 0 ? [] : [...out].sort();
}

const SKILLS = 'io.modelcontextprotocol/skills';

/** Whether a server says that it lists skills. */
export const declaresSkills = ({ extensions, experimental }: JsonObject): boolean =>
  [extensions, experimental].some((block) => isObject(block) && Object.hasOwn(block, SKILLS));
