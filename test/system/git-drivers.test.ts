/** Real git with the drivers: what it shows and merges, also where mcp-lock is missing, or the lock or its path is hostile. */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatLockfile } from '../../src/lock/format.ts';
import { gitRepository, programFolder } from '../git/git-repository.ts';
import { changed, local, lockOf, read, tools } from '../git/locks.ts';
import { scratch } from '../helpers/run.ts';

const ONE = lockOf({ a: local('a'), b: local('b') });
const WITH = (text: string) =>
  lockOf({
    a: local('a', '1.0.0', { tools: changed(tools(4), { tool_b: { description: text } }) }),
    b: local('b'),
  });
const [OURS, THEIRS] = [WITH('Looks elsewhere.'), WITH('Looks nowhere.')];
const A2 = lockOf({ a: local('a', '2.0.0'), b: local('b') });
const B2 = lockOf({ a: local('a'), b: local('b', '2.0.0') });
const BOTH = lockOf({ a: local('a', '2.0.0'), b: local('b', '2.0.0') });
const ESC = String.fromCodePoint(0x1b);
const HIDDEN = String.fromCodePoint(0x200b, 0x202e, 0xe0041);

describe.skipIf(process.platform === 'win32').concurrent('git', () => {
  test('diff shows the report, log -p, show and blame the facts', async () => {
    const { git, commit } = await gitRepository(ONE);
    commit(OURS, 'two');
    const report = git('diff', 'HEAD~1');
    expect(report).toMatchObject({ exit: 0, stderr: '' });
    expect(report.stdout).toMatch(
      /^diff --mcp-lock a\/mcp-lock\.json b\/mcp-lock\.json\n1 of 2 servers changed/,
    );
    expect(report.stdout).toContain('tool/description-changed');
    for (const words of [['log', '-p', '-1'], ['show']]) {
      const { stdout } = git(...words);
      expect(stdout).toContain('\n+a tool/tool_b description: Looks elsewhere.\n');
      expect(stdout).toContain('\n-a tool/tool_b description: Looks for tool_b in the notes.\n');
      expect(stdout.match(/^[-+][^-+]/gm)).toHaveLength(6);
    }
    const blame = git('blame', '-s', 'mcp-lock.json').stdout;
    expect(blame.split('\n').filter((line) => !line.startsWith('^'))).toHaveLength(3);
  });

  test('diff of an added, a removed, a renamed lock, and of one with another mode', async () => {
    const { git, commit, root } = await gitRepository(ONE);
    const added = git('diff', '4b825dc642cb6eb9a060e54bf8d69288fbee4904', '--', 'mcp-lock.json').stdout;
    expect(added).toContain('2 of 2 servers changed');
    mkdirSync(join(root, 'sub'));
    git('mv', 'mcp-lock.json', 'sub/mcp-lock.json');
    expect(git('diff', '-M', '--cached').stdout).toBe(
      'diff --mcp-lock a/mcp-lock.json b/sub/mcp-lock.json\nsimilarity index 100%\nrename from mcp-lock.json\nrename to sub/mcp-lock.json\nThe content is the same.\n',
    );
    git('mv', 'sub/mcp-lock.json', 'mcp-lock.json');
    chmodSync(join(root, 'mcp-lock.json'), 0o755);
    expect(git('diff').stdout).toMatch(/\n100644 → 100755\nThe content is the same\.\n$/);
    commit(ONE);
    git('rm', '-q', 'mcp-lock.json');
    expect(git('diff', '--cached').stdout).toContain('2 of 2 servers changed');
  });

  test('a text edited without its hash is shown, and so is what is only written differently', async () => {
    const { git, commit } = await gitRepository(ONE);
    commit(formatLockfile(ONE).replace('Looks for tool_c', 'Sends tool_c'));
    const edited = git('diff', 'HEAD~1').stdout;
    expect(edited).toContain('lock/hash-mismatch');
    expect(edited).toContain('Sends tool_c');
    expect(git('show').stdout).toMatch(/\n[+]a tool\/tool_c sha256:\w+ \(does not match its text\)\n/);
    commit(JSON.stringify(JSON.parse(formatLockfile(ONE))));
    commit(ONE);
    expect(git('diff', 'HEAD~1').stdout).toContain('\n@@ -1 +1,');
  });

  test('merges what it can, and stops with markers in the file where both changed one tool', async () => {
    const { git, branch, text } = await gitRepository(ONE);
    branch('ours', 'main', OURS);
    branch('theirs', 'main', THEIRS);
    branch('other', 'main', B2);
    expect(git('merge', 'ours').exit).toBe(0);
    expect(Object.keys(read(text()).servers)).toEqual(['a', 'b']);
    const stopped = git('merge', 'theirs');
    expect(stopped.exit).toBe(1);
    expect(stopped.stderr).toContain('a: tool_b');
    expect(git('status', '--short').stdout).toContain('UU mcp-lock.json');
    expect(() => read(text())).toThrow(/unresolved merge conflicts \(ours: a; theirs: a\)/);
    expect(git('diff').exit).toBe(0);
    expect(git('diff', '--ext-diff', '--theirs').exit).toBe(0);
  });

  test('rebase, cherry-pick and a criss-cross merge', async () => {
    const { git, branch, text } = await gitRepository(ONE);
    branch('one', 'main', A2);
    branch('two', 'main', B2);
    expect(git('rebase', 'one').exit).toBe(0);
    expect(text()).toBe(formatLockfile(BOTH));
    git('checkout', '-q', '-B', 'x', 'one');
    expect(git('cherry-pick', 'two').exit).toBe(0);
    expect(text()).toBe(formatLockfile(BOTH));
    // Each side merges what the other was before, in its own way.
    branch('l', 'main', OURS);
    branch('r', 'main', THEIRS);
    git('checkout', '-q', '-B', 'l2', 'l');
    git('merge', '-s', 'ours', '-q', '-m', 'l', 'r');
    git('checkout', '-q', '-B', 'r2', 'r');
    git('merge', '-s', 'ours', '-q', '-m', 'r', 'l');
    expect(git('merge', 'l2').exit).toBe(1);
    expect(() => read(text())).toThrow('unresolved merge conflicts');
  });

  test.each([
    ['longer markers', 'mcp-lock.json conflict-marker-size=12', 12],
    ['shorter markers', 'mcp-lock.json conflict-marker-size=4', 4],
  ])('%s', async (_, attribute, size) => {
    const { git, branch, text, root } = await gitRepository(ONE);
    writeFileSync(join(root, '.git/info/attributes'), attribute);
    branch('ours', 'main', OURS);
    branch('theirs', 'main', THEIRS);
    expect(git('merge', 'ours').exit).toBe(1);
    expect(text()).toContain(`\n${'<'.repeat(size)} ours\n`);
    expect(() => read(text())).toThrow('unresolved merge conflicts (ours: a; theirs: a)');
  });
});

/** Twenty servers, and a branch for each in which it has another version. */
const NUMBERS = Array.from({ length: 20 }, (_, at) => at);
const twenty = (updated: (number: number) => boolean) =>
  lockOf(
    Object.fromEntries(
      NUMBERS.map((number) => [`s${number}`, local(`s${number}`, updated(number) ? '2.0.0' : '1.0.0')]),
    ),
  );

describe
  .skipIf(process.platform === 'win32')
  .concurrent('twenty branches that each update another server', () => {
    test.each([
      ['merge', (branch: string) => ['merge', '-q', branch]],
      ['are rebased', (branch: string) => ['rebase', '-q', 'HEAD', branch]],
    ])('%s without a conflict, in any order', async (_, words) => {
      const { git, branch, text } = await gitRepository(twenty(() => false));
      for (const number of NUMBERS)
        branch(
          `b${number}`,
          'main',
          twenty((one) => one === number),
        );
      git('checkout', '-q', 'main');
      // 7 and 20 have no common factor.
      for (const number of NUMBERS.map((one) => (one * 7 + 3) % 20))
        expect(git(...words(`b${number}`))).toMatchObject({ exit: 0 });
      expect(text()).toBe(formatLockfile(twenty(() => true)));
    });
  });

/** Programs that git finds in the place of mcp-lock. */
const PROGRAMS: readonly (readonly [name: string, path: () => string])[] = [
  ['no mcp-lock', () => ''],
  ['one that cannot start', () => programFolder('#!/nowhere/node\n')],
  ['one that ends at once', () => programFolder('#!/bin/sh\nexit 1\n')],
];

describe.skipIf(process.platform === 'win32').concurrent('with', () => {
  test.each(PROGRAMS)('%s git goes on as it would', async (_, folder) => {
    const { gitWith, commit, branch, text } = await gitRepository(ONE);
    const path = folder();
    const git = (...args: readonly string[]) => gitWith(path, ...args);
    commit(OURS);
    const diff = git('diff', 'HEAD~1');
    expect([diff.exit, diff.stdout]).toEqual([0, expect.stringContaining('"Looks elsewhere."')]);
    const log = git('log', '-p');
    expect([log.exit, log.stdout]).toEqual([0, expect.stringContaining('"Looks elsewhere."')]);
    branch('theirs', 'HEAD~1', THEIRS);
    expect(git('merge', 'main').exit).toBe(1);
    expect(text()).toMatch(/^<{7} /m);
    expect(text()).toMatch(/^>{7} /m);
  });

  test.each([
    ['an empty entry', ''],
    ['a dot', '.'],
    ['a relative entry', 'tools'],
  ])('%s in the PATH, a program of the repository is not called', async (_, entry) => {
    const { gitWith, commit, branch, root } = await gitRepository(ONE);
    const mark = join(scratch(), 'started');
    for (const folder of ['.', 'tools']) {
      mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(join(root, folder, 'mcp-lock'), `#!/bin/sh\ntouch '${mark}'\n`);
      chmodSync(join(root, folder, 'mcp-lock'), 0o755);
    }
    const git = (...args: readonly string[]) => gitWith(`${entry}:`, ...args);
    commit(OURS);
    branch('theirs', 'HEAD~1', THEIRS);
    expect(git('diff', 'main').stdout).toContain('"Looks elsewhere."');
    expect(git('log', '-p', 'main').exit).toBe(0);
    expect(git('merge', 'main').exit).toBe(1);
    expect(existsSync(mark)).toBe(false);
  });
});

const NAMES = ['--help', 'a b', `"it's"`, 'a\nb', '$(touch x)', '%O;`x`', `\u{202e}${ESC}[31m`];

describe.skipIf(process.platform === 'win32').concurrent('a path with', () => {
  test.each(NAMES)('%j', async (folder) => {
    const { git, commit, branch, text, file } = await gitRepository(ONE, folder);
    commit(OURS);
    const { exit, stdout } = git('diff', 'HEAD~1');
    expect([exit, stdout.split('\n').length > 3]).toEqual([0, true]);
    expect(stdout).toMatch(/^diff --mcp-lock a\//);
    expect(stdout).toContain('tool/description-changed');
    expect(stdout).not.toContain(ESC);
    expect(git('log', '-p').stdout).toContain('+a tool/tool_b description: Looks elsewhere.');
    expect(git('blame', '-s', '--', file).stdout).toContain('a tool/tool_b description: Looks elsewhere.');
    branch('theirs', 'HEAD~1', THEIRS);
    const merge = git('merge', 'main');
    expect([merge.exit, merge.stderr.includes('a: tool_b')]).toEqual([1, true]);
    expect(() => read(text())).toThrow('unresolved merge conflicts');
  });
});

const BROKEN: readonly (readonly [string, string])[] = [
  ['half a file', formatLockfile(ONE).slice(0, 3000)],
  ['markers of a conflict', `<<<<<<< a\n${formatLockfile(ONE)}=======\n>>>>>>> b\n`],
  ['a newer version', formatLockfile(ONE).replace('"lockfileVersion": 1', '"lockfileVersion": 2')],
  ['nothing', ''],
  ['no text', `\u0000${HIDDEN}${ESC}[2J`],
];

describe.skipIf(process.platform === 'win32').concurrent('a lock that is', () => {
  test.each(BROKEN)('%s breaks neither diff nor log, and is merged with markers', async (_, broken) => {
    const { git, commit, branch, text } = await gitRepository(ONE);
    commit(broken);
    for (const words of [['diff', 'HEAD~1'], ['diff', 'HEAD', 'HEAD~1'], ['log', '-p'], ['show']]) {
      const { exit, stdout } = git(...words);
      expect([words, exit, stdout.includes(ESC)]).toEqual([words, 0, false]);
      expect(stdout.split('\n').length).toBeGreaterThan(5);
    }
    branch('theirs', 'HEAD~1', THEIRS);
    expect(git('merge', 'main').exit).toBe(1);
    expect(text()).toMatch(/^<{7} ours$/m);
    expect(text()).toContain('Looks nowhere.');
  });
});

describe.skipIf(process.platform === 'win32')('a hostile lock', () => {
  test('reaches no terminal: its characters are named, its lines stay lines', async () => {
    const evil = (more: string) =>
      lockOf({
        '--help': local('a', '1.0.0', {
          tools: [
            { name: 'x', description: `${more}${ESC}[2J${HIDDEN}\r\n::error::x\n##[error]x` },
            { name: `y${ESC}]0;z`, description: 'z '.repeat(500_000) + more },
          ],
        }),
        [`${ESC}[31m\n\u{202e}`]: local('b'),
      });
    const { git, commit } = await gitRepository(evil('one'));
    commit(evil('two'));
    for (const words of [
      ['diff', 'HEAD~1'],
      ['log', '-p'],
      ['show', 'HEAD'],
      ['blame', 'mcp-lock.json'],
    ]) {
      const { exit, stdout } = git(...words);
      expect(exit).toBe(0);
      expect(stdout).toContain('⟨U+001B ESCAPE⟩');
      for (const char of [ESC, '\r', ...HIDDEN, '##[error]']) expect(stdout).not.toContain(char);
      expect(stdout).not.toMatch(/^[-+ ]?\s*::error/m);
    }
  });
});
