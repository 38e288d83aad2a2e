/**
 * Keys that are joined by dots, as Spring Boot reads them (`a.b.c: 1`, `list[0]=x`, `streamableHttp` for `streamable-http`): a tree
 * in, the same with one level for each key out.
 */
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch } from '../formats/tree.ts';

/** `paths`: known paths of keys, `*` for a name: another spelling of a key becomes the one of its path. */
export function nestedKeys(root: Branch, paths: readonly (readonly string[])[]): Branch {
  const out = new Map<string, Tree>();
  for (const [name, value] of leavesOf(root, '')) place(out, spelled(keysOf(name), paths), value);
  return listsIn(out);
}

/** Every scalar, list and empty object by its keys, joined by dots. */
function* leavesOf(branch: Branch, before: string): Generator<readonly [name: string, value: Tree]> {
  for (const [key, value] of branch) {
    const name = before === '' ? key : `${before}.${key}`;
    if (isBranch(value) && value.size > 0) yield* leavesOf(value, name);
    else yield [name, value];
  }
}

/** `a.b[0].[c.d]` → a, b, 0, c.d */
const keysOf = (name: string): readonly string[] =>
  [...name.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, bracketed, bare = '']) => bracketed ?? bare);

const plain = (key: string): string => key.toLowerCase().replaceAll(/[-_]/g, '');

function spelled(keys: readonly string[], paths: readonly (readonly string[])[]): readonly string[] {
  const path = paths.find((one) =>
    one.every((key, index) => index >= keys.length || key === '*' || plain(key) === plain(keys[index] ?? '')),
  );
  return path === undefined
    ? keys
    : keys.map((key, index) => ((path[index] ?? '*') === '*' ? key : (path[index] ?? key)));
}

function place(out: Map<string, Tree>, keys: readonly string[], value: Tree): void {
  const [last = '', ...before] = keys.toReversed();
  let branch = out;
  for (const key of before.toReversed()) {
    const inner = branch.get(key);
    const next = inner instanceof Map ? (inner as Map<string, Tree>) : new Map<string, Tree>();
    branch.set(key, next);
    branch = next;
  }
  branch.set(last, value);
}

/** Objects whose keys are 0, 1, 2, … become lists. */
function listsIn(branch: Branch): Branch {
  const inner = (value: Tree): Tree => {
    if (!isBranch(value)) return value;
    const read = listsIn(value);
    const isNumbered = read.size > 0 && [...read.keys()].every((key, index) => key === String(index));
    return isNumbered ? [...read.values()] : read;
  };
  return new Map([...branch].map(([key, value]) => [key, inner(value)]));
}
