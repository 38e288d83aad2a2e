/**
 * The places of an entry that differ from start to start: which they are, and what stands there instead of the text.
 * Surfaces and entries in, the same with templates out. Pure.
 */
import type { Entry, Items, Json, JsonObject, LockedItems, ServerInfo, Surface } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { tokensOf } from './pointer.ts';
import { templateOf, VOLATILE } from './template.ts';

/** What stands in a volatile place instead of its text: pointer to template (`template.ts`). */
export type Templates = ReadonlyMap<string, string>;

/** The templates an entry holds in its volatile places. */
export function templatesOf(entry: Entry): Templates {
  const out = new Map<string, string>();
  for (const pointer of entry.volatile ?? []) {
    const [head = '', name = '', ...rest] = tokensOf(pointer);
    const items = itemsOf(entry, head);
    const found =
      items === undefined
        ? valueAt(entry.server as unknown as Json, [name, ...rest])
        : valueAt(items[name]?.definition, rest);
    out.set(pointer, typeof found === 'string' ? found : VOLATILE);
  }
  return out;
}

/** Of a linked page no text is kept, so nothing of it is found. */
function itemsOf(entry: Entry, head: string): LockedItems | undefined {
  if (head === 'linked') return {};
  if (head === 'skills') return entry.skills ?? {};
  const section = SECTIONS.find((one) => one === head);
  return section === undefined ? undefined : entry[section];
}

function valueAt(value: Json | undefined, tokens: readonly string[]): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined || value === undefined || value === null || typeof value !== 'object') return value;
  return valueAt(Object.hasOwn(value, token) ? (value as JsonObject)[token] : undefined, rest);
}

/** `/server/…`, `/<section>/<item>/…` and `/skills/<skill>/…` pointers; a pointer that leads nowhere is passed over. */
export function maskVolatile(surface: Surface, templates: Templates): Surface {
  let server = surface.server as unknown as JsonObject;
  const { skills } = surface;
  let lists = { ...surface.sections, ...(skills && { skills }) } as unknown as Record<string, Json>;
  for (const [pointer, template] of templates) {
    const tokens = tokensOf(pointer);
    const [head = '', ...rest] = tokens;
    if (head === 'server' && rest.length > 0) server = replaceAt(server, rest, template) as JsonObject;
    else if (rest.length > 1) lists = replaceAt(lists, tokens, template) as Record<string, Json>;
  }
  const { skills: masked, ...sections } = lists;
  return {
    ...surface,
    server: server as unknown as ServerInfo,
    sections: sections as unknown as Surface['sections'],
    ...(masked === undefined ? {} : { skills: masked as unknown as Items }),
  };
}

/** Puts the template where the value fits it; a value that does not fit stays, and so is drift. */
function replaceAt(value: Json, tokens: readonly string[], template: string): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return templateOf(template, value);
  if (Array.isArray(value)) {
    return value.map((element: Json, index) =>
      String(index) === token ? replaceAt(element, rest, template) : element,
    );
  }
  if (value === null || typeof value !== 'object') return value;
  const members = value as JsonObject;
  if (rest.length > 0 && !Object.hasOwn(members, token)) return value;
  const out: Record<string, Json> = Object.assign(Object.create(null), members);
  out[token] =
    rest.length === 0
      ? templateOf(template, members[token])
      : replaceAt(members[token] ?? null, rest, template);
  return out;
}
