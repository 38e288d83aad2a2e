/**
 * How alike two items are, from 0 to 1, names aside: two definitions in, a share of common text out. For finding
 * renames; never decides what a change means. Pure.
 */
import { ITEM_KEY } from '../lock/section.ts';
import type { Item, Json, Section } from '../model.ts';

/** At or above this a removed and an added item count as one under another name. */
export const ALIKE = 0.9;

/** At or above this they do when each is the other's best match by far, as after a rewrite that kept the purpose. */
const AKIN = 0.5;

/** Share of words and values two items have in common (Dice), by multiset; their own names do not count. */
export function similarity(section: Section, a: Item, b: Item): number {
  const { [ITEM_KEY[section]]: _, ...first } = a;
  const { [ITEM_KEY[section]]: __, ...second } = b;
  const [one, two] = [wordsOf(first), wordsOf(second)];
  let shared = 0;
  for (const [word, count] of one.counts) shared += Math.min(count, two.counts.get(word) ?? 0);
  const total = one.total + two.total;
  return total === 0 ? 1 : (2 * shared) / total;
}

export interface Rename {
  readonly from: string;
  readonly to: string;
  /** Whether the bodies are nearly equal; otherwise only their purpose seems to be. */
  readonly alike: boolean;
}

/** Pairs of keys, each key at most once, most alike first. */
export function renames(
  section: Section,
  removed: ReadonlyMap<string, Item>,
  added: ReadonlyMap<string, Item>,
): readonly Rename[] {
  const pairs = [...removed]
    .flatMap(([from, a]) => [...added].map(([to, b]) => ({ from, to, score: similarity(section, a, b) })))
    .filter(({ score }) => score >= AKIN)
    .sort((a, b) => b.score - a.score || (a.from + a.to < b.from + b.to ? -1 : 1));
  const taken = new Set<string>();
  return pairs.flatMap(({ from, to, score }) => {
    const rivals = pairs.filter((other) => (other.from === from) !== (other.to === to));
    const clear = score >= ALIKE || rivals.every((other) => other.score < score - 0.1);
    if (!clear || taken.has(`- ${from}`) || taken.has(`+ ${to}`)) return [];
    taken.add(`- ${from}`).add(`+ ${to}`);
    return [{ from, to, alike: score >= ALIKE }];
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
    else if (node !== null && typeof node === 'object') {
      for (const [key, member] of Object.entries(node)) {
        add(key);
        walk(member);
      }
    } else add(String(node));
  };
  walk(value);
  return { counts, total };
}
