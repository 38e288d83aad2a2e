/**
 * `wrap` and `unwrap`: configs start their servers through the guard, are still understood, and come back to the last byte.
 * Servers are real ones, started by `init` and `verify`; the guard itself is not started here.
 */

import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CLIENTS, clientsOfFile } from '../src/config/clients/index.ts';
import { startWords, wrappedLaunch } from '../src/config/reading/guard-line.ts';
import { guardWords } from '../src/config/wrap/guard-words.ts';
import { hasDuplicateKeys, unwrappedText, wrappedText } from '../src/config/wrap/rewrite.ts';
import type { Client, Dialect, Place } from '../src/contracts.ts';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { lockLaunch, lockOrigin } from '../src/lock/entry.ts';
import type { Spec } from '../src/model.ts';
import { installGuard, onPath } from './helpers/installed-guard.ts';
import { HONEST, repository } from './helpers/repository.ts';
import type { Ran, RunOptions } from './helpers/run.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const PLACE: Place = {
  platform: 'linux',
  workspaceFolder: '/home/ada/repo',
  userHome: '/home/ada',
  tmpdir: '/tmp',
  env: {},
};
const WORDS = ['npx', '--no-install', 'mcp-lock', 'guard', 'n', '--'];

describe('a line that is taken for a guard', () => {
  test.each<readonly [line: string, name: string, inner: string]>([
    ['mcp-lock guard n -- npx -y x@1', 'n', 'npx -y x@1'],
    ['npx --no-install mcp-lock guard n -- npx -y x@1', 'n', 'npx -y x@1'],
    ['cmd /c npx --no-install mcp-lock guard n -- cmd /c npx x', 'n', 'cmd /c npx x'],
    ['mcp-lock guard n --cwd .. --lockfile l.json --strict -- x -- --y', 'n', 'x -- --y'],
    ['mcp-lock guard n --on-drift stop --cwd ${workspaceFolder}/a -- x', 'n', 'x'],
    ['mcp-lock guard a -- mcp-lock guard b -- x', 'a', 'mcp-lock guard b -- x'],
  ])('%s', (line, name, inner) => {
    const found = wrappedLine(line);
    expect(found).toMatchObject({ name, launch: launchOf(inner), warnsOnly: false });
    expect(`${found?.words.join(' ')} ${inner}`).toBe(line);
  });

  test.each([
    ['a program of the repository', './mcp-lock guard n -- x'],
    ['a program of any other place', '/tmp/mcp-lock guard n -- x'],
    ['a package that npx would fetch', 'npx -y mcp-lock guard n -- x'],
    ['another package', 'npx --no-install mcp-lock-too guard n -- x'],
    ['another command', 'mcp-lock exec n -- x'],
    ['no server behind it', 'mcp-lock guard n --'],
    ['a remote server', 'mcp-lock guard n'],
    ['an option nobody knows', 'mcp-lock guard n --do-not -- x'],
    ['a log, which names a file to write to', 'mcp-lock guard n --log l -- x'],
    ['no name', 'mcp-lock guard -- x'],
    ['an option before it', 'mcp-lock --cwd /else guard n -- x'],
    ['a shell', 'sh -c mcp-lock guard n -- x'],
    ['an option in the place of a value', 'mcp-lock guard n --on-drift --lockfile --timeout warn -- x'],
    ['the end of the options in the place of a value', 'mcp-lock guard n --cwd -- -- x'],
    ['a way that the guard does not know', 'mcp-lock guard n --on-drift quiet -- x'],
    ['a way that the environment decides', 'mcp-lock guard n --on-drift ${GITHUB_ACTIONS:-warn} -- x'],
    [
      'a lock that the environment decides',
      'mcp-lock guard n --lockfile ${GITHUB_WORKSPACE:-evil}/l.json -- x',
    ],
    ['a folder that the environment decides', 'mcp-lock guard n --cwd $PWD -- x'],
    ['a variable behind the folder', 'mcp-lock guard n --cwd ${workspaceFolder}/${A} -- x'],
    ['a time that the environment decides', 'mcp-lock guard n --timeout %A% -- x'],
    ['a config that a command names', 'mcp-lock guard n --config $(evil) -- x'],
    ['a name that the environment decides', 'mcp-lock guard ${N:-n} -- x'],
    ['another command in a line of Windows', 'cmd /c mcp-lock guard n --timeout 3&evil -- x'],
  ])('not: %s', (_, line) => {
    expect(wrappedLine(line)).toBeUndefined();
  });

  test.each(['linux', 'win32'] as const)('what wrap writes on %s', (platform) => {
    for (const via of ['npx', 'path'] as const) {
      const words = [...startWords(via, { ...PLACE, platform }), 'guard', 'n', '--', 'x'];
      expect(wrappedLine(words.join(' '))?.launch.command).toBe('x');
    }
  });

  test('a guard that only warns is told', () => {
    expect(wrappedLine('mcp-lock guard n --on-drift warn -- x')?.warnsOnly).toBe(true);
    expect(wrappedLine('mcp-lock guard n --on-drift stop -- x')?.warnsOnly).toBe(false);
  });

  test.each([
    ['its own', 'notes', true],
    ['its own in the lock, apart from another of that name', 'notes@claude-code', true],
    ['its own, the third of them', 'notes@claude-code-3', true],
    ["another client's", 'notes@cursor', false],
    ['another server', 'other', false],
    ['a longer one', 'notes@claude-code-3x', false],
    ['a longer one that ends alike', 'notes@claude-code-x-3', false],
  ])('under a name that is %s', (_, guardName, isOwn) => {
    const args = ['guard', guardName, '--', 'npx', '-y', 'x@1'];
    const { specs, notices } = readAs(
      'claude-code',
      JSON.stringify({ mcpServers: { notes: { command: 'mcp-lock', args } } }),
    );
    expect(specs[0]?.launch).toMatchObject({ command: isOwn ? 'npx' : 'mcp-lock' });
    expect(specs[0]?.guarded).toEqual(isOwn ? ['mcp-lock', 'guard', guardName, '--'] : undefined);
    expect(notices.map(({ message }) => message)).toEqual(
      isOwn ? [] : [expect.stringContaining('has another server name')],
    );
  });
});

/** As VS Code reads it, which fills in the folder of the project. */
const wrappedLine = (line: string) => wrappedLaunch(launchOf(line), 'vscode', PLACE);

test.each<[Dialect, boolean]>([
  ['vscode', true],
  ['cursor', true],
  ['roo', true],
  ['claude-code', false],
  ['none', false],
  ['any', false],
])(
  'for %s the folder of the project in the words of a guard is that, or a variable like others',
  (dialect, known) => {
    const line = launchOf('mcp-lock guard n --cwd ${workspaceFolder} -- x');
    const place = { ...PLACE, env: { workspaceFolder: PLACE.workspaceFolder } };
    expect(wrappedLaunch(line, dialect, place) !== undefined).toBe(known);
  },
);

function launchOf(line: string) {
  const [command = '', ...args] = line.split(' ');
  return { transport: 'stdio', command, args, env: [] } as const;
}

const clientNamed = (id: string): Client => {
  const client = [...CLIENTS, clientsOfFile('/x/mcp.json', PLACE)[0]].find((one) => one.id === id);
  if (client === undefined) throw new Error(`no client ${id}`);
  return client;
};
const readAs = (id: string, text: string, path = '/home/ada/repo/x.json') =>
  clientNamed(id).read(text, { path, scope: 'project' }, PLACE);

/** What wrap puts before a launch whose program is now `npx`. */
const START = '"--no-install", "mcp-lock", "guard", "n", "--", ';
describe('wraps and unwraps to the byte', () => {
  test.each<readonly [name: string, client: string, file: string, before: string, after: string]>([
    [
      'JSON',
      'generic',
      'x.json',
      '{"mcpServers":{"n":{"command":"uvx","args":["-q","x"],"env":{"A":"uvx"}}}}',
      `{"mcpServers":{"n":{"command":"npx","args":[${START}"uvx", "-q","x"],"env":{"A":"uvx"}}}}`,
    ],
    [
      'a spelling of its own',
      'generic',
      'x.json',
      '{"mcpServers":{"n":{"args":["\\u0078"],"command":"\\u0075vx"}}}',
      `{"mcpServers":{"n":{"args":[${START}"\\u0075vx", "\\u0078"],"command":"npx"}}}`,
    ],
    [
      'lines, comments, trailing commas, CRLF',
      'generic',
      'x.jsonc',
      '{ // ours\r\n "mcpServers": { "n": {\r\n  "command": "uvx", // why\r\n  "args": [\r\n   "x", /* y */\r\n  ],\r\n }, } }\r\n',
      '{ // ours\r\n "mcpServers": { "n": {\r\n  "command": "npx", // why\r\n  "args": [\r\n   "--no-install",\r\n   "mcp-lock",\r\n   "guard",\r\n   "n",\r\n   "--",\r\n   "uvx",\r\n   "x", /* y */\r\n  ],\r\n }, } }\r\n',
    ],
    [
      'no arguments',
      'generic',
      'x.json',
      '{"mcpServers":{"n":{"command":"x","env":{}}}}',
      `{"mcpServers":{"n":{"command":"npx", "args": [${START}"x"],"env":{}}}}`,
    ],
    [
      'no arguments, on lines',
      'generic',
      'x.json',
      '{"mcpServers":{"n":{\n    "command": "x"\n}}}',
      `{"mcpServers":{"n":{\n    "command": "npx",\n    "args": [${START}"x"]\n}}}`,
    ],
    [
      'an empty list of arguments, which stays',
      'generic',
      'x.json',
      '{"mcpServers":{"n":{"command":"x", "args": []}}}',
      `{"mcpServers":{"n":{"command":"npx", "args": [ ${START}"x"]}}}`,
    ],
    [
      'one list',
      'opencode',
      'opencode.json',
      '{"mcp":{"n":{"type":"local","command":["uvx","x"],"environment":{"A":"1"}}}}',
      `{"mcp":{"n":{"type":"local","command":["npx", ${START}"uvx","x"],"environment":{"A":"1"}}}}`,
    ],
    [
      'an object for the command',
      'zed',
      'settings.json',
      '{"context_servers":{"n":{"command":{"path":"uvx","args":["x"]},"settings":{}}}}',
      `{"context_servers":{"n":{"command":{"path":"npx","args":[${START}"uvx", "x"]},"settings":{}}}}`,
    ],
    [
      'TOML',
      'codex',
      'config.toml',
      "# c\n[mcp_servers.n] # n\ncommand = 'uvx' # why\nargs = [ 'x', ]\n[mcp_servers.n.env]\nA = 'uvx'\n",
      "# c\n[mcp_servers.n] # n\ncommand = 'npx' # why\nargs = [ '--no-install', 'mcp-lock', 'guard', 'n', '--', 'uvx', 'x', ]\nrequired = true # mcp-lock wrap\nstartup_timeout_sec = 60 # mcp-lock wrap\n[mcp_servers.n.env]\nA = 'uvx'\n",
    ],
    [
      'TOML, no arguments',
      'codex',
      'config.toml',
      '[mcp_servers]\nn.command = "x"\nn.enabled = true\n',
      `[mcp_servers]\nn.command = "npx"\nn.args = [${START}"x"]\nn.required = true # mcp-lock wrap\nn.startup_timeout_sec = 60 # mcp-lock wrap\nn.enabled = true\n`,
    ],
    [
      'TOML, an inline table',
      'codex',
      'config.toml',
      'mcp_servers.n = { command = "x", enabled = true }\n',
      `mcp_servers.n = { command = "npx", args = [${START}"x"], "required" = true, "startup_timeout_sec" = 60, enabled = true }\n`,
    ],
    [
      'YAML, blocks',
      'goose',
      'config.yaml',
      'extensions:\n  n:\n    type: stdio\n    cmd: uvx # why\n    args:\n      # first\n      - x # y\n      - "z"\n',
      'extensions:\n  n:\n    type: stdio\n    cmd: npx # why\n    args:\n      # first\n      - --no-install\n      - mcp-lock\n      - guard\n      - "n"\n      - --\n      - uvx\n      - x # y\n      - "z"\n',
    ],
    [
      'YAML, a list of servers, no arguments',
      'continue',
      'config.yaml',
      'mcpServers:\n  - command: x\n    name: n\n  - name: m\n    command: x\n',
      'mcpServers:\n  - command: npx\n    args: [--no-install, mcp-lock, guard, "n", --, x]\n    name: n\n  - name: m\n    command: x\n',
    ],
    [
      'YAML, brackets',
      'mcp-agent',
      'mcp_agent.config.yaml',
      "mcp: {servers: {n: {command: 'uvx', args: ['x']}}}\n",
      "mcp: {servers: {n: {command: 'npx', args: ['--no-install', 'mcp-lock', 'guard', 'n', '--', 'uvx', 'x']}}}\n",
    ],
    [
      'one line of text',
      'fast-agent',
      'fast-agent.yaml',
      'mcp:\n  servers:\n    n:\n      target: uvx "a b" # c\n',
      'mcp:\n  servers:\n    n:\n      target: npx --no-install mcp-lock guard n -- uvx "a b" # c\n',
    ],
    [
      'variables stay as they are written',
      'claude-code',
      '.mcp.json',
      '{"mcpServers":{"n":{"command":"${BIN:-uvx}","args":["${A}"],"env":{"T":"${T}"}}}}',
      `{"mcpServers":{"n":{"command":"npx","args":[${START}"\${BIN:-uvx}", "\${A}"],"env":{"T":"\${T}"}}}}`,
    ],
  ])('%s', (_, id, name, before, after) => {
    const file = { path: `/home/ada/repo/${name}`, scope: 'project' } as const;
    const client = clientNamed(id);
    const spec = specIn(client, before, file.path);
    expect(wrappedText({ client, file, text: before }, spec, WORDS, PLACE)).toBe(after);
    const guarded = specIn(client, after, file.path);
    expect(guarded).toEqual({ ...spec, guarded: WORDS });
    expect(unwrappedText({ client, file, text: after }, guarded, PLACE)).toBe(before);
  });

  function specIn(client: Client, text: string, path: string): Spec {
    const spec = client.read(text, { path, scope: 'project' }, PLACE).specs.find(({ name }) => name === 'n');
    if (spec === undefined) throw new Error(`no server in ${text}`);
    return spec;
  }

  test.each([
    ['a launch that two servers share', 'x.yaml', 'mcpServers:\n  n: &s {command: x, args: [y]}\n  m: *s\n'],
    ['arguments that are shared', 'x.yaml', 'a: &a [y]\nmcpServers:\n  n: {command: x, args: *a}\n'],
    [
      'arguments shared with something else',
      'x.yaml',
      'mcpServers: {n: {command: x, args: &a [y]}}\nb: *a\n',
    ],
    [
      'a command in a block of lines',
      'x.yaml',
      'mcpServers:\n  n:\n    command: >-\n      x\n    args: [y]\n',
    ],
    ['arguments that are null', 'x.json', '{"mcpServers":{"n":{"command":"x","args":null}}}'],
    ['null before the command', 'x.json', '{"mcpServers":{"n":{"args":null,"command":"x"}}}'],
    ['nothing but a comment', 'x.json', '{"mcpServers":{"n":{"args":[/* c */],"command":"x"}}}'],
    ['arguments written twice', 'x.json', '{"mcpServers":{"n":{"command":"x","args":["y"],"command":"x"}}}'],
  ])('%s: refused', (_, name, text) => {
    const file = { path: `/home/ada/repo/${name}`, scope: 'project' } as const;
    const client = clientNamed('generic');
    const config = { client, file, text };
    const next = wrappedText(config, specIn(client, text, file.path), WORDS, PLACE);
    expect(next === undefined || hasDuplicateKeys(config)).toBe(true);
  });

  test('however JSON is laid out', () => {
    const client = clientNamed('generic');
    const file = { path: '/home/ada/repo/x.jsonc', scope: 'project' } as const;
    const blanks = ['', ' ', '\n', '\r\n\t', ' /* "args" */ ', ' // ["x"]\n  '];
    const args = ['', '[]', '[~]', '["a"]', '[~"a"~,~"--"~]', '["npx",~"guard"~,]'];
    const commands = [
      '"npx"',
      '"\\u006epx"',
      '"mcp-lock"',
      '"a b"',
      '["npx"~]',
      '[~"npx",~"-y"]',
      '{"path":~"npx"}',
    ];
    let tried = 0;
    for (const blank of blanks)
      for (const arg of args)
        for (const command of commands)
          for (const first of ['command', 'args']) {
            const keys = [`"command"~:~${command}`, ...(arg === '' ? [] : [`"args"~:~${arg}`])];
            const members = [...(first === 'args' ? keys.toReversed() : keys), '"env"~:~{~"A"~:~"npx"~}'];
            const text =
              `{~"mcpServers": {~"n": {~${members.join('~,~')}~}~,~"m": {"command": "npx"}}}`.replaceAll(
                '~',
                blank,
              );
            const config = { client, file, text };
            const next = wrappedText(config, specIn(client, text, file.path), WORDS, PLACE);
            // A list that holds but a comment is left to people.
            if (arg === '[~]' && blank.includes('/'))
              expect(next === undefined || !command.startsWith('"')).toBe(true);
            else expect(next, text).toBeTypeOf('string');
            if (next === undefined) continue;
            const guarded = specIn(client, next, file.path);
            expect(guarded.guarded).toEqual(WORDS);
            expect(unwrappedText({ ...config, text: next }, guarded, PLACE)).toBe(text);
            tried += 1;
          }
    expect(tried).toBeGreaterThan(400);
  });

  const FIXTURES = fileURLToPath(new URL('./fixtures/clients/', import.meta.url));
  /** What no words can be put before: a package that its client starts with npx by itself. */
  const BY_HAND = new Set(['fast-agent package']);
  test.each(
    readdirSync(FIXTURES).filter((id) => CLIENTS.some((client) => client.id === id) || id === 'generic'),
  )('every config of %s', (id) => {
    const client = clientNamed(id);
    for (const name of readdirSync(join(FIXTURES, id))) {
      const text = readFileSync(join(FIXTURES, id, name), 'utf8').replace(/^\u{feff}/u, '');
      // A file of a name that is nobody's is read with everybody's eyes: this one lies where its client looks.
      const ending = name.slice(name.lastIndexOf('.'));
      const own = client
        .files(PLACE)
        .find(({ path, each, scope }) => each === undefined && scope === 'project' && path.endsWith(ending));
      const path = id === 'opencode' ? (own?.path ?? name) : `/home/ada/repo/${name}`;
      const file = { path, scope: 'project' } as const;
      const specs = (one: string) => {
        try {
          return client.read(one, file, PLACE).specs;
        } catch {
          return [];
        }
      };
      if (name === 'expected.txt' || hasDuplicateKeys({ client, file, text })) continue;
      const started = specs(text).filter(({ launch }) => launch.transport === 'stdio');
      let now = text;
      for (const spec of started.filter((one) => !BY_HAND.has(`${id} ${one.name}`))) {
        const words = guardWords(
          { key: spec.name, spec, client, lockPath: '/home/ada/repo/mcp-lock.json' },
          PLACE,
        );
        if ('trouble' in words) throw new Error(`${name} ${spec.name}: ${words.trouble}`);
        const next = wrappedText({ client, file, text: now }, spec, words, PLACE);
        expect(next, `${name} ${spec.name}`).toBeTypeOf('string');
        now = next ?? now;
      }
      const plain = ({ guarded: _, ...spec }: Spec) => spec;
      expect(specs(now).map(plain)).toEqual(specs(text));
      for (const spec of specs(now).filter(({ guarded }) => guarded !== undefined))
        now = unwrappedText({ client, file, text: now }, spec, PLACE) ?? '';
      expect(now, name).toBe(text);
    }
  });
});

describe('what the guard is told', () => {
  const spec = (over: Partial<Spec>): Spec => ({
    name: 'n',
    client: 'claude-code',
    file: '/home/ada/repo/.mcp.json',
    pointer: '/mcpServers/n',
    scope: 'project',
    launch: launchOf('uvx x'),
    env: {},
    enabled: true,
    ...over,
  });
  const inFolder = (cwd: string): Partial<Spec> => ({ launch: { ...launchOf('uvx x'), cwd } });
  const user: Partial<Spec> = { scope: 'user', file: '/home/ada/.claude.json' };
  const LOCK = '/home/ada/repo/mcp-lock.json';
  const OTHER = '/home/ada/repo/locks/a.json';
  test.each<
    readonly [name: string, client: string, spec: Partial<Spec>, lock: string, line: string | undefined]
  >([
    ['the repository', 'claude-code', {}, LOCK, 'npx --no-install mcp-lock guard k --'],
    [
      'a folder variable',
      'vscode',
      {},
      LOCK,
      'npx --no-install mcp-lock guard k --cwd ${workspaceFolder} --',
    ],
    [
      'a folder of the entry',
      'claude-code',
      inFolder('sub/dir'),
      LOCK,
      'npx --no-install mcp-lock guard k --cwd ../.. --',
    ],
    [
      'the repository as folder',
      'claude-code',
      inFolder('/home/ada/repo'),
      LOCK,
      'npx --no-install mcp-lock guard k --',
    ],
    [
      'a folder elsewhere',
      'claude-code',
      inFolder('/data'),
      LOCK,
      'npx --no-install mcp-lock guard k --cwd /home/ada/repo --',
    ],
    ['a folder beside it', 'claude-code', inFolder('../else'), LOCK, undefined],
    ['a config of the user', 'claude-code', user, LOCK, 'mcp-lock guard k --cwd /home/ada/repo --'],
    [
      'another lock',
      'claude-code',
      {},
      OTHER,
      'npx --no-install mcp-lock guard k --lockfile locks/a.json --',
    ],
    [
      'another lock, from a folder',
      'claude-code',
      inFolder('sub'),
      OTHER,
      'npx --no-install mcp-lock guard k --cwd .. --lockfile ../locks/a.json --',
    ],
    [
      'another lock, a folder variable',
      'vscode',
      {},
      OTHER,
      'npx --no-install mcp-lock guard k --cwd ${workspaceFolder} --lockfile ${workspaceFolder}/locks/a.json --',
    ],
    [
      'another lock, a config of the user',
      'claude-code',
      user,
      OTHER,
      'mcp-lock guard k --cwd /home/ada/repo --lockfile /home/ada/repo/locks/a.json --',
    ],
    [
      'a lock elsewhere',
      'claude-code',
      {},
      '/locks/a.json',
      'npx --no-install mcp-lock guard k --lockfile /locks/a.json --',
    ],
  ])('%s', (_, id, over, lockPath, line) => {
    const words = guardWords({ key: 'k', spec: spec(over), client: clientNamed(id), lockPath }, PLACE);
    expect('trouble' in words ? undefined : words.join(' ')).toBe(line);
  });

  test('on Windows, and with a name that looks like an option', () => {
    const place = { ...PLACE, platform: 'win32', workspaceFolder: 'C:\\repo' };
    const one = {
      spec: spec({ file: 'C:\\repo\\.mcp.json', ...inFolder('sub') }),
      client: clientNamed('claude-code'),
      lockPath: 'C:\\repo\\mcp-lock.json',
    };
    expect(guardWords({ ...one, key: 'k' }, place)).toEqual(
      'cmd /c npx --no-install mcp-lock guard k --cwd .. --'.split(' '),
    );
    expect(guardWords({ ...one, key: '-k' }, place)).toHaveProperty('trouble');
  });
});

/** A repository with the server `notes`, and what `init` writes for it. */
async function locked(files: Readonly<Record<string, string>> = {}) {
  const { root } = repository({ notes: HONEST });
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  put('home/.keep', '');
  put('.mcp.json', PLAIN);
  installGuard(root);
  expect(await run(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  for (const [name, text] of Object.entries(files)) put(name, text);
  return { root, put, text: (name = '.mcp.json') => readFileSync(join(root, name), 'utf8') };
}
const run = (root: string, argv: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  mcpLock(root, argv, {
    home: join(root, 'home'),
    ...options,
    env: { ...onPath(join(root, 'bin'), ['mcp-lock']), ...options.env },
  });
const entry = (args: readonly string[], command = 'node') =>
  `${JSON.stringify({ mcpServers: { notes: { command, args, env: { TOKEN: 'swordfish' } } } }, null, 2)}\n`;
const ARGS = ['servers/scripted.js', 'notes.json'];

/** Has every server of these configs locked as it stands there, under its name or that of its config. */
function lockAsTheyStand(repo: Awaited<ReturnType<typeof locked>>, keys: Readonly<Record<string, string>>) {
  const lock = JSON.parse(repo.text('mcp-lock.json'));
  const place = { ...PLACE, workspaceFolder: repo.root };
  const asItIs = { portable: String, portableConfig: String, secrets: [] };
  for (const [key, name] of Object.entries(keys)) {
    const path = join(repo.root, name);
    const { specs } = clientsOfFile(path, place, repo.text(name))[0].read(
      repo.text(name),
      { path, scope: 'project' },
      place,
    );
    const spec = specs.find((one) => key === one.name || key.startsWith(`${one.name}@`));
    if (spec === undefined || spec.launch.transport === 'stdio') throw new Error(`no ${key} in ${name}`);
    const launch = lockLaunch(spec.launch, asItIs);
    const { url } = spec.launch;
    lock.servers[key] = { ...lock.servers.notes, launch, origin: lockOrigin({ url }) };
  }
  repo.put('mcp-lock.json', JSON.stringify(lock));
}
const GUARD = ['--no-install', 'mcp-lock', 'guard', 'notes', '--', 'node'];
const PLAIN = entry(ARGS);
const GUARDED = entry([...GUARD, ...ARGS], 'npx');

describe.concurrent('the commands', () => {
  test('wrap shows the change, asks and writes; all else still works; unwrap restores the file', async () => {
    const { root, text } = await locked();
    const lock = text('mcp-lock.json');
    const ran = await run(root, ['wrap'], { answers: [''] });
    expect(ran).toMatchObject({ exit: 0, stdout: 'Wrote .mcp.json: 1 server wrapped.\n' });
    expect(ran.stderr).toMatch(
      /^--- \.mcp\.json\n\+\+\+ \.mcp\.json\n@@ notes @@\n- node servers\/scripted\.js notes\.json\n\+ npx --no-install mcp-lock guard notes -- node servers\/scripted\.js notes\.json\n/,
    );
    expect(ran.stderr).toMatch(/Write these changes\? \[Y\/n\] $/);
    expect(ran.stderr).not.toContain('swordfish');
    expect(text()).toBe(GUARDED);

    expect(await run(root, ['verify'])).toMatchObject({ exit: 0, stderr: '' });
    expect((await run(root, ['list'])).stdout).toMatch(/^ {2}notes .* locked, guarded$/m);
    const { servers } = JSON.parse((await run(root, ['list', '--reporter', 'json'])).stdout);
    expect(servers).toEqual([expect.objectContaining({ server: 'notes', guarded: true, launcher: 'local' })]);
    await run(root, ['update', '--yes', '--accept', 'high']);
    expect(text('mcp-lock.json')).toBe(lock);
    await run(root, ['init', '--force', '--yes']);
    expect(text('mcp-lock.json')).toBe(lock);

    expect(await run(root, ['wrap'])).toMatchObject({
      exit: 0,
      stderr: expect.stringContaining('Nothing to wrap'),
    });
    expect(text()).toBe(GUARDED);
    expect((await run(root, ['wrap', 'notes'])).stderr).toBe(
      'Nothing to wrap: notes starts through the guard.\n',
    );
    expect(await run(root, ['unwrap'], { answers: ['y'] })).toMatchObject({
      exit: 0,
      stdout: 'Wrote .mcp.json: 1 server unwrapped.\n',
    });
    expect(text()).toBe(PLAIN);
    expect(await run(root, ['unwrap'])).toMatchObject({
      exit: 0,
      stderr: expect.stringContaining('Nothing to unwrap'),
    });
  });

  test('a wrapped entry whose inner launch is another one is drift, and not started', async () => {
    const { root, put } = await locked();
    put('.mcp.json', entry([...GUARD, ...ARGS, '--evil'], 'npx'));
    expect(await run(root, ['verify'])).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('launch/args-changed'),
    });
  });

  test('an entry that is guarded under another name is not taken for its inner launch', async () => {
    const { root, put } = await locked();
    put('.mcp.json', entry(['--no-install', 'mcp-lock', 'guard', 'other', '--', 'node', ...ARGS], 'npx'));
    expect(await run(root, ['verify'])).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('launch/command-changed'),
      stderr: expect.stringMatching(/^note: .*has another server name, "other"/m),
    });
  });

  test.each<readonly [name: string, argv: string[], options: RunOptions, exit: number, stderr: RegExp]>([
    ['a no', ['wrap'], { answers: ['n'] }, 130, /Nothing was written\.\n$/],
    ['no answer', ['wrap'], { answers: [] }, 130, /E_INTERRUPTED.*no answer/],
    ['CI without --yes', ['wrap'], { env: { CI: '1' } }, 2, /E_USAGE.*changes configs[\s\S]*--yes/],
    ['unwrap in CI', ['unwrap'], { env: { CI: '1' } }, 2, /E_USAGE/],
    ['a name nobody knows', ['wrap', 'x'], {}, 2, /E_USAGE.*"x"[\s\S]*next: Use one of: notes\./],
    [
      'a way nobody knows',
      ['wrap', '--via', 'x'],
      {},
      2,
      /E_USAGE.*--via x[\s\S]*npx, pnpm, yarn, bun, path/,
    ],
    ['no lockfile', ['wrap', '--lockfile', 'none.json'], {}, 2, /E_LOCK_MISSING[\s\S]*next: .*mcp-lock init/],
  ])('%s: nothing is written', async (_, argv, options, exit, stderr) => {
    const { root, text } = await locked();
    expect(await run(root, argv, options)).toMatchObject({
      exit,
      stdout: '',
      stderr: expect.stringMatching(stderr),
    });
    expect(text()).toBe(PLAIN);
  });

  test('CI with --yes, and -q without a word', async () => {
    const { root, text } = await locked();
    expect(await run(root, ['wrap', '-q', '--yes'], { env: { CI: '1' } })).toEqual({
      exit: 0,
      stdout: '',
      stderr: '',
    });
    expect(text()).toBe(GUARDED);
  });

  test('a server that is not locked stays and says why, and named it is no success; a remote one is wrapped', async () => {
    const repo = await locked();
    const { root, put, text } = repo;
    const notes = { command: 'node', args: ARGS, env: { TOKEN: 'swordfish' } };
    const far = { type: 'http', url: 'https://far.example.com', headers: { Authorization: 'swordfish' } };
    const servers = { far, off: { ...far, disabled: true }, new: notes, notes };
    put('.mcp.json', JSON.stringify({ mcpServers: servers }));
    lockAsTheyStand(repo, { far: '.mcp.json', off: '.mcp.json' });
    const before = text();
    const ran = await run(root, ['wrap']);
    expect(ran).toMatchObject({ exit: 0, stdout: 'Wrote .mcp.json: 2 servers wrapped.\n' });
    expect(await run(root, ['wrap', 'new'])).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toMatch(
      /^! off is not wrapped\. .*would ignore these keys once the server is wrapped: "disabled".*\n {2}at \.mcp\.json\/mcpServers\/off\nnext: .*mcp-lock exec/m,
    );
    expect(ran.stderr).toMatch(
      /^! new is not wrapped\. It is not in the lock.*\n.*\nnext: mcp-lock update new -i$/m,
    );
    expect(ran.stderr).toMatch(
      /^- https:\/\/far\.example\.com\n\+ npx --no-install mcp-lock guard far --config \.mcp\.json \(for https:\/\/far\.example\.com\)$/m,
    );
    expect(ran.stdout + ran.stderr).not.toContain('swordfish');
    expect(JSON.parse(text()).mcpServers).toEqual({
      ...servers,
      far: {
        command: 'npx',
        args: ['--no-install', 'mcp-lock', 'guard', 'far', '--config', '.mcp.json'],
        env: { MCP_LOCK_ENTRY: JSON.stringify(far) },
      },
      notes: { ...notes, command: 'npx', args: [...GUARD, ...ARGS] },
    });
    expect((await run(root, ['list'])).stdout).toMatch(
      /^ {2}far .*https:\/\/far\.example\.com.* locked, guarded$/m,
    );
    expect(await run(root, ['wrap', 'notes'])).toMatchObject({ exit: 0 });
    expect(await run(root, ['unwrap'])).toMatchObject({ exit: 0 });
    expect(text()).toBe(before);
  });

  test.each<readonly [name: string, file: string, text: string]>([
    ['TOML', '.codex/config.toml', '[mcp_servers.far]\nurl = "https://far.example.com"\n'],
    ['YAML', 'librechat.yaml', 'mcpServers:\n  far:\n    url: https://far.example.com\n'],
    ['a list', 'x.json', '{"mcpServers":[{"name":"far","url":"https://far.example.com"}]}'],
    ['another client', 'opencode.json', '{"mcp":{"far":{"type":"remote","url":"https://far.example.com"}}}'],
  ])('a remote server in %s is wrapped, guarded and unwrapped', async (_, file, config) => {
    const repo = await locked({ [file]: config });
    const { root, text } = repo;
    lockAsTheyStand(repo, { far: file });
    const ran = await run(root, ['wrap', 'far', '--config', file]);
    expect(ran).toMatchObject({ exit: 0, stdout: `Wrote ${file}: 1 server wrapped.\n` });
    expect(text(file)).toContain('MCP_LOCK_ENTRY');
    expect((await run(root, ['list', '--config', file])).stdout).toMatch(/^ {2}far .* locked, guarded$/m);
    expect(await run(root, ['unwrap', '--config', file])).toMatchObject({ exit: 0 });
    expect(text(file)).toBe(config);
  });

  test('a remote server with a switch of its client stays, says why, and named it is no success', async () => {
    const config = '{"mcpServers":{"far":{"url":"https://far.example.com","disabled":true}}}';
    const repo = await locked({ 'x.json': config });
    const { root, text } = repo;
    lockAsTheyStand(repo, { far: 'x.json' });
    const argv = ['wrap', '--config', 'x.json'];
    const ran = await run(root, argv);
    expect(ran).toMatchObject({ exit: 0, stdout: '', stderr: expect.stringContaining('"disabled"') });
    expect(ran.stderr).toContain(
      '\nnext: Start your agent with `mcp-lock exec --config x.json`, which checks the server before each start.\n',
    );
    expect(await run(root, [...argv, 'far'])).toMatchObject({ exit: 2, stdout: '' });
    expect(text('x.json')).toBe(config);
  });

  test('two remote servers of one name are each told their config', async () => {
    const far = (host: string) =>
      JSON.stringify({ mcpServers: { far: { type: 'http', url: `https://${host}` } } });
    const repo = await locked({ '.mcp.json': far('a.example'), 'b.json': far('b.example') });
    const { root, text } = repo;
    lockAsTheyStand(repo, { far: '.mcp.json', 'far@generic': 'b.json' });
    const configs = ['--config', '.mcp.json', '--config', 'b.json'];
    expect(await run(root, ['wrap', ...configs])).toMatchObject({ exit: 0 });
    const words = (name: string) => JSON.parse(text(name)).mcpServers.far.args.join(' ');
    expect(words('.mcp.json')).toMatch(/guard far --config \.mcp\.json$/);
    expect(words('b.json')).toMatch(/guard far@generic --config b\.json$/);
    expect((await run(root, ['list', ...configs])).stdout.match(/locked, guarded$/gm)).toHaveLength(2);
  });

  const FAR = { type: 'http', url: 'https://far.example.com' };
  test.each<readonly [name: string, notes: unknown, far: unknown, why: RegExp]>([
    [
      'another line',
      { command: 'node', args: ['evil.js'] },
      FAR,
      /^! notes .*launch line differs from the lock.*\n.*\nnext: mcp-lock verify notes$/m,
    ],
    [
      'another address',
      { command: 'node', args: ARGS },
      { ...FAR, url: 'https://evil.example.com' },
      /^! far .*launch line differs from the lock.*\n.*\nnext: mcp-lock verify far$/m,
    ],
    [
      'one more variable',
      { command: 'node', args: ARGS, env: { NODE_OPTIONS: '-r ./evil.js' } },
      FAR,
      /^! notes .*launch line differs from the lock/m,
    ],
  ])('%s than the locked one is not put behind a guard', async (_, notes, far, why) => {
    const repo = await locked({
      '.mcp.json': JSON.stringify({ mcpServers: { notes: JSON.parse(PLAIN).mcpServers.notes, far: FAR } }),
    });
    const { root, put, text } = repo;
    lockAsTheyStand(repo, { far: '.mcp.json' });
    const own = JSON.parse(PLAIN).mcpServers.notes;
    const changed = { notes: { ...own, ...(notes as object) }, far };
    put('.mcp.json', JSON.stringify({ mcpServers: changed }));
    const ran = await run(root, ['wrap']);
    expect(ran).toMatchObject({ exit: 0, stdout: 'Wrote .mcp.json: 1 server wrapped.\n' });
    expect(ran.stderr).toMatch(why);
    const left = ran.stderr.includes('! notes') ? 'notes' : 'far';
    expect(JSON.parse(text()).mcpServers[left]).toEqual(changed[left as 'notes' | 'far']);
  });

  test.each<readonly [extra: Readonly<Record<string, unknown>>, named: string]>([
    [{ envFile: '${workspaceFolder}/.env' }, 'envFile'],
    [{ env_file: '.env' }, 'env_file'],
    [{ sandbox: { filesystem: {}, environment: { A: '1' } } }, 'environment'],
  ])('%o, by which its client adds variables, would not reach it behind a guard', async (extra, named) => {
    const servers = { notes: { type: 'stdio', command: 'node', args: ARGS, ...extra } };
    const { root, put, text } = await locked();
    put('.vscode/mcp.json', JSON.stringify({ servers }));
    const config = ['--config', '.vscode/mcp.json'];
    expect(await run(root, ['init', '--force', '--yes', '--accept', 'high', ...config])).toMatchObject({
      exit: 0,
    });
    const ran = await run(root, ['wrap', ...config]);
    expect(ran).toMatchObject({ exit: 0, stdout: '' });
    expect(ran.stderr).toContain(
      `! notes is not wrapped. Its client adds environment variables with "${named}", and a guarded server would not get them.\n`,
    );
    expect(ran.stderr).toContain(
      '\nnext: Name each variable in the config without its value, or start your agent with `mcp-lock exec --config .vscode/mcp.json`.\n',
    );
    expect(JSON.parse(text('.vscode/mcp.json'))).toEqual({ servers });
  });

  test('a guard that only warns is taken out, too', async () => {
    const warning = entry([...GUARD.slice(0, -2), '--on-drift', 'warn', '--', 'node', ...ARGS], 'npx');
    const { root, text } = await locked({ '.mcp.json': warning });
    expect(await run(root, ['unwrap'])).toMatchObject({ exit: 0 });
    expect(text()).toBe(PLAIN);
  });

  test('several entries and several files; a server counts as guarded when every config guards it', async () => {
    const two = `{"mcpServers":{"notes":{"command":"node","args":${JSON.stringify(ARGS)},"env":{"TOKEN":"swordfish"}},"again":{"command":"node","args":${JSON.stringify(ARGS)}}}}`;
    const { root, text } = await locked({ '.cursor/mcp.json': two });
    await run(root, ['update', '--yes', '--accept', 'high']);
    expect(await run(root, ['wrap', '--config', '.mcp.json'])).toMatchObject({ exit: 0 });
    expect((await run(root, ['list'])).stdout).not.toContain('guarded');
    const ran = await run(root, ['wrap']);
    expect(ran).toMatchObject({ exit: 0, stdout: 'Wrote .cursor/mcp.json: 2 servers wrapped.\n' });
    expect((await run(root, ['list'])).stdout.match(/locked, guarded$/gm)).toHaveLength(2);
    expect(await run(root, ['verify'])).toMatchObject({ exit: 0 });
    expect(await run(root, ['unwrap'])).toMatchObject({ exit: 0 });
    expect([text(), text('.cursor/mcp.json')]).toEqual([PLAIN, two]);
  });

  test('two servers of one name are guarded under their names in the lock', async () => {
    const other = entry([...ARGS, '--page-size', '1']);
    const { root, text } = await locked({ '.cursor/mcp.json': other });
    await run(root, ['update', '--yes', '--accept', 'high']);
    expect(Object.keys(JSON.parse(text('mcp-lock.json')).servers)).toEqual(['notes', 'notes@cursor']);
    expect(await run(root, ['wrap'])).toMatchObject({ exit: 0 });
    expect(JSON.parse(text('.cursor/mcp.json')).mcpServers.notes.args).toContain('notes@cursor');
    expect(await run(root, ['verify', '--offline'])).toMatchObject({ exit: 0 });
    await run(root, ['unwrap']);
    expect(text('.cursor/mcp.json')).toBe(other);
  });

  test('configs of the user with --user, with the mcp-lock of the PATH and the lockfile of the user', async () => {
    const { root, text } = await locked({ 'home/.cursor/mcp.json': PLAIN });
    const lock = ['--user'];
    expect(await run(root, ['wrap', '--user'])).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/E_LOCK_MISSING/),
    });
    expect(await run(root, ['init', ...lock, '--yes'])).toMatchObject({ exit: 0 });
    expect(await run(root, ['wrap', '--user', '--via', 'npx', 'notes'])).toMatchObject({
      exit: 2,
      stdout: '',
    });
    expect(await run(root, ['wrap', '--user'])).toMatchObject({ exit: 0 });
    expect(JSON.parse(text('home/.cursor/mcp.json')).mcpServers.notes).toMatchObject({
      command: 'mcp-lock',
      args: ['guard', 'notes', '--user', '--', 'node', ...ARGS],
    });
    expect(text()).toBe(PLAIN);
    expect((await run(root, ['list', '--user'])).stdout).toMatch(/locked, guarded$/m);
    expect(await run(root, ['verify', '--user'])).toMatchObject({ exit: 0, stderr: '' });
    // The same guard is none for the lock of the project.
    mkdirSync(join(root, '.cursor'));
    writeFileSync(join(root, '.cursor/mcp.json'), text('home/.cursor/mcp.json'));
    expect((await run(root, ['verify'])).stdout).toMatch(/uses another lockfile/);
    expect(await run(root, ['unwrap', '--user'])).toMatchObject({ exit: 0 });
    expect(text('home/.cursor/mcp.json')).toBe(PLAIN);
  });

  test('configs of the user with --user and a lockfile that was named', async () => {
    const { root, text } = await locked({ 'home/.cursor/mcp.json': PLAIN });
    expect(await run(root, ['wrap', '--user', '--lockfile', 'mcp-lock.json'])).toMatchObject({ exit: 0 });
    expect(text()).toBe(PLAIN);
    expect(JSON.parse(text('home/.cursor/mcp.json')).mcpServers.notes).toMatchObject({
      command: 'mcp-lock',
      args: ['guard', 'notes', '--user', '--lockfile', join(root, 'mcp-lock.json'), '--', 'node', ...ARGS],
    });
    await run(root, ['unwrap', '--user', '--lockfile', 'mcp-lock.json']);
    expect(text('home/.cursor/mcp.json')).toBe(PLAIN);
  });

  test('byte order mark, line ends and permissions stay', async () => {
    const odd = `\u{feff}${PLAIN.replaceAll('\n', '\r\n')}`;
    const { root, text } = await locked({ '.mcp.json': odd });
    chmodSync(join(root, '.mcp.json'), 0o600);
    expect(await run(root, ['wrap', '--via', 'path'])).toMatchObject({ exit: 0 });
    expect(text()).toBe(
      odd
        .replace('"node"', '"mcp-lock"')
        .replace(/(\s+)"servers/, '$1"guard",$1"notes",$1"--",$1"node",$1"servers'),
    );
    expect(await run(root, ['unwrap'])).toMatchObject({ exit: 0 });
    expect(text()).toBe(odd);
    expect(statSync(join(root, '.mcp.json')).mode & 0o777).toBe(0o600);
  });

  test('a key that is written twice: the file stays', async () => {
    const twice = PLAIN.replace('"env"', '"command": "node",\n"env"');
    const { root, text } = await locked({ '.mcp.json': twice });
    expect(await run(root, ['wrap', 'notes'])).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(/notes is not wrapped\. A key appears twice[\s\S]*next: /),
    });
    expect(text()).toBe(twice);
  });

  test('a config that is a link out of the folder is refused', async () => {
    const outside = join(scratch(), 'theirs.json');
    writeFileSync(outside, PLAIN);
    const { root } = await locked();
    mkdirSync(join(root, '.cursor'));
    symlinkSync(outside, join(root, '.cursor/mcp.json'));
    expect(await run(root, ['wrap'])).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(/E_CONFIG.*link to a file outside[\s\S]*next: /),
    });
    expect(readFileSync(outside, 'utf8')).toBe(PLAIN);
  });

  test('a config that somebody changes at the question is not overwritten', async () => {
    const { root, text, put } = await locked();
    const { terminal } = nodeHost(new AbortController().signal);
    const said: string[] = [];
    const asking: Host['terminal'] = {
      ...terminal,
      stdinIsTTY: true,
      stderrIsTTY: true,
      stdout: (one) => void said.push(one),
      stderr: (one) => void said.push(one),
      ask: async () => {
        put('.mcp.json', `${PLAIN}\n`);
        return 'y';
      },
    };
    expect(await run(root, ['wrap'], { host: { terminal: asking } })).toMatchObject({ exit: 2 });
    expect(said.join('')).toMatch(/E_CONFIG.*Another program changed the config/);
    expect(text()).toBe(`${PLAIN}\n`);
  });

  test('what would steer the terminal is shown by name', async () => {
    const { root } = await locked({
      '.mcp.json': JSON.stringify({ mcpServers: { 'a\u{1b}[2J\u{202e}': { command: 'x' } } }),
    });
    const { stdout, stderr } = await run(root, ['wrap']);
    expect(stderr).toMatch(/is not wrapped/);
    for (const hidden of ['\u{1b}', '\u{202e}']) expect(stdout + stderr).not.toContain(hidden);
  });
});

test('examples/wrapped is what wrap writes, matches its lock, and unwraps', async () => {
  const root = join(scratch(), 'wrapped');
  cpSync(fileURLToPath(new URL('../examples/wrapped', import.meta.url)), root, { recursive: true });
  installGuard(root);
  const text = () => readFileSync(join(root, '.mcp.json'), 'utf8');
  const before = text();
  expect(await run(root, ['verify'])).toMatchObject({ exit: 0 });
  expect((await run(root, ['list'])).stdout).toContain('locked, guarded');
  expect(await run(root, ['unwrap'])).toMatchObject({ exit: 0 });
  expect(JSON.parse(text()).mcpServers.rota).toEqual({ command: 'node', args: ['rota-server.js'] });
  expect(await run(root, ['wrap'])).toMatchObject({ exit: 0 });
  expect(text()).toBe(before);
});
