/**
 * How similar two items are, without their names: two definitions in, a number from 0 to 1 out; and which removed item
 * is which added item under another name. Never decides what a change means. Pure.
 */
import { literalOf } from '../lock/exact-number.ts';
import { isObject } from '../lock/pointer.ts';
import { ITEM_KEY } from '../lock/section.ts';
import type { Item, Json, Section } from '../model.ts';

/** From this similarity on, a removed and an added item count as one item that was renamed. */
const NEARLY_EQUAL = 0.9;

/** From here on they do if each is by far the best match of the other, as after a rewrite of the text. */
const SIMILAR = 0.5;

/** The share of words and values that two items have in common (Dice coefficient over multisets). */
function similarity(section: Section, a: Item, b: Item): number {
  const { [ITEM_KEY[section]]: _, ...first } = a;
  const { [ITEM_KEY[section]]: __, ...second } = b;
  const [one, two] = [wordsOf(first), wordsOf(second)];
  let shared = 0;
  for (const [word, count] of one.counts) shared += Math.min(count, two.counts.get(word) ?? 0);
  const total = one.total + two.total;
  return total === 0 ? 1 : (2 * shared) / total;
}

interface Rename {
  readonly from: string;
  readonly to: string;
  /** Whether the two items are nearly equal; otherwise they are only similar. */
  readonly alike: boolean;
}

/** Pairs of keys, each key at most once, the most similar pair first. */
export function renames(
  section: Section,
  removed: ReadonlyMap<string, Item>,
  added: ReadonlyMap<string, Item>,
): readonly Rename[] {
  const pairs = [...removed]
    .flatMap(([from, a]) => [...added].map(([to, b]) => ({ from, to, score: similarity(section, a, b) })))
    .filter(({ score }) => score >= SIMILAR)
    .sort((a, b) => b.score - a.score || (a.from + a.to < b.from + b.to ? -1 : 1));
  const taken = new Set<string>();
  return pairs.flatMap(({ from, to, score }) => {
    const rivals = pairs.filter((other) => (other.from === from) !== (other.to === to));
    const isClear = score >= NEARLY_EQUAL || rivals.every((other) => other.score < score - 0.1);
    if (!isClear || taken.has(`- ${from}`) || taken.has(`+ ${to}`)) return [];
    taken.add(`- ${from}`).add(`+ ${to}`);
    return [{ from, to, alike: score >= NEARLY_EQUAL }];
  });
}

function wordsOf(value: Json): { readonly counts: ReadonlyMap<string, number>; readonly total: number } {
  const counts = new Map<string, number>();
  let total = 0;
  const add = (word: string) => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total += 1;
  };
  const walk = (node: Json) => {
    if (typeof node === 'string') for (const word of node.split(/\s+/)) add(word);
    else if (Array.isArray(node)) for (const element of node as readonly Json[]) walk(element);
    else if (isObject(node)) {
      for (const [key, member] of Object.entries(node)) {
        add(key);
        walk(member);
      }
    } else add(literalOf(node) ?? String(node));
  };
  walk(value);
  return { counts, total };
}
