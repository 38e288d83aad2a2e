/** A server notices no difference between npx and a direct start: real npm of three generations, a registry on loopback, a server that writes down what it was given. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NpmRegistry } from '../helpers/npm-registry.ts';
import { NOTES_SERVER, startNpmRegistry } from '../helpers/npm-registry.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import type { Env } from '../helpers/stored.ts';
import { machine } from '../helpers/stored.ts';

/** Everything that a process can know of itself without asking for its parents. */
const DUMPING = NOTES_SERVER.replace(
  '\n',
  `
const fs = require('node:fs');
const linux = (path) => process.platform === 'linux' ? fs.readFileSync(path, 'utf8') : '';
fs.writeFileSync(process.env.HOME + '/dump.json', JSON.stringify({
  argv: process.argv, argv0: process.argv0, execPath: process.execPath, execArgv: process.execArgv, title: process.title,
  cwd: process.cwd(), umask: process.umask(), env: Object.entries(process.env), main: require.main.filename,
  terminals: [process.stdin.isTTY, process.stdout.isTTY, process.stderr.isTTY],
  signals: linux('/proc/self/status').match(/Sig(?:Ign|Blk).*/g), limits: linux('/proc/self/limits'),
  streams: [0, 1, 2].map((fd) => { const at = fs.fstatSync(fd); return [at.isFIFO(), at.isSocket(), at.mode]; }),
  group: linux('/proc/self/stat').split(') ').at(-1).split(' ').slice(2, 4).map((id) => Number(id) === process.pid),
}));
`,
);

/** What of that is another: a direct start is one process less, so where the shell becomes the server, the server leads the group. */
const DIFFERS = ['group'] as const;

const ODD_WORDS = [
  'a b',
  '',
  "it's",
  "'quoted'",
  '"two"',
  '$HOME',
  '`id`',
  '\\',
  'a;b',
  '*',
  '~',
  '#',
  'é',
  '--flag',
  '-',
  "'",
];

interface Way {
  readonly name: string;
  readonly line: readonly string[];
  readonly env?: Env;
  readonly files?: Readonly<Record<string, string>>;
}

const WAYS: readonly Way[] = [
  { name: 'an empty project', line: ['npx', '-y', 'notes@1.2.3'] },
  { name: 'words of every kind', line: ['npx', '-y', 'notes@1.2.3', ...ODD_WORDS] },
  { name: 'npm exec', line: ['npm', 'exec', '-y', '--', 'notes@1.2.3', '--read-only', 'x y'] },
  {
    name: 'settings and a package.json at every level',
    line: ['npx', '-y', 'notes@1.2.3'],
    env: {
      API_KEY: 'some-key',
      EMPTY: '',
      HTTPS_PROXY: 'http://proxy.example:8080',
      NO_PROXY: '127.0.0.1,localhost',
    },
    files: {
      '.npmrc': 'loglevel=error\nheading=x y\n',
      'package.json': JSON.stringify({
        name: '@scope/project',
        version: '2.0.0',
        bin: { 'a-b': 'x.js' },
        config: { port: 1 },
        engines: { node: '>=18' },
      }),
      '../package.json': '{"name":"above","workspaces":["project"]}',
    },
  },
];

let registry: NpmRegistry;
beforeAll(async () => {
  registry = await startNpmRegistry();
  registry.publish(
    { name: 'notes-words', version: '1.0.0', main: 'index.js' },
    { 'index.js': "module.exports = 'Reads.';" },
  );
  registry.publish(
    {
      name: 'notes',
      version: '1.2.3',
      bin: { notes: 'server.js' },
      dependencies: { 'notes-words': '^1.0.0' },
    },
    { 'server.js': DUMPING },
  );
});
afterAll(() => registry.close());

describe.skipIf(process.platform === 'win32').each(['', '10.9.4', '9.9.4'])('npm %s', (version) => {
  let programs = '';
  beforeAll(async () => {
    if (version === '') return;
    const folder = scratch('npm');
    await promisify(execFile)('npm', ['install', '--prefix', folder, `npm@${version}`]);
    programs = `${join(folder, 'node_modules/.bin')}:`;
  }, 120_000);

  test.each(WAYS)('$name', async ({ line: [command, ...args], env = {}, files = {} }) => {
    const own = machine(registry.url);
    const around = { ...own, PATH: `${programs}${own['PATH']}`, CI: undefined };
    const home = own['HOME'] ?? '';
    writeFileSync(join(home, '.npmrc'), 'heading=ours\nfund=false\n');
    const root = join(scratch(), 'project');
    mkdirSync(root);
    writeFileSync(join(root, '.mcp.json'), JSON.stringify({ mcpServers: { notes: { command, args, env } } }));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
    const run = (...argv: string[]) => mcpLock(root, argv, { env: around, home });
    expect(await run('init', '--yes', '--accept', 'high')).toMatchObject({ exit: 0 });
    const dumps: Record<string, unknown>[] = [];
    for (const asked of [true, false]) {
      rmSync(join(home, 'dump.json'));
      const { exit, stdout } = await run('verify');
      expect({ exit, asked: !stdout.includes('The registry was not asked.') }, stdout).toEqual({
        exit: 0,
        asked,
      });
      dumps.push(JSON.parse(readFileSync(join(home, 'dump.json'), 'utf8')));
    }
    for (const name of DIFFERS) for (const dump of dumps) delete dump[name];
    expect(dumps[1]).toEqual(dumps[0]);
  });
});
