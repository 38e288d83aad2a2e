import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Host } from '../src/host/host.ts';
import { nodeHost, WAITS } from '../src/host/node-host.ts';
import { formatLockfile } from '../src/lock/format.ts';
import { changeLock, loadLock, replaceLock } from '../src/lock/store.ts';
import type { Lockfile } from '../src/model.ts';
import { scratch } from './helpers/run.ts';

const EMPTY = { lockfileVersion: 1, servers: {} } as const;
const TEXT = formatLockfile(EMPTY);

function place(): { root: string; path: string; host: Host } {
  const root = scratch();
  return {
    root,
    path: join(root, 'mcp-lock.json'),
    host: { ...nodeHost(new AbortController().signal), cwd: root, waits: { ...WAITS, turn: 0 } },
  };
}

/** What `init` does: with `--force` where there are bytes. Whether it wrote. */
async function saveLock(
  stored: Awaited<ReturnType<typeof loadLock>>,
  lockfile: Lockfile,
  root: string,
  host: Host,
): Promise<boolean> {
  if (stored.bytes === undefined || stored.lockfile !== undefined)
    return (await changeLock(stored, new Map(), root, host)).wrote;
  await replaceLock(stored, lockfile, root, host);
  return true;
}

const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'none',
    (error) => error.code,
  );

describe('the lockfile on disk', () => {
  test('is written once, then left alone', async () => {
    const { root, path, host } = place();
    expect(await saveLock({ path }, EMPTY, root, host)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(TEXT);
    expect(await saveLock(await loadLock(path, root, host), EMPTY, root, host)).toBe(false);
    expect(readdirSync(root)).toEqual(['mcp-lock.json']);
  });

  // faults 1
  test('stays whole when the writer dies before the rename, and the leftover is cleared by the next one', async () => {
    const { root, path, host } = place();
    writeFileSync(path, 'old');
    const dying = {
      ...host,
      files: {
        ...host.files,
        replace: async () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
      },
    };
    expect(await code(saveLock({ path, bytes: Buffer.from('old') }, EMPTY, root, dying))).toBe(
      'E_LOCK_WRITE',
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
    writeFileSync(join(root, '.mcp-lock.json.0123456789ab.tmp'), 'half');
    await saveLock({ path, bytes: Buffer.from('old') }, EMPTY, root, host);
    expect(readdirSync(root)).toEqual(['mcp-lock.json']);
  });

  // faults 2
  test('two writers: the second gets an error that names the first', async () => {
    const { root, path, host } = place();
    writeFileSync(join(root, '.mcp-lock.json.writing'), `${process.pid}\n`);
    await expect(saveLock({ path }, EMPTY, root, host)).rejects.toMatchObject({
      code: 'E_LOCK_WRITE',
      message: `Process ${process.pid} is writing mcp-lock.json, and did not end in time.`,
    });
    expect(existsSync(path)).toBe(false);
  });

  test('the write lock of a process that ended is taken over', async () => {
    const { root, path, host } = place();
    writeFileSync(join(root, '.mcp-lock.json.writing'), '999999999\n');
    expect(await saveLock({ path }, EMPTY, root, host)).toBe(true);
  });

  test('a write lock that somebody committed blocks nobody for ever, and the message says which file to delete', async () => {
    const { root, path, host } = place();
    const writeLock = join(root, '.mcp-lock.json.writing');
    writeFileSync(writeLock, '1\n');
    const alive = { ...host, alive: () => true };
    await expect(saveLock({ path }, EMPTY, root, alive)).rejects.toMatchObject({
      code: 'E_LOCK_WRITE',
      detail: { next: expect.stringContaining('delete .mcp-lock.json.writing') },
    });
    const old = new Date(Date.now() - 61_000);
    utimesSync(writeLock, old, old);
    expect(await saveLock({ path }, EMPTY, root, alive)).toBe(true);
    expect(readdirSync(root)).toEqual(['mcp-lock.json']);
  });

  test.each(['/dev/zero', 'kept.txt', '/nowhere/at/all'])(
    'a write lock that is a link to %s is never followed',
    async (to) => {
      const { root, path, host } = place();
      writeFileSync(join(root, 'kept.txt'), `${process.pid}`);
      symlinkSync(to, join(root, '.mcp-lock.json.writing'));
      expect(await saveLock({ path }, EMPTY, root, host)).toBe(true);
      expect(readdirSync(root)).toEqual(['kept.txt', 'mcp-lock.json']);
    },
  );

  test('of the start of a file no more is read, and a link not at all', async () => {
    const { root, host } = place();
    writeFileSync(join(root, 'long'), 'x'.repeat(1000));
    symlinkSync('long', join(root, 'link'));
    expect((await host.files.readStart(join(root, 'long'), 64)).length).toBe(64);
    await expect(host.files.readStart(join(root, 'link'), 64)).rejects.toMatchObject({ code: 'ELOOP' });
    expect(await host.files.look(join(root, 'link'))).toMatchObject({ kind: 'other' });
  });

  test('clearing up removes nothing but leftovers of its own', async () => {
    const { root, path, host } = place();
    const kept = [
      '.mcp-lock.json.notes.tmp',
      '.mcp-lock.json.0123456789AB.tmp',
      '.mcp-lock.json.0123456789abc.tmp',
    ];
    for (const name of kept) writeFileSync(join(root, name), 'mine');
    symlinkSync('x', join(root, '.mcp-lock.json.0123456789ab.tmp'));
    mkdirSync(join(root, '.mcp-lock.json.ba9876543210.tmp'));
    writeFileSync(join(root, '.mcp-lock.json.aaaaaaaaaaaa.tmp'), 'half');
    await saveLock({ path }, EMPTY, root, host);
    expect(readdirSync(root).sort()).toEqual(
      [...kept, '.mcp-lock.json.0123456789ab.tmp', '.mcp-lock.json.ba9876543210.tmp', 'mcp-lock.json'].sort(),
    );
  });

  test('a file that changed since it was read is not replaced', async () => {
    const { root, path, host } = place();
    writeFileSync(path, 'newer');
    await expect(replaceLock({ path, bytes: Buffer.from('older') }, EMPTY, root, host)).rejects.toMatchObject(
      {
        code: 'E_LOCK_WRITE',
      },
    );
    expect(readFileSync(path, 'utf8')).toBe('newer');
  });

  // faults 10
  test('a link is followed inside the folder and kept', async () => {
    const { root, path, host } = place();
    mkdirSync(join(root, 'locks'));
    writeFileSync(join(root, 'locks', 'real.json'), 'old');
    symlinkSync(join('locks', 'real.json'), path);
    await saveLock({ path, bytes: Buffer.from('old') }, EMPTY, root, host);
    expect(readFileSync(join(root, 'locks', 'real.json'), 'utf8')).toBe(TEXT);
  });

  test.each<[string, (root: string, path: string) => void, RegExp]>([
    ['a directory', (_, path) => mkdirSync(path), /directory/],
    ['a device', (_, path) => symlinkSync('/dev/null', path), /outside|not a regular file/],
    ['a link out of the folder', (_, path) => symlinkSync(join(scratch(), 'x.json'), path), /does not exist/],
    [
      'a link to a file elsewhere',
      (_, path) => {
        const other = join(scratch(), 'x.json');
        writeFileSync(other, TEXT);
        symlinkSync(other, path);
      },
      /outside/,
    ],
  ])('refuses %s', async (_, make, message) => {
    const { root, path, host } = place();
    make(root, path);
    await expect(loadLock(path, root, host)).rejects.toMatchObject({
      code: 'E_LOCK_PARSE',
      message: expect.stringMatching(message),
    });
  });
});
