/**
 * Trees with packages for some machines, with real npm and a registry on loopback: whichever machine made the lock, it lists what npm's
 * own lock lists, and the store of each machine installs its part. `npm_config_os` and its like stand for the machine.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packagesFor } from '../../src/guard/store/locked-packages.ts';
import { readyTree } from '../../src/guard/store/ready-tree.ts';
import type { ServerHost } from '../../src/host/host.ts';
import type { Machine } from '../../src/host/machine.ts';
import { machineOf } from '../../src/host/machine.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { treeOf } from '../../src/origin/npm/locked-tree.ts';
import { withOtherMachines } from '../../src/origin/npm/other-machines.ts';
import type { Packages, Tree } from '../../src/origin/npm/tree-record.ts';
import { packagesOf } from '../../src/origin/npm/tree-record.ts';
import type { NpmRegistry } from '../helpers/npm-registry.ts';
import { NOTES_SERVER, startNpmRegistry } from '../helpers/npm-registry.ts';
import { repository } from '../helpers/repository.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import type { Env } from '../helpers/stored.ts';
import { machine, NOBODY, setTree, throughStore } from '../helpers/stored.ts';
import { PACKAGES, TREES } from './other-machines.cases.ts';

const MACHINES: Readonly<Record<string, Machine>> = {
  Linux: { os: 'linux', cpu: 'x64', libc: 'glibc' },
  Alpine: { os: 'linux', cpu: 'arm64', libc: 'musl' },
  macOS: { os: 'darwin', cpu: 'arm64' },
  Windows: { os: 'win32', cpu: 'x64' },
};

let registry: NpmRegistry;
beforeAll(async () => {
  registry = await startNpmRegistry();
  for (const one of PACKAGES) registry.publish(one, { 'index.js': '' });
  registry.publish(
    {
      name: 'notes-mcp',
      version: '1.0.0',
      bin: 'server.js',
      optionalDependencies: { 'notes-here': '1.0.0', 'notes-there': '1.0.0' },
    },
    { 'server.js': NOTES_SERVER.replace("require('notes-words')", "require('notes-here')") },
  );
  registry.publish(
    { name: 'notes-here', version: '1.0.0', os: [process.platform] },
    { 'index.js': 'module.exports = "here";' },
  );
  registry.publish({ name: 'notes-there', version: '1.0.0', os: [elsewhere] });
});
afterAll(() => registry.close());

const elsewhere = process.platform === 'darwin' ? 'linux' : 'darwin';

/** npm's settings of a machine. */
const settings = ({ os, cpu, libc }: Machine): Env => ({
  npm_config_os: os,
  npm_config_cpu: cpu,
  ...(libc === undefined ? {} : { npm_config_libc: libc }),
});

const hostOf = (env: Env, is: Machine): ServerHost => {
  const host = nodeHost(new AbortController().signal);
  const loader = is.libc === 'musl' ? '/lib/ld-musl-aarch64.so.1\0' : '/lib64/ld-linux-x86-64.so.2\0';
  const readStart: typeof host.files.readStart = async (path, bytes) =>
    path === host.node.path ? new TextEncoder().encode(loader) : host.files.readStart(path, bytes);
  return {
    ...host,
    env,
    platform: is.os,
    home: env['HOME'] ?? '',
    node: { ...host.node, arch: is.cpu },
    files: { ...host.files, readStart },
  };
};

/** npm's record after `npm install FLAGS` of a package. */
async function record(name: string, env: Env, file: string, ...flags: readonly string[]): Promise<Packages> {
  const cwd = scratch('tree');
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ dependencies: { [name]: '1.0.0' } }));
  await promisify(execFile)('npm', ['install', '--ignore-scripts', ...flags], { cwd, env: { ...env } });
  return packagesOf(readFileSync(join(cwd, file), 'utf8')) ?? new Map();
}

describe.each(TREES)('$name', ({ name, has }) => {
  let whole: Tree;
  beforeAll(async () => {
    whole = treeOf(await record(name, machine(registry.url), 'package-lock.json', '--package-lock-only'));
  });

  test.concurrent.each(Object.keys(MACHINES))('on %s', async (where) => {
    const is = MACHINES[where] as Machine;
    const env = { ...machine(registry.url), ...settings(is) };
    const host = hostOf(env, is);
    expect(await machineOf(host)).toEqual(is);
    const installed = await record(name, env, 'node_modules/.package-lock.json');
    expect({ ...treeOf(await withOtherMachines(installed, env, host)) }).toEqual({ ...whole });
    const fitting = packagesFor(whole, is);
    expect(fitting.map(({ place }) => place).sort()).toEqual([...installed.keys()].sort());
    const folder = await readyTree(
      whole,
      async () => ({ locked: whole, packages: fitting, named: { [name]: '1.0.0' }, env }),
      host,
    );
    const there = (place: string) => existsSync(join(folder, place, 'package.json'));
    expect(Object.keys(whole).filter(there)).toEqual(fitting.map(({ place }) => place));
    for (const [one, machines] of Object.entries(has))
      expect(there(`node_modules/${one}`), one).toBe(machines.includes(where));
    // A part that the lock does not list and this machine needs.
    const [part] = Object.entries(has).find(([, machines]) => machines.includes(where)) ?? [];
    if (part === undefined) return;
    const { [`node_modules/${part}`]: _, ...less } = whole;
    const started = readyTree(
      less,
      async () => ({ locked: less, packages: packagesFor(less, is), named: { [name]: '1.0.0' }, env }),
      host,
    );
    await expect(started).rejects.toMatchObject({ code: 'E_LAUNCH', message: expect.stringContaining(part) });
  });
});

describe('a server that was locked elsewhere', () => {
  const there: Machine = { os: elsewhere, cpu: process.arch };

  async function locked() {
    const env = machine(registry.url);
    const repo = repository({});
    repo.config({ notes: { command: 'npx', args: ['-y', 'notes-mcp@1.0.0'] } });
    const away = { ...env, ...settings(there), npm_config_cache: scratch('npm-cache') };
    // The server starts without its part there, as it would with the part of that system.
    const ran = await run(repo.root, away, ['init', '--yes']);
    return { env, repo, ran };
  }
  const run = (root: string, env: Env, argv: readonly string[]) =>
    mcpLock(root, argv, { env: { ...env, CI: undefined }, home: env['HOME'] ?? '' });

  test('matches here, also when its tree is resolved again, and starts with its part', async () => {
    const { env, repo, ran } = await locked();
    expect(ran, ran.stdout + ran.stderr).toMatchObject({ exit: 0 });
    const tree = JSON.parse(repo.lock()).dependencies.notes;
    expect(Object.keys(tree)).toEqual(
      ['notes-here', 'notes-mcp', 'notes-there'].map((one) => `node_modules/${one}`),
    );
    expect(tree['node_modules/notes-there']).toMatch(new RegExp(` os=${elsewhere}$`));
    for (const argv of [['verify'], ['verify', '--deep']]) {
      const verified = await run(repo.root, env, argv);
      expect(verified, verified.stdout).toMatchObject({ exit: 0 });
      expect(verified.stdout).not.toMatch(/notes-(?:here|there)/);
    }
    const again = await run(repo.root, env, ['init', '--force', '--yes', '--accept', 'high']);
    expect(again, again.stdout + again.stderr).toMatchObject({ exit: 0 });
    expect(JSON.parse(repo.lock()).dependencies.notes).toEqual(tree);
    expect(await throughStore(repo, env, ['npx', '-y', 'notes-mcp@1.0.0'])).toMatchObject({
      exit: 0,
      tool: 'read_note: here',
    });
  });

  test('is told where the lock has no part for this system', async () => {
    const { env, repo } = await locked();
    const { 'node_modules/notes-here': _, ...less } = JSON.parse(repo.lock()).dependencies.notes;
    setTree(repo, less);
    expect((await run(repo.root, env, ['verify', '--deep'])).exit).toBe(1);
    const seen = await throughStore(repo, env, ['npx', '-y', 'notes-mcp@1.0.0']);
    expect(seen.tool).toMatch(/The lock does not list notes-here/);
    const update = await run(repo.root, env, ['update', 'notes', '--yes', '--accept', 'high']);
    expect(update, update.stdout + update.stderr).toMatchObject({ exit: 0 });
    expect(await throughStore(repo, env, ['npx', '-y', 'notes-mcp@1.0.0'])).toMatchObject({
      tool: 'read_note: here',
    });
  });

  test('is locked with a note where the registry cannot tell its parts for other systems', async () => {
    const { env, repo } = await locked();
    const cut = { ...env, npm_config_registry: NOBODY, npm_config_prefer_offline: 'true' };
    const before = await run(repo.root, env, ['verify']);
    expect(before).toMatchObject({ exit: 0 });
    const ran = await run(repo.root, cut, ['init', '--force', '--yes', '--accept', 'high']);
    expect(ran.stdout + ran.stderr).toMatch(/E_REGISTRY|for other systems are not locked/);
  });
});
