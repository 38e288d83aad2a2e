/**
 * Renamed properties: removed and added properties in, pairs out, each name at most once. Names that differ in case and separators
 * alone are paired first, then equal schemas, then schemas that share nine tenths of their words. The number of compared pairs is limited.
 * Implements the similarity of `property-renamed`.
 */
import { canonical } from '../../lock/canonical.ts';
import { sameLetters } from '../spelling.ts';
import type { Context } from './context.ts';
import type { Place } from './place.ts';

interface Renamed {
  readonly from: string;
  readonly to: string;
}

interface Pairing {
  readonly pairs: readonly Renamed[];
  /** Whether all removed properties were compared with all added ones. */
  readonly complete: boolean;
}

const ENOUGH = 0.9;
const MOST_PAIRS = 2_500;
const MOST_TEXT = 20_000;
type Member = readonly [name: string, place: Place];

export function pairRenamed(
  context: Context,
  allRemoved: readonly Member[],
  allAdded: readonly Member[],
): Pairing {
  const respelled = sameLetters(
    allRemoved.map(([name]) => name),
    allAdded.map(([name]) => name),
  );
  const without = (all: readonly Member[], names: readonly string[]): readonly Member[] => {
    const taken = new Set(names);
    return all.filter(([name]) => !taken.has(name));
  };
  const { pairs, complete } = pairAlike(
    context,
    without(
      allRemoved,
      respelled.map(({ from }) => from),
    ),
    without(
      allAdded,
      respelled.map(({ to }) => to),
    ),
  );
  return { pairs: [...respelled, ...pairs], complete };
}

function pairAlike(context: Context, removed: readonly Member[], added: readonly Member[]): Pairing {
  if (removed.length === 0 || added.length === 0) return { pairs: [], complete: true };
  const byName = ([a]: Member, [b]: Member): number => (a < b ? -1 : a > b ? 1 : 0);
  const free = new Map<number, string[]>();
  for (const [name, { value }] of [...added].sort(byName).reverse()) {
    const id = context.identity.of(value);
    const names = free.get(id);
    if (names === undefined) free.set(id, [name]);
    else names.push(name);
  }
  const out: Renamed[] = [];
  for (const [from, { value }] of [...removed].sort(byName)) {
    const to = free.get(context.identity.of(value))?.pop();
    if (to !== undefined) out.push({ from, to });
  }
  const [froms, tos] = [new Set(out.map(({ from }) => from)), new Set(out.map(({ to }) => to))];
  const restRemoved = removed.filter(([name]) => !froms.has(name));
  const restAdded = added.filter(([name]) => !tos.has(name));
  if (restRemoved.length * restAdded.length > MOST_PAIRS) return { pairs: out, complete: false };
  const [old, fresh] = [restRemoved.map(withBag), restAdded.map(withBag)];
  const words = distinctWords(old) * fresh.length + distinctWords(fresh) * old.length;
  if (words > context.budget.words) return { pairs: out, complete: false };
  context.budget.words -= words;
  return { pairs: [...out, ...similar(old, fresh)], complete: true };
}

interface Bagged {
  readonly name: string;
  readonly bag: Bag;
}

const withBag = ([name, place]: Member): Bagged => ({ name, bag: bagOf(place) });
const distinctWords = (list: readonly Bagged[]): number =>
  list.reduce((sum, { bag }) => sum + bag.counts.size, 0);

function similar(removed: readonly Bagged[], added: readonly Bagged[]): readonly Renamed[] {
  const scored = removed.flatMap(({ name: from, bag }) =>
    added.map(({ name: to, bag: other }) => ({
      from,
      to,
      score: isNear(bag, other) ? likeness(bag, other) : 0,
    })),
  );
  const taken = { from: new Set<string>(), to: new Set<string>() };
  return scored
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .filter(({ from, to }) => {
      if (taken.from.has(from) || taken.to.has(to)) return false;
      taken.from.add(from);
      taken.to.add(to);
      return true;
    });
}

export interface Bag {
  readonly size: number;
  readonly counts: ReadonlyMap<string, number>;
}

export function bagOf({ value }: Place): Bag {
  const words =
    canonical(value)
      .slice(0, MOST_TEXT)
      .match(/[\p{L}\p{N}_$]+|[^\p{L}\p{N}_$\s{}",:]/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { size: words.length, counts };
}

const isNear = (a: Bag, b: Bag): boolean => 2 * Math.min(a.size, b.size) >= ENOUGH * (a.size + b.size);

/** Twice the shared words over all words. */
export function likeness(a: Bag, b: Bag): number {
  let both = 0;
  for (const [word, count] of a.counts) both += Math.min(count, b.counts.get(word) ?? 0);
  return a.size + b.size === 0 ? 1 : (2 * both) / (a.size + b.size);
}
