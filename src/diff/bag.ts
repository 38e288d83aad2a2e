/**
 * Items as bags of words: definitions in, bags and the share of words that two of them have in common out. Pure.
 */
import { literalOf } from '../lock/exact-number.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json } from '../model.ts';

/** The words and values of an item as sorted numbers, each as often as it occurs. */
export interface Bag {
  readonly words: Uint32Array;
}

/** The share of words and values that two items have in common (Dice coefficient over multisets); 0 where it cannot reach `least`. */
export function similarity({ words: a }: Bag, { words: b }: Bag, least: number): number {
  const total = a.length + b.length;
  if (total === 0) return 1;
  if (2 * Math.min(a.length, b.length) < least * total) return 0;
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
export function wordNumbers(): (value: Json) => Bag {
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
