/** Two branches that change a lock: what a merge, and a person who resolves it, can make of them. */
import { KINDS, type Merge } from '../git/merges.ts';
import type { Kind } from './kind.ts';

const only = (name: string): Merge => {
  const found = KINDS.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

export const kind: Kind<Merge> = {
  promise: 'accident',
  kind: 'git merges two branches with the merge driver, and a person may choose a side of each conflict by itself: no entry comes of it that no branch observed, unless it is refused.',
  cases: [
    ...KINDS.filter(({ want }) => Array.isArray(want)),
    only('both to the same version'),
    only('a server of two clients, another server'),
    only('a linked page and a skill'),
    only('places that are not pinned of two tools'),
  ],
  open: 'Different items of the same code, read on two branches, are merged item by item, although no branch observed all of them at once.',
};
