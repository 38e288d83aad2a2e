/**
 * An entry as the parts that one side of a merge can change by themselves: its items, and the rest. What was read at one start of the
 * server and says which code it was (launch, origin, server, tree, folder) is one part. What may stand in an item belongs to the item. Pure.
 */
import { canonical } from '../lock/canonical.ts';
import { formatLockfile } from '../lock/format.ts';
import { tokensOf } from '../lock/pointer.ts';
import { ITEM_BLOCKS, type ItemBlock, perSection } from '../lock/section.ts';
import { type Holes, holesOf, volatileBlock } from '../lock/volatile.ts';
import type { Entry, Json, LockedItem, LockedLink } from '../model.ts';

export interface Part {
  readonly block: ItemBlock;
  readonly name: string;
  readonly value: LockedItem | LockedLink;
  readonly holes: Holes;
  /** Two parts with the same text are the same. */
  readonly text: string;
}

export interface EntryParts {
  /** The entry without items, and what may stand in it. */
  readonly rest: Entry;
  readonly restText: string;
  /** By block and name. */
  readonly items: ReadonlyMap<string, Part>;
}

export function partsOf(entry: Entry): EntryParts {
  const holes = new Map<string, Map<string, readonly string[]>>();
  for (const [pointer, hole] of holesOf(entry)) {
    const [block = '', name = ''] = tokensOf(pointer);
    const key = ITEM_BLOCKS.some((one) => one === block) ? keyOf(block, name) : '';
    holes.set(key, (holes.get(key) ?? new Map()).set(pointer, hole));
  }
  const items = new Map<string, Part>();
  for (const block of ITEM_BLOCKS)
    for (const [name, value] of Object.entries(entry[block] ?? {})) {
      const key = keyOf(block, name);
      const own = holes.get(key) ?? new Map();
      holes.delete(key);
      const text = canonical([value as unknown as Json, Object.fromEntries(own)]);
      items.set(key, { block, name, value, holes: own, text });
    }
  // Holes of an item that is not there belong to nobody, and so to the rest.
  const rest = entryOf(entry, new Map([...holes.values()].flatMap((group) => [...group])), []);
  return { rest, restText: formatLockfile({ lockfileVersion: 1, servers: { rest } }), items };
}

/** The entry of a rest and items. The hash of its holes is made anew. */
export const entryWith = ({ rest }: EntryParts, items: readonly Part[]): Entry =>
  entryOf(rest, new Map([...holesOf(rest), ...items.flatMap(({ holes }) => [...holes])]), items);

function entryOf(from: Entry, holes: Holes, items: readonly Part[]): Entry {
  const { volatile: _, volatileHash: __, linked: ___, skills: ____, heard: _____, ...rest } = from;
  const block = <T>(name: ItemBlock): Record<string, T> => {
    const out: Record<string, T> = Object.create(null);
    for (const one of items) if (one.block === name) out[one.name] = one.value as T;
    return out;
  };
  const [linked, skills] = [block<LockedLink>('linked'), block<LockedItem>('skills')];
  return {
    ...rest,
    ...perSection((section) => block<LockedItem>(section)),
    ...(Object.keys(linked).length === 0 ? {} : { linked }),
    ...(Object.keys(skills).length === 0 ? {} : { skills }),
    ...volatileBlock(holes),
  };
}

const keyOf = (block: string, name: string): string => `${block}/${name}`;
