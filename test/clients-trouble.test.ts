/** Configs that are broken, hostile or not there, in every format: a message, never a crash, and never a secret in it. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { CLIENTS } from '../src/config/clients/index.ts';
import type { Discovery } from '../src/config/discover.ts';
import { discover } from '../src/config/discover.ts';
import type { Client, ConfigReading, Place } from '../src/contracts.ts';
import { McpLockError } from '../src/errors.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const placeOf = (root: string): Place => ({
  platform: 'linux',
  workspaceFolder: root,
  userHome: join(root, 'home'),
  tmpdir: '/tmp',
  env: {},
});
const client = (id: string): Client => {
  const found = CLIENTS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no client ${id}`);
  return found;
};
const CONFIG = { path: '/r/config', scope: 'project' } as const;
const read = (id: string, text: string): ConfigReading => client(id).read(text, CONFIG, placeOf('/r'));
const names = ({ specs }: ConfigReading) => specs.map(({ name }) => name);

function failure(work: () => unknown): McpLockError {
  try {
    work();
  } catch (error) {
    if (error instanceof McpLockError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const X = { command: 'x' };

/** Writes files below a fresh folder and discovers what is there. */
async function found(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { readonly user?: boolean; readonly configs?: readonly string[] } = {},
): Promise<Discovery> {
  const root = scratch();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const configs = (options.configs ?? []).map((path) => join(root, path));
  return discover(
    { place: placeOf(root), configs, user: options.user === true },
    nodeHost(new AbortController().signal),
  );
}

describe('names that trip JavaScript', () => {
  it.each([
    [
      'librechat',
      'mcpServers:\n  __proto__: {command: a, env: {__proto__: x}}\n  constructor: {command: b}\n',
    ],
    [
      'codex',
      '[mcp_servers.__proto__]\ncommand = "a"\nenv = { __proto__ = "x" }\n[mcp_servers.constructor]\ncommand = "b"\n',
    ],
    [
      'opencode',
      '{"mcp": {"__proto__": {"type": "local", "command": ["a"], "environment": {"__proto__": "x"}}, "constructor": {"type": "local", "command": ["b"]}}}',
    ],
  ])('%s takes them for plain names', (id, text) => {
    const reading = read(id, text);
    expect(names(reading)).toEqual(['__proto__', 'constructor']);
    expect(Object.entries(reading.specs[0]?.env ?? {})).toEqual([['__proto__', 'x']]);
    expect(({} as Record<string, unknown>)['command']).toBeUndefined();
  });
});

describe('keys written twice', () => {
  it('YAML: the last one is read, and a problem names both lines', () => {
    const reading = read('goose', 'extensions:\n  a: {cmd: x}\n  b: {cmd: y}\n  a: {cmd: z}\n');
    expect(reading.specs.map(({ name, launch }) => [name, (launch as { command: string }).command])).toEqual([
      ['b', 'y'],
      ['a', 'z'],
    ]);
    expect(reading.problems).toMatchObject([
      { pointer: '/extensions/a', server: 'a', message: expect.stringContaining('in line 2 and in line 4') },
    ]);
  });

  it('TOML: the file is an error with its place', () => {
    const error = failure(() => read('codex', '[mcp_servers.a]\ncommand = "x"\ncommand = "canary-secret"\n'));
    expect(error).toMatchObject({ code: 'E_CONFIG', detail: { place: '/r/config:3:1' } });
    expect(error.message).not.toContain('canary');
  });
});

describe('YAML', () => {
  it('follows aliases and merge keys, own keys first', () => {
    const reading = read(
      'mcp-agent',
      'base: &base\n  command: uvx\n  args: &args [one, 3.10]\nmcp:\n  servers:\n    a: {<<: *base, args: [two]}\n    b: {command: x, args: *args}\n',
    );
    expect(reading.specs.map(({ launch }) => launch)).toMatchObject([
      { command: 'uvx', args: ['two'] },
      { command: 'x', args: ['one', '3.10'] },
    ]);
  });

  it('two merge keys in one map are an error: parsers do not agree on them', () => {
    const error = failure(() =>
      read(
        'librechat',
        'x: &x {command: a}\ny: &y {command: b}\nmcpServers:\n  s:\n    <<: *x\n    <<: *y\n',
      ),
    );
    expect(error).toMatchObject({ code: 'E_CONFIG', detail: { place: '/r/config:6:5' } });
  });

  it('keeps the text of what only looks like a number or a switch', () => {
    const [spec] = read(
      'librechat',
      'mcpServers:\n  a:\n    command: x\n    args: [3.10, 0x1F, true, No, 1e3]\n    env: {V: 1.0, W: ~, X: True}\n',
    ).specs;
    expect(spec?.launch).toMatchObject({ args: ['3.10', '0x1F', 'true', 'No', '1e3'] });
    expect({ ...spec?.env }).toEqual({ V: '1.0', X: 'True' });
  });

  it.each([
    [
      'a bomb of aliases',
      `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}*a${n}]`).join('\n')}\n`,
      /aliases|deep/,
    ],
    ['an alias to itself', 'a: &a [*a]\n', /aliases|deep/],
    ['an alias to nothing', 'a: *b\n', /YAML/],
    ['nested beyond reason', '['.repeat(100_000), /deep|YAML/],
    ['nested by indent', Array.from({ length: 3_000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), /deep/],
    ['two documents', 'a: 1\n---\nb: 2\n', /YAML/],
    ['a tab for an indent', 'mcpServers:\n\ta: {}\n', /YAML/],
    ['a list', '- a\n', /a list/],
    ['one word', 'canary', /a string/],
  ])('%s is an error with its place', (_, text, message) => {
    const error = failure(() => read('librechat', text));
    expect(error).toMatchObject({ code: 'E_CONFIG', message: expect.stringMatching(message) });
    expect(error.detail.place).toMatch(/^\/r\/config:\d+:\d+$/);
  });

  it.each(['', '# nothing yet\n', '~\n', '\uFEFFmcpServers: {}\n'])('%j says nothing', (text) => {
    expect(read('librechat', text)).toEqual({ specs: [], notices: [], problems: [] });
  });

  it('no tag makes anything of a value', () => {
    const [spec] = read(
      'librechat',
      'mcpServers:\n  a: {command: !!js/function "f", args: [!secret x]}\n',
    ).specs;
    expect(spec?.launch).toMatchObject({ command: 'f', args: ['x'] });
  });
});

describe('variables without quotes', () => {
  it('are read where the client fills them in before it parses, and texts and comments stay', () => {
    const text =
      '{ // {env:A} "\n "mcp": {"a": {"type": "remote", "url": "{env:URL}", "headers": {"K": "\\"{env:K}"}, "timeout": {env:T} } } }';
    const [spec] = client('opencode').read(text, CONFIG, { ...placeOf('/r'), env: { T: '5' } }).specs;
    expect(spec?.launch).toMatchObject({ transport: 'http', url: '{env:URL}' });
    expect({ ...spec?.env }).toEqual({ K: '"{env:K}' });
    expect(failure(() => read('zed', text)).code).toBe('E_CONFIG');
  });
});

it('a text of any length stands beside variables without quotes', () => {
  const text = `{"a": "${'\\\\n'.repeat(200_000)}", "mcp": {"s": {"type": "remote", "url": "{env:URL}", "timeout": {env:T}}}}`;
  const place = { ...placeOf('/r'), env: { T: '5' } };
  expect(names(client('opencode').read(text, CONFIG, place))).toEqual(['s']);
});

describe('TOML', () => {
  it.each([
    ['nested beyond reason', `a = ${'['.repeat(100_000)}`],
    ['cut off', '[mcp_servers.a'],
    ['JSON in its place', '{"mcpServers": {}}'],
  ])('%s is an error with its place', (_, text) => {
    const error = failure(() => read('codex', text));
    expect(error.code).toBe('E_CONFIG');
    expect(error.detail.place).toMatch(/^\/r\/config:\d+:\d+$/);
    expect(error.message).not.toContain('\n');
  });

  it('reads dates and numbers beyond all measure as text', () => {
    const [spec] = read(
      'codex',
      '[mcp_servers.a]\ncommand = "x"\nsince = 2026-01-02\nbig = 9223372036854775807\n',
    ).specs;
    expect(spec?.launch.extra).toEqual({ since: '2026-01-02', big: '9223372036854775807' });
  });

  it('reads behind a byte order mark', () => {
    expect(names(read('codex', '\uFEFF[mcp_servers.a]\ncommand = "x"\n'))).toEqual(['a']);
  });
});

describe('files in every state', () => {
  const ONE = '{"mcpServers": {"a": {"command": "x"}}}';

  it('a byte order mark is read past, other bytes than UTF-8 are an error', async () => {
    expect((await found({ '.mcp.json': `\uFEFF${ONE}` })).found).toHaveLength(1);
    await expect(found({ '.mcp.json': Buffer.from(`\uFEFF${ONE}`, 'utf16le') })).rejects.toMatchObject({
      code: 'E_CONFIG',
      message: expect.stringContaining('UTF-8'),
    });
  });

  it('20 MiB are read, a byte more is an error', async () => {
    const size = 20 * 1024 * 1024;
    expect((await found({ '.mcp.json': ONE.padEnd(size) })).found).toHaveLength(1);
    await expect(found({ '.mcp.json': ONE.padEnd(size + 1) })).rejects.toMatchObject({
      code: 'E_CONFIG',
      message: expect.stringContaining('20 MiB'),
    });
  });

  it('a folder in place of a file, and a file in place of a folder', async () => {
    await expect(found({ '.mcp.json/x': '' })).rejects.toMatchObject({ code: 'E_CONFIG' });
    const beside = await found({ '.mcp.json': ONE, '.continue/mcpServers': '' });
    expect(beside.found).toHaveLength(1);
    expect(beside.problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('ENOTDIR') }),
    ]);
  });

  it('one that cannot be read hides no other, also where both are named', async () => {
    const files = { '.mcp.json': ONE, '.cursor/mcp.json': '{\n  "mcpServers": nope}' };
    const both = await found(files);
    expect(both.found.map(({ key }) => key)).toEqual(['a']);
    expect(both.problems).toMatchObject([{ pointer: ':2:17', message: /not valid JSON/ }]);
    const named = await found(files, { configs: ['.mcp.json', '.cursor/mcp.json'] });
    expect(named.found.map(({ key }) => key)).toEqual(['a']);
    expect(named.problems).toMatchObject([
      { pointer: ':2:17', next: expect.stringContaining('Correct the file') },
    ]);
    await expect(found(files, { configs: ['.cursor/mcp.json'] })).rejects.toMatchObject({ code: 'E_CONFIG' });
  });

  const root = process.getuid?.() === 0 || process.platform === 'win32';
  it.skipIf(root)(
    root ? 'an unreadable file (skipped: this user can read everything)' : 'an unreadable file is an error',
    async () => {
      const folder = scratch();
      writeFileSync(join(folder, '.mcp.json'), ONE);
      chmodSync(join(folder, '.mcp.json'), 0);
      const scope = { place: placeOf(folder), configs: [], user: false };
      await expect(discover(scope, nodeHost(new AbortController().signal))).rejects.toMatchObject({
        message: expect.stringContaining('EACCES'),
      });
    },
  );

  it('what cannot be read is an error on every machine, be it a file or a folder', async () => {
    const host = nodeHost(new AbortController().signal);
    const refused = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    const folder = scratch();
    writeFileSync(join(folder, '.mcp.json'), ONE);
    mkdirSync(join(folder, '.continue/mcpServers'), { recursive: true });
    const scope = { place: placeOf(folder), configs: [], user: false };
    await expect(discover(scope, { ...host, files: { ...host.files, read: refused } })).rejects.toMatchObject(
      { code: 'E_CONFIG', message: expect.stringContaining('EACCES') },
    );
    const { found: others, problems } = await discover(scope, {
      ...host,
      files: { ...host.files, list: refused },
    });
    expect(others).toHaveLength(1);
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('EACCES'));
  });
});

describe('one file, many readers', () => {
  it('is read once, under the first of them, and the others are told', async () => {
    const { found: specs, files } = await found({ '.mcp.json': '{"mcpServers": {"a": {"command": "x"}}}' });
    expect(files).toHaveLength(1);
    expect(specs).toMatchObject([
      {
        key: 'a',
        client: { id: 'claude-code' },
        readers: ['Cursor', 'Copilot CLI', 'Warp', 'Qwen Code', 'Visual Studio', 'JetBrains Air'],
      },
    ]);
  });

  it.each<readonly [title: string, text: object, servers: string[], problems: number]>([
    ['of another client under its key', { mcp_servers: { e: X } }, ['e warp'], 0],
    [
      'beside the usual key',
      { mcpServers: { a: X }, mcp: { servers: { e: X } } },
      ['a claude-code', 'e warp'],
      0,
    ],
    ['of Visual Studio', { mcpServers: { a: X }, servers: { e: X } }, ['a claude-code', 'e claude-code'], 0],
    ['that the first skips', { mcpServers: { a: { url: 'https://h.example.com/' } } }, ['a cursor'], 0],
    ['that nobody understands', { mcpServers: { a: X, b: { url: 1 } } }, ['a claude-code'], 1],
  ])('a server %s is found', async (_, text, servers, problems) => {
    const discovery = await found({ '.mcp.json': JSON.stringify(text) });
    expect(discovery.found.map(({ key, client: { id } }) => `${key} ${id}`)).toEqual(servers);
    expect(discovery.problems).toHaveLength(problems);
  });

  it.each([
    ['x.json', { mcpServers: { e: X }, context_servers: { a: X } }],
    ['x.json', { mcpServers: { e: X }, 'amp.mcpServers': { a: X } }],
    ['x.json', { mcpServers: { e: X }, mcp: { a: { type: 'local', command: ['x'] } } }],
    ['x.json', { servers: { a: X }, mcp: { e: { command: ['x'] } } }],
    ['x.json', { servers: { a: X }, mcp_servers: { e: X } }],
    ['x.json', { mcp_servers: { a: X, e: X } }],
    ['x.yaml', { mcp_servers: { a: X, e: X } }],
    ['x.yaml', { extensions: { a: { cmd: 'x' } }, mcpServers: { e: X } }],
    ['x', { mcp_servers: { a: X }, mcpServers: { e: X } }],
  ])('%s with %j: no container hides another', async (path, text) => {
    const discovery = await found({ [path]: JSON.stringify(text) }, { configs: [path] });
    expect(discovery.found.map(({ key }) => key)).toEqual(['a', 'e']);
  });

  it.each([
    ['.vscode/settings.json', '{"amp.mcpServers": {"a": {"command": "x"}}}'],
    ['t.code-workspace', '{"settings": {"mcp.servers": {"a": {"command": "x"}}}}'],
    ['home/.config/Code/User/profiles/-3f/mcp.json', '{"servers": {"a": {"command": "x"}}}'],
    ['home/.vscode-server/data/User/mcp.json', '{"servers": {"a": {"command": "x"}}}'],
    ['home/.gemini/extensions/e/gemini-extension.json', '{"mcpServers": {"a": {"command": "x"}}}'],
    ['home/.codex/work.config.toml', '[mcp_servers.a]\ncommand = "x"\n'],
    [
      'home/.config/Cursor/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json',
      '{"mcpServers": {"a": {"command": "x"}}}',
    ],
  ])('%s is read', async (path, text) => {
    const user = path.startsWith('home/');
    expect((await found({ [path]: text }, { user })).found.map(({ key }) => key)).toEqual(['a']);
    // The client is told by the path also where somebody names it.
    const named = await found({ [path]: text }, { configs: [path] });
    expect(named).toMatchObject({ found: [{ key: 'a' }], notices: [], problems: [] });
  });

  it('any number of launches may have one name', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, n) => [
        `.continue/mcpServers/${n}.json`,
        `{"mcpServers": {"a": {"command": "x${n}"}}}`,
      ]),
    );
    const keys = (await found(files)).found.map(({ key }) => key);
    expect(keys).toHaveLength(120);
    expect(keys).toContain('a@continue-119');
  });

  it('a folder of configs is read file by file, in order, and others of its files are none', async () => {
    const { found: specs } = await found({
      '.continue/mcpServers/b.yaml': 'mcpServers: [{name: b, command: x}]\n',
      '.continue/mcpServers/a.json': '{"command": "x"}',
      '.continue/mcpServers/notes.txt': 'mcpServers',
    });
    expect(specs.map(({ key, spec }) => `${key} ${spec.file.split('/').at(-1)}`)).toEqual([
      'a a.json',
      'b b.yaml',
    ]);
  });

  it('the order of a folder is not that of the disk', async () => {
    const folder = scratch();
    mkdirSync(join(folder, '.continue/mcpServers'), { recursive: true });
    for (const name of ['a', 'b'])
      writeFileSync(join(folder, `.continue/mcpServers/${name}.json`), '{"command": "x"}');
    const host = nodeHost(new AbortController().signal);
    const list = async (path: string) => [...(await host.files.list(path))].sort().reverse();
    const { files } = await discover(
      { place: placeOf(folder), configs: [], user: false },
      { ...host, files: { ...host.files, list } },
    );
    expect(files.map((file) => file.slice(-6))).toEqual(['a.json', 'b.json']);
  });

  it('of the user with --user, those of the project without it', async () => {
    const files = {
      '.mcp.json': '{"mcpServers": {"a": {"command": "x"}, "same": {"command": "s"}}}',
      'home/.claude.json':
        '{"mcpServers": {"a": {"command": "y"}, "same": {"command": "s"}, "own": {"command": "z"}}}',
      'home/.codex/config.toml': '[mcp_servers.a]\ncommand = "c"\n',
    };
    expect((await found(files)).found.map(({ key }) => key)).toEqual(['a', 'same']);
    const all = (await found(files, { user: true })).found;
    expect(all.map(({ key, spec }) => `${key} ${spec.scope}`)).toEqual([
      'a user',
      'a@codex user',
      'own user',
      'same user',
    ]);
    expect(all.find(({ key }) => key === 'own')?.readers).toEqual(['Warp']);
  });
});

describe('files that declare nothing', () => {
  it.each([
    ['.gemini/settings.json', '{"theme": "dark"}'],
    ['.codex/config.toml', 'model = "x"\n'],
    ['opencode.json', '{"$schema": "https://opencode.ai/config.json"}'],
    ['.zed/settings.json', '// nothing\n{}'],
    ['.amp/settings.json', '{"amp.x": 1}'],
    ['crush.json', '{"lsp": {}}'],
    ['librechat.yaml', 'interface: {mcpServers: {use: true}}\n'],
    ['.devcontainer/devcontainer.json', '{"image": "x"}'],
    ['.claude-plugin/plugin.json', '{"name": "x", "mcpServers": "./.mcp.json"}'],
    ['.kiro/agents/a.json', '{"name": "x"}'],
  ])('%s: nothing odd', async (path, text) => {
    expect(await found({ [path]: text })).toMatchObject({ found: [], notices: [], problems: [] });
  });

  it.each([
    ['.cursor/mcp.json', '{"tools": [{"command": "x"}]}', 'notices'],
    ['.roo/mcp.json', '{"tools": []}', 'notices'],
    ['.claude-plugin/plugin.json', '{"mcpServers": "./other.json"}', 'problems'],
    ['.crushrc', 'mcp add x --command y', 'problems'],
    ['.crushrc', 'm"c"p add x', 'problems'],
    ['.crushrc', '. ./more', 'problems'],
    ['.crushrc', '# mcp\noption set x y', 'notices'],
    ['.gemini/settings.json', '{"mcp": {"serverCommand": "x"}}', 'problems'],
    ['.continue/config.yaml', 'mcpServers: [{uses: a/b}]\n', 'problems'],
  ] as const)('%s with %s says so', async (path, text, where) => {
    const discovery = await found({ [path]: text });
    expect(discovery.found).toEqual([]);
    expect(discovery[where]).toEqual([expect.objectContaining({ file: expect.stringContaining(path) })]);
  });
});

test('no value of a variable, header, token or file shows in what list prints', async () => {
  const root = scratch();
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write(
    '.mcp.json',
    '{"mcpServers": {"a": {"command": "x", "env": {"K": "canary-1"}, "environment": {"K": "canary-2"}}, "b": {"type": "http", "url": "https://h.example.com/", "headers": {"K": "canary-3"}, "nested": {"env": {"K": "canary-4"}}}, "c": {"command": 1, "env": {"K": "canary-5"}}}}',
  );
  write(
    'opencode.json',
    '{"mcp": {"d": {"type": "local", "command": ["x"], "environment": {"K": {"canary-6": 1}}}, "e": {"type": "local", "command": ["x"], "environment": {"K": "canary-7"}}}}',
  );
  write(
    '.codex/config.toml',
    '[mcp_servers.f]\nurl = "https://f.example.com/"\nbearer_token = "canary-8"\nhttp_headers = { K = "canary-9" }\n',
  );
  write(
    'librechat.yaml',
    'mcpServers:\n  g: {command: x, env: {K: canary-10}}\n  h: {url: "https://h/", headers: [canary-11]}\n',
  );
  write(
    '.continue/config.yaml',
    'mcpServers:\n  - {name: i, url: "https://i.example.com/", apiKey: canary-12}\n',
  );
  write('crush.json', '{"mcp": {"j": {"type": "stdio", "command": "x", "env": {"K": "$(echo canary-13)"}}}}');
  for (const argv of [['list'], ['list', '--reporter', 'json'], ['init', '--yes']]) {
    const ran = await mcpLock(root, argv, { home: join(root, 'home') });
    expect(ran.stdout + ran.stderr).not.toMatch(/canary/);
    expect(ran.stdout + ran.stderr).not.toBe('');
  }
});

test('any number of servers may wait for an interruption without a warning', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  process.on('warning', note);
  const { signal } = nodeHost(new AbortController().signal);
  for (let count = 0; count < 50; count += 1) signal.addEventListener('abort', () => undefined);
  await new Promise(setImmediate);
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
