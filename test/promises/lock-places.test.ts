import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/host/files.ts';
import { nearestLock } from '../../src/lock/nearest-lock.ts';
import { scratch } from '../helpers/run.ts';
import { kind } from './lock-places.cases.ts';

test.each(kind.cases)('$name', async ({ files, links = {}, foreign, start, lock, above, refused }) => {
  const root = scratch();
  const put = (path: string) => {
    mkdirSync(path.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(path, '');
  };
  for (const path of files) put(join(root, path));
  mkdirSync(join(root, 'home'), { recursive: true });
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(join(root, target), { recursive: true });
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(root, target), join(root, path));
  }
  mkdirSync(join(root, start), { recursive: true });
  const isForeign = (path: string) => foreign !== undefined && path === join(root, foreign);
  const host = {
    home: join(root, 'home'),
    files: { ...nodeFiles, sharesOwner: async (path: string) => !isForeign(path) },
  };
  const found = await nearestLock(join(root, start), host);
  const below = (path: string | undefined) => (path === undefined ? undefined : relative(root, path));
  expect({
    lock: below(found.path),
    above: below(found.above),
    refused: below(found.foreign),
    found: found.found,
  }).toEqual({ lock, above, refused, found: files.includes(lock) });
  expect(found.folder).toBe(dirname(found.path));
});
