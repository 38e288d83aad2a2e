/**
 * One entry of a config as a text of its own, as `wrap` keeps it: the text, its format and where it was in the file in, the entry as a tree
 * out. Throws nothing.
 */
import { orUndefined } from '../../errors.ts';
import { tokensOf } from '../../lock/pointer.ts';
import { readTree } from '../formats/index.ts';
import type { Tree } from '../formats/tree.ts';
import { isBranch, isList } from '../formats/tree.ts';

interface BareEntry {
  readonly entry: Tree;
  readonly hasDuplicates: boolean;
  /** How many of the names that lead to the entry are in the text. */
  readonly depth: number;
}

/** Undefined for a text that is not one entry. */
export function bareEntry(text: string, format: string, pointer: string): BareEntry | undefined {
  if (text.startsWith('\u{feff}')) return undefined;
  const isInline = format === 'toml' && text.startsWith('{');
  const reading = orUndefined(() =>
    readTree(isInline ? `entry = ${text}` : text, `entry.${format}`, format as 'json'),
  );
  if (reading?.root === undefined) return undefined;
  const { root, duplicates } = reading;
  const hasDuplicates = duplicates.length > 0;
  if (format !== 'toml') return { entry: root, hasDuplicates, depth: 0 };
  if (isInline)
    return isBranch(root) ? { entry: root.get('entry') ?? null, hasDuplicates, depth: 0 } : undefined;
  // A table names the whole way to the entry, dotted keys the end of it.
  const names = tokensOf(pointer);
  for (let depth = names.length; depth > 0; depth -= 1) {
    const entry = names.slice(-depth).reduce<Tree | undefined>(only, root);
    if (entry !== undefined) return { entry, hasDuplicates, depth };
  }
  return { entry: root, hasDuplicates, depth: 0 };
}

/** The one value of a map under this name, or the one element of a list. */
function only(tree: Tree | undefined, name: string): Tree | undefined {
  if (isList(tree)) return tree.length === 1 && /^\d+$/.test(name) ? tree[0] : undefined;
  return isBranch(tree) && tree.size === 1 ? tree.get(name) : undefined;
}
