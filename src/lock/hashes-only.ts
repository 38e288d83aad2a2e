/**
 * An entry without the texts of its server (`init --hashes-only`): entry in, the same entry with a hash for each text out. A
 * volatile place is left out whole. Pure.
 */
import type { Entry, Items, LockedItem, LockedItems, Surface } from '../model.ts';
import { hashOf } from './canonical.ts';
import { makeEntry } from './entry.ts';
import { perSection } from './section.ts';
import { VOLATILE } from './template.ts';

/** The entry with an own hash and one for each top-level field in place of every item, and of the instructions. */
export function withoutText(entry: Entry): Entry {
  const surface: Surface = {
    server: entry.server,
    sections: perSection((section) => definitionsOf(entry[section])),
    ...(entry.skills === undefined ? {} : { skills: definitionsOf(entry.skills) }),
  };
  const volatile = new Map((entry.volatile ?? []).map((pointer) => [pointer, VOLATILE]));
  const { linked } = entry;
  const whole = makeEntry({ ...entry, surface, volatile });
  const sections = perSection((section) => mapItems(whole[section], hashesOnly));
  const { instructions, ...server } = whole.server;
  const fields = instructions === undefined ? {} : { fields: { instructions: hashOf(instructions) } };
  return {
    ...whole,
    server: { ...server, ...fields },
    ...sections,
    ...(linked === undefined ? {} : { linked }),
    ...(whole.skills === undefined ? {} : { skills: mapItems(whole.skills, hashesOnly) }),
  };
}

const definitionsOf = (items: LockedItems): Items =>
  Object.fromEntries(Object.entries(items).map(([key, { definition }]) => [key, definition ?? {}]));

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
