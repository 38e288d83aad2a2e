/**
 * From a parsed lockfile to the model: lists of lines become texts, a missing section an empty one, and each entry gets its
 * package tree and what it has from another entry. Expects what `lockfileProblems` and `referenceProblems` found nothing
 * wrong with. Pure.
 */
import type { Entry, Item, Json, JsonObject, LockedItem, LockedItems, Lockfile } from '../model.ts';
import { isObject } from './pointer.ts';
import { perSection } from './section.ts';

/** A parsed lockfile without problems as the model has it. */
export function toLockfile(lockfile: JsonObject): Lockfile {
  const servers: Record<string, Entry> = Object.create(null);
  for (const name of Object.keys(lockfile['servers'] as JsonObject)) {
    const entry = storedEntry(lockfile, name);
    if (entry !== undefined) servers[name] = entry;
  }
  const { settingsHash } = lockfile;
  return { lockfileVersion: 1, ...(typeof settingsHash === 'string' ? { settingsHash } : {}), servers };
}

/** One server of a parsed lockfile without problems. */
export function storedEntry(lockfile: JsonObject, name: string): Entry | undefined {
  const servers = lockfile['servers'] as JsonObject;
  const trees = (lockfile['dependencies'] ?? {}) as JsonObject;
  if (!Object.hasOwn(servers, name)) return undefined;
  const entry = servers[name] as JsonObject;
  const other = entry['sameAs'] as string | undefined;
  const owner = other ?? name;
  const whole = other === undefined ? entry : { ...withoutFolder(servers[other] as JsonObject), ...entry };
  return toEntry(whole, Object.hasOwn(trees, owner) ? trees[owner] : undefined);
}

/** The folder of an entry is its own. */
const withoutFolder = ({ folder: _, ...entry }: JsonObject): JsonObject => entry;

function toEntry(stored: JsonObject, tree: Json | undefined): Entry {
  const { sameAs: _, linked, skills, volatile, ...blocks } = stored;
  const sections = perSection((section) => toItems(stored[section]));
  return {
    ...(blocks as unknown as Entry),
    server: withText(stored['server'] as JsonObject, 'instructions') as unknown as Entry['server'],
    ...sections,
    ...(isEmpty(linked) ? {} : { linked: linked as unknown as NonNullable<Entry['linked']> }),
    ...(isEmpty(skills) ? {} : { skills: toItems(skills) }),
    ...(isEmpty(volatile) ? {} : { volatile: volatile as NonNullable<Entry['volatile']> }),
    ...(tree === undefined ? {} : { dependencies: tree as NonNullable<Entry['dependencies']> }),
  };
}

/** A missing block and an empty one are the same. */
const isEmpty = (block: Json | undefined): boolean => Object.keys(block ?? {}).length === 0;

function toItems(stored: Json | undefined): LockedItems {
  const out: Record<string, LockedItem> = Object.create(null);
  for (const [key, found] of Object.entries(stored ?? {})) out[key] = toItem(found as JsonObject);
  return out;
}

function toItem(stored: JsonObject): LockedItem {
  const { definition } = stored;
  if (!isObject(definition)) return stored as unknown as LockedItem;
  return { hash: stored['hash'] as string, definition: withText(definition, 'description') as Item };
}

/** The object with the lines of one member joined. */
function withText(value: JsonObject, key: string): JsonObject {
  const lines = value[key];
  if (!Array.isArray(lines)) return value;
  const joined: Record<string, Json> = Object.assign(Object.create(null), value);
  joined[key] = lines.join('\n');
  return joined;
}
