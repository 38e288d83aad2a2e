/**
 * A locked entry as a transport of an SDK lets it be seen: entry in; the same with every number as `JSON.parse` reads it, out. Two
 * numbers that JavaScript cannot tell apart are one to the client as well. Where the lock has no text of an item, it stays as it
 * is: such an item with such a number never matches. Pure.
 */
import { hashOf } from '../../lock/canonical.ts';
import { literalOf } from '../../lock/exact-number.ts';
import { isObject } from '../../lock/pointer.ts';
import { perSection } from '../../lock/section.ts';
import type { Entry, Json, LockedItem, LockedItems, ServerInfo } from '../../model.ts';

export function parsedEntry(entry: Entry): Entry {
  const server = parsed(entry.server as unknown as Json) as unknown as ServerInfo & Entry['server'];
  return {
    ...entry,
    server,
    ...perSection((section) => parsedItems(entry[section])),
    ...(entry.skills === undefined ? {} : { skills: parsedItems(entry.skills) }),
  };
}

function parsedItems(items: LockedItems): LockedItems {
  const out: Record<string, LockedItem> = Object.create(null);
  for (const [name, item] of Object.entries(items)) {
    const definition = item.definition === undefined ? undefined : parsed(item.definition);
    out[name] =
      definition === item.definition || !isObject(definition)
        ? item
        : { ...item, definition, hash: hashOf(definition) };
  }
  return out;
}

/** The value itself where no number is read differently. */
function parsed(value: Json): Json {
  const literal = literalOf(value);
  if (literal !== undefined) {
    const number = Number(literal);
    // What `JSON.stringify` makes of it when the message is written down again.
    return Number.isFinite(number) ? number : null;
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const list = value.map(parsed);
    return list.every((element, at) => element === value[at]) ? value : list;
  }
  const out: Record<string, Json> = Object.create(null);
  let isSame = true;
  for (const [key, member] of Object.entries(value)) {
    const read = parsed(member);
    out[key] = read;
    isSame &&= read === member;
  }
  return isSame ? value : out;
}
