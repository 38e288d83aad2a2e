/**
 * Places of servers in a config that are more than a map under a key: lists inside lists, entries among others, addresses without a
 * block. A row and a tree in, what is there out. Reads no entry.
 */
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, membersOf, pointerTo } from '../formats/tree.ts';
import type { ServerRules } from './server-rules.ts';

export interface ServerPlace {
  /** Keys that lead there; `*` is every key of an object, or every item of a list. */
  readonly path: readonly string[];
  /** Only entries with one of these values under this key are servers. */
  readonly only?: { readonly key: string; readonly is: readonly string[] };
  /** Entries in which this key has a value that does not start with this text are left out: they name another entry. */
  readonly reference?: { readonly key: string; readonly unless: string };
  /** An entry of a list without a `name` is called this and its number, from 1. `*`: the key that the last `*` was. */
  readonly unnamed?: string;
  /** An item of the list may be an address. */
  readonly bareUrls?: true;
  /** What is different in the blocks there. */
  readonly rules?: ServerRules;
}

interface FoundPlace {
  readonly value: Tree;
  readonly pointer: string;
  readonly unnamed?: string;
}

/** Everything at a place of a tree, in the order of the file. `base`: the pointer of the tree. */
export function foundAt(root: Branch, { path, unnamed }: ServerPlace, base: string): readonly FoundPlace[] {
  let found: readonly (FoundPlace & { readonly under: string })[] = [
    { value: root, pointer: base, under: '' },
  ];
  for (const key of path)
    found = found.flatMap(({ value, pointer, under }) =>
      membersAt(value, key).map(([name, member]) => ({
        value: member,
        pointer: pointerTo(pointer, name),
        under: key === '*' ? name : under,
      })),
    );
  return found.map(({ value, pointer, under }) => ({
    value,
    pointer,
    ...(unnamed === undefined ? {} : { unnamed: unnamed === '*' ? under : unnamed }),
  }));
}

function membersAt(value: Tree, key: string): readonly (readonly [name: string, member: Tree])[] {
  if (key === '*') return membersOf(value);
  const member = isBranch(value) ? value.get(key) : undefined;
  return member === undefined ? [] : [[key, member]];
}

/** Whether an entry at a place is a server of the file. */
export function isServerOf({ only, reference }: ServerPlace, block: Tree): boolean {
  if (only !== undefined && !(isBranch(block) && only.is.includes(String(block.get(only.key))))) return false;
  if (reference === undefined || !isBranch(block)) return true;
  const named = block.get(reference.key);
  return typeof named !== 'string' || named.startsWith(reference.unless);
}
