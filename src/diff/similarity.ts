/**
 * Which removed item is which added item under another name: two maps of definitions in, pairs out. Items that are equal
 * but for their names are always paired; similar ones only as long as the work stays within a limit. Never decides what
 * a change means. Pure.
 */
import type { Work } from '../host/turns.ts';
import { canonical } from '../lock/canonical.ts';
import { literalOf } from '../lock/exact-number.ts';
import { isObject } from '../lock/pointer.ts';
import { ITEM_KEY } from '../lock/section.ts';
import type { Item, Json, Section } from '../model.ts';

/** From this similarity on, a removed and an added item count as one item that was renamed. */
const NEARLY_EQUAL = 0.9;

/** From here on they do if each is by far the best match of the other, as after a rewrite of the text. */
const SIMILAR = 0.5;
const BY_FAR = 0.1;

/** Pairs of items that are compared at most, and words that are read for that. */
const MOST_PAIRS = 250_000;
const MOST_WORDS = 20_000_000;

export interface Rename {
  readonly from: string;
  readonly to: string;
  /** Whether the two items are nearly equal; otherwise they are only similar. */
  readonly alike: boolean;
}

interface Renames {
  readonly pairs: readonly Rename[];
  /** Whether all removed items were compared with all added ones. */
  readonly complete: boolean;
}

type Definitions = ReadonlyMap<string, Item>;

/** Each key is in one pair at most. Yields after each item. */
export function* renames(section: Section, removed: Definitions, added: Definitions): Work<Renames> {
  if (removed.size === 0 || added.size === 0) return { pairs: [], complete: true };
  const bodiesOf = (items: Definitions) =>
    [...items].sort(byKey).map(([key, item]) => ({ key, body: withoutKey(section, item) }));
  const [from, to] = [bodiesOf(removed), bodiesOf(added)];
  if (from.length * to.length > MOST_PAIRS) return { pairs: yield* equalBodies(from, to), complete: false };
  const words = wordNumbers();
  const bagsOf = (bodies: readonly Body[]): Bags =>
    bodies.map(({ key, body }) => ({ key, bag: words(body) }));
  const [old, fresh] = [bagsOf(from), bagsOf(to)];
  const length = (bags: Bags) => bags.reduce((sum, { bag }) => sum + bag.words.length, 0);
  if (length(old) * fresh.length + length(fresh) * old.length > MOST_WORDS) {
    return { pairs: yield* equalBodies(from, to), complete: false };
  }
  const scored: Scored[] = [];
  for (const [row, { bag }] of old.entries()) {
    for (const [column, other] of fresh.entries()) {
      const score = similarity(bag, other.bag);
      if (score >= SIMILAR) scored.push({ row, column, score });
    }
    yield;
  }
  const pairs = chosen(scored).map(({ row, column, score }) => ({
    from: old[row]?.key ?? '',
    to: fresh[column]?.key ?? '',
    alike: score >= NEARLY_EQUAL,
  }));
  return { pairs, complete: true };
}

const byKey = ([a]: readonly [string, Item], [b]: readonly [string, Item]): number => (a < b ? -1 : 1);

function withoutKey(section: Section, item: Item): Item {
  const { [ITEM_KEY[section]]: _, ...rest } = item;
  return rest;
}

interface Body {
  readonly key: string;
  readonly body: Item;
}

/** Items that are equal but for their names, in the order of the names. Yields after each item. */
function* equalBodies(removed: readonly Body[], added: readonly Body[]): Work<readonly Rename[]> {
  const free = new Map<string, string[]>();
  for (const { key, body } of [...added].reverse()) {
    const text = canonical(body);
    const keys = free.get(text);
    if (keys === undefined) free.set(text, [key]);
    else keys.push(key);
    yield;
  }
  const pairs: Rename[] = [];
  for (const { key, body } of removed) {
    const to = free.get(canonical(body))?.pop();
    if (to !== undefined) pairs.push({ from: key, to, alike: true });
    yield;
  }
  return pairs;
}

interface Scored {
  readonly row: number;
  readonly column: number;
  readonly score: number;
}

/** The most similar pair first; a pair that is only similar must be far ahead of all others of its two items. */
function chosen(scored: readonly Scored[]): readonly Scored[] {
  const sorted = [...scored].sort((a, b) => b.score - a.score || a.row - b.row || a.column - b.column);
  const [rows, columns] = [new Map<number, Scored[]>(), new Map<number, Scored[]>()];
  for (const pair of sorted) {
    bestTwo(rows, pair.row, pair);
    bestTwo(columns, pair.column, pair);
  }
  const isClear = (pair: Scored): boolean =>
    [rows.get(pair.row), columns.get(pair.column)].every((best) =>
      best?.every((other) => other === pair || other.score < pair.score - BY_FAR),
    );
  const taken = { rows: new Set<number>(), columns: new Set<number>() };
  return sorted.filter((pair) => {
    if (taken.rows.has(pair.row) || taken.columns.has(pair.column)) return false;
    if (pair.score < NEARLY_EQUAL && !isClear(pair)) return false;
    taken.rows.add(pair.row);
    taken.columns.add(pair.column);
    return true;
  });
}

/** Keeps the first two of each; the pairs come sorted. */
function bestTwo(best: Map<number, Scored[]>, at: number, pair: Scored): void {
  const list = best.get(at);
  if (list === undefined) best.set(at, [pair]);
  else if (list.length < 2) list.push(pair);
}

/** The words and values of an item as sorted numbers, each as often as it occurs. */
interface Bag {
  readonly words: Uint32Array;
}

type Bags = readonly { readonly key: string; readonly bag: Bag }[];

/** The share of words and values that two items have in common (Dice coefficient over multisets). */
function similarity({ words: a }: Bag, { words: b }: Bag): number {
  const total = a.length + b.length;
  if (total === 0) return 1;
  if (2 * Math.min(a.length, b.length) < SIMILAR * total) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, two] = [a[i] as number, b[j] as number];
    if (one === two) shared += 1;
    if (one <= two) i += 1;
    if (two <= one) j += 1;
  }
  return (2 * shared) / total;
}

/** A function from items to bags, in which equal words have equal numbers. */
function wordNumbers(): (value: Json) => Bag {
  const numbers = new Map<string, number>();
  return (value) => {
    const out: number[] = [];
    const add = (word: string) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      out.push(number);
    };
    const open: Json[] = [value];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (typeof node === 'string') for (const word of node.split(/\s+/)) add(word);
      else if (Array.isArray(node)) for (const element of node as readonly Json[]) open.push(element);
      else if (isObject(node)) {
        for (const [key, member] of Object.entries(node)) {
          add(key);
          open.push(member);
        }
      } else add(literalOf(node) ?? String(node));
    }
    return { words: Uint32Array.from(out).sort() };
  };
}
