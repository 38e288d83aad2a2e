/** `diff --from REV` in every kind of clone: it compares, or says what to fetch. It fetches and starts nothing itself. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatLockfile } from '../src/lock/format.ts';
import type { Lockfile } from '../src/model.ts';
import { git } from './git/git-in.ts';
import { local, lockOf, written } from './git/locks.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const ONE = lockOf({ notes: local('notes') });
const TWO = lockOf({ notes: local('notes', '2.0.0') });

/** Two commits on main, the lock in `folder`; the branch `topic` at the second. */
function upstream(folder = '.'): string {
  const root = scratch('upstream');
  git(root, 'init', '-q', '-b', 'main');
  for (const lock of [ONE, TWO]) {
    written(join(root, folder), 'mcp-lock.json', lock);
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'x');
  }
  git(root, 'config', 'uploadpack.allowFilter', 'true');
  git(root, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(root, 'branch', 'topic');
  return root;
}

function clone(from: string, ...options: readonly string[]): string {
  const root = join(scratch('clone'), 'app');
  git(from, 'clone', '-q', ...options, `file://${from}`, root);
  return root;
}

const diff = (cwd: string, rev: string, ...more: readonly string[]) =>
  mcpLock(cwd, ['diff', '--from', rev, ...more]);

const CHANGED = { exit: 1, stdout: expect.stringContaining('1.0.0 → 2.0.0') };
const next = ({ stderr }: { readonly stderr: string }): string => /^next: (.*)$/m.exec(stderr)?.[1] ?? '';

describe.concurrent('diff --from', () => {
  test('a subfolder, a worktree, a submodule: the lock beside the config, as it was', async () => {
    const from = upstream('packages/a b');
    const root = clone(from);
    expect(await diff(join(root, 'packages/a b'), 'HEAD~1')).toMatchObject(CHANGED);
    git(root, 'worktree', 'add', '-q', '../tree', 'HEAD');
    expect(await diff(join(root, '../tree/packages/a b'), 'origin/main~1')).toMatchObject(CHANGED);
    const outer = scratch('outer');
    git(outer, 'init', '-q');
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', `file://${from}`, 'sub');
    expect(await diff(join(outer, 'sub/packages/a b'), 'HEAD~1')).toMatchObject(CHANGED);
  });

  test.each([
    ['a commit before the first of a shallow clone', ['--depth=1'], 'HEAD~1', 'git fetch --unshallow'],
    [
      'a branch that a shallow clone does not have',
      ['--depth=1', '--branch=topic'],
      'origin/main',
      'git fetch --depth=1 origin main:refs/remotes/origin/main',
    ],
    [
      'a branch that a clone of one branch does not have',
      ['--single-branch', '--branch=topic'],
      'origin/main',
      'git fetch origin main:refs/remotes/origin/main',
    ],
  ])('%s: says what to fetch, and then compares', async (_, options, rev, command) => {
    const from = upstream();
    const root = clone(from, ...options);
    const ran = await diff(root, rev);
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining(`clone does not have "${rev}"`) });
    expect(next(ran)).toBe(command);
    git(root, ...command.split(' ').slice(1));
    expect((await diff(root, rev)).exit).toBeLessThan(2);
  });

  test('a commit by its hash, in a shallow clone', async () => {
    const from = upstream();
    const commit = git(from, 'rev-parse', 'HEAD~1');
    const root = clone(from, '--depth=1');
    const command = next(await diff(root, commit));
    expect(command).toBe(`git fetch --depth=1 origin ${commit}`);
    git(root, ...command.split(' ').slice(1));
    expect(await diff(root, commit)).toMatchObject(CHANGED);
  });

  test.each(['blob:none', 'tree:0'])('a partial clone without the file (%s)', async (filter) => {
    const from = upstream();
    const root = clone(from, `--filter=${filter}`);
    const ran = await diff(root, 'HEAD~1');
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('This partial clone does not have'),
    });
    const [, ...argv] = next(ran).split(' ');
    expect(argv.slice(0, 2)).toEqual(['cat-file', '-e']);
    git(root, ...argv);
    expect(await diff(root, 'HEAD~1')).toMatchObject(CHANGED);
  });

  test('a file of the repository does not pass for a branch of its name', async () => {
    const root = clone(upstream(), '--single-branch', '--branch=topic');
    mkdirSync(join(root, 'origin'));
    writeFileSync(join(root, 'origin/main'), formatLockfile(TWO));
    expect(await diff(root, 'origin/main')).toMatchObject({ exit: 2, stdout: '' });
    expect(await diff(root, './origin/main')).toMatchObject({ exit: 0 });
  });

  test('a tag does not pass for a branch of its name', async () => {
    const root = clone(upstream());
    git(root, 'branch', 'old', 'HEAD~1');
    for (const tag of ['origin/main', 'old']) git(root, 'tag', tag);
    git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD~1');
    for (const rev of ['origin/main', 'old']) expect(await diff(root, rev)).toMatchObject(CHANGED);
  });

  test('a revision without a lockfile is said to have none', async () => {
    const root = clone(upstream());
    written(root, 'other/mcp-lock.json', ONE satisfies Lockfile);
    const ran = await diff(join(root, 'other'), 'HEAD~1');
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('There is no mcp-lock.json in revision'),
    });
  });
});
