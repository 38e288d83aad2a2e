/** Configs in folders below that of the lockfile: `--recursive`, and what is said without it. */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nestedFolders } from '../src/config/nested-folders.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { HONEST, repository, scripted } from './helpers/repository.ts';
import { flat, mcpLock, scratch } from './helpers/run.ts';

const OTHER = { ...HONEST, server: { ...HONEST.server, instructions: 'Other words.' } };

/** A repository with servers in its root and in folders below; the same name in each. */
function monorepo(folders: readonly string[] = ['packages/a', 'packages/b'], atRoot = true) {
  const repo = repository({ notes: HONEST });
  mkdirSync(join(repo.root, '.git'));
  if (!atRoot) rmSync(join(repo.root, '.mcp.json'));
  for (const folder of folders) {
    const there = join(repo.root, folder);
    mkdirSync(there, { recursive: true });
    cpSync(join(repo.root, 'servers'), join(there, 'servers'), { recursive: true });
    writeFileSync(join(there, 'notes.json'), JSON.stringify(HONEST));
    writeFileSync(join(there, '.mcp.json'), JSON.stringify({ mcpServers: { notes: scripted('notes') } }));
  }
  const home = scratch();
  const run = (argv: readonly string[], at = '.') => mcpLock(join(repo.root, at), argv, { home });
  const keys = () => Object.keys(JSON.parse(repo.lock()).servers);
  return { ...repo, run, keys };
}

describe('--recursive', () => {
  test('one lock at the root, each server with its folder, checked in its folder', async () => {
    const { root, run, keys } = monorepo();
    expect(await run(['init', '--recursive', '--yes'])).toMatchObject({
      exit: 0,
      stderr: expect.not.stringContaining('Not included'),
    });
    expect(keys()).toEqual(['notes', 'packages/a:notes', 'packages/b:notes']);
    // From then on without the option.
    expect(await run(['verify'])).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('3 servers match'),
    });
    expect(await run(['verify', '--recursive'])).toMatchObject({ exit: 0 });
    writeFileSync(join(root, 'packages/a/notes.json'), JSON.stringify(OTHER));
    const drifted = await run(['verify']);
    expect(drifted).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('next: mcp-lock diff packages/a:notes\n'),
    });
    expect(await run(['diff', 'packages/a:notes'])).toMatchObject({ exit: 1 });
    expect(await run(['verify', 'packages/b:notes'])).toMatchObject({ exit: 0 });
    expect(await run(['update', 'packages/a:notes', '--accept', 'high'])).toMatchObject({ exit: 0 });
    expect(await run(['verify'])).toMatchObject({ exit: 0 });
  });

  test('in a folder below, only what its clients start there', async () => {
    const { root, run } = monorepo();
    await run(['init', '--recursive', '--yes']);
    writeFileSync(join(root, 'packages/b/notes.json'), JSON.stringify(OTHER));
    expect(await run(['verify'], 'packages/a')).toMatchObject({ exit: 0 });
    expect(await run(['verify'], 'packages/b')).toMatchObject({ exit: 1 });
    expect(await run(['verify', '--recursive'], 'packages/a')).toMatchObject({ exit: 1 });
  });

  test('a config that is new is not locked, and an entry whose config is gone is stale', async () => {
    const { root, run } = monorepo();
    await run(['init', '--recursive', '--yes']);
    mkdirSync(join(root, 'packages/c'));
    cpSync(join(root, 'packages/a'), join(root, 'packages/c'), { recursive: true });
    rmSync(join(root, 'packages/b'), { recursive: true });
    const { stdout, exit } = await run(['verify']);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/packages\/c:notes[\s\S]*server\/unlocked/);
    expect(stdout).toMatch(/packages\/b:notes[\s\S]*server\/stale/);
    expect(await run(['update', '--accept', 'high'])).toMatchObject({ exit: 0 });
    expect(Object.keys(JSON.parse(readFileSync(join(root, 'mcp-lock.json'), 'utf8')).servers)).toEqual([
      'notes',
      'packages/a:notes',
      'packages/c:notes',
    ]);
  });

  test('update --recursive adds them to the lock of the root', async () => {
    const { run, keys } = monorepo();
    const first = await run(['init', '--yes']);
    expect(keys()).toEqual(['notes']);
    const note =
      'note: Not included: the configs of 2 folders below (packages/a, packages/b).\nnext: mcp-lock update -i --recursive\n';
    expect(first.stderr).toContain(note);
    expect(await run(['list'])).toMatchObject({ exit: 0, stderr: note });
    expect(await run(['verify'])).toMatchObject({ exit: 0, stderr: '' });
    expect(await run(['verify', '--recursive'])).toMatchObject({ exit: 1 });
    expect(await run(['update', 'packages/a:notes', '--accept', 'high'])).toMatchObject({ exit: 0 });
    expect(keys()).toEqual(['notes', 'packages/a:notes']);
    expect(await run(['update', '--recursive', '--accept', 'high'])).toMatchObject({ exit: 0 });
    expect(await run(['verify'])).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('3 servers match'),
    });
  });

  test('a root without a config names the folders below', async () => {
    const { run, keys } = monorepo(['packages/a'], false);
    expect((await run(['init'])).stderr).toMatch(/folders below[\s\S]*next: mcp-lock init --recursive\n/);
    expect(await run(['init', '--recursive', '--yes'])).toMatchObject({ exit: 0 });
    expect(keys()).toEqual(['packages/a:notes']);
    expect(await run(['verify'])).toMatchObject({ exit: 0 });
  });

  test('list has them all', async () => {
    const { root, run } = monorepo();
    const listed = async (...argv: string[]) => {
      const { servers, stale } = JSON.parse((await run(['list', '--reporter', 'json', ...argv])).stdout);
      return { keys: servers.map((one: any) => `${one.key} ${one.locked}`), stale };
    };
    expect(await listed()).toEqual({ keys: ['notes false'], stale: [] });
    const all = ['notes', 'packages/a:notes', 'packages/b:notes'];
    expect(await listed('--recursive')).toEqual({ keys: all.map((key) => `${key} false`), stale: [] });
    await run(['init', '--recursive', '--yes']);
    expect(await listed()).toEqual({ keys: all.map((key) => `${key} true`), stale: [] });
    rmSync(join(root, 'packages/b'), { recursive: true });
    rmSync(join(root, '.mcp.json'));
    expect(await listed()).toEqual({ keys: ['packages/a:notes true'], stale: ['notes', 'packages/b:notes'] });
  });

  test('what lies behind the most folders that are searched is a problem, not left out in silence', async () => {
    const { root, run } = monorepo(['packages/a']);
    await run(['init', '--recursive', '--yes']);
    for (let at = 0; at < 4_000; at += 1)
      mkdirSync(join(root, 'packages/many', `f${at}`), { recursive: true });
    mkdirSync(join(root, 'z/y/x/w'), { recursive: true });
    cpSync(join(root, 'packages/a'), join(root, 'z/y/x/w'), { recursive: true });
    const stopped = /searched 4,000 folders for configs and stopped there\./;
    for (const argv of [
      ['verify'],
      ['verify', '--recursive'],
      ['update'],
      ['list'],
      ['list', '--recursive'],
    ]) {
      const { exit, stdout, stderr } = await run(argv);
      expect({ argv, exit, said: flat(stdout + stderr) }).toMatchObject({
        argv,
        exit: 2,
        said: expect.stringMatching(stopped),
      });
    }
    const said = await run(['verify']);
    expect(flat(said.stdout)).toContain('next: Lock each folder by itself with `mcp-lock init --cwd FOLDER`');
    // What is named is known.
    expect(await run(['verify', 'packages/a:notes'])).toMatchObject({ exit: 0 });
    rmSync(join(root, 'mcp-lock.json'));
    expect(await run(['init', '--recursive', '--yes'])).toMatchObject({
      exit: 2,
      stdout: expect.stringMatching(/E_CONFIG[\s\S]*Wrote mcp-lock\.json/),
    });
    rmSync(join(root, '.mcp.json'));
    rmSync(join(root, 'packages/a/.mcp.json'));
    rmSync(join(root, 'mcp-lock.json'));
    expect(flat((await run(['init', '--recursive', '--yes'])).stdout)).toMatch(stopped);
  });

  test('list shows an entry of a folder below that cannot be read', async () => {
    const { root, run } = monorepo(['packages/a']);
    writeFileSync(join(root, 'packages/a/.mcp.json'), JSON.stringify({ mcpServers: { notes: {} } }));
    expect(await run(['list', '--recursive'])).toMatchObject({
      exit: 2,
      stdout: expect.stringMatching(/packages\/a\/\.mcp\.json.*: The entry has neither/),
    });
  });

  test('a plain name that several servers have', async () => {
    const { run } = monorepo(['packages/a', 'packages/b'], false);
    await run(['init', '--recursive', '--yes']);
    expect(await run(['verify', 'notes'])).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(
        /Several servers have the name "notes"[\s\S]*packages\/a:notes, packages\/b:notes/,
      ),
    });
    const one = monorepo(['packages/a'], false);
    await one.run(['init', '--recursive', '--yes']);
    for (const argv of [
      ['verify', 'notes'],
      ['show', 'notes'],
      ['show', 'notes/read_note'],
      ['diff', 'notes'],
    ])
      expect(await one.run(argv)).toMatchObject({ exit: 0 });
  });
});

describe('which folders are looked into', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['those with a config of a client', ['a/.mcp.json', 'b/.cursor/mcp.json', 'c/x.json'], ['a', 'b']],
    ['at any depth', ['a/b/c/d/e/.mcp.json'], ['a/b/c/d/e']],
    ['a folder of configs', ['a/.continue/mcpServers/x.yaml', 'b/.continue/mcpServers/x.txt'], ['a']],
    [
      'not what is installed or built',
      [
        'node_modules/x/.mcp.json',
        'a/dist/.mcp.json',
        'a/target/.mcp.json',
        '.venv/.mcp.json',
        'a/vendor/.mcp.json',
      ],
      [],
    ],
    ['not hidden folders', ['.cache/a/.mcp.json', '.git/a/.mcp.json'], []],
    ['not another repository, or what is below it', ['sub/.git', 'sub/.mcp.json', 'sub/a/.mcp.json'], []],
    ['not a folder in the place of a file', ['a/.mcp.json/x'], []],
  ])('%s', (_, files, folders) => {
    const root = scratch();
    for (const file of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), '{}');
    }
    const host = nodeHost(new AbortController().signal);
    const place = { platform: 'linux', workspaceFolder: root, userHome: '/home/ada', tmpdir: '/t', env: {} };
    const found = nestedFolders(place, host);
    expect(found).toEqual({ folders: folders.map((folder) => join(root, folder)), isCut: false });
  });

  test('no link is followed, and the number of folders is bounded', () => {
    const root = scratch();
    mkdirSync(join(root, 'a'));
    symlinkSync(root, join(root, 'a/again'));
    symlinkSync(join(root, 'a'), join(root, 'link'));
    writeFileSync(join(root, 'a/.mcp.json'), '{}');
    const host = nodeHost(new AbortController().signal);
    const place = { platform: 'linux', workspaceFolder: root, userHome: '/home/ada', tmpdir: '/t', env: {} };
    expect(nestedFolders(place, host).folders).toEqual([join(root, 'a')]);
    const endless = {
      ...host.folders,
      entries: () => [
        { name: 'x', isFolder: true },
        { name: 'y', isFolder: true },
      ],
    };
    expect(nestedFolders(place, { ...host, folders: endless })).toEqual({ folders: [], isCut: true });
  });
});
