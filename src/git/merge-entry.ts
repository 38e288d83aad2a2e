/**
 * One server in three locks: that of the common ancestor and those of both sides in, what the merged lock has of it out. The merged entry
 * is one that a side observed, or one made of items of the same code. Everything else is a conflict: nobody ever reviewed the mix. Pure.
 *
 * - A side that has all changes of the other one wins: it observed the sum.
 * - Sides that differ in the launch line, the origin, the tree or the opening answer were reading other code: the whole server conflicts.
 * - The same exact code (a version or an integrity) that both sides and the ancestor have: item by item.
 * - An address without a version can serve other code each day, so items of two days are a mix: each item that differs conflicts.
 */
import { mismatches } from '../lock/hashes.ts';
import type { Entry } from '../model.ts';
import { type EntryParts, entryWith, type Part, partsOf } from './entry-parts.ts';

/** Where there is a conflict: the entry as each side would have it. */
export type MergedEntry =
  | { readonly kind: 'clean'; readonly entry: Entry | undefined }
  | { readonly kind: 'server'; readonly ours: Entry | undefined; readonly theirs: Entry | undefined }
  | {
      readonly kind: 'items';
      readonly ours: Entry;
      readonly theirs: Entry;
      readonly items: readonly Pick<Part, 'block' | 'name'>[];
    };

export function mergeEntry(
  base: Entry | undefined,
  ours: Entry | undefined,
  theirs: Entry | undefined,
): MergedEntry {
  const [before, our, their] = [base, ours, theirs].map((one) => (one === undefined ? one : partsOf(one)));
  if (hasAllOf(our, their, before)) return { kind: 'clean', entry: ours };
  if (hasAllOf(their, our, before)) return { kind: 'clean', entry: theirs };
  const server = { kind: 'server', ours, theirs } as const;
  if (ours === undefined || theirs === undefined || our === undefined || their === undefined) return server;
  if (our.restText !== their.restText) return server;
  // The hash of a block that is put together is made anew: it must not hide that a text was edited.
  if ([ours, theirs].some((entry) => mismatches(entry).length > 0)) return server;
  const isSameCode = before?.restText === our.restText && isFixed(ours);
  return mergeItems(isSameCode ? before : undefined, our, their) ?? server;
}

/** Whether a side has every change that the other side made: what it has was observed as it is. */
function hasAllOf(
  side: EntryParts | undefined,
  other: EntryParts | undefined,
  base: EntryParts | undefined,
): boolean {
  if (other === undefined || side === undefined || base === undefined)
    return isSame(other, side) || isSame(other, base);
  const isTaken = (text: (parts: EntryParts) => string | undefined) =>
    text(other) === text(base) || text(other) === text(side);
  return (
    isTaken((parts) => parts.restText) &&
    keysOf(side, other, base).every((key) => isTaken(({ items }) => items.get(key)?.text))
  );
}

function isSame(a: EntryParts | undefined, b: EntryParts | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.restText === b.restText &&
    keysOf(a, b).every((key) => a.items.get(key)?.text === b.items.get(key)?.text)
  );
}

const isFixed = ({ origin }: Entry): boolean =>
  origin.version !== undefined || origin.integrity !== undefined;

/** `base`: undefined if no side can be said to have changed an item. Undefined: the server conflicts as a whole. */
function mergeItems(
  base: EntryParts | undefined,
  our: EntryParts,
  their: EntryParts,
): MergedEntry | undefined {
  const [ours, theirs]: [Part[], Part[]] = [[], []];
  const conflicts: Part[] = [];
  for (const key of keysOf(our, their)) {
    const [o, t, b] = [our.items.get(key), their.items.get(key), base?.items.get(key)];
    const isOurs = o?.text === t?.text || (base !== undefined && t?.text === b?.text);
    const isTheirs = base !== undefined && o?.text === b?.text;
    const [forOurs, forTheirs] = isOurs ? [o, o] : isTheirs ? [t, t] : [o, t];
    if (forOurs !== undefined) ours.push(forOurs);
    if (forTheirs !== undefined) theirs.push(forTheirs);
    const either = forOurs ?? forTheirs;
    if (forOurs !== forTheirs && either !== undefined) conflicts.push(either);
  }
  const [one, two] = [entryWith(our, ours), entryWith(our, theirs)];
  if (conflicts.length === 0) return { kind: 'clean', entry: one };
  // The places that are not pinned are one block of the entry, which cannot be chosen item by item.
  if (one.volatileHash !== two.volatileHash) return undefined;
  return { kind: 'items', ours: one, theirs: two, items: conflicts };
}

const keysOf = (...parts: readonly EntryParts[]): readonly string[] => [
  ...new Set(parts.flatMap(({ items }) => [...items.keys()])),
];
