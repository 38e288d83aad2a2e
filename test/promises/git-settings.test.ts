import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HONEST, repository } from '../helpers/repository.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './git-settings.cases.ts';

const git = (root: string, ...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: root });

/** Settings that start a program that makes the file `mark`. */
const settingsOf = (setting: 'fsmonitor' | 'promisor', mark: string): string =>
  setting === 'fsmonitor'
    ? `[core]\n\tfsmonitor = "touch '${mark}' #"\n`
    : `[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\tpromisor = true\n\turl = .\n\tuploadpack = "touch '${mark}'; git-upload-pack"\n`;

const NOWHERE = '1'.repeat(40);

describe.skipIf(process.platform === 'win32').concurrent(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ where, setting, lock, argv, danger }) => {
    const { root, lockPath } = repository({ notes: HONEST });
    const home = scratch();
    expect(await mcpLock(root, ['init', '--yes'], { home })).toMatchObject({ exit: 0 });
    const mark = join(scratch(), 'started');
    const folder = where === 'own' ? join(root, '.git') : root;
    if (where === 'own') {
      git(root, 'init', '-q');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'x');
      writeFileSync(
        join(folder, 'config'),
        `[core]\n\trepositoryformatversion = 1\n${settingsOf(setting, mark)}`,
      );
      const tree = git(root, 'rev-parse', 'HEAD^{tree}').toString().trim();
      if (setting === 'promisor') rmSync(join(folder, 'objects', tree.slice(0, 2), tree.slice(2)));
    } else {
      for (const name of ['objects/info', 'refs/heads']) mkdirSync(join(root, name), { recursive: true });
      writeFileSync(join(root, 'HEAD'), 'ref: refs/heads/main\n');
      writeFileSync(
        join(root, 'config'),
        `[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tworktree = .\n${settingsOf(setting, mark)}`,
      );
    }
    mkdirSync(join(folder, 'refs/remotes/origin'), { recursive: true });
    writeFileSync(join(folder, 'refs/remotes/origin/main'), `${NOWHERE}\n`);
    if (lock === 'conflict')
      writeFileSync(lockPath, `<<<<<<< HEAD\n${readFileSync(lockPath, 'utf8')}=======\n>>>>>>> x\n`);
    spawnSync('git', danger, { cwd: root });
    expect(existsSync(mark)).toBe(true);
    rmSync(mark);
    await mcpLock(root, argv, { home });
    expect(existsSync(mark)).toBe(false);
  });
});
