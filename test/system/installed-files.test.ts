/** A file that somebody changed in what npx installed: real npm, a registry on loopback, `verify` and `guard`. */
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NpmRegistry } from '../helpers/npm-registry.ts';
import { NOTES_SERVER, startNpmRegistry } from '../helpers/npm-registry.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import type { Env } from '../helpers/stored.ts';
import { machine } from '../helpers/stored.ts';

let registry: NpmRegistry;
let env: Env;
let root = '';

beforeAll(async () => {
  registry = await startNpmRegistry();
  const words = { 'index.js': "module.exports = 'Reads a note.';" };
  registry.publish({ name: 'notes-words', version: '1.0.0', main: 'index.js' }, words);
  registry.publish(
    {
      name: 'notes',
      version: '1.2.3',
      bin: { notes: 'server.js' },
      dependencies: { 'notes-words': '^1.0.0' },
    },
    { 'server.js': NOTES_SERVER },
  );
  env = machine(registry.url);
  root = scratch();
  const server = { command: 'npx', args: ['-y', 'notes@1.2.3'] };
  writeFileSync(join(root, '.mcp.json'), JSON.stringify({ mcpServers: { notes: server } }));
  expect((await run('init', '--yes')).exit).toBe(0);
});
afterAll(() => registry.close());

const run = (...argv: string[]) => mcpLock(root, argv, { env, home: env['HOME'] ?? '' });
const npx = () => join(env['npm_config_cache'] ?? '', '_npx');
const inTree = (path: string) => join(npx(), readdirSync(npx())[0] ?? '', 'node_modules', path);
const seen = async () => {
  const { exit, stdout } = await run('verify', '--reporter', 'json');
  const [server] = JSON.parse(stdout).servers;
  const rules = server.findings.map(({ rule, after }: { rule: string; after: string }) => [rule, after]);
  return { exit, contacted: server.contacted, rules };
};
const MATCHES = { exit: 0, contacted: true, rules: [] };
const differs = (what: string) => ({
  exit: 1,
  contacted: false,
  rules: [['origin/installed-file-changed', what]],
});

test('what npx installed matches, the first time and later', async () => {
  expect(await seen()).toEqual(MATCHES);
  expect(await seen()).toEqual(MATCHES);
});

test.each([
  ['the program of the package', 'notes/server.js'],
  ['a package below it', 'notes-words/index.js'],
])('a line added to %s is found, and the server is not started', async (_, path) => {
  const mark = join(scratch(), 'mark');
  appendFileSync(inTree(path), `\nrequire('node:fs').writeFileSync(${JSON.stringify(mark)}, '');\n`);
  expect(await seen()).toEqual(differs(`node_modules/${path}: changed`));
  for (const command of [['update'], ['diff'], ['init', '--force', '--yes', '--accept', 'high']]) {
    const { exit, stdout, stderr } = await run(...command);
    expect(exit).toBe(3);
    expect(stdout + stderr).toContain('An installed file of the package was changed.');
  }
  expect(readdirSync(join(mark, '..'))).toEqual([]);
  // npx installs the locked bytes again.
  rmSync(npx(), { recursive: true });
  expect(await seen()).toEqual(MATCHES);
});

test('the same without the record of npm, which npm then does without', async () => {
  rmSync(inTree('.package-lock.json'));
  appendFileSync(inTree('notes/server.js'), '\n// changed\n');
  expect(await seen()).toEqual(differs('node_modules/notes/server.js: changed'));
  rmSync(npx(), { recursive: true });
  expect(await seen()).toEqual(MATCHES);
});

const CHANGED = '\nmodule.exports += "";\n';
const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));
const older = (text: string) => text.replaceAll('"1.2.3"', '"1.2.2"');

// npm installs its release into what is there, and keeps every other package that fits.
test.each([
  [
    'whose release is called another one',
    () => {
      edit(inTree('notes/package.json'), older);
      edit(inTree('.package-lock.json'), older);
      appendFileSync(inTree('notes-words/index.js'), CHANGED);
    },
    'package-lock.json: changed',
  ],
  [
    'whose release is called another one everywhere',
    () => {
      for (const path of ['notes/package.json', '.package-lock.json', '../package-lock.json'])
        edit(inTree(path), older);
      appendFileSync(inTree('notes-words/index.js'), CHANGED);
    },
    'node_modules/notes-words/index.js: changed',
  ],
  [
    'whose release is gone',
    () => {
      rmSync(inTree('notes'), { recursive: true });
      appendFileSync(inTree('notes-words/index.js'), CHANGED);
    },
    'node_modules/notes-words/index.js: changed',
  ],
  [
    'whose release and records are gone',
    () => {
      rmSync(inTree('notes'), { recursive: true });
      rmSync(inTree('.package-lock.json'));
      rmSync(inTree('../package-lock.json'));
      appendFileSync(inTree('notes-words/index.js'), CHANGED);
    },
    'node_modules/.bin/notes: added',
  ],
  [
    'of which only a lockfile is there, which names other bytes',
    () => {
      rmSync(inTree(''), { recursive: true });
      edit(inTree('../package-lock.json'), (text) => text.replaceAll(/sha512-../g, 'sha512-xx'));
    },
    'package-lock.json: changed',
  ],
])('a folder %s is not filled up', async (_, change, what) => {
  change();
  const { exit, contacted, rules } = await seen();
  expect({ exit, contacted, count: rules.length }).toEqual({ exit: 1, contacted: false, count: 1 });
  expect(rules[0][1].startsWith(what)).toBe(true);
  rmSync(npx(), { recursive: true });
  expect(await seen()).toEqual(MATCHES);
});

test('a stored verdict of exec does not outlive a change of these files', async () => {
  const exec = () =>
    mcpLock(root, ['exec', '--max-age', '10m', '--', 'true'], { env, home: env['HOME'] ?? '' });
  expect((await exec()).exit).toBe(0);
  expect((await exec()).stderr).toContain('Not checked again');
  appendFileSync(inTree('notes/server.js'), '\n// changed\n');
  expect((await exec()).exit).toBe(1);
  rmSync(npx(), { recursive: true });
  expect(await seen()).toEqual(MATCHES);
});

test('a download that npm no longer has is said, and is no alarm', async () => {
  const other = scratch();
  rmSync(join(env['npm_config_cache'] ?? '', '_cacache'), { recursive: true });
  env = { ...env, XDG_CACHE_HOME: other };
  const { exit, rules } = await seen();
  expect({ exit, rules }).toEqual({
    exit: 0,
    rules: [['origin/files-unproven', 'node_modules/notes, node_modules/notes-words']],
  });
});
