import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.ts';
import type { Entry, Lockfile } from '../../src/model.ts';
import { entry } from '../fixtures/drift/base.ts';
import { kind } from './library-options.cases.ts';

const LOCK: Lockfile = { lockfileVersion: 1, servers: { notes: entry() } };

async function called(call: string, options: never): Promise<unknown> {
  const withLock = { lockfile: LOCK, ...(options as object) } as never;
  if (call === 'verify') return library.verify(options);
  const connect = async () => undefined;
  return call === 'guardClient'
    ? library.guardClient({ connect }, withLock)
    : library.guardTransport({ start: connect, send: connect, close: connect } as never, withLock);
}

describe(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ call, options, names }) => {
    await expect(called(call, options as never)).rejects.toMatchObject({
      code: 'E_USAGE',
      message: expect.stringContaining(names),
    });
  });

  test('options that exist, and undefined ones, are taken', async () => {
    await expect(
      called('guardTransport', { server: 'notes', strict: undefined, secrets: [] } as never),
    ).resolves.toBeDefined();
  });
});

describe('compare() tells in either lock what does not stand under its name', () => {
  const [tool = ''] = Object.keys(entry().tools);
  const renamed = (one: Entry): Entry => ({ ...one, tools: { other: one.tools[tool] ?? { hash: '' } } });
  const changed = (one: Entry): Entry => ({ ...one, server: { ...one.server, hash: 'sha256:0' } });
  const lock = (notes?: Entry): Lockfile => ({ ...LOCK, servers: notes === undefined ? {} : { notes } });
  const good = lock(entry());
  const MISMATCH = { rule: 'lock/hash-mismatch', server: 'notes' };

  test.each<[string, Lockfile, Lockfile]>([
    ['in the old lock', lock(renamed(entry())), good],
    ['in the new lock', good, lock(renamed(entry()))],
    ['in both', lock(renamed(entry())), lock(renamed(entry()))],
    ['where there was no server', lock(), lock(renamed(entry()))],
    ['where there is no server any more', lock(renamed(entry())), lock()],
    ['text without its hash in the new lock', good, lock(changed(entry()))],
  ])('%s', (_, before, after) => {
    const found = library.compare(before, after).filter(({ rule }) => rule === MISMATCH.rule);
    expect(found).toMatchObject([MISMATCH]);
  });

  test('nothing where both are in order', () => {
    expect(library.compare(good, good)).toEqual([]);
  });
});
