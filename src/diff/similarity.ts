/**
 * Which removed item is which added item under another name: two maps of definitions in, pairs out. Items that are equal
 * but for their names are always paired, and names that differ in case or separators alone. Of many items these are paired first,
 * and similar ones are looked for among the rest, as long as that work stays within a limit. Never decides what a change means. Pure.
 */
import type { Work } from '../host/turns.ts';
import { canonical } from '../lock/canonical.ts';
import { ITEM_KEY } from '../lock/section.ts';
import type { Item, Section } from '../model.ts';
import { wordsOf } from './abilities/words.ts';
import { type Bag, similarity, wordNumbers } from './bag.ts';
import { sameLetters } from './spelling.ts';

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

/**
 * Each key is in one pair at most. `staying`: items that are on both sides, before and after; a new item that is as much like one of
 * them is one more of its family, and no renamed item. Yields after each item.
 */
export function* renames(
  section: Section,
  allRemoved: Definitions,
  allAdded: Definitions,
  staying: readonly Item[],
): Work<Renames> {
  const respelled = sameLetters([...allRemoved.keys()], [...allAdded.keys()]).map((pair) => ({
    ...pair,
    alike: true,
  }));
  const without = (items: Definitions, names: readonly string[]): Definitions => {
    const taken = new Set(names);
    return new Map([...items].filter(([name]) => !taken.has(name)));
  };
  const removed = without(
    allRemoved,
    respelled.map(({ from }) => from),
  );
  const added = without(
    allAdded,
    respelled.map(({ to }) => to),
  );
  const { pairs, complete } = yield* alikeOnes(section, removed, added, staying);
  return { pairs: [...respelled, ...pairs], complete };
}

function* alikeOnes(
  section: Section,
  removed: Definitions,
  added: Definitions,
  staying: readonly Item[],
): Work<Renames> {
  if (removed.size === 0 || added.size === 0) return { pairs: [], complete: true };
  const bodiesOf = (items: Definitions) =>
    [...items].sort(byKey).map(([key, item]) => ({ key, body: withoutKey(section, item) }));
  const all = [bodiesOf(removed), bodiesOf(added)] as const;
  const isMuch = all[0].length * all[1].length > MOST_PAIRS;
  const equal = isMuch ? yield* equalBodies(...all) : [];
  const paired = { from: new Set(equal.map(({ from }) => from)), to: new Set(equal.map(({ to }) => to)) };
  const from = all[0].filter(({ key }) => !paired.from.has(key));
  const to = all[1].filter(({ key }) => !paired.to.has(key));
  if (from.length === 0 || to.length === 0) return { pairs: equal, complete: true };
  if (from.length * to.length > MOST_PAIRS) return { pairs: equal, complete: false };
  const words = wordNumbers();
  const bagsOf = (bodies: readonly Body[]): Bags =>
    bodies.map(({ key, body }) => ({ key, bag: words(body) }));
  const [old, fresh] = [bagsOf(from), bagsOf(to)];
  const length = (bags: Bags) => bags.reduce((sum, { bag }) => sum + bag.words.length, 0);
  if (length(old) * fresh.length + length(fresh) * old.length > MOST_WORDS) {
    return { pairs: [...equal, ...(yield* equalBodies(from, to))], complete: false };
  }
  const scored: Scored[] = [];
  for (const [row, { bag }] of old.entries()) {
    for (const [column, other] of fresh.entries()) {
      const score = similarity(bag, other.bag, SIMILAR);
      if (score >= SIMILAR) scored.push({ row, column, score });
    }
    yield;
  }
  const pairs = chosen(scored);
  // Under another name they stay, too.
  const kept = equal.flatMap(({ to: key }): readonly Item[] => {
    const item = added.get(key);
    return item === undefined ? [] : [item];
  });
  const family = pairs.some(({ score }) => score < NEARLY_EQUAL)
    ? [...staying, ...kept].map((item) => ({
        name: new Set(wordsOf(String(item[ITEM_KEY[section]]))),
        bag: words(withoutKey(section, item)),
      }))
    : [];
  const read = family.reduce((sum, { bag }) => sum + bag.words.length, 0) * pairs.length * 2;
  const out: Rename[] = [...equal];
  for (const { row, column, score } of pairs) {
    const [from, to] = [old[row], fresh[column]];
    if (from === undefined || to === undefined) continue;
    const alike = score >= NEARLY_EQUAL;
    const other = new Set(wordsOf(to.key));
    const common = wordsOf(from.key).filter((word) => other.has(word));
    const isOfFamily = () =>
      read > MOST_WORDS ||
      family.some(
        ({ name, bag }) =>
          common.every((word) => name.has(word)) &&
          [from, to].some((one) => similarity(bag, one.bag, SIMILAR) >= score),
      );
    if (alike || !isOfFamily()) out.push({ from: from.key, to: to.key, alike });
    yield;
  }
  return { pairs: out, complete: read <= MOST_WORDS };
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

type Bags = readonly { readonly key: string; readonly bag: Bag }[];
