/** The merge driver over the kinds of changes that two branches make, beside what git makes of the same three files by lines. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mergeFiles } from '../src/git/merge-driver.ts';
import { mergeLocks } from '../src/git/merge-locks.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { formatLockfile } from '../src/lock/format.ts';
import { mismatches } from '../src/lock/hashes.ts';
import type { Lockfile } from '../src/model.ts';
import { local, lockOf, observed, read, written } from './git/locks.ts';
import { MERGES, type Merge } from './git/merges.ts';
import { chosen, readOrRefused } from './git/resolved.ts';
import { scratch } from './helpers/run.ts';

const EMPTY: Lockfile = { lockfileVersion: 1, servers: {} };

/** What the driver and git by itself make of the three files. */
async function merged({ base, ours, theirs }: Pick<Merge, 'base' | 'ours' | 'theirs'>, size = 7) {
  const folder = scratch('merge');
  const files = {
    base: written(folder, '.merge_file_O', base ?? ''),
    ours: written(folder, '.merge_file_A', ours),
    theirs: written(folder, '.merge_file_B', theirs),
  };
  const byLines = spawnSync('git', ['merge-file', '-p', files.ours, files.base, files.theirs], {
    encoding: 'utf8',
  });
  const said: string[] = [];
  const real = nodeHost(new AbortController().signal);
  const terminal = { ...real.terminal, stderr: (text: string) => void said.push(text) };
  const exit = await mergeFiles(
    { ...files, size, path: 'mcp-lock.json' },
    { ...real, cwd: folder, terminal },
  );
  return {
    ...{ exit, stderr: said.join(''), text: readFileSync(files.ours, 'utf8') },
    byLines: byLines.status === 0 ? byLines.stdout : undefined,
  };
}

/** The text with one side of every conflict. */
const side = (text: string, which: 'ours' | 'theirs', size = 7): string => chosen(text, () => which, size);

const refusal = (text: string): string => {
  const found = readOrRefused(text);
  return typeof found === 'string' ? found : 'accepted';
};

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

describe('twenty branches that each update another server', () => {
  const numbers = Array.from({ length: 20 }, (_, at) => at);
  const lock = (updated: readonly number[]) =>
    lockOf(
      Object.fromEntries(
        numbers.map((at) => [`s${at}`, local(`s${at}`, updated.includes(at) ? '2.0.0' : '1.0.0')]),
      ),
    );

  test.each([1, 3, 7, 9, 19])('merge without a conflict, each %i after the one before', (step) => {
    const base = lock([]);
    let merged = base;
    for (const at of numbers.map((one) => (one * step) % 20)) {
      const next = mergeLocks(base, merged, lock([at]));
      expect(next.conflicts).toEqual([]);
      merged = next.ours;
    }
    expect(formatLockfile(merged)).toBe(formatLockfile(lock(numbers)));
  });
});

const LOCK = lockOf({ a: local('a') });
const TWO = lockOf({ a: local('a', '2.0.0') });
const TEXT = formatLockfile(LOCK);

describe('a version that cannot be read', () => {
  test.each<[name: string, base: string, ours: string, theirs: string]>([
    ['ours', TEXT, TEXT.slice(0, 900), formatLockfile(TWO)],
    ['theirs', TEXT, formatLockfile(TWO), `${TEXT}}`],
    ['that of the ancestor', 'x', TEXT, formatLockfile(TWO)],
    [
      'with markers of an older conflict',
      TEXT,
      `<<<<<<< a\n${TEXT}=======\n${TEXT}>>>>>>> b\n`,
      formatLockfile(TWO),
    ],
    ['a newer one', TEXT, TEXT.replace('"lockfileVersion": 1', '"lockfileVersion": 2'), formatLockfile(TWO)],
    ['an empty one', TEXT, '', formatLockfile(TWO)],
    ['bytes', TEXT, '\u0000\u0001', formatLockfile(TWO)],
    [
      'one that git merges without a conflict',
      TEXT,
      `${TEXT}\n\n{`,
      formatLockfile(lockOf({ a: local('a'), b: local('b') })),
    ],
  ])('%s: markers, exit 1, and both sides are there', async (_, base, ours, theirs) => {
    const files = { base, ours, theirs } as unknown as Merge;
    const { exit, text, stderr } = await merged(files);
    expect([exit, refusal(text)]).toEqual([1, 'E_LOCK_CONFLICT']);
    expect(text).toMatch(/^<{7} ours$/m);
    expect(side(text, 'theirs')).toContain('"lockfileVersion": 1');
    expect(stderr).toContain('cannot be read');
  });

  test('a text that was edited by hand is not given a new hash', async () => {
    const hole = (pointer: string) => local('a', '1.0.0', { volatile: { [pointer]: ['date at 4'] } });
    const edited = formatLockfile(lockOf({ a: hole('/tools/tool_a/title') })).replace('date at 4', 'any');
    const theirs = lockOf({ a: hole('/tools/tool_b/title') });
    const { exit, text } = await merged({ base: LOCK, ours: edited as unknown as Lockfile, theirs });
    expect([exit, refusal(text)]).toEqual([1, 'E_LOCK_CONFLICT']);
    expect(mismatches(read(side(text, 'ours')).servers['a'] ?? local('a'))).not.toEqual([]);
  });
});
