/** `list`: everything that is configured, on one screen and as JSON; nothing is started and no secret shown. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Found } from '../src/launch/prepared.ts';
import { lockLaunch, lockOrigin, makeEntry } from '../src/lock/entry.ts';
import { formatLockfile } from '../src/lock/format.ts';
import { HONEST, repository } from './helpers/repository.ts';
import type { Ran, RunOptions } from './helpers/run.ts';
import { mcpLock, scratch } from './helpers/run.ts';

function folder(files: Readonly<Record<string, unknown>>): string {
  const root = scratch();
  for (const [name, value] of Object.entries({ 'home/.keep': '', ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), typeof value === 'string' ? value : JSON.stringify(value));
  }
  return root;
}
const run = (root: string, argv: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  mcpLock(root, argv, { home: join(root, 'home'), ...options });
const json = async (root: string, ...argv: readonly string[]) =>
  JSON.parse((await run(root, ['list', '--reporter', 'json', ...argv])).stdout);

const AS_IT_IS = { portable: String, portableConfig: String, secrets: [] };
const INTEGRITY = `sha512-${'A'.repeat(86)}==`;

const SERVERS = {
  bare: { command: 'npx', args: ['-y', '@acme/notes'] },
  exact: { command: 'npx', args: ['-y', '@acme/notes@1.2.3'] },
  remote: { type: 'http', url: 'https://me:hunter2@mcp.example.com/v1?key=abc123' },
  script: { command: 'npx', args: ['tsx', 'server.ts'] },
  windows: { command: 'cmd', args: ['/c', 'npx', '-y', '@acme/notes@1'] },
};
/** What the lock has of a floating package. */
const LOCK = formatLockfile({
  lockfileVersion: 1,
  servers: {
    bare: makeEntry({
      launch: lockLaunch({ transport: 'stdio', ...SERVERS.bare, env: [] }, AS_IT_IS),
      origin: lockOrigin({ url: 'pkg:npm/%40acme/notes@1.2.3', version: '1.2.3', integrity: INTEGRITY }),
      surface: {
        server: { info: { name: 'notes' }, protocolVersion: '2025-11-25', capabilities: {} },
        sections: { tools: {}, prompts: {}, resources: {}, resourceTemplates: {} },
      },
      volatile: new Map(),
    }),
  },
});

describe('the table', () => {
  test('says how each server starts, what it is, and whether that moves', async () => {
    const root = folder({
      '.mcp.json': { mcpServers: SERVERS },
      'server.ts': 'code',
    });
    const ran = await run(root, ['list'], { env: { LANG: 'C.UTF-8', LC_ALL: undefined } });
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    const cells = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/));
    expect(cells).toEqual([
      ['server', 'launcher', 'origin', 'version', 'lock'],
      ['.mcp.json', expect.stringMatching(/^claude-code \+\d$/), 'project'],
      ['bare', 'npx', 'npm @acme/notes', 'floating', 'not locked'],
      ['exact', 'npx', 'npm @acme/notes@1.2.3', 'pinned', 'not locked'],
      // A word that is wider than its column is below, whole.
      ['remote', 'remote', 'remote', 'not locked'],
      ['https://mcp.example.com/v1?key=${redacted}'],
      ['script', 'npx', 'npm tsx', 'floating', 'not locked'],
      ['→ local', 'file:${workspaceFolder}/server.ts', 'pinned'],
      ['windows', 'cmd › npx', 'npm @acme/notes@1', 'floating', 'not locked'],
      ['None of these servers is locked.'],
      ['next: mcp-lock init'],
    ]);
  });

  test('with --user the servers of the user and no others', async () => {
    const root = folder({
      '.mcp.json': { mcpServers: SERVERS },
      'home/.cursor/mcp.json': { mcpServers: { mine: { command: 'node', args: ['/srv/mine.js'] } } },
    });
    const { stdout } = await run(root, ['list', '--user']);
    expect(stdout).toMatch(/\/mcp\.json {2}cursor {2}user\n {2}mine +local +file:\/srv\/mine\.js /);
    expect(stdout).toMatch(/None of these servers is locked\.\nnext: mcp-lock init --user\n$/);
    expect(stdout).not.toContain('bare');
  });

  test('no line is wider than the screen, however long a name, path or sentence is', async () => {
    const long = 'a-name-that-goes-on-and-on-for-more-than-a-column'.repeat(2);
    const servers = {
      [long]: { command: 'npx', args: ['-y', `@acme/${long}@1.2.3`] },
      unset: { command: 'npx', args: ['-y', '${NOT_SET_ANYWHERE}'] },
      bad: { command: 3 },
    };
    const root = folder({ 'a/long/way/down/mcp.json': { mcpServers: servers } });
    const { stdout } = await run(root, ['list', '--config', 'a/long/way/down/mcp.json']);
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(stdout.replace(/\s+/g, '')).toContain('NOT_SET_ANYWHERE');
  });

  test('an empty config gets a sentence and no bare header', async () => {
    const { stdout, exit } = await run(folder({ '.mcp.json': { mcpServers: {} } }), ['list']);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^No MCP servers in \.mcp\.json\.\nnext: /);
  });

  test('is plain ASCII where nothing else can be shown', async () => {
    const root = folder({ '.mcp.json': { mcpServers: SERVERS } });
    const { stdout } = await run(root, ['list'], { env: { LC_ALL: 'C' } });
    expect(stdout).toMatch(/cmd > npx/);
    expect(stdout).toMatch(/-> local/);
    expect(stdout).toMatch(/^[\n -~]*$/);
  });

  test('names the clients that read the same file', async () => {
    const { listedServer } = await import('../src/cli/listed-server.ts');
    const { settingsOf } = await import('../src/config/settings.ts');
    const { nodeHost } = await import('../src/host/node-host.ts');
    const { generic } = await import('../src/config/clients/generic.ts');
    const settings = await settingsOf({}, nodeHost(new AbortController().signal));
    const file = { path: '/w/.mcp.json', scope: 'project' } as const;
    const [spec] = generic.read(JSON.stringify({ mcpServers: SERVERS }), file, settings.place).specs;
    if (spec === undefined) throw new Error('no server');
    const found = { key: 'bare', spec, client: generic, readers: ['copilot-cli', 'warp'] } as Found;
    expect(await listedServer(found, undefined, [], settings)).toMatchObject({
      client: 'generic',
      readers: ['copilot-cli', 'warp'],
    });
  });

  test('says what was read past, and names a variable without what stands in for it', async () => {
    const servers = {
      a: { command: `API_KEY=hunter2 npx foo` },
      b: { command: 'npx', args: ['${PKG:-hunter2}'] },
    };
    const root = folder({ '.mcp.json': { mcpServers: servers } });
    const { stdout, stderr } = await run(root, ['list']);
    expect(stderr).toMatch(/^note: \.mcp\.json\/mcpServers\/a: "command" contains a whole command line/m);
    expect(stdout).toMatch(/\n\? b: .*named by the variable \$\{PKG\}\.\n/);
    expect(stdout + stderr).not.toContain('hunter2');
    expect((await run(root, ['list', '-q'])).stderr).toBe('');
  });

  test('marks what a config switches off, what is in no config, and what cannot be read', async () => {
    const repo = repository({ notes: HONEST, gone: HONEST });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    const servers = {
      notes: { command: 'node', args: ['servers/scripted.js', 'notes.json'], disabled: true },
      bad: { command: 3 },
      unset: { command: 'npx', args: ['-y', '${NOT_SET_ANYWHERE}'] },
    };
    writeFileSync(join(repo.root, 'x.json'), JSON.stringify({ mcpServers: servers }));
    const ran = await mcpLock(repo.root, ['list', '--config', 'x.json']);
    expect(ran.exit).toBe(2);
    expect(ran.stdout).toMatch(/^ {2}notes \(disabled\) .* pinned +locked$/m);
    expect(ran.stdout).toMatch(/^ {2}unset +\? +not locked$/m);
    expect(ran.stdout).toMatch(/^\? unset: .*named by the variable \$\{NOT_SET_ANYWHERE\}\.$/m);
    expect(ran.stdout).toMatch(/^\? x\.json\/mcpServers\/bad\/command: /m);
    expect(ran.stdout).toMatch(/^! gone is in the lock but in no config$/m);
  });

  test('a hostile name steers nothing', async () => {
    const name = 'x\u{1b}[2J\u{202e}\n::error::y';
    const root = folder({ '.mcp.json': { mcpServers: { [name]: { command: 'node', args: ['a.js'] } } } });
    const { stdout } = await run(root, ['list']);
    for (const hidden of ['\u{1b}', '\u{202e}', '\n::error']) expect(stdout).not.toContain(hidden);
    expect((await json(root)).servers[0].server).toBe(name);
  });
});

describe('nothing is called pinned that nobody could check', () => {
  test.each([
    ['a missing file', { command: 'node', args: ['gone.js'] }],
    ['a path of Windows on another system', { command: 'node', args: ['C:\\p\\notes\\index.js'] }],
    ['a program of Windows', { command: 'C:\\p\\notes.exe' }],
    ['a script of PowerShell', { command: 'powershell.exe', args: ['-File', 'C:\\p\\start.ps1'] }],
    ['a command with a capital', { command: 'Java', args: ['-jar', 'C:\\p\\a.jar'] }],
    ['a folder', { command: 'java', args: ['-jar', 'empty'] }],
    ['a missing tarball', { command: 'npx', args: ['-y', './gone.tgz'] }],
    ['a variable without a value', { command: 'node', args: ['${NOWHERE}/server.js'] }],
    ['another variable without a value', { command: 'node', args: ['there.js', '${NOWHERE}'] }],
    ['a missing class path', { command: 'java', args: ['-cp', 'gone.jar', 'Main'] }],
    ['a missing library', { command: 'dotnet', args: ['gone.dll'] }],
    ['a missing script of uv', { command: 'uv', args: ['run', 'gone.py'] }],
    ['a missing package.json', { command: 'npm', args: ['--prefix', 'empty', 'run', 'mcp'] }],
    ['a missing file behind a wrapper', { command: 'sh', args: ['-c', 'exec node gone.js'] }],
  ])('%s', async (_, server) => {
    const root = folder({
      '.mcp.json': { mcpServers: { one: server } },
      'empty/.keep': '',
      'there.js': 'code',
    });
    const [listed] = (await json(root)).servers;
    expect(listed).toMatchObject({ pinned: false });
    expect(listed.parts.filter(({ pinned }: { pinned: boolean }) => pinned)).toEqual([]);
    expect((await run(root, ['list'])).stdout).not.toContain('pinned');
  });
});

describe('the JSON', () => {
  test('has everything, under the names it always had', async () => {
    const root = folder({ '.mcp.json': { mcpServers: { script: SERVERS.script } }, 'server.ts': 'code' });
    expect(await json(root)).toEqual({
      schemaVersion: 1,
      servers: [
        {
          server: 'script',
          key: 'script',
          name: 'script',
          client: 'claude-code',
          clients: expect.arrayContaining(['claude-code', 'cursor']),
          readers: expect.any(Array),
          file: '.mcp.json',
          folder: '.',
          scope: 'project',
          launcher: 'npx',
          wrappers: [],
          origin: 'pkg:npm/tsx',
          requested: '',
          pinned: false,
          opaque: false,
          parts: [
            {
              launcher: 'local',
              wrappers: [],
              origin: 'file:${workspaceFolder}/server.ts',
              requested: '',
              pinned: true,
              opaque: false,
            },
          ],
          locked: false,
          enabled: true,
        },
      ],
      replaced: [],
      stale: [],
      problems: [],
      notices: [],
    });
  });

  test('in a folder of the repository: what each client starts there, of the project and of the user', async () => {
    const mcp = (...names: readonly string[]) => ({
      mcpServers: Object.fromEntries(
        names.map((name) => [name, { command: 'node', args: [`/srv/${name}.js`] }]),
      ),
    });
    const root = folder({
      'above/.mcp.json': mcp('above'),
      'above/repo/.git/HEAD': '',
      'above/repo/.mcp.json': mcp('root', 'both'),
      'above/repo/.codex/config.toml': '[mcp_servers.notes]\nargs = ["/srv/other.js"]\n',
      'above/repo/sub/.mcp.json': { mcpServers: { both: { command: 'node', args: ['/srv/nearer.js'] } } },
      'above/repo/sub/folder/.keep': '',
      'home/.claude.json': mcp('mine', 'root'),
      'home/.codex/config.toml': '[mcp_servers.notes]\ncommand = "node"\nargs = ["/srv/notes.js"]\n',
    });
    const here = join(root, 'above/repo/sub/folder');
    const ran = await run(here, ['list', '--reporter', 'json'], { home: join(root, 'home') });
    const { servers, replaced } = JSON.parse(ran.stdout);
    type Row = { server: string; key: string; scope: string; origin: string; clients: readonly string[] };
    const startedBy = (client: string) =>
      (servers as readonly Row[])
        .filter(({ clients }) => clients.includes(client))
        .map(({ server, scope, origin }) => `${server} ${scope} ${origin}`)
        .sort();
    expect(startedBy('claude-code')).toEqual([
      'above user file:/srv/above.js',
      'both project file:/srv/nearer.js',
      'mine user file:/srv/mine.js',
      'root project file:/srv/root.js',
    ]);
    expect(startedBy('copilot-cli')).toEqual([
      'both project file:/srv/nearer.js',
      'root project file:/srv/root.js',
    ]);
    expect(startedBy('codex')).toEqual(['notes user file:/srv/other.js']);
    expect(replaced).toMatchObject([{ name: 'both' }]);
    const listed = await run(here, ['list'], { home: join(root, 'home') });
    const stdout = listed.stdout.replace(/\s+/g, ' ');
    expect(stdout).toMatch(/ - notes is made of .*config\.toml \(command\) and .*config\.toml \(args\) /);
    expect(stdout).toMatch(
      / - both in .*\.mcp\.json is not started: another config of its client has this name /,
    );
  });

  test('says which version of a floating package is locked', async () => {
    const root = folder({
      '.mcp.json': { mcpServers: { bare: SERVERS.bare } },
      'mcp-lock.json': LOCK,
    });
    expect((await json(root)).servers[0]).toMatchObject({
      locked: true,
      lockedVersion: '1.2.3',
      pinned: false,
    });
    expect((await run(root, ['list'])).stdout).toMatch(/^ {2}bare .* floating +locked 1\.2\.3$/m);
    writeFileSync(join(root, '.mcp.json'), JSON.stringify({ mcpServers: { bare: SERVERS.exact } }));
    expect((await run(root, ['list'])).stdout).toMatch(/^ {2}bare .* pinned +locked$/m);
  });

  test('hides no part of a name because a variable or header has the same value', async () => {
    const servers = {
      gh: {
        command: 'npx',
        args: ['-y', '@acme/server-github'],
        env: { SERVER_NAME: 'github', API_KEY: 'server' },
      },
      ev: {
        type: 'http',
        url: 'https://mcp.example.com/production/mcp',
        headers: { 'X-Stage': 'production' },
      },
    };
    const root = folder({ '.mcp.json': { mcpServers: servers } });
    const { stdout } = await run(root, ['list']);
    expect(stdout).toContain('npm @acme/server-github');
    expect(stdout).toContain('https://mcp.example.com/production/mcp');
    const { servers: listed } = await json(root);
    expect(listed.map(({ origin }: { origin: string }) => origin)).toEqual([
      'https://mcp.example.com/production/mcp',
      'pkg:npm/%40acme/server-github',
    ]);
  });

  test('shows no secret: of an address, of a variable in it, of the environment', async () => {
    const servers = {
      a: SERVERS.remote,
      b: { type: 'http', url: 'https://mcp.example.com/${MCP_TOKEN}/v1' },
      d: { command: 'npx', args: ['mcp-remote', 'https://mcp.example.com/${MCP_TOKEN}/v1'] },
      c: {
        command: 'npx',
        args: ['-y', 'git+https://me:hunter2@git.example.com/a.git'],
        env: { T: 'swordfish' },
      },
    };
    const root = folder({ '.mcp.json': { mcpServers: servers } });
    const env = { MCP_TOKEN: 'sk-0123456789' };
    for (const argv of [['list'], ['list', '--reporter', 'json']]) {
      const { stdout } = await run(root, argv, { env });
      for (const secret of ['hunter2', 'abc123', 'sk-0123456789', 'swordfish'])
        expect(stdout).not.toContain(secret);
      expect(stdout).toContain('https://mcp.example.com/${MCP_TOKEN}/');
    }
  });
});
