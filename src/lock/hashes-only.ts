/**
 * An entry without the texts of its server (`init --hashes-only`): entry in, the same entry with a hash for each text out. Pure.
 */
import type { Entry, LockedItem, LockedItems } from '../model.ts';
import { hashOf } from './canonical.ts';
import { perSection } from './section.ts';

/** The entry with an own hash and one for each top-level field in place of every item, and of the instructions. */
export function withoutText(entry: Entry): Entry {
  const { instructions, ...server } = entry.server;
  const fields = instructions === undefined ? {} : { fields: { instructions: hashOf(instructions) } };
  return {
    ...entry,
    server: { ...server, ...fields },
    ...perSection((section) => mapItems(entry[section], hashesOnly)),
    ...(entry.skills === undefined ? {} : { skills: mapItems(entry.skills, hashesOnly) }),
  };
}

function mapItems(items: LockedItems, change: (item: LockedItem) => LockedItem): LockedItems {
  const out: Record<string, LockedItem> = Object.create(null);
  for (const [key, item] of Object.entries(items)) out[key] = change(item);
  return out;
}

/** An item's own hash and one for each of its top-level fields. */
export function hashesOnly(item: LockedItem): LockedItem {
  if (item.definition === undefined) return item;
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(item.definition)) fields[name] = hashOf(value);
  return { hash: item.hash, fields };
}
