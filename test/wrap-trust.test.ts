/** A guard in a config is somebody's word: `verify` and `list` take it for one only where it is this lock's and nobody else's. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { refuseOtherGuard } from '../src/launch/npm/guard-start.ts';
import { onPath } from './helpers/installed-guard.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock } from './helpers/run.ts';

const OWN = ['node', 'servers/scripted.js', 'notes.json'];

/** A locked server, then the same with these words before its line. */
async function guarded(words: readonly string[]) {
  const repo = repository({ notes: HONEST });
  expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
  const [command = '', ...args] = [...words, ...OWN];
  repo.config({ notes: { command, args } });
  mkdirSync(join(repo.root, 'docs'));
  return repo;
}

const GUARD = ['mcp-lock', 'guard', 'notes'];
const BY_NPX = ['npx', '--no-install', ...GUARD];

describe.concurrent('the lock that a guard obeys', () => {
  test.each<[string, readonly string[], { exit: number; guarded: boolean; says?: RegExp }]>([
    ['this one', [], { exit: 0, guarded: true }],
    ['this one by name', ['--lockfile', 'mcp-lock.json'], { exit: 0, guarded: true }],
    ['this one by its folder', ['--cwd', '.'], { exit: 0, guarded: true }],
    ['one that the environment decides', ['--cwd', '${PWD_UNSET:-.}'], { exit: 1, guarded: false }],
    [
      'one that the environment decides by its name',
      ['--lockfile', '${GITHUB_WORKSPACE:-docs}/mcp-lock.json'],
      { exit: 1, guarded: false },
    ],
    [
      'one that is named where we would see a value',
      ['--on-drift', '--lockfile', '--timeout', 'warn'],
      { exit: 1, guarded: false },
    ],
    ['another one', ['--lockfile', 'docs/mcp-lock.json'], { exit: 2, guarded: false, says: /another lock/ }],
    ['that of another folder', ['--cwd', 'docs'], { exit: 2, guarded: false, says: /another lock/ }],
    [
      'this one, and starts the server elsewhere',
      ['--cwd', 'docs', '--lockfile', 'mcp-lock.json'],
      { exit: 2, guarded: false, says: /works in another folder/ },
    ],
    ['none', ['--on-drift', 'warn'], { exit: 0, guarded: false, says: /only warns/ }],
    ['none, if the environment says so', ['--on-drift', '${CI:-warn}'], { exit: 1, guarded: false }],
  ])('%s', async (_, options, expected) => {
    const { root } = await guarded([...GUARD, ...options, '--']);
    const { exit, stdout, stderr } = await mcpLock(root, ['verify']);
    expect({ exit, stdout, stderr }).toMatchObject({ exit: expected.exit });
    if (expected.says !== undefined) expect(stdout + stderr).toMatch(expected.says);
    const env = onPath(join(root, 'bin'), ['mcp-lock']);
    expect((await mcpLock(root, ['list'], { env })).stdout.includes('guarded')).toBe(expected.guarded);
  });
});

test('the guard of a config of the user obeys this lock wherever the command is typed', async () => {
  const { root } = repository({ notes: HONEST });
  // Below the repository, Claude Code would read its config, too.
  const [home, elsewhere] = [join(root, 'home'), join(repository({}).root, 'elsewhere')];
  const lock = ['--user', '--lockfile', join(root, 'mcp-lock.json')];
  const notes = { command: 'node', args: [join(root, OWN[1] ?? ''), join(root, 'notes.json')] };
  const guarded = {
    command: 'mcp-lock',
    args: [...GUARD.slice(1), '--cwd', root, ...lock.slice(1), '--', notes.command, ...notes.args],
  };
  for (const path of [join(home, '.cursor'), elsewhere]) mkdirSync(path, { recursive: true });
  const put = (entry: unknown) =>
    writeFileSync(join(home, '.cursor/mcp.json'), JSON.stringify({ mcpServers: { notes: entry } }));
  put(notes);
  expect((await mcpLock(elsewhere, ['init', '--yes', ...lock], { home })).exit).toBe(0);
  put(guarded);
  const env = onPath(join(root, 'bin'), ['mcp-lock']);
  expect((await mcpLock(elsewhere, ['list', ...lock], { home, env })).stdout).toContain('locked, guarded');
});

describe.concurrent('the mcp-lock that npx starts', () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp | undefined]>([
    ['is that of node_modules or none', {}, undefined],
    ['under a shell of the repository', { '.npmrc': 'script-shell=./evil.sh\n' }, /script-shell/],
    ['with code before it', { '.npmrc': 'node-options=--require ./evil.cjs\n' }, /node-options/],
    ['under a usual shell', { '.npmrc': 'script-shell=/bin/bash\n' }, undefined],
    [
      'is the repository itself',
      { 'package.json': JSON.stringify({ name: 'x', bin: { 'mcp-lock': './evil.js' } }) },
      /would run this project/,
    ],
  ])('%s', async (_, files, refused) => {
    const { root } = await guarded([...BY_NPX, '--']);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    const { exit, stdout, stderr } = await mcpLock(root, ['verify']);
    expect({ exit, stdout, stderr }).toMatchObject({ exit: refused === undefined ? 0 : 3 });
    if (refused !== undefined) expect(stdout + stderr).toMatch(refused);
  });

  const GUARDED = { command: 'npx', args: [...BY_NPX.slice(1), '--', ...OWN] };
  const PLAIN = { mcpServers: { notes: { command: 'node', args: OWN.slice(1) } } };
  test.each<[string, readonly string[], Readonly<Record<string, unknown>>]>([
    ['only warns', ['--on-drift', 'warn'], {}],
    ['stands before the config of another client without one', [], { '.cursor/mcp.json': PLAIN }],
    [
      'stands behind the config of another client without one',
      [],
      { '.mcp.json': PLAIN, '.cursor/mcp.json': { mcpServers: { notes: GUARDED } } },
    ],
  ])('is looked at, too, where its guard %s', async (_, options, configs) => {
    const { root } = await guarded([...BY_NPX, ...options, '--']);
    mkdirSync(join(root, '.cursor'));
    writeFileSync(join(root, '.npmrc'), 'script-shell=./evil.sh\n');
    for (const [name, config] of Object.entries(configs))
      writeFileSync(join(root, name), JSON.stringify(config));
    const { exit, stdout, stderr } = await mcpLock(root, ['verify']);
    expect({ exit, stdout, stderr }).toMatchObject({ exit: 3 });
    expect(stdout).toMatch(/script-shell/);
  });
});

describe('on Windows, where `cmd` looks into the folder it stands in first', () => {
  const place = {
    platform: 'win32',
    workspaceFolder: 'C:\\repo',
    userHome: 'C:\\me',
    tmpdir: 'C:\\t',
    env: {},
  };
  const at = (names: readonly string[]): Host => {
    const real = nodeHost(new AbortController().signal);
    return { ...real, files: { ...real.files, list: async () => names } };
  };
  const guard = { words: ['cmd', '/c', ...GUARD], cwd: 'C:\\repo' };

  test.each(['npx.cmd', 'NPX.BAT', 'mcp-lock.exe', 'mcp-lock.js'])(
    '%s is not taken for the guard',
    async (name) => {
      await expect(refuseOtherGuard([guard], place, at(['package.json', name]))).rejects.toMatchObject({
        code: 'E_LAUNCH',
        message: `The client would start ${name} of this project instead of the guard.`,
      });
    },
  );

  test.each(['mcp-lock.json', 'npx', 'my-npx.cmd'])('%s is no program of that name', async (name) => {
    await expect(refuseOtherGuard([guard], place, at([name]))).resolves.toBeUndefined();
  });
});
