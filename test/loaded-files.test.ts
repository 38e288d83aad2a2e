/**
 * Files that a line makes be loaded before the server, or by which a name is looked up: which of them pin a launch, and
 * which files of variables are refused. In scratch folders, without a network.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Place } from '../src/contracts.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { partsOf, understand } from '../src/launch/line/understand.ts';
import type { Origin } from '../src/model.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const HOST = nodeHost(new AbortController().signal);

/** A workspace with these files: names alone, or with their text. */
function workspace(files: Readonly<Record<string, string>>, env: Place['env'] = {}): Place {
  const root = scratch('loaded-files');
  const folder = join(root, 'repo');
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const place = { platform: process.platform, workspaceFolder: folder, env };
  return { ...place, userHome: join(root, 'home'), tmpdir: join(root, 'tmp') };
}

/** Paths of all that is hashed for a line, relative to the workspace. */
async function pinnedBy(line: string, place: Place, env: readonly string[] = []): Promise<readonly string[]> {
  const [command = '', ...args] = line.split(' ');
  const understood = understand({ transport: 'stdio', command, args, env }, place);
  const paths = ({ url, integrity, parts = [] }: Origin): readonly string[] => [
    ...(integrity?.startsWith('sha256:') ? [url.replace(`file:\${workspaceFolder}/`, '')] : []),
    ...parts.flatMap(paths),
  ];
  const all: Origin[] = [];
  for (const { launcher, identity, launch } of [understood, ...partsOf(understood)]) {
    all.push(await launcher.resolve(identity, launch, place, HOST));
  }
  return all.flatMap(paths);
}

const named = (files: readonly string[]) => Object.fromEntries(files.map((file) => [file, file]));

describe('a file that the line loads first', () => {
  it.each([
    ['node --require ./hook.js s.js', ['s.js', 'hook.js'], []],
    ['node -r ./hook s.js', ['s.js', 'hook.js'], []],
    ['node --import=./hook.mjs --loader ./l.mjs s.js', ['s.js', 'hook.mjs', 'l.mjs'], []],
    ['node --import tsx --title ./hook.js s.js', ['s.js'], ['hook.js', 'tsx']],
    ['node s.js --require ./hook.js', ['s.js'], ['hook.js']],
    ['node -e code -r ./hook.js', ['hook.js'], []],
    ['node -r ./missing.js s.js', ['s.js'], []],
    ['tsx --tsconfig ts.json s.ts', ['s.ts', 'ts.json'], []],
    ['bun --preload ./hook.ts s.ts', ['s.ts', 'hook.ts'], []],
    ['bun run --config=b.toml s.ts', ['s.ts', 'b.toml'], []],
    ['deno run -A -c other.json s.ts', ['s.ts', 'other.json'], []],
    ['deno run --import-map=map.json --lock=x.lock s.ts', ['s.ts', 'map.json', 'x.lock'], []],
    ['deno run --import-map https://a.example/map.json s.ts', ['s.ts'], []],
    ['php -c my.ini s.php', ['s.php', 'my.ini'], []],
    ['ruby -r./hook.rb s.rb', ['s.rb', 'hook.rb'], []],
    ['ruby -rjson -w s.rb', ['s.rb'], ['json']],
  ])('%s', async (line, expected, more) => {
    expect(await pinnedBy(line, workspace(named([...expected, ...more])))).toEqual(expected);
  });

  it('stands in NODE_OPTIONS of the config, too', async () => {
    const place = workspace(named(['s.js', 'hook.js']), {
      NODE_OPTIONS: '--no-warnings --require ./hook.js',
    });
    expect(await pinnedBy('node s.js', place, ['NODE_OPTIONS'])).toEqual(['s.js', 'hook.js']);
    expect(await pinnedBy('node s.js', place)).toEqual(['s.js']);
  });
});

describe('settings of the project', () => {
  it.each([
    [
      'bun s.ts',
      { 'bunfig.toml': 'preload = ["./hook.ts", "pkg"]', 'hook.ts': '' },
      ['bunfig.toml', 'hook.ts'],
    ],
    ['bun s.ts', { 'bunfig.toml': 'preload = "./hook.ts"', 'hook.ts': '' }, ['bunfig.toml', 'hook.ts']],
    ['bun s.ts', { 'bunfig.toml': 'not = [toml' }, ['bunfig.toml']],
    ['deno run s.ts', { 'deno.json': '{}', 'deno.lock': '' }, ['deno.json', 'deno.lock']],
    [
      'deno run s.ts',
      { 'deno.jsonc': '{"importMap": "./map.json", /* */ "lock": "x.lock"}', 'map.json': '', 'x.lock': '' },
      ['deno.jsonc', 'map.json', 'x.lock'],
    ],
    ['deno run s.ts', { 'deno.json': '{"lock": {"path": "x.lock"}}', 'x.lock': '' }, ['deno.json', 'x.lock']],
    ['uv run ./s.ts', { 'uv.lock': '', 'pyproject.toml': '' }, ['uv.lock', 'pyproject.toml']],
    ['uv run ./s.ts', { 'pyproject.toml': '', 'uv.toml': '' }, ['pyproject.toml', 'uv.toml']],
    ['uv run --no-project ./s.ts', { 'pyproject.toml': '' }, []],
  ])('%s beside %j', async (line, files, expected) => {
    expect(await pinnedBy(line, workspace({ 's.ts': '', ...files }))).toEqual(['s.ts', ...expected]);
  });

  it.each([
    ['jsr:@a/b@1.0.0', { 'deno.json': '{}', 'deno.lock': '' }, ['deno.json', 'deno.lock']],
    ['jsr:@a/b@1.0.0', { 'package.json': '{}', 'deno.lock': '' }, ['deno.lock']],
    ['jsr:@a/b@1.0.0', { 'deno.lock': '' }, []],
    ['--no-lock jsr:@a/b@1.0.0', { 'deno.json': '{}', 'deno.lock': '' }, ['deno.json']],
    ['--no-config jsr:@a/b@1.0.0', { 'deno.json': '{}', 'deno.lock': '' }, []],
    ['--lock=x.lock https://a.example/m.ts', { 'x.lock': '' }, ['x.lock']],
    ['-c d.json jsr:@a/b@1.0.0', { 'd.json': '{"lock": false}', 'deno.lock': '' }, ['d.json']],
    ['--preload ./hook.ts jsr:@a/b@1.0.0', { 'hook.ts': '' }, ['hook.ts']],
  ])('deno run %s beside %j', async (words, files, expected) => {
    expect(await pinnedBy(`deno run ${words}`, workspace(files))).toEqual(expected);
  });
});

describe('a file of variables', () => {
  const LOADER = 'A=1\n  export NODE_OPTIONS = "--require ./canary-7Hq2.js"\n';

  it.each([
    'node --env-file=.env s.js',
    'node --env-file-if-exists .env s.js',
    'bun --env-file=.env s.js',
    'deno run --env-file s.js',
    'deno run --env-file=.env jsr:@a/b@1.0.0',
    'uv run --env-file .env ./s.js',
    'dotenv -- node s.js',
    'dotenv -e .env -- node s.js',
    'dotenvx run -- node s.js',
    'envmcp -e .env node s.js',
    'op run --env-file=.env -- node s.js',
  ])('%s is refused with one that decides what runs', async (line) => {
    const tampered = workspace({ 's.js': '', '.env': LOADER });
    await expect(pinnedBy(line, tampered)).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: 'The env file sets NODE_OPTIONS, which decides which code runs.',
      detail: { place: `\${workspaceFolder}/.env`, next: expect.not.stringContaining('canary') },
    });
    const honest = '# NODE_OPTIONS=x\nENV=production\nAPI_KEY="a=b"\nHTTPS_PROXY=http://p.example\n';
    const before = await pinnedBy(line, workspace({ 's.js': '', '.env': honest }));
    expect(before).not.toContain('.env');
    expect(await pinnedBy(line, workspace({ 's.js': '' }))).toEqual(before);
  });

  it.each([
    'NODE_OPTIONS\n=x',
    'export\tPATH=x',
    'npm_config_registry: x',
    'A=1\r\nLD_PRELOAD=x',
    'a\rHOME=x',
  ])('may be written %j', async (text) => {
    const place = workspace({ 's.js': '', '.env': text });
    await expect(pinnedBy('node --env-file=.env s.js', place)).rejects.toMatchObject({ code: 'E_LAUNCH' });
  });

  it('is left alone when the line does not load it', async () => {
    const place = workspace({ 's.js': '', '.env': LOADER });
    expect(await pinnedBy('node s.js --env-file=.env', place)).toEqual(['s.js']);
    expect(await pinnedBy('uv run --env-file .env --no-env-file ./s.js', place)).toEqual(['s.js']);
    expect(await pinnedBy('wsl -e dotenv -- node s.js', place)).toEqual([]);
  });
});

it('verify tells a changed hook before anything starts', async () => {
  const { root, config } = repository({ notes: HONEST });
  writeFileSync(join(root, 'hook.cjs'), '');
  config({
    notes: { command: 'node', args: ['--require', './hook.cjs', 'servers/scripted.js', 'notes.json'] },
  });
  expect(await mcpLock(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  expect(await mcpLock(root, ['verify'])).toMatchObject({ exit: 0 });
  writeFileSync(join(root, 'hook.cjs'), 'require("node:fs").writeFileSync("pwned", "")');
  const moved = await mcpLock(root, ['verify']);
  expect(moved).toMatchObject({ exit: 1 });
  expect(moved.stdout).toContain('origin/file-changed');
  await expect(HOST.files.kind(join(root, 'pwned'))).resolves.toBeUndefined();
});
