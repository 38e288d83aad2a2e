import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files.ts';
import { userLockPath } from '../../src/lock/user-lock.ts';
import { kind } from './user-lock-path.cases.ts';

test.each(kind.cases)(
  '$name',
  async ({ platform = 'linux', home = '/home/ada', env = {}, project = '/w/p', there = [], path }) => {
    const kind = async (file: string) => (there.includes(file) ? ('file' as const) : undefined);
    const files = { ...nodeFiles, kind };
    expect(await userLockPath(project, { platform, home, env, files })).toBe(path);
  },
);
