/** A lock that cannot be written, at every step of a write. faults 1, 9. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as node from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskCause, diskRemedy } from '../../src/host/messages.ts';
import { nodeHost, WAITS } from '../../src/host/node-host.ts';
import type { Disk } from '../../src/host/whole-files.ts';
import { wholeFiles } from '../../src/host/whole-files.ts';
import { formatLockfile } from '../../src/lock/format.ts';
import { changeLock, loadLock } from '../../src/lock/store.ts';
import { entry } from '../fixtures/drift/base.ts';
import { BIN } from '../helpers/guarded.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './disk-failures.cases.ts';

/** A disk whose write call number `at`, counted from 1, fails; and the calls. */
function failing(at: number, code: string) {
  const calls: string[] = [];
  const step = (name: string): void => {
    calls.push(name);
    if (calls.length === at) throw Object.assign(new Error(code), { code });
  };
  const open: Disk['open'] = async (...args) => {
    step('open');
    const file = await node.open(...args);
    for (const name of ['writeFile', 'sync', 'chmod'] as const) {
      const call = (file[name] as (...args: unknown[]) => Promise<void>).bind(file);
      Object.assign(file, {
        [name]: async (...args: unknown[]) => {
          step(name);
          await call(...args);
        },
      });
    }
    const close = file.close.bind(file);
    // The file is closed in any case, but the last bytes did not reach the disk.
    return Object.assign(file, { close: () => close().then(() => step('close')) });
  };
  const disk: Disk = {
    open,
    link: async (...args) => {
      step('link');
      await node.link(...args);
    },
    rename: async (...args) => {
      step('rename');
      await node.rename(...args);
    },
  };
  return { disk, calls };
}

const CHANGES = new Map([['notes', { kind: 'take', entry: entry({}) } as const]]);
const OLD = formatLockfile({ lockfileVersion: 1, servers: {} });

async function saved(at: number, code: string) {
  const root = scratch();
  const path = join(root, 'mcp-lock.json');
  writeFileSync(path, OLD);
  const real = nodeHost(new AbortController().signal);
  const { disk, calls } = failing(at, code);
  const files = { ...real.files, ...wholeFiles(disk) };
  const host = { ...real, cwd: root, files, waits: { ...WAITS, turn: 0 } };
  const stored = await loadLock(path, root, host);
  const result = await changeLock(stored, CHANGES, root, host).catch((error: unknown) => error);
  return { result, calls, names: readdirSync(root), text: readFileSync(path, 'utf8') };
}

describe(kind.kind, () => {
  test('the steps of a write that can fail', async () => {
    expect((await saved(0, '')).calls).toEqual([
      ...['open', 'writeFile', 'sync', 'close', 'link'],
      ...['open', 'chmod', 'writeFile', 'sync', 'close', 'rename'],
    ]);
  });

  test.each(kind.cases)('$name, at each step', async ({ code, cause, remedy, here }) => {
    for (let step = 1; step <= 11; step += 1) {
      const { result, names, text } = await saved(step, code);
      // Where a file system seems to have no hard links, the turn is taken in another way.
      if (step === 5 && ['EPERM', 'EISDIR'].includes(code)) continue;
      expect(result).toMatchObject({ code: 'E_LOCK_WRITE', message: expect.stringMatching(cause) });
      expect(result).toMatchObject({
        detail: { next: expect.stringMatching(remedy), place: 'mcp-lock.json' },
      });
      expect({ names, text }).toEqual({ names: ['mcp-lock.json'], text: OLD });
    }
    expect(diskCause(code)).toContain(code);
    expect(diskRemedy(code, '--lockfile').includes('--lockfile')).toBe(here !== true);
  });
});

describe('real ones', () => {
  const LONG = { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'x'.repeat(9_000) }] };

  test.each<[string, string, RegExp]>([
    ['no folder', 'missing/mcp-lock.json', /its folder does not exist \(ENOENT\)/],
    ['a file in place of a folder', 'notes.json/mcp-lock.json', /a file and not a folder \(ENOTDIR\)/],
  ])('%s: said before any server is started', async (_, lockfile, cause) => {
    const repo = repository({ notes: { ...HONEST, behave: { leaveFile: 'started' } } });
    const ran = await mcpLock(repo.root, ['init', '--yes', '--lockfile', lockfile]);
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringMatching(cause) });
    expect(readdirSync(repo.root)).not.toContain('started');
  });

  test.skipIf(process.platform === 'win32')('a limit of the shell', () => {
    const repo = repository({ notes: LONG });
    const before = readdirSync(repo.root);
    const ran = spawnSync(
      'sh',
      ['-c', `ulimit -f 4; exec "$0" "$@"`, process.execPath, BIN, 'init', '--yes'],
      {
        cwd: repo.root,
        encoding: 'utf8',
      },
    );
    expect(ran).toMatchObject({ status: 2, stderr: expect.stringMatching(/may write \(EFBIG\)/) });
    expect(readdirSync(repo.root)).toEqual(before);
  });

  const mounted = mayMount();
  test.skipIf(!mounted)(
    `a full disk${mounted ? '' : ' (skipped: this user may not mount a small one)'}`,
    () => {
      const folder = scratch();
      mkdirSync(join(folder, 'disk'));
      const disk = join(folder, 'disk');
      try {
        mount(disk);
        const repo = repository({ notes: LONG }, folder);
        const run = (...argv: readonly string[]) =>
          spawnSync(process.execPath, [BIN, ...argv, '--lockfile', 'disk/mcp-lock.json'], {
            cwd: repo.root,
            encoding: 'utf8',
          });
        // One page of the disk is left for the turn, none, and then enough.
        for (const free of [4096, 0]) {
          writeFileSync(join(disk, 'ballast'), 'x'.repeat(16_384 - free));
          expect(run('init', '--yes')).toMatchObject({
            status: 2,
            stderr: expect.stringMatching(/the disk is full \(ENOSPC\)/),
          });
          expect(readdirSync(disk)).toEqual(['ballast']);
        }
        spawnSync('rm', [join(disk, 'ballast')]);
        expect(run('init', '--yes')).toMatchObject({ status: 0 });
      } finally {
        spawnSync('umount', [disk]);
      }
    },
  );
});

/** A disk of 16 KiB. */
function mount(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).status === 0;
}

function mayMount(): boolean {
  const folder = scratch();
  const may = mount(folder);
  if (may) spawnSync('umount', [folder]);
  return may;
}
