/**
 * In: a text before and after a change. Out: what they have in common and what not, word by word. The same change is compared once,
 * however many parts of a report ask for it.
 */
import { type Segment, wordDiff } from '../../diff/word-diff.ts';

const compared = new WeakMap<object, readonly Segment[]>();

/** `of`: the change that both texts belong to. */
export function segmentsOf(of: object, before: string, after: string): readonly Segment[] {
  const known = compared.get(of);
  if (known !== undefined) return known;
  const segments = wordDiff(before, after);
  compared.set(of, segments);
  return segments;
}
