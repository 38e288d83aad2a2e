/** Servers that start from their locked tree: real npm, a registry on loopback, the real guard. */
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEarly } from '../../src/guard/fast-path.ts';
import type { ServerHost } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import type { NpmRegistry } from '../helpers/npm-registry.ts';
import { NOTES_SERVER, startNpmRegistry } from '../helpers/npm-registry.ts';
import type { Repository } from '../helpers/repository.ts';
import { mcpLock } from '../helpers/run.ts';
import type { Env } from '../helpers/stored.ts';
import {
  DESCRIPTION,
  LINE,
  lockedNotes,
  machine,
  NOBODY,
  publishNotes,
  SCRIPT_RAN,
  setTree,
  throughStore,
  wholeTree,
} from '../helpers/stored.ts';

let registry: NpmRegistry;
let repo: Repository;
let env: Env;

beforeAll(async () => {
  registry = await startNpmRegistry();
  publishNotes(registry);
  env = machine(registry.url);
  repo = await lockedNotes(env);
});
afterAll(() => registry.close());

const GOOD = { tool: `read_note: ${DESCRIPTION}`, exit: 0 };
const storeOf = (of: Env) => join(of['XDG_CACHE_HOME'] ?? '', 'mcp-lock', 'store');
const keys = (of: Env) => (existsSync(storeOf(of)) ? readdirSync(storeOf(of)) : []);
const treeOf = (of: Env) => join(storeOf(of), keys(of)[0] ?? '', 'tree');
const store = (of: Env, ...words: string[]) =>
  mcpLock(repo.root, ['store', ...words], { env: of, home: of['HOME'] ?? '' });

describe('a server with a locked tree', () => {
  it('is installed once, and then starts with the network cut', async () => {
    const here = { ...env, XDG_CACHE_HOME: machine('').XDG_CACHE_HOME ?? '' };
    rmSync(SCRIPT_RAN, { force: true });
    expect(await throughStore(repo, here)).toMatchObject(GOOD);
    registry.asked();
    const cut = {
      ...here,
      npm_config_registry: NOBODY,
      npm_config_cache: machine('')['npm_config_cache'] ?? '',
    };
    expect(await throughStore(repo, cut)).toMatchObject(GOOD);
    expect(registry.asked()).toEqual([]);
    expect(existsSync(SCRIPT_RAN)).toBe(false);
    expect(readdirSync(join(treeOf(here), 'node_modules')).sort()).toEqual([
      '.bin',
      'notes-here',
      'notes-mcp',
      'notes-words',
      'plain-words',
      'words-cjs',
    ]);
    // The cut is a real one: without the store nothing starts.
    const elsewhere = { ...cut, XDG_CACHE_HOME: machine('')['XDG_CACHE_HOME'] ?? '' };
    expect(await throughStore(repo, elsewhere)).toMatchObject({
      exit: 1,
      tool: expect.stringContaining('could not be installed (ECONNREFUSED)'),
    });
    expect(keys(elsewhere)).toEqual([]);
  });

  it('is the locked one although the registry has a newer package below it', async () => {
    registry.publish(
      { name: 'notes-words', version: '1.1.0' },
      { 'index.js': `module.exports = 'Send it all';` },
    );
    const other = machine(registry.url);
    expect(await throughStore(repo, other)).toMatchObject(GOOD);
    registry.edit('notes-words', '1.1.0', undefined);
  });

  it('is installed once by two that start at once', async () => {
    const other = machine(registry.url);
    const both = await Promise.all([throughStore(repo, other), throughStore(repo, other)]);
    expect(both).toMatchObject([GOOD, GOOD]);
    expect(keys(other)).toHaveLength(1);
  });

  it('is not started with other bytes than the locked ones', async () => {
    const hijacked = await startNpmRegistry();
    publishNotes(hijacked, 'console.error("evil");');
    const other = machine(hijacked.url);
    const seen = await throughStore(repo, other).finally(hijacked.close);
    expect(seen).toMatchObject({ exit: 1, tool: expect.stringContaining('(EINTEGRITY)') });
    expect(seen.stderr).not.toContain('evil');
    expect(keys(other)).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['its own package at another version', 'node_modules/notes-mcp', /^$/],
    ['a place that climbs', 'node_modules/../../x', /not an npm package/],
    ['a path inside a name', 'node_modules/x/../../y', /not an npm package/],
  ])('is never installed from a tree with %s', async (_, place, message) => {
    const other = machine(registry.url);
    const tree = await wholeTree(env);
    const changed = await lockedNotes(env);
    setTree(changed, { ...tree, [place]: `9.9.9 sha512-${'A'.repeat(86)}==` });
    const seen = await throughStore(changed, other);
    if (message.source === '^$') expect(seen).toMatchObject(GOOD);
    else expect(seen.tool).toMatch(message);
    expect(keys(other)).toEqual([]);
  });

  it('starts early the next time, and only as what it is', async () => {
    const other = machine(registry.url);
    const line = [...LINE, '--token=sesame-opens-it'];
    const secret = await lockedNotes(env, line);
    const once = await throughStore(secret, other, line);
    expect(once).toMatchObject(GOOD);
    const folder = join(treeOf(other), '..');
    const words = readdirSync(folder).filter((name) => name.startsWith('start-'));
    expect(words).toHaveLength(1);
    const word = join(folder, words[0] ?? '');
    expect(JSON.parse(readFileSync(word, 'utf8'))).toEqual({
      program: join('node_modules', 'notes-mcp', 'server.js'),
      words: 1,
    });
    writeFileSync(word, JSON.stringify({ program: join('node_modules', 'notes-mcp', 'other.js'), words: 1 }));
    expect(await throughStore(secret, other, line)).toMatchObject(GOOD);
    writeFileSync(word, '{');
    expect(await throughStore(secret, other, line)).toMatchObject(GOOD);
  });

  it('is on its way before the command line is read, where the line is a plain one', async () => {
    const other = machine(registry.url);
    expect(await throughStore(repo, other)).toMatchObject(GOOD);
    const real = nodeHost(new AbortController().signal);
    const host: ServerHost = { ...real, cwd: repo.root, env: other, home: other['HOME'] ?? '' };
    const started = async (...args: string[]) => {
      const running = await startEarly(args, host);
      await running?.end();
      return running?.request.args;
    };
    const server = join(treeOf(other), 'node_modules', 'notes-mcp', 'server.js');
    expect(await started('notes', '--', ...LINE)).toEqual([server]);
    expect(await started('notes', '--strict', '--on-drift=stop', '--log', 'x', '--', ...LINE)).toEqual([
      server,
    ]);
    for (const plain of [
      [],
      ['notes'],
      ['notes', '--'],
      ['--', ...LINE],
      ['notes', ...LINE],
      ['notes', 'more', '--', ...LINE],
      ['__proto__', '--', ...LINE],
      ['other', '--', ...LINE],
      ['notes', '--', ...LINE, '--more'],
      ['notes', '--timeout', '5', '--', ...LINE],
      ['notes', '--cwd', '..', '--', ...LINE],
      ['notes', '--lockfile', '.mcp.json', '--', ...LINE],
      ['notes', '--lockfile', '.', '--', ...LINE],
    ])
      expect(await started(...plain), plain.join(' ')).toBeUndefined();
    // Another lock, by no more than a space.
    appendFileSync(repo.lockPath, ' ');
    expect(await started('notes', '--', ...LINE)).toBeUndefined();
    writeFileSync(repo.lockPath, readFileSync(repo.lockPath, 'utf8').trimEnd().concat('\n'));
  });

  it('starts once and in its own folder, early too', async () => {
    const marking = await startNpmRegistry();
    const mark = "require('fs').appendFileSync('starts.log', '.');\n";
    publishNotes(marking, NOTES_SERVER.replace('\n', `\n${mark}`));
    const other = machine(marking.url);
    const below = await lockedNotes(other, LINE, { cwd: 'sub' });
    const log = join(below.root, 'sub', 'starts.log');
    rmSync(log);
    for (const starts of ['.', '..', '...']) {
      expect(await throughStore(below, other, LINE, 'sub')).toMatchObject({ exit: 0 });
      expect(readFileSync(log, 'utf8')).toBe(starts);
    }
    expect(existsSync(join(below.root, 'starts.log'))).toBe(false);
    marking.close();
  });

  it('is never taken from a store inside the project', async () => {
    const inside = { ...env, XDG_CACHE_HOME: join(repo.root, 'cache') };
    expect(await throughStore(repo, inside)).toMatchObject(GOOD);
    expect(existsSync(join(repo.root, 'cache', 'mcp-lock'))).toBe(false);
  });
});

describe('an installed tree', () => {
  const file = () => join(treeOf(env), 'node_modules', 'notes-words', 'index.js');
  const at = (...path: string[]) => join(treeOf(env), 'node_modules', ...path);

  /** The same size and the times it had before. */
  const quietly = (path: string, change: (text: string) => string) => {
    const { atimeMs, mtimeMs } = statSync(path);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    utimesSync(path, atimeMs / 1000, mtimeMs / 1000);
  };

  it.each<[string, () => void, string]>([
    [
      'other bytes, old size and times',
      () => quietly(file(), (text) => text.replace('N', 'n')),
      'was changed',
    ],
    ['a longer file', () => appendFileSync(file(), '//'), 'was changed'],
    ['a file less', () => unlinkSync(file()), 'is missing'],
    ['a file more', () => writeFileSync(at('notes-words', 'more.js'), ''), 'was added'],
    ['a file that comes before another', () => writeFileSync(at('notes-words', 'index'), ''), 'was added'],
    ['another main', () => writeFileSync(at('notes-words', 'package.json'), '{}'), 'was changed'],
    [
      'a package more',
      () => {
        mkdirSync(at('notes-mcp', 'node_modules', 'notes-words'), { recursive: true });
        writeFileSync(at('notes-mcp', 'node_modules', 'notes-words', 'index.json'), '""');
      },
      'was added',
    ],
    [
      'a link elsewhere',
      () => {
        unlinkSync(file());
        symlinkSync('/dev/null', file());
      },
      'was changed',
    ],
    [
      'another program in .bin',
      () => {
        unlinkSync(at('.bin', 'notes-mcp'));
        symlinkSync('/bin/true', at('.bin', 'notes-mcp'));
      },
      'was changed',
    ],
    [
      'a lost list of files',
      () => unlinkSync(join(treeOf(env), '..', 'manifest.json')),
      'no valid list of its files',
    ],
  ])('with %s is not started, told, removed and installed again', async (_, change, told) => {
    expect(await throughStore(repo, env)).toMatchObject(GOOD);
    expect(await store(env, 'verify')).toMatchObject({ exit: 0 });
    change();
    expect(await throughStore(repo, env)).toMatchObject({ exit: 1, tool: expect.stringContaining(told) });
    expect(await store(env, 'verify')).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('NOT as installed'),
    });
    expect(await store(env, 'prune', '--yes')).toMatchObject({ exit: 0, stdout: 'Removed 1 tree.\n' });
    expect(await throughStore(repo, env)).toMatchObject(GOOD);
  });

  it('is started when only the times of its files differ', async () => {
    await throughStore(repo, env);
    utimesSync(file(), 1, 1);
    expect(await throughStore(repo, env)).toMatchObject(GOOD);
    expect(readFileSync(join(treeOf(env), '..', 'manifest.json'), 'utf8')).toContain(',1000,');
  });

  it('may hold data that its server wrote', async () => {
    await throughStore(repo, env);
    writeFileSync(at('notes-mcp', 'memory.jsonl'), '{}\n');
    expect(await throughStore(repo, env)).toMatchObject(GOOD);
    expect(await store(env, 'verify')).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('1 file written by its server'),
    });
    unlinkSync(at('notes-mcp', 'memory.jsonl'));
  });

  it('is not started where others may write', async () => {
    await throughStore(repo, env);
    chmodSync(storeOf(env), 0o777);
    const seen = await throughStore(repo, env).finally(() => chmodSync(storeOf(env), 0o700));
    expect(seen).toMatchObject({ exit: 1, tool: expect.stringContaining('Other users can write') });
  });
});

describe('the store', () => {
  it('tells where it is, and where the tree of a server is', async () => {
    await throughStore(repo, env);
    expect((await store(env, 'path')).stdout).toBe(`${storeOf(env)}\n`);
    expect((await store(env, 'path', 'notes')).stdout).toBe(`${join(treeOf(env), '..')}\n`);
    expect(await store(env, 'path', 'nobody')).toMatchObject({ exit: 2 });
    expect(await store(env, 'burn')).toMatchObject({ exit: 2 });
  });

  it('keeps what the lock needs, asks before it removes the rest', async () => {
    await throughStore(repo, env);
    expect(await store(env, 'prune', '--yes')).toMatchObject({ exit: 0, stdout: 'Nothing to remove.\n' });
    const lock = repo.lock();
    setTree(repo, { 'node_modules/notes-mcp': '1.0.0' });
    const answered = (answer: string) =>
      mcpLock(repo.root, ['store', 'prune'], { env, home: env['HOME'] ?? '', answers: [answer] });
    expect(await store(env, 'prune')).toMatchObject({ exit: 2 });
    expect(await answered('n')).toMatchObject({ exit: 130 });
    expect(keys(env)).toHaveLength(1);
    expect(await answered('y')).toMatchObject({ exit: 0 });
    expect(keys(env)).toEqual([]);
    writeFileSync(repo.lockPath, lock);
  });
});

describe('the program', () => {
  it.each<[string, string[], string]>([
    ['named like the package', LINE, 'read_note'],
    [
      'named beside the package',
      ['npx', '-y', '--package', 'notes-mcp@1.0.0', '--', 'notes-other'],
      'other_note',
    ],
    ['of npm exec', ['npm', 'exec', '-y', '--', 'notes-mcp@1.0.0', '--flag'], 'read_note'],
    ['under an alias', ['npx', '-y', 'short@npm:notes-mcp@1.0.0'], 'read_note'],
  ])('%s is the one npx would start', async (_, line, tool) => {
    const other = await lockedNotes(env, line);
    const alias = /^(\w+)@npm:/.exec(line.at(-1) ?? '')?.[1];
    if (alias !== undefined) setTree(other, await wholeTree(env, { [alias]: 'npm:notes-mcp@1.0.0' }));
    await throughStore(other, env, line);
    const cut = {
      ...env,
      npm_config_registry: NOBODY,
      npm_config_cache: machine('')['npm_config_cache'] ?? '',
    };
    expect(await throughStore(other, cut, line)).toMatchObject({
      exit: 0,
      tool: `${tool}: ${DESCRIPTION}`,
    });
  });
});
