/** Repositories in which real git calls the drivers of this program, as `mcp-lock git install` sets them up. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lockfile } from '../../src/model.ts';
import { mcpLock, type Ran, scratch } from '../helpers/run.ts';
import { written } from './locks.ts';

const BIN = fileURLToPath(new URL('../../bin/mcp-lock.js', import.meta.url));

/** A folder of the PATH with a program `mcp-lock`: this one, or a script. */
export function programFolder(script?: string): string {
  const folder = scratch('bin');
  const path = join(folder, 'mcp-lock');
  if (script === undefined) symlinkSync(BIN, path);
  else {
    writeFileSync(path, script);
    chmodSync(path, 0o755);
  }
  return folder;
}

export interface GitRepository {
  readonly root: string;
  /** Path of the lockfile, from the root. */
  readonly file: string;
  /** git in the root. Never throws. */
  readonly git: (...args: readonly string[]) => Ran;
  /** The same with another PATH in front of that of the tests. */
  readonly gitWith: (path: string, ...args: readonly string[]) => Ran;
  /** Writes the lock and commits it. */
  readonly commit: (lock: Lockfile | string, message?: string) => void;
  /** A branch from a start point with that lock; leaves the repository there. */
  readonly branch: (name: string, start: string, lock: Lockfile | string) => void;
  readonly text: () => string;
}

const OWN = programFolder();

/** A repository with the drivers and the attributes, committed, and the lock in `folder`. */
export async function gitRepository(lock: Lockfile | string, folder = '.'): Promise<GitRepository> {
  const root = scratch('drivers');
  const file = join(folder, 'mcp-lock.json');
  const home = scratch('home');
  const gitWith = (path: string, ...args: readonly string[]): Ran => {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: {
        ...{
          PATH: `${path}${path === '' ? '' : ':'}${process.env['PATH'] ?? ''}`,
          HOME: home,
          LANG: 'C.UTF-8',
        },
        ...{
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_AUTHOR_DATE: '1000000000 +0000',
          GIT_COMMITTER_DATE: '1000000000 +0000',
        },
        ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_EDITOR: 'true' },
        ...{ GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' },
      },
    });
    return { exit: status ?? -1, stdout, stderr };
  };
  const git = (...args: readonly string[]) => gitWith(OWN, ...args);
  const commit = (next: Lockfile | string, message = 'x') => {
    written(root, file, next);
    git('add', '-A');
    git('commit', '-qm', message);
  };
  git('init', '-q', '-b', 'main');
  mkdirSync(join(root, folder), { recursive: true });
  const installed = await mcpLock(join(root, folder), ['git', 'install', '--yes'], {
    home,
    env: { PATH: `${OWN}:${process.env['PATH']}` },
  });
  if (installed.exit !== 0) throw new Error(installed.stderr);
  commit(lock);
  return {
    ...{ root, file, git, gitWith, commit },
    branch: (name, start, next) => {
      git('checkout', '-q', '-b', name, start);
      commit(next, name);
    },
    text: () => readFileSync(join(root, file), 'utf8'),
  };
}
