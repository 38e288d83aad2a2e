/** The merge driver over the kinds of changes that two branches make, beside what git makes of the same three files by lines. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { McpLockError } from '../src/errors.ts';
import { partsOf } from '../src/git/entry-parts.ts';
import { mergeLocks } from '../src/git/merge-locks.ts';
import { formatLockfile } from '../src/lock/format.ts';
import { mismatches } from '../src/lock/hashes.ts';
import type { Lockfile } from '../src/model.ts';
import { read, written } from './git/locks.ts';
import { MERGES, type Merge } from './git/merges.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const EMPTY: Lockfile = { lockfileVersion: 1, servers: {} };

async function merged({ base, ours, theirs }: Merge, size = 7, folder = scratch('merge')) {
  const [o, a, b] = [
    written(folder, '.merge_file_O', base ?? ''),
    written(folder, '.merge_file_A', ours),
    written(folder, '.merge_file_B', theirs),
  ];
  const byLines = spawnSync('git', ['merge-file', '-p', a, o, b], { encoding: 'utf8' });
  const argv = ['git', 'merge', '--', o, a, b, String(size), 'mcp-lock.json'];
  const { exit, stderr } = await mcpLock(folder, argv);
  return {
    exit,
    stderr,
    text: readFileSync(a, 'utf8'),
    byLines: byLines.status === 0 ? byLines.stdout : undefined,
  };
}

/** The text with one side of every conflict. */
const side = (text: string, which: 'ours' | 'theirs', size = 7): string => {
  const [open, middle, close] = ['<', '=', '>'].map((sign) => sign.repeat(size));
  const out: string[] = [];
  let at: string | undefined;
  for (const line of text.split('\n')) {
    if (line === `${open} ours`) at = 'ours';
    else if (line === middle && at !== undefined) at = 'theirs';
    else if (line === `${close} theirs`) at = undefined;
    else if (at === undefined || at === which) out.push(line);
  }
  return out.join('\n');
};

const refusal = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof McpLockError) return error.code;
    throw error;
  }
  return 'accepted';
};

/** Items of a lock with the code that they were read from, and that code alone: no side of a merge has another one. */
const observed = (lock: Lockfile): readonly string[] =>
  Object.entries(lock.servers).flatMap(([name, entry]) => {
    const { restText, items } = partsOf(entry);
    return [...items].map(([key, { text }]) => JSON.stringify([name, restText, key, text]));
  });

test('there are enough of them', () => {
  expect(MERGES.length).toBeGreaterThan(141);
});

describe.concurrent('two branches', () => {
  test.each(MERGES)('$name', async (merge) => {
    const { exit, text, byLines } = await merged(merge);
    const { base, ours, theirs, want } = merge;
    const known = new Set([base ?? EMPTY, ours, theirs].flatMap(observed));
    const results = exit === 0 ? [text] : [side(text, 'ours'), side(text, 'theirs')];
    for (const result of results) {
      expect(formatLockfile(read(result))).toBe(result);
      expect(observed(read(result)).filter((one) => !known.has(one))).toEqual([]);
      expect(Object.values(read(result).servers).flatMap(mismatches)).toEqual([]);
    }
    const { conflicts } = mergeLocks(base ?? EMPTY, ours, theirs);
    const named = conflicts.flatMap(
      ({ server = '', items }) => items?.map((item) => `${server}/${item}`) ?? server,
    );
    if (Array.isArray(want)) {
      expect([exit, named, refusal(text)]).toEqual([1, want, 'E_LOCK_CONFLICT']);
    } else {
      expect([exit, named, text]).toEqual([0, [], formatLockfile(want as Lockfile)]);
      // Where git by itself had made a lock of it, it is this one.
      if (byLines !== undefined && refusal(byLines) === 'accepted') expect(text).toBe(byLines);
    }
  });
});
