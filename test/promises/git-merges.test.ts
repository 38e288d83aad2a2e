/** Merges of locks, and every way to resolve them. The driver itself: test/git-merge and test/system/git-drivers. */
import { describe, expect, test } from 'vitest';
import { orUndefined } from '../../src/errors.ts';
import { conflictText } from '../../src/git/conflict-text.ts';
import { mergeLocks } from '../../src/git/merge-locks.ts';
import { mismatches } from '../../src/lock/hashes.ts';
import { lockOf, observed, read } from '../git/locks.ts';
import { kind } from './git-merges.cases.ts';

/** Most regions of which every choice is tried. */
const MOST = 6;

/** What a person can make of a conflict by choosing a side of each region by itself. */
function choices(text: string): readonly string[] {
  const regions = text.match(/^<{7} ours$/gm)?.length ?? 0;
  expect(regions).toBeLessThanOrEqual(MOST);
  return Array.from({ length: 2 ** regions }, (_, bits) => {
    let at = -1;
    return text.replace(
      /^<{7} ours\n([\s\S]*?)^={7}\n([\s\S]*?)^>{7} theirs\n/gm,
      (_whole, ours: string, theirs: string) => {
        at += 1;
        return (bits >> at) & 1 ? theirs : ours;
      },
    );
  });
}

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ base, ours, theirs }) => {
    const merged = mergeLocks(base ?? lockOf({}), ours, theirs);
    const text = conflictText(merged, 7);
    if (merged.conflicts.length > 0) expect(() => read(text)).toThrow('unresolved merge conflicts');
    const known = new Set([base ?? lockOf({}), ours, theirs].flatMap(observed));
    for (const chosen of choices(text)) {
      const lock = orUndefined(() => read(chosen));
      if (lock === undefined || Object.values(lock.servers).flatMap(mismatches).length > 0) continue;
      expect(observed(lock).filter((one) => !known.has(one))).toEqual([]);
    }
  });
});
