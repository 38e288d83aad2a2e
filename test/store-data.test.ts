/**
 * What may be added to an installed tree as data of its server, without npm; and folders and logs of this user alone. Needs
 * `npm run build` (`npm test` does it).
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { unchangedTree } from '../src/guard/store/ready-tree.ts';
import { nodeOpenLog } from '../src/host/log.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { compareFiles, manifestOf } from '../src/launch/proof/manifest.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const BIN = fileURLToPath(new URL('../bin/mcp-lock.js', import.meta.url));
const host = () => nodeHost(new AbortController().signal);

const FILES = [
  'node_modules/ajv/package.json',
  'node_modules/ajv/main.js',
  'node_modules/ajv/lib/index.js',
  'node_modules/ajv/native.node',
  'node_modules/ajv/node_modules/own/package.json',
  'node_modules/deep/package.json',
  'node_modules/deep/index.js',
  'node_modules/own/sub.js',
  'node_modules/@a/b/package.json',
];

describe('a file that is added to a tree', () => {
  test.each<[string, 'data' | 'code']>([
    ['node_modules/ajv/memory.jsonl', 'data'],
    ['node_modules/ajv/memory.json', 'data'],
    ['node_modules/ajv/lib/cache/state.json', 'data'],
    ['node_modules/ajv/main.json', 'data'],
    ['node_modules/ajv/lib.json', 'code'],
    ['node_modules/ajv/native.json', 'code'],
    ['node_modules/ajv/lib/index.json', 'code'],
    ['node_modules/ajv/package.json.js', 'code'],
    ['node_modules/ajv/node_modules/deep.json', 'code'],
    ['node_modules/ajv/node_modules/absent.json', 'code'],
    ['node_modules/ajv/node_modules/parse.md', 'code'],
    ['node_modules/ajv/node_modules/@a/b.json', 'code'],
    ['node_modules/ajv/node_modules/own/sub.json', 'code'],
    ['node_modules/deep.json', 'code'],
  ])('%s is %s', async (path, kind) => {
    const tree = scratch('tree');
    const put = (one: string) => {
      mkdirSync(dirname(join(tree, one)), { recursive: true });
      writeFileSync(join(tree, one), '{}');
    };
    for (const one of FILES) put(one);
    const manifest = await manifestOf(tree, host());
    for (const part of [manifest.files, manifest.links]) Object.setPrototypeOf(part, null);
    put(path);
    expect(await compareFiles(tree, manifest, false, host())).toMatchObject(
      kind === 'data'
        ? { data: [path], differences: [] }
        : { data: [], differences: [{ path, how: 'added' }] },
    );
  });
});

/** A tree in the store of a cache folder. */
async function kept(cache: string): Promise<string> {
  const folder = join(cache, 'mcp-lock', 'store', 'a'.repeat(64));
  mkdirSync(join(folder, 'tree', 'node_modules'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'tree', 'node_modules', 'x.js'), '');
  const manifest = await manifestOf(join(folder, 'tree'), host());
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest), { mode: 0o600 });
  return folder;
}

test.each(['manifest.json', 'tree', ''])('a tree is not started where others may write: %s', async (name) => {
  const folder = await kept(scratch());
  await unchangedTree(folder, host());
  chmodSync(join(folder, name), 0o777);
  await expect(unchangedTree(folder, host())).rejects.toMatchObject({
    code: 'E_LAUNCH',
    detail: { place: join(folder, name) },
  });
});

test('prune without a lock removes what is damaged, and says that it leaves the rest', async () => {
  const env = { XDG_CACHE_HOME: scratch() };
  const folder = await kept(env.XDG_CACHE_HOME);
  const prune = () => mcpLock(scratch(), ['store', 'prune', '--yes'], { env, host: { platform: 'linux' } });
  expect(await prune()).toMatchObject({
    exit: 0,
    stdout: 'Nothing to remove.\n',
    stderr: expect.stringContaining('There is no lockfile here'),
  });
  writeFileSync(join(folder, 'tree', 'node_modules', 'x.js'), 'evil');
  expect(await prune()).toMatchObject({ exit: 0, stdout: 'Removed 1 tree.\n' });
  expect(existsSync(folder)).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'a folder that can be made nowhere is told, and not tried for ever',
  () => {
    const cwd = scratch();
    const ran = spawnSync(process.execPath, [BIN, 'hook', 'claude-code'], {
      cwd,
      env: { ...process.env, XDG_STATE_HOME: '/proc/nope' },
      input: JSON.stringify({ hook_event_name: 'SessionStart', cwd }),
      // What tries for ever hears no other signal.
      timeout: 300_000,
      killSignal: 'SIGKILL',
      encoding: 'utf8',
    });
    expect(ran).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('in /proc/nope/mcp-lock (ENOENT)'),
    });
  },
);

describe('the log of the guard', () => {
  const LINE = '{"time":"2026-11-21T17:58:34.232Z","server":"rota","event":"started"}\n';

  test('is new, or one it wrote before', () => {
    const path = join(scratch(), 'log');
    nodeOpenLog(path)(LINE);
    nodeOpenLog(path)(LINE);
    expect(readFileSync(path, 'utf8')).toBe(LINE + LINE);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each<[string, string, number]>([
    ['a file of another kind', 'alias ls=evil\n', 0o600],
    ['a file with other JSON', '{"a":1}\n', 0o600],
    ['a file that others may read', LINE, 0o644],
    ['an empty file that others may read', '', 0o644],
  ])('%s stays as it is', (_, text, mode) => {
    const path = join(scratch(), 'log');
    writeFileSync(path, text);
    chmodSync(path, mode);
    expect(() => nodeOpenLog(path)).toThrow(
      expect.objectContaining({ code: expect.stringContaining('is not an mcp-lock log') }),
    );
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual([text, mode]);
  });

  test('a folder, a device and a link are none', () => {
    const root = scratch();
    writeFileSync(join(root, 'to'), LINE, { mode: 0o600 });
    symlinkSync('to', join(root, 'link'));
    for (const path of [root, '/dev/null', join(root, 'link')]) expect(() => nodeOpenLog(path)).toThrow();
    expect(readFileSync(join(root, 'to'), 'utf8')).toBe(LINE);
  });
});
