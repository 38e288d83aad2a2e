/** `mcp-lock git install`: what it writes into which file, and what it leaves alone. The lines themselves: test/system/git-drivers. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { git } from './git/git-in.ts';
import { programFolder } from './git/git-repository.ts';
import { local, lockOf, written } from './git/locks.ts';
import { mcpLock, type RunOptions, scratch } from './helpers/run.ts';

const LINE = 'mcp-lock.json text eol=lf diff=mcp-lock merge=mcp-lock -linguist-generated';
const PROGRAM = programFolder();

function repo(files: Readonly<Record<string, string>> = {}, folder = '.'): string {
  const root = scratch('install');
  git(root, 'init', '-q', '-b', 'main');
  written(join(root, folder), 'mcp-lock.json', lockOf({ a: local('a') }));
  for (const [name, text] of Object.entries(files)) written(root, name, text);
  return root;
}

const install = (cwd: string, args: readonly string[] = ['--yes'], options: RunOptions = {}) =>
  mcpLock(cwd, ['git', 'install', ...args], {
    home: scratch('home'),
    ...options,
    env: { PATH: `${PROGRAM}:${process.env['PATH']}`, ...options.env },
  });

const text = (root: string, file = '.gitattributes'): string | undefined =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined;

/** What git makes of the lockfile in that folder. */
const attributes = (folder: string, name = 'mcp-lock.json'): string =>
  git(folder, 'check-attr', 'diff', 'merge', 'linguist-generated', '--', name)
    .split('\n')
    .map((line) => line.split(': ').at(-1))
    .join(' ');

const SET = 'mcp-lock mcp-lock unset';

describe.concurrent('git install', () => {
  test('writes its settings into the config of the repository alone, and says how to undo it', async () => {
    const root = repo();
    const home = scratch('home');
    const { exit, stdout, stderr } = await install(root, ['--yes'], { home });
    expect([exit, stderr, existsSync(join(home, '.gitconfig'))]).toEqual([0, '', false]);
    const names = git(root, 'config', '--local', '--name-only', '--list')
      .split('\n')
      .filter((name) => name.includes('mcp-lock'));
    expect(names).toEqual([
      ...['diff.mcp-lock.command', 'diff.mcp-lock.textconv'],
      ...['merge.mcp-lock.name', 'merge.mcp-lock.driver', 'merge.mcp-lock.recursive'],
    ]);
    for (const line of stdout.split('\n').filter((line) => line.startsWith('  git config')))
      git(root, ...line.trim().split(' ').slice(1));
    expect(git(root, 'config', '--local', '--name-only', '--list')).not.toContain('mcp-lock');
  });

  test('a second run changes nothing; an older line of the config is replaced', async () => {
    const root = repo({ '.github/CODEOWNERS': '* @org/team\n' });
    git(root, 'config', 'merge.mcp-lock.driver', 'npx mcp-lock git merge %O %A %B');
    git(root, 'config', '--add', 'merge.mcp-lock.driver', 'false');
    await install(root);
    expect(git(root, 'config', '--get-all', 'merge.mcp-lock.driver').split('\n')).toHaveLength(1);
    const files = () =>
      ['.git/config', '.gitattributes', '.github/CODEOWNERS'].map((file) => text(root, file));
    const before = files();
    const again = await install(root);
    expect(again).toMatchObject({
      exit: 0,
      stdout: 'The git config of this repository is set up already.\n',
    });
    expect(files()).toEqual(before);
  });

  test.each<[name: string, before: string | undefined, after: string]>([
    ['no file', undefined, `${LINE}\n`],
    ['a file', '* text=auto\n', `* text=auto\n${LINE}\n`],
    ['a file without an end of its last line', '*.png binary', `*.png binary\n${LINE}\n`],
    ['a file with CR LF', '*.png binary\r\n', `*.png binary\r\n${LINE}\r\n`],
    ['a line that folds it away', '*.json linguist-generated\n', `*.json linguist-generated\n${LINE}\n`],
    ['all of it in other words', `/${LINE}\n`, `/${LINE}\n`],
  ])('.gitattributes: %s', async (_, before, after) => {
    const root = repo(before === undefined ? {} : { '.gitattributes': before });
    expect((await install(root)).exit).toBe(0);
    expect([text(root), attributes(root)]).toEqual([after, SET]);
  });

  test.each<[name: string, before: string, after: string | RegExp]>([
    [
      'the owners of everything',
      '# us\n*  @org/sec a@b.org\n/docs @docs\n',
      '# us\n*  @org/sec a@b.org\n/docs @docs\nmcp-lock.json @org/sec a@b.org\n',
    ],
    ['a line for lockfiles', '* @org/sec\n/app/mcp-lock.json @a\n', '* @org/sec\n/app/mcp-lock.json @a\n'],
    ['nobody for everything', '/docs @docs\n', /add a line to \.github\/CODEOWNERS/],
    ['sections', '[Docs]\n* @docs\n', /add a line to \.github\/CODEOWNERS/],
    ['a hostile owner', '* @x\u{1b}[31m\n', /add a line to \.github\/CODEOWNERS/],
  ])('CODEOWNERS that names %s', async (_, before, after) => {
    const root = repo({ '.github/CODEOWNERS': before });
    const { stdout } = await install(root);
    if (typeof after === 'string') {
      expect(text(root, '.github/CODEOWNERS')).toBe(after);
      return;
    }
    expect(stdout).toMatch(after);
    expect(text(root, '.github/CODEOWNERS')).toBe(before);
  });

  test.each<[name: string, args: readonly string[], options: RunOptions, written: boolean]>([
    ['a no', [], { answers: ['n'] }, false],
    ['Enter', [], { answers: [''] }, true],
    ['nobody to ask', [], {}, false],
    ['--yes', ['--yes'], {}, true],
  ])('the lines are shown first, and written or not: %s', async (_, args, options, isWritten) => {
    const root = repo({ CODEOWNERS: '* @org/team\n' });
    const { exit, stdout, stderr } = await install(root, args, options);
    expect(exit).toBe(0);
    expect(stdout + stderr).toContain(LINE);
    expect([text(root) !== undefined, text(root, 'CODEOWNERS')?.includes('mcp-lock')]).toEqual([
      isWritten,
      isWritten,
    ]);
    expect(git(root, 'config', 'diff.mcp-lock.textconv')).toContain('mcp-lock');
  });

  test('a link in the place of a file is left alone', async () => {
    const root = repo();
    const outside = join(scratch(), 'attributes');
    writeFileSync(outside, '');
    symlinkSync(outside, join(root, '.gitattributes'));
    expect((await install(root)).exit).toBe(0);
    expect(readFileSync(outside, 'utf8')).toBe('');
  });

  test('a lock in a subfolder: the line at the top is for all of them', async () => {
    const root = repo({}, 'packages/a');
    await install(join(root, 'packages/a'));
    expect([text(root), attributes(join(root, 'packages/a')), attributes(root)]).toEqual([
      `${LINE}\n`,
      SET,
      SET,
    ]);
  });

  test.each(['my lock.json', 'a[1]*.json', '#x.json', 'a"b.json'])('a lockfile named %s', async (name) => {
    const root = repo();
    written(root, name, lockOf({ a: local('a') }));
    expect((await install(root, ['--yes', '--lockfile', name])).exit).toBe(0);
    expect(attributes(root, name)).toBe(SET);
  });

  test('a worktree shares the config of its repository, a submodule has its own', async () => {
    const root = repo();
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'x');
    const tree = join(scratch('tree'), 'tree');
    git(root, 'worktree', 'add', '-q', tree, 'HEAD');
    await install(tree);
    expect(git(root, 'config', '--local', 'merge.mcp-lock.recursive')).toBe('binary');
    expect(attributes(tree)).toBe(SET);
    expect(text(root)).toBeUndefined();
    const outer = scratch('outer');
    git(outer, 'init', '-q');
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', root, 'sub');
    await install(join(outer, 'sub'));
    expect(git(join(outer, 'sub'), 'config', '--local', 'merge.mcp-lock.recursive')).toBe('binary');
    expect(() => git(outer, 'config', '--local', 'merge.mcp-lock.recursive')).toThrow();
  });

  test('outside of a repository, and in a bare one, there is nothing to set up', async () => {
    const bare = scratch('bare');
    git(bare, 'init', '-q', '--bare');
    for (const folder of [scratch(), bare])
      expect(await install(folder)).toMatchObject({
        exit: 2,
        stderr: expect.stringMatching(/E_USAGE[\s\S]*^next: git init$/m),
      });
  });

  test('says so where git will not find mcp-lock: npm puts its folder into the PATH of this run alone', async () => {
    const root = repo();
    const bin = join(root, 'node_modules/.bin');
    mkdirSync(bin, { recursive: true });
    symlinkSync(join(PROGRAM, 'mcp-lock'), join(bin, 'mcp-lock'));
    const { stderr } = await install(root, ['--yes'], { env: { PATH: `${bin}:${process.env['PATH']}` } });
    expect(stderr).toContain('next: npm install --global mcp-lock');
  });

  test.each([
    [['git', 'log'], /E_USAGE: "log" is not/],
    [['git', 'merge', 'a'], /E_USAGE: `mcp-lock git merge` takes/],
    [['git', 'diff', 'a', 'b'], /E_USAGE: `mcp-lock git diff` takes/],
    [['git', 'install', 'x'], /E_USAGE: `mcp-lock git install` takes/],
  ])('%j is wrong usage', async (argv, reason) => {
    expect(await mcpLock(repo(), argv)).toMatchObject({ exit: 2, stderr: expect.stringMatching(reason) });
  });
});
