/** A server of npm on a loopback registry, locked with its tree, and started through the guard. Needs a build. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { hashOf } from '../../src/lock/canonical.ts';
import { BIN } from './guarded.ts';
import type { NpmRegistry } from './npm-registry.ts';
import { NOTES_SERVER } from './npm-registry.ts';
import type { Repository } from './repository.ts';
import { inEditor, repository } from './repository.ts';
import { mcpLock, scratch } from './run.ts';

export type Env = Readonly<Record<string, string>>;

/** A machine of its own: home, caches and registry. */
export const machine = (registry: string, more: Env = {}): Env => ({
  PATH: process.env['PATH'] ?? '',
  TMPDIR: tmpdir(),
  HOME: scratch('home'),
  XDG_CACHE_HOME: scratch('cache'),
  npm_config_cache: scratch('npm-cache'),
  npm_config_registry: registry,
  npm_config_update_notifier: 'false',
  npm_config_fetch_retries: '0',
  ...more,
});

/** A port of loopback on which nobody listens: a network that is cut. */
export const NOBODY = 'http://127.0.0.1:9/';

/** The line that a client's config holds. */
export const LINE = ['npx', '-y', 'notes-mcp@1.0.0'];

/** A file that an install script writes: there is none where it did not run. */
export const SCRIPT_RAN = join(scratch('script'), 'ran');

/** A server with a nested package, an alias, packages for two kinds of machine, and an install script. */
export function publishNotes(registry: NpmRegistry, server = SERVER): void {
  const words = (text: string) => ({ 'index.js': `module.exports = ${JSON.stringify(text)};\n` });
  const script = `node -e "process.env.RAN && require('fs').writeFileSync(process.env.RAN, 'x')"`;
  registry.publish({ name: 'plain-words', version: '1.0.0' }, words('one'));
  registry.publish({ name: 'plain-words', version: '2.0.0' }, words('two'));
  registry.publish(
    { name: 'notes-words', version: '1.0.0', dependencies: { 'plain-words': '2.0.0' } },
    { 'index.js': `module.exports = 'Nested: ' + require('plain-words');\n` },
  );
  const native = (name: string, os: string) =>
    registry.publish({ name, version: '1.0.0', os: [os] }, words(name));
  native('notes-here', process.platform);
  native('notes-there', process.platform === 'win32' ? 'linux' : 'win32');
  registry.publish(
    {
      name: 'notes-mcp',
      version: '1.0.0',
      bin: { 'notes-mcp': 'server.js', 'notes-other': 'other.js' },
      scripts: { install: script },
      dependencies: {
        'notes-words': '^1.0.0',
        'plain-words': '1.0.0',
        'words-cjs': 'npm:plain-words@1.0.0',
      },
      optionalDependencies: { 'notes-here': '1.0.0', 'notes-there': '1.0.0' },
    },
    { 'server.js': server, 'other.js': server.replaceAll('read_note', 'other_note') },
  );
}

const SERVER = NOTES_SERVER.replace(
  "require('notes-words')",
  "[require('notes-words'), require('plain-words'), require('words-cjs'), require('notes-here')].join(', ')",
);
export const DESCRIPTION = 'Nested: two, one, one, notes-here';

/** A repository that locks the line, with the tree npm would install. */
export async function lockedNotes(
  env: Env,
  line: readonly string[] = LINE,
  more: Readonly<Record<string, string>> = {},
): Promise<Repository> {
  const repo = repository({});
  const [command, ...args] = line;
  if (more['cwd'] !== undefined) mkdirSync(join(repo.root, more['cwd']));
  const servers = { notes: { command, args, ...more } };
  // Claude Code does not use `cwd`.
  if (more['cwd'] === undefined) repo.config(servers);
  else inEditor(repo, servers);
  const ran = await mcpLock(repo.root, ['init', '--yes'], {
    env: { ...env, CI: undefined },
    home: env['HOME'] ?? '',
  });
  expect(ran, ran.stderr).toMatchObject({ exit: 0 });
  setTree(repo, await wholeTree(env));
  return repo;
}

/** Every package for every kind of machine, as npm writes it down without installing. */
export async function wholeTree(
  env: Env,
  wanted: Env = { 'notes-mcp': '1.0.0' },
): Promise<Record<string, string>> {
  const folder = scratch('tree');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies: wanted }));
  await promisify(execFile)('npm', ['install', '--package-lock-only', '--ignore-scripts'], {
    cwd: folder,
    env: { ...env },
  });
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const tree: Record<string, string> = {};
  for (const [place, { version, integrity, optional, os }] of Object.entries<any>(packages)) {
    if (place === '') continue;
    tree[place] = [version, integrity, ...(optional && os ? [`os=${os.join(',')}`] : [])].join(' ');
  }
  return tree;
}

/** Writes another tree into the lock. */
export function setTree(repo: Repository, dependencies: Record<string, string>): void {
  const lock = JSON.parse(repo.lock());
  lock.dependencies = { ...lock.dependencies, notes: dependencies };
  lock.servers.notes.dependenciesHash = hashOf(dependencies);
  writeFileSync(repo.lockPath, JSON.stringify(lock, undefined, 2));
}

export interface Seen {
  /** Name and description of the first tool, or the error a person reads. */
  readonly tool: string;
  readonly exit: number | null;
  readonly stderr: string;
}

/** What a client sees through the guard; `below`: the folder of the repository in which it starts it. */
export async function throughStore(
  repo: Repository,
  env: Env,
  line: readonly string[] = LINE,
  below = '.',
): Promise<Seen> {
  const root = below === '.' ? [] : ['--cwd', repo.root];
  const child = spawn(process.execPath, [BIN, 'guard', 'notes', ...root, '--', ...line], {
    cwd: join(repo.root, below),
    env: { ...env, RAN: SCRIPT_RAN },
    stdio: 'pipe',
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const closed = once(child, 'close');
  child.stdin.on('error', () => undefined);
  const clientInfo = { name: 'test', version: '1' };
  send({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo },
  });
  let tool = '';
  for await (const text of createInterface({ input: child.stdout })) {
    const { id, result, error } = JSON.parse(text);
    if (error !== undefined) tool = error.message;
    else if (id === 1) {
      send({ method: 'notifications/initialized' });
      send({ id: 2, method: 'tools/list' });
      continue;
    } else tool = `${result.tools[0]?.name}: ${result.tools[0]?.description}`;
    child.stdin.end();
  }
  const [exit] = await closed;
  return { tool, exit, stderr };
}
