/** A guard in a config is somebody's word: `verify` and `list` take it for one only where it is this lock's and nobody else's. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
    ['this one by its folder', ['--cwd', '${PWD_UNSET:-.}'], { exit: 0, guarded: true }],
    ['another one', ['--lockfile', 'docs/mcp-lock.json'], { exit: 2, guarded: false, says: /another lock/ }],
    ['that of another folder', ['--cwd', 'docs'], { exit: 2, guarded: false, says: /another lock/ }],
    ['none', ['--on-drift', 'warn'], { exit: 0, guarded: false, says: /only warns/ }],
  ])('%s', async (_, options, expected) => {
    const { root } = await guarded([...GUARD, ...options, '--']);
    const { exit, stdout, stderr } = await mcpLock(root, ['verify']);
    expect({ exit, stdout, stderr }).toMatchObject({ exit: expected.exit });
    if (expected.says !== undefined) expect(stdout + stderr).toMatch(expected.says);
    expect((await mcpLock(root, ['list'])).stdout.includes('guarded')).toBe(expected.guarded);
  });
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
      /the project at hand/,
    ],
  ])('%s', async (_, files, refused) => {
    const { root } = await guarded([...BY_NPX, '--']);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    const { exit, stdout, stderr } = await mcpLock(root, ['verify']);
    expect({ exit, stdout, stderr }).toMatchObject({ exit: refused === undefined ? 0 : 3 });
    if (refused !== undefined) expect(stdout + stderr).toMatch(refused);
  });
});
