/** Configs as people write them, and as they break them, for every client and platform. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claudeCode } from '../src/config/clients/claude-code.ts';
import { claudeDesktop } from '../src/config/clients/claude-desktop.ts';
import { cursor } from '../src/config/clients/cursor.ts';
import { generic } from '../src/config/clients/generic.ts';
import { CLIENTS, clientsOfFile } from '../src/config/clients/index.ts';
import { vscode } from '../src/config/clients/vscode.ts';
import type { Client, ConfigReading, Place } from '../src/contracts.ts';
import { McpLockError } from '../src/errors.ts';
import { WINDOWS as EMPTY_WINDOWS, LINUX } from './helpers/places.ts';

const WINDOWS: Place = { ...EMPTY_WINDOWS, env: { AppData: 'D:\\Roaming' } };

const fixture = (path: string): string =>
  readFileSync(new URL(`./fixtures/clients/${path}`, import.meta.url), 'utf8');
const read = (client: Client, text: string, path = '/home/ada/repo/config.json'): ConfigReading =>
  client.read(text, { path, scope: 'project' }, LINUX);
const names = ({ specs }: ConfigReading): readonly string[] => specs.map(({ name }) => name);
const places = (notes: ConfigReading['problems']): readonly string[] => notes.map(({ pointer }) => pointer);
const servers = (entries: string): string => `{"mcpServers": {${entries}}}`;

describe('whose a file is that somebody names', () => {
  it.each([
    ['/srv/other/.mcp.json', LINUX, 'claude-code'],
    ['/srv/other/.cursor/mcp.json', LINUX, 'cursor'],
    ['/srv/other/.vscode/mcp.json', LINUX, 'vscode'],
    ['/srv/other/.vscode/settings.json', LINUX, 'vscode'],
    ['/srv/backup/claude_desktop_config.json', LINUX, 'claude-desktop'],
    ['D:\\other\\.vscode\\mcp.json', WINDOWS, 'vscode'],
    ['/srv/other/mcp.json', LINUX, 'generic'],
    ['/srv/other/.gemini/settings.json', LINUX, 'gemini-cli'],
    ['/srv/other/settings.json', LINUX, 'generic'],
    ['/srv/other/servers.jsonc', LINUX, 'generic'],
    ['/srv/other/.warp/.mcp.json', LINUX, 'warp'],
    ['/srv/other/.github/mcp.json', LINUX, 'copilot-cli'],
    ['/srv/other/.continue/mcpServers/notes.yaml', LINUX, 'continue'],
    ['/srv/other/.continue/mcpServers/notes.txt', LINUX, 'generic'],
    ['/srv/team.code-workspace', LINUX, 'vscode'],
    ['D:\\Other\\.Codex\\Config.toml', WINDOWS, 'codex'],
    ['/odd/place/config.toml', { ...LINUX, env: { CODEX_HOME: '/odd/place' } }, 'codex'],
    ['/odd/place/config.toml', LINUX, 'generic'],
  ])('--config %s', (path, place, id) => {
    expect(clientsOfFile(path, place)[0].id).toBe(id);
  });

  it.each([
    ['a.toml', '[mcp_servers.a]\ncommand = "x"', 'codex'],
    ['a.toml', 'model = "x"', 'codex'],
    ['a.json', '{"context_servers": {}}', 'zed'],
    ['a.json', '{"amp.mcpServers": {}}', 'amp'],
    ['a.json', '{"server": {"mcp_config": {"command": "x"}}}', 'mcpb'],
    ['a.json', '{"mcp": {"a": {"type": "remote", "url": "https://h/"}}}', 'opencode'],
    ['a.json', '{"mcp": {"a": {"type": "http", "url": "https://h/"}}}', 'crush'],
    ['a.json', '{"$schema": "https://charm.land/crush.json"}', 'crush'],
    ['a.json', '{"servers": {}, "inputs": []}', 'vscode'],
    ['a.json', '{"servers": {}, "mcpServers": {}}', 'generic'],
    ['a.json', '{"mcp": {"servers": {}}}', 'vscode'],
    ['a.json', '{"mcpServers": {"a": {"command": "${extensionPath}/x"}}}', 'gemini-cli'],
    ['a.json', '{"mcpServers": {"a": {"command": "${CLAUDE_PLUGIN_ROOT}/x"}}}', 'claude-code'],
    ['a.json', '{"mcpServers": [{"name": "a", "command": "x"}]}', 'continue'],
    ['a.json', '{"mcpServers": {"a": {"command": "x"}}}', 'generic'],
    ['a.yaml', 'extensions: {a: {cmd: x}}', 'goose'],
    ['a.yaml', 'mcp: {servers: {a: {command: x}}}', 'mcp-agent'],
    ['a.yaml', 'mcp: {servers: {a: {target: x}}}', 'fast-agent'],
    ['a.yaml', 'mcpServers: [{name: a, command: x}]', 'continue'],
    ['a.yaml', 'mcpServers: {a: {command: x}}', 'librechat'],
    ['.cursor/mcp.json', '{"context_servers": {}}', 'cursor'],
    ['a.json', '{"mcpServers": ', 'generic'],
    ['noname', '[mcp_servers.a]\ncommand = "x"', 'codex'],
    ['noname', 'extensions:\n  a:\n    cmd: x', 'goose'],
  ])('%s with %s is told by what stands in it', (name, text, id) => {
    expect(clientsOfFile(`/srv/${name}`, LINUX, text)[0].id).toBe(id);
  });
});

describe('what a file declares', () => {
  it('reads commands, addresses, variables by name, and whether a server is on', () => {
    const reading = read(claudeCode, fixture('claude-code/usual.json'), '/home/ada/repo/.mcp.json');
    expect(reading.problems).toEqual([]);
    expect(reading.notices.map(({ message }) => message)).toEqual([
      'mcp-lock does not act on these keys of servers: disabled.',
    ]);
    expect(reading.specs[0]).toEqual({
      name: 'notes',
      client: 'claude-code',
      file: '/home/ada/repo/.mcp.json',
      pointer: '/mcpServers/notes',
      scope: 'project',
      launch: {
        transport: 'stdio',
        command: 'npx',
        args: ['-y', '@example/notes-server@1.4.0', `\${NOTES_FOLDER:-./notes}`],
        env: ['LOG_LEVEL', 'NOTES_TOKEN'],
      },
      env: { NOTES_TOKEN: `\${NOTES_TOKEN}`, LOG_LEVEL: 'warn' },
      enabled: true,
    });
    expect(
      reading.specs.slice(1).map(({ name, launch, enabled }) => [name, launch.transport, enabled]),
    ).toEqual([
      ['tickets', 'http', true],
      ['feed', 'sse', true],
      ['paused', 'stdio', true],
    ]);
    expect(reading.specs[1]?.launch).toMatchObject({ headers: ['Authorization', 'X-Team'] });
  });

  it('reads VS Code: comments, trailing commas, values that are no texts, an address without type', () => {
    const reading = read(vscode, fixture('vscode/mcp.json'), '/home/ada/repo/.vscode/mcp.json');
    expect(reading.problems).toEqual([]);
    expect(names(reading)).toEqual(['files', 'plain']);
    expect(reading.specs[0]).toMatchObject({
      pointer: '/servers/files',
      launch: { cwd: `\${workspaceFolder}/sub`, env: ['PORT', 'TOKEN', 'VERBOSE'] },
      env: { PORT: '8080', VERBOSE: 'true', TOKEN: `\${input:token}` },
    });
    expect(reading.specs[1]?.launch.transport).toBe('http');
  });

  it.each([
    ['settings-nested.json', ['/mcp/servers/nested']],
    ['settings-dotted.json', ['/mcp.servers/dotted']],
    ['settings-none.json', []],
  ])('reads VS Code settings, %s', (file, pointers) => {
    const reading = read(vscode, fixture(`vscode/${file}`), '/home/ada/repo/.vscode/settings.json');
    expect(reading.specs.map(({ pointer }) => pointer)).toEqual(pointers);
    expect([...reading.notices, ...reading.problems]).toEqual([]);
  });

  it('reads Claude Desktop beside its preferences, and says that it skips addresses', () => {
    const reading = read(claudeDesktop, fixture('claude-desktop/usual.json'));
    expect(names(reading)).toEqual(['disk']);
    expect(reading.problems).toEqual([
      expect.objectContaining({
        pointer: '/mcpServers/web/url',
        message: expect.stringContaining('local commands only'),
      }),
    ]);
    expect(reading.notices).toEqual([]);
  });

  it('notes a whole command line, and all unread keys of a file at once', () => {
    const reading = read(cursor, fixture('cursor/usual.json'));
    expect(names(reading)).toEqual(['local', 'second', 'remote']);
    expect(reading.specs[1]?.launch).toMatchObject({ command: 'npx example-server --fast', args: [] });
    expect(reading.notices.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual([
      expect.stringMatching(/^\/mcpServers\/second: "command" contains a whole command line/),
      ': mcp-lock does not act on these keys of servers: envFile, unknownKey.',
    ]);
  });

  it.each([
    ['context-servers.json', ['zed-like']],
    ['flat.json', ['one', 'two']],
    ['both-keys.json', ['same', 'same', 'uri']],
  ])('reads any file by its usual keys, %s', (file, expected) => {
    const reading = read(generic, fixture(`generic/${file}`));
    expect(names(reading)).toEqual(expected);
    expect(reading.problems).toEqual([]);
  });
});

describe('switches', () => {
  const off = '{"a": {"command": "x", "disabled": true}, "b": {"command": "x", "enabled": false}}';

  it.each([claudeCode, claudeDesktop, cursor, vscode])(
    '$id does not read them: the server is on',
    (client) => {
      const { specs } = read(client, `{"${client === vscode ? 'servers' : 'mcpServers'}": ${off}}`);
      expect(specs.map(({ enabled, launch }) => [enabled, launch.extra])).toEqual([
        [true, { disabled: true }],
        [true, { enabled: false }],
      ]);
    },
  );

  it('a file of nobody in particular honours them', () => {
    const { specs } = read(generic, `{"mcpServers": ${off}}`);
    expect(specs.map(({ enabled, launch }) => [enabled, launch.extra])).toEqual([
      [false, undefined],
      [false, undefined],
    ]);
  });
});

describe('keys nobody here acts on', () => {
  const extraOf = (block: string, client = claudeCode) =>
    read(client, servers(`"a": ${block}`)).specs[0]?.launch.extra;

  it.each([
    ['{"command": "x", "envFile": ".env"}', { envFile: '.env' }],
    [
      '{"command": "x", "sandbox": {"a": [1, null, {"b": true}]}}',
      { sandbox: { a: [1, null, { b: true }] } },
    ],
    ['{"type": "http", "url": "https://h/", "headersHelper": "./run"}', { headersHelper: './run' }],
    ['{"type": "http", "url": "https://h/", "command": "x"}', { command: 'x' }],
    ['{"type": "stdio", "command": "x", "url": "https://h/"}', { url: 'https://h/' }],
    ['{"command": "x", "type": "stdio", "transport": "sse"}', { transport: 'sse' }],
    ['{"type": "sse", "url": "https://h/", "serverUrl": "https://i/"}', { serverUrl: 'https://i/' }],
    ['{"command": "x", "transportType": "stdio", "oauth": {}}', { transportType: 'stdio', oauth: {} }],
    ['{"command": "x", "headers": {"B": "canary", "A": "canary"}}', { headers: ['A', 'B'] }],
    [
      '{"command": "x", "environment": {"B": "canary"}, "a": {"envs": {"C": "canary"}}}',
      { environment: ['B'], a: { envs: ['C'] } },
    ],
    ['{"command": "x", "Env": {"A": "canary"}}', { Env: ['A'] }],
    ['{"command": "x", "environmentVariables": {"A": "canary"}}', { environmentVariables: ['A'] }],
    ['{"command": "x", "env_vars": ["A=canary", "B"]}', { env_vars: ['A', 'B'] }],
    [
      '{"command": "x", "headers": ["X-A: canary", {"name": "B", "value": "canary"}, "can ary"]}',
      { headers: ['X-A', 'B', '${redacted}'] },
    ],
    [
      '{"command": "x", "a": {"secrets": {"A": "canary"}}, "secrets": "canary"}',
      { a: { secrets: ['A'] }, secrets: '${redacted}' },
    ],
    ['{"command": "x", "dev": {"watch": "**"}, "anything": 0}', { dev: { watch: '**' }, anything: 0 }],
  ])('%s', (block, expected) => {
    expect(extraOf(block)).toEqual(expected);
  });

  it('leaves out notes and switches that start and reach nothing', () => {
    const harmless = [
      ...'description note comment _x $schema // name title icon category gallery version timeout'.split(' '),
      ...'timeoutMs requestTimeout startup_timeout_sec connectionTimeout autoApprove alwaysAllow trust'.split(
        ' ',
      ),
      ...'disabledTools enabledTools includeTools excludeTools tools alwaysLoad deferTools autoStart'.split(
        ' ',
      ),
    ];
    const keys = harmless.map((key) => `${JSON.stringify(key)}: 1`).join(', ');
    expect(extraOf(`{"command": "x", ${keys}}`)).toBeUndefined();
    expect(read(claudeCode, servers(`"a": {"command": "x", ${keys}}`)).notices).toEqual([]);
  });

  it('holds plain names only', () => {
    const extra = extraOf('{"command": "x", "constructor": {"__proto__": {"a": 1}}}') ?? {};
    expect([extra, extra['constructor']].map((value) => Object.getPrototypeOf(value))).toEqual([null, null]);
    expect(JSON.stringify(extra)).toBe('{"constructor":{"__proto__":{"a":1}}}');
  });
});

describe('what goes wrong in one entry', () => {
  it('is a problem with a pointer and hides no neighbour', () => {
    const reading = read(claudeCode, fixture('claude-code/mixed.json'));
    // Claude Code does not use "cwd".
    expect(names(reading)).toEqual(['good-first', 'cwd-number', 'good-last']);
    expect(places(reading.problems)).toEqual([
      '/mcpServers/no-type/url',
      '/mcpServers/number-command/command',
      '/mcpServers/args-text/args',
      '/mcpServers/args-number/args',
      '/mcpServers/list',
      '/mcpServers/nothing',
      '/mcpServers/empty',
      '/mcpServers/empty-command/command',
      '/mcpServers/both',
      '/mcpServers/odd-type/type',
      '/mcpServers/type-number/type',
      '/mcpServers/type-without-command/type',
      '/mcpServers/type-without-url/type',
      '/mcpServers/not-web/url',
      '/mcpServers/env-list/env',
      '/mcpServers/env-deep/env',
      '/mcpServers/env-name/env',
      '/mcpServers/headers-text/headers',
      '/mcpServers/',
    ]);
    expect(reading.problems[0]?.message).toContain('The client ignores this entry');
    expect(reading.problems.every(({ file }) => file === '/home/ada/repo/config.json')).toBe(true);
    expect(JSON.stringify(reading)).not.toContain('canary-secret');
  });

  it.each([
    ['a list of servers', '{"mcpServers": [{"name": "a", "command": "node"}]}', '/mcpServers'],
    ['text', '{"mcpServers": "none"}', '/mcpServers'],
  ])('a container that is %s is a problem', (_, text, pointer) => {
    expect(places(read(claudeCode, text).problems)).toEqual([pointer]);
  });
});

describe('names that trip JavaScript', () => {
  const reading = read(claudeCode, fixture('claude-code/odd-names.json'));

  it('are plain names, in the order of the file, behind a byte order mark', () => {
    expect(names(reading)).toEqual(['__proto__', 'constructor', 'toString', 'a/b~c', '10', '9', 'twice']);
    expect(reading.problems).toMatchObject([
      { pointer: '/mcpServers/twice', server: 'twice' },
      { pointer: '/mcpServers/__proto__', server: '__proto__' },
    ]);
    expect(reading.specs[3]?.pointer).toBe('/mcpServers/a~1b~0c');
  });

  it('stay plain in the environment too', () => {
    expect(reading.specs[0]?.launch).toMatchObject({ env: ['__proto__', 'constructor'] });
    expect(Object.entries(reading.specs[0]?.env ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });

  it('written twice, the last one is read and a problem names both lines', () => {
    expect(reading.specs.at(-1)?.launch).toMatchObject({ args: ['second.js'] });
    expect(reading.notices).toEqual([]);
    expect(reading.problems[0]?.message).toContain('in line 12 and in line 13');
  });

  it('a container written twice is a problem: it hides servers', () => {
    const twice = read(
      claudeCode,
      '{"mcpServers": {"a": {"command": "x"}}, "mcpServers": {"b": {"command": "y"}}}',
    );
    expect(names(twice)).toEqual(['b']);
    expect(places(twice.problems)).toEqual(['/mcpServers']);
    const same = read(
      claudeCode,
      '{"mcpServers": {"b": {"command": "y"}}, "mcpServers": {"b": {"command": "y"}}}',
    );
    expect([places(same.problems), places(same.notices)]).toEqual([[], ['/mcpServers']]);
  });
});

describe('a file that holds no servers', () => {
  it.each([
    ['an empty file', ''],
    ['blanks and a comment', ' \n// nothing yet\n'],
    ['an empty object', '{}'],
    ['an empty map', servers('')],
    ['a map of nothing', '{"mcpServers": null}'],
  ])('%s says nothing', (_, text) => {
    expect(read(claudeCode, text)).toEqual({ specs: [], notices: [], problems: [] });
  });

  it('another shape is noticed', () => {
    const reading = read(cursor, fixture('cursor/wrong-shape.json'));
    expect(reading.specs).toEqual([]);
    expect(reading.notices).toEqual([
      expect.objectContaining({ message: expect.stringContaining('"mcpServers"') }),
    ]);
  });

  it("another client's key is read with a notice", () => {
    const reading = read(claudeCode, fixture('claude-code/other-key.json'));
    expect(names(reading)).toEqual(['notes']);
    expect(places(reading.notices)).toEqual(['/servers']);
  });

  it.each([
    ['servers at the top level', claudeCode, 'flat.json'],
    ['a file named with --config and not understood', generic, 'unknown.json'],
  ])('%s is a problem', (_, client, file) => {
    const reading = read(client, fixture(`generic/${file}`));
    expect(reading.specs).toEqual([]);
    expect(reading.problems).toHaveLength(1);
  });
});

describe('a file that cannot be read as a whole', () => {
  const failure = (text: string): McpLockError => {
    try {
      read(claudeCode, text);
    } catch (error) {
      if (error instanceof McpLockError) return error;
    }
    throw new Error('no McpLockError');
  };

  it.each([
    ['cut off', fixture('claude-code/truncated.json'), /:4:1$/],
    ['a stray word', '{\n  "mcpServers": nope\n}', /:2:17$/],
    ['text after the end', '{} {}', /:1:4$/],
    ['a list', '[]', /:1:1$/],
    ['a text', '"mcpServers"', /:1:1$/],
    ['nested beyond reason', '['.repeat(200_000), /:1:\d+$/],
  ])('%s is an error with its place', (_, text, place) => {
    const error = failure(text);
    expect(error.code).toBe('E_CONFIG');
    expect(error.detail.place).toMatch(/^\/home\/ada\/repo\/config\.json:/);
    expect(error.detail.place).toMatch(place);
    expect(error.detail.next).toBe('Correct the file at this position, then run the same command again.');
  });
});

it('every file of the folder is in the list', () => {
  const shared = ['index.ts'];
  const files = readdirSync(new URL('../src/config/clients/', import.meta.url)).filter(
    (file) => file.endsWith('.ts') && !shared.includes(file),
  );
  expect(files.sort()).toEqual(CLIENTS.map(({ id }) => `${id}.ts`).sort());
});
