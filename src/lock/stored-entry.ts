/**
 * From a parsed lockfile to the model: texts that are stored as arrays of lines become strings again. Expects what
 * `lockfileProblems` found nothing wrong with. Pure.
 */
import type {
  Entry,
  Item,
  Json,
  JsonObject,
  LockedItem,
  LockedItems,
  Lockfile,
  ServerInfo,
} from '../model.ts';
import { SECTIONS } from '../model.ts';
import { isObject } from './pointer.ts';
import { perSection } from './section.ts';

/** A parsed lockfile without problems as the model has it: lines joined to text. */
export function toLockfile(value: JsonObject): Lockfile {
  const servers: Record<string, Entry> = Object.create(null);
  for (const [name, stored] of Object.entries(value['servers'] as JsonObject))
    servers[name] = toEntry(stored as JsonObject);
  return { lockfileVersion: 1, servers };
}

function toEntry(stored: JsonObject): Entry {
  const { instructions, ...server } = stored['server'] as JsonObject & {
    readonly instructions: readonly string[];
  };
  const sections = perSection((section) => toItems(stored[section] as JsonObject));
  const { skills } = stored;
  return {
    ...(stored as unknown as Entry),
    server: {
      ...(server as unknown as ServerInfo & { hash: string }),
      ...(instructions.length === 0 ? {} : { instructions: instructions.join('\n') }),
    },
    ...Object.fromEntries(SECTIONS.map((section) => [section, sections[section]])),
    ...(isObject(skills) ? { skills: toItems(skills) } : {}),
  };
}

function toItems(stored: JsonObject): LockedItems {
  const out: Record<string, LockedItem> = Object.create(null);
  for (const [key, found] of Object.entries(stored)) out[key] = toItem(found as JsonObject);
  return out;
}

function toItem(stored: JsonObject): LockedItem {
  const { definition } = stored;
  if (!isObject(definition) || !Array.isArray(definition['description']))
    return stored as unknown as LockedItem;
  const joined: Record<string, Json> = Object.assign(Object.create(null), definition);
  joined['description'] = definition['description'].join('\n');
  return { hash: stored['hash'] as string, definition: joined as Item };
}
