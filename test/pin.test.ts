/**
 * `init --pin`: launches that float are written with the version they have today, and nothing else in the config changes.
 * npm is a pretended one that knows the versions below; `npx` is a script that starts a server for tests.
 */

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { generic } from '../src/config/clients/generic.ts';
import { formatOf } from '../src/config/edit/index.ts';
import { exactWords } from '../src/config/pin/exact.ts';
import { packageDiff } from '../src/config/pin/package-diff.ts';
import { pinnedText } from '../src/config/pin/rewrite.ts';
import type { Client, Place, Understood } from '../src/contracts.ts';
import { palette } from '../src/display/style.ts';
import type { Host, RunResult } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import type { Origin, Spec } from '../src/model.ts';
import { HONEST, repository } from './helpers/repository.ts';
import type { Ran, RunOptions } from './helpers/run.ts';
import { mcpLock } from './helpers/run.ts';

const VERSIONS: Readonly<Record<string, string>> = { notes: '1.2.3', '@acme/files': '4.5.6' };
const INTEGRITY = `sha512-${'A'.repeat(86)}==`;
const DIGEST = `sha256:${'b'.repeat(64)}`;

describe('the exact word', () => {
  const npm = { launcher: 'npx', url: 'pkg:npm/notes' };
  const pypi = { launcher: 'uvx', url: 'pkg:pypi/notes' };
  const oci = { launcher: 'docker', url: 'pkg:docker/acme/notes' };
  type Named = { readonly launcher: string; readonly url: string };
  test.each<
    readonly [name: string, named: Named, args: string, token: string, requested: string, words: string[]]
  >([
    ['a bare name', npm, '-y notes', 'notes', '', ['notes@1.2.3']],
    ['a tag', npm, '-y notes@latest', 'notes@latest', 'latest', ['notes@1.2.3']],
    ['a range', npm, '-y @a/notes@^1', '@a/notes@^1', '^1', ['@a/notes@1.2.3']],
    ['a bare @', npm, '-y notes@', 'notes@', '', ['notes@1.2.3']],
    ['an alias', npm, '-y n@npm:notes@1', 'n@npm:notes@1', '1', ['n@npm:notes@1.2.3']],
    ['several packages', npm, '-p notes -p other x', 'notes other', '', []],
    ['a word that does not end in what it asks for', npm, '-y a/b#main', 'a/b#main', 'main', []],
    ['uvx', pypi, 'notes', 'notes', '', ['notes@1.2.3', 'notes==1.2.3']],
    ['uvx latest', pypi, '-q notes@latest', 'notes@latest', 'latest', ['notes@1.2.3', 'notes==1.2.3']],
    ['uvx --from', pypi, '--from notes n', 'notes', '', ['notes==1.2.3']],
    ['uvx --from glued', pypi, '--from=notes n', 'notes', '', ['notes==1.2.3']],
    ['extras and a condition', pypi, '--from notes[x,y]>=1 n', 'notes[x,y]>=1', '>=1', ['notes[x,y]==1.2.3']],
    ['extras as the first word', pypi, 'notes[x]', 'notes[x]', '', ['notes[x]==1.2.3']],
    ['pipx', { ...pypi, launcher: 'pipx' }, 'run notes', 'notes', '', ['notes==1.2.3']],
    ['an image', oci, 'run acme/notes', 'acme/notes', '', [`acme/notes@${DIGEST}`]],
    ['an image with a tag', oci, 'run acme/notes:2', 'acme/notes:2', '2', [`acme/notes:2@${DIGEST}`]],
  ])('%s', (_, named, args, token, requested, words) => {
    const launch = { transport: 'stdio', command: 'x', args: args.split(' '), env: [] } as const;
    const understood = { identity: { ...named, token, requested, pinned: false }, launch };
    const origin: Origin =
      named === oci ? { url: '', version: '2', integrity: DIGEST } : { url: '', version: '1.2.3' };
    expect(exactWords(understood as unknown as Understood, origin)).toEqual(words);
  });

  test('nothing to pin to', () => {
    const identity = { ...npm, token: 'notes', requested: '', pinned: false };
    const launch = { transport: 'stdio', command: 'npx', args: ['notes'], env: [] };
    expect(exactWords({ identity, launch } as unknown as Understood, { url: '' })).toEqual([]);
  });
});

const place: Place = { platform: 'linux', workspaceFolder: '/w', userHome: '/h', tmpdir: '/t', env: {} };

describe('the config with the exact word in it', () => {
  const ask = (text: string, name: string, word: string): string | undefined => {
    const file = { path: '/w/x.json', scope: 'project' } as const;
    const spec = generic.read(text, file, place).specs.find((one) => one.name === name);
    if (spec === undefined) throw new Error('no such server');
    return pinnedText({ client: generic, file, text }, spec, word, place);
  };
  /** `«…»` marks the word that is replaced. */
  test.each([
    ['an argument', '{"mcpServers":{"n":{"command":"npx","args":["-y","«notes»"]}}}'],
    ['a tag', '{"mcpServers":{"n":{"command":"npx","args":["-y","«notes@latest»"]}}}'],
    ['an argument behind =', '{"mcpServers":{"n":{"command":"npx","args":["--package=«notes»","notes"]}}}'],
    ['npm exec', '{"mcpServers":{"n":{"command":"npm","args":["exec","--","«notes»"]}}}'],
    ['cmd /c', '{"mcpServers":{"n":{"command":"cmd","args":["/c","npx","-y","«notes»"]}}}'],
    ['cmd /c and a line', '{"mcpServers":{"n":{"command":"cmd","args":["/c","npx -y «notes» --x"]}}}'],
    [
      'a package named like a folder it is given',
      '{"mcpServers":{"n":{"command":"npx","args":["-y","«notes»","notes"]}}}',
    ],
    [
      'the same word in variables, notes and other servers',
      '{"mcpServers":{"m":{"command":"npx","args":["notes"]},"n":{"command":"npx","description":"notes","env":{"A":"notes"},"args":["«notes»"]}}}',
    ],
    [
      'a list that is written twice',
      '{"mcpServers":{"n":{"command":"npx","args":["notes"],"args":["«notes»"]}}}',
    ],
    ['a file of servers alone', '{"n":{"command":"npx","args":["«notes»"]}}'],
    [
      'a server whose name has a / in it',
      '{"mcpServers":{"n":{"command":"x"},"n/n":{"command":"npx","args":["«notes»"]}}}',
    ],
  ])('%s', (_, marked) => {
    const text = marked.replace(/[«»]/g, '');
    const name = marked.includes('n/n') ? 'n/n' : 'n';
    expect(ask(text, name, 'notes@1.2.3')).toBe(marked.replace(/«.*»/, 'notes@1.2.3'));
  });

  /** A client of another shape: it finds the words of the launch where `wordsOf` does. */
  const client = (wordsOf: (block: Block) => readonly string[]): Client => ({
    ...generic,
    read: (text, file) => {
      const parsers: Readonly<Record<string, (text: string) => unknown>> = {
        toml: (one) => parseToml(one),
        yaml: (one) => parseYaml(one),
        json: (one) => JSON.parse(one),
      };
      const parse = parsers[formatOf(file.path, text) ?? ''] ?? JSON.parse;
      const { servers } = parse(text) as { servers: Record<string, Block> };
      const specs = Object.entries(servers).map(([name, block]): Spec => {
        const [command = '', ...args] = wordsOf(block);
        const launch = { transport: 'stdio', command, args, env: [] } as const;
        const rest = { client: 'x', file: file.path, scope: 'project', env: {}, enabled: true } as const;
        return { name, pointer: `/servers/${name}`, launch, ...rest };
      });
      return { specs, notices: [], problems: [] };
    },
  });
  type Block = Readonly<Record<'command' | 'args' | 'cmd', never>>;
  test.each<
    readonly [name: string, file: string, wordsOf: (block: Block) => readonly string[], marked: string]
  >([
    [
      'a list that is the whole launch',
      'x.json',
      ({ command }) => command,
      '{"servers":{"n":{"command":["npx","-y","«notes»","notes"]}}}',
    ],
    [
      'a text that is the whole launch',
      'x.json',
      ({ command }) => (command as string).split(' '),
      '{"servers":{"n":{"command":"npx -y «notes» --dir notes"}}}',
    ],
    [
      'a launch one level down',
      'x.json',
      ({ command }) => [command['path'], ...(command['args'] as string[])],
      '{"servers":{"n":{"command":{"path":"npx","args":["«notes»"]}}}}',
    ],
    [
      'YAML',
      'x.yaml',
      ({ cmd, args }) => [cmd, ...(args as string[])],
      'servers:\n  n:\n    cmd: npx # notes\n    args:\n      - -y\n      - «notes» # notes\n',
    ],
    [
      'TOML',
      'x.toml',
      ({ command, args }) => [command, ...(args as string[])],
      '[servers.n]\ncommand = "npx" # notes\nargs = [\n  "-y",\n  "«notes»", # "notes"\n]\n\n[servers.n.env]\nA = "notes"\n',
    ],
  ])('%s', (_, name, wordsOf, marked) => {
    const text = marked.replace(/[«»]/g, '');
    const file = { path: `/w/${name}`, scope: 'project' } as const;
    const config = { client: client(wordsOf), file, text };
    const [spec] = config.client.read(text, file, place).specs;
    if (spec === undefined) throw new Error('no server');
    expect(pinnedText(config, spec, 'notes@1.2.3', place)).toBe(marked.replace(/«.*»/, 'notes@1.2.3'));
  });

  test('refuses a text that two servers share', () => {
    const text = 'servers:\n  n: &same\n    args: [npx, notes]\n  m: *same\n';
    const file = { path: '/w/x.yaml', scope: 'project' } as const;
    const config = { client: client(({ args }) => args), file, text };
    const [spec] = config.client.read(text, file, place).specs;
    if (spec === undefined) throw new Error('no server');
    expect(pinnedText(config, spec, 'notes@1.2.3', place)).toBeUndefined();
  });

  test.each([
    ['a word that is no exact version', '{"n":{"command":"npx","args":["notes"]}}', 'notes@^1'],
    ['a word that is another package', '{"n":{"command":"npx","args":["notes"]}}', 'other@1.2.3'],
    ['a launch that names no package', '{"n":{"command":"node","args":["notes"]}}', 'notes@1.2.3'],
    ['a word that npx cannot read', '{"n":{"command":"npx","args":["notes"]}}', 'notes@1.2.3 x'],
  ])('refuses %s', (_, text, word) => {
    expect(ask(text, 'n', word)).toBeUndefined();
  });
});

/** A repository whose `npx` starts a server for tests, whatever package it is given. */
function folder(files: Readonly<Record<string, string>>) {
  const { root } = repository({ notes: HONEST });
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  put('home/.keep', '');
  const server = `process.argv.splice(2, 99, 'notes.json'); import(${JSON.stringify(join(root, 'servers/scripted.js'))});`;
  put('bin/npx', `#!${process.execPath}\nprocess.chdir(${JSON.stringify(root)}); ${server}\n`);
  chmodSync(join(root, 'bin/npx'), 0o755);
  for (const [name, text] of Object.entries(files)) put(name, text);
  return { root, text: (name = '.mcp.json') => readFileSync(join(root, name), 'utf8') };
}

/** Answers `npm view --json -- NAME@SPEC FIELD…`; knows no settings and installs nothing. */
async function pretendedNpm(args: readonly string[]): Promise<RunResult> {
  const name = (args[args.indexOf('--') + 1] ?? '').replace(/(?<=.)@.*$/, '');
  const version = VERSIONS[name];
  if (args[0] === 'config') return { code: 0, stdout: '', stderr: '' };
  if (args[0] !== 'view' || version === undefined)
    return { code: 1, stdout: JSON.stringify({ error: { code: 'E404' } }), stderr: '' };
  const answer = { name, version, 'dist.integrity': INTEGRITY, 'dist-tags': { latest: version } };
  return { code: 0, stdout: JSON.stringify(answer), stderr: '' };
}

const run = (root: string, argv: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  mcpLock(root, argv, {
    home: join(root, 'home'),
    ...options,
    env: { PATH: join(root, 'bin'), ...options.env },
    host: { run: (_command, args) => pretendedNpm(args), ...options.host },
  });

const config = (args: readonly string[], more: object = {}): string =>
  `${JSON.stringify({ mcpServers: { notes: { command: 'npx', args, ...more } } }, null, 2)}\n`;
const FLOATING = config(['-y', 'notes']);
const PINNED = config(['-y', 'notes@1.2.3']);

describe.concurrent('init --pin', () => {
  test('shows the change, asks, writes the config, then locks what it says now', async () => {
    const { root, text } = folder({ '.mcp.json': FLOATING });
    const ran = await run(root, ['init', '--pin'], { answers: ['', '', 'y'] });
    expect(ran.stderr).toContain(
      [
        '--- .mcp.json',
        '+++ .mcp.json',
        '@@ line 7: notes @@',
        '- notes',
        '+ notes@1.2.3',
        'Write these changes? [Y/n] ',
      ].join('\n'),
    );
    expect(ran).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('Wrote .mcp.json: 1 server pinned.'),
    });
    expect(text()).toBe(PINNED);
    expect(JSON.parse(text('mcp-lock.json')).servers.notes).toMatchObject({
      launch: { args: ['-y', 'notes@1.2.3'] },
      origin: { url: 'pkg:npm/notes@1.2.3', version: '1.2.3', integrity: INTEGRITY },
    });
    expect(await run(root, ['verify'])).toMatchObject({ exit: 0 });
  });

  test.each<readonly [name: string, argv: string[], options: RunOptions]>([
    ['off a terminal it goes on', ['init', '--pin'], {}],
    ['--yes and --accept ask nothing', ['init', '--pin', '--yes', '--accept', 'medium'], { answers: [] }],
    ['CI with --yes', ['init', '--pin', '--yes'], { env: { CI: 'true' } }],
    ['--force over a lock', ['init', '--pin', '--force'], {}],
  ])('%s', async (_, argv, options) => {
    const { root, text } = folder({ '.mcp.json': FLOATING, 'mcp-lock.json': '' });
    if (!argv.includes('--force')) argv = [...argv, '--lockfile', 'other.json'];
    expect(await run(root, argv, options)).toMatchObject({ exit: 0 });
    expect(text()).toBe(PINNED);
  });

  test.each<readonly [name: string, argv: string[], options: RunOptions, exit: number, stderr: RegExp]>([
    ['a no', ['init', '--pin'], { answers: ['n'] }, 130, /Nothing was written\.\n$/],
    ['no answer', ['init', '--pin'], { answers: [] }, 130, /E_INTERRUPTED.*no answer/],
    ['CI without --yes', ['init', '--pin'], { env: { CI: '1' } }, 2, /E_USAGE.*changes configs[\s\S]*--yes/],
    ['a lock that is there', ['init', '--pin'], {}, 2, /E_LOCK_EXISTS/],
  ])('%s: nothing is written', async (name, argv, options, exit, stderr) => {
    const { root, text } = folder({
      '.mcp.json': FLOATING,
      ...(name === 'a lock that is there' ? { 'mcp-lock.json': '' } : {}),
    });
    const ran = await run(root, argv, options);
    expect(ran).toMatchObject({ exit, stdout: '', stderr: expect.stringMatching(stderr) });
    expect(text()).toBe(FLOATING);
    if (name !== 'a lock that is there') expect(existsSync(join(root, 'mcp-lock.json'))).toBe(false);
  });

  test('nothing floats: it says so and goes on', async () => {
    const { root } = folder({ '.mcp.json': PINNED });
    const ran = await run(root, ['init', '--pin'], { answers: ['', 'y'] });
    expect(ran).toMatchObject({ exit: 0, stderr: expect.stringContaining('Nothing to pin') });
    expect(ran.stderr).not.toContain('Write these changes');
  });

  test('a package nobody knows stays as it is, and its neighbour is pinned', async () => {
    const servers = {
      gone: { command: 'npx', args: ['-y', 'gone'] },
      files: { command: 'npx', args: ['-y', '@acme/files@latest', '.'] },
    };
    const { root, text } = folder({ '.mcp.json': JSON.stringify({ mcpServers: servers }) });
    const ran = await run(root, ['init', '--pin']);
    expect(ran).toMatchObject({
      exit: 3,
      stderr: expect.stringMatching(/^! gone is not pinned\. npm does not know the package gone/m),
    });
    expect(JSON.parse(text()).mcpServers).toEqual({
      ...servers,
      files: { command: 'npx', args: ['-y', '@acme/files@4.5.6', '.'] },
    });
  });

  test('a launch that names two packages is left to the person', async () => {
    const { root, text } = folder({ '.mcp.json': config(['-p', 'notes', '-p', '@acme/files', 'notes']) });
    const before = text();
    const ran = await run(root, ['init', '--pin']);
    expect(ran.stderr).toMatch(/^! notes is not pinned\. What it starts has no version\.$/m);
    expect(text()).toBe(before);
  });

  test('every config that declares the server is written, not only the first', async () => {
    const { root, text } = folder({ '.mcp.json': FLOATING, '.cursor/mcp.json': FLOATING });
    const ran = await run(root, ['init', '--pin']);
    expect(ran).toMatchObject({ exit: 0 });
    expect([text(), text('.cursor/mcp.json')]).toEqual([PINNED, PINNED]);
    expect(Object.keys(JSON.parse(text('mcp-lock.json')).servers)).toEqual(['notes']);
  });

  test('TOML, YAML and launches that are one list', async () => {
    const files = {
      '.codex/config.toml': '# ours\n[mcp_servers."a.b"]\ncommand = "npx"\nargs = ["-y", \'notes\'] # why\n',
      '.continue/mcpServers/notes.yaml':
        'name: x\nversion: 0.0.1\nschema: v1\nmcpServers:\n  - name: yours # notes\n    command: npx\n    args:\n      - -y\n      - notes\n',
      'opencode.jsonc': '{ "mcp": { "mine": { "type": "local", "command": ["npx", "-y", "notes"], }, }, }\n',
    };
    const { root, text } = folder({ '.mcp.json': PINNED, ...files });
    const ran = await run(root, ['init', '--pin']);
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stderr).not.toContain('is not pinned');
    expect(Object.keys(files).map((name) => text(name))).toEqual([
      files['.codex/config.toml'].replace("'notes'", "'notes@1.2.3'"),
      files['.continue/mcpServers/notes.yaml'].replace('- notes\n', '- notes@1.2.3\n'),
      files['opencode.jsonc'].replace('"notes"', '"notes@1.2.3"'),
    ]);
  });

  test('a config with variables without quotes is left, and says so', async () => {
    const before =
      '{ // ours\n"mcp": {"far": {"type": "remote", "url": {env:U}}, "n": {"type": "local", "command": ["npx", "notes"]}}}';
    const { root, text } = folder({ 'opencode.json': before });
    const ran = await run(root, ['init', '--pin']);
    expect(ran.stderr).toContain(
      '! n is not pinned. The config contains variables without quotes, so mcp-lock does not change it.',
    );
    expect(text('opencode.json')).toBe(before);
  });

  test('configs of the user only with --user', async () => {
    const files = { '.mcp.json': PINNED, 'home/.cursor/mcp.json': FLOATING };
    const without = folder(files);
    expect(await run(without.root, ['init', '--pin'])).toMatchObject({ exit: 0 });
    expect(without.text('home/.cursor/mcp.json')).toBe(FLOATING);
    const withUser = folder(files);
    expect(await run(withUser.root, ['init', '--pin', '--user'])).toMatchObject({ exit: 0 });
    expect(withUser.text('home/.cursor/mcp.json')).toBe(PINNED);
  });

  test('comments, byte order mark, line ends and permissions stay', async () => {
    const before = `\u{feff}{ // ours\r\n  "mcpServers": {"notes": {"command": "npx", "args": ["-y", "notes" /* why */,]}},\r\n}`;
    const { root, text } = folder({ '.mcp.json': before });
    chmodSync(join(root, '.mcp.json'), 0o600);
    expect(await run(root, ['init', '--pin'])).toMatchObject({ exit: 0 });
    expect(text()).toBe(before.replace('"notes" /*', '"notes@1.2.3" /*'));
    expect(statSync(join(root, '.mcp.json')).mode & 0o777).toBe(0o600);
  });

  test('no secret of the config is shown', async () => {
    const args = ['-y', 'notes', '--api-key', 'hunter2', 'https://me:pass-word@example.com/?key=abc123'];
    const more = { env: { PASS: 'swordfish', TOKEN: 'a"b\\c' } };
    const { root } = folder({
      '.mcp.json': JSON.stringify({ mcpServers: { notes: { command: 'npx', args, ...more } } }),
    });
    const { stdout, stderr } = await run(root, ['init', '--pin'], { answers: ['', 'n'] });
    expect(stderr).toMatch(/^\+ .*notes@1\.2\.3/m);
    for (const secret of ['hunter2', 'pass-word', 'abc123', 'swordfish', 'a"b', 'a\\"b'])
      expect(stdout + stderr).not.toContain(secret);
  });

  test('of a config on one line, or a launch that is one, the word that changes is shown and nothing else', () => {
    const of = (word: string) =>
      `{"mcpServers":{"n":{"command":"bash","args":["-c","API_TOKEN=x1 npx ${word} --key x2"]},"o":{"token":"x3"}}}`;
    const specs = [{ name: 'n', pointer: '/mcpServers/n' }] as unknown as readonly Spec[];
    expect(packageDiff('.mcp.json', of('notes'), of('notes@1.2.3'), specs, palette(false)).slice(2)).toEqual([
      '@@ line 1: n @@',
      '- …notes…',
      '+ …notes@1.2.3…',
    ]);
  });

  test('what would steer the terminal is shown by name', () => {
    const [before, after] = ['["a\u{202e}b"]', '["a\u{202e}c"]'];
    const lines = packageDiff('x\u{1b}[2J.json', before, after, [], palette(false));
    expect(lines).toHaveLength(5);
    for (const hidden of ['\u{1b}', '\u{202e}']) expect(lines.join('\n')).not.toContain(hidden);
    expect(lines.join('\n')).toContain('ESCAPE');
  });

  test('a config that is a link out of the folder is refused, one inside is followed', async () => {
    const outside = folder({ 'theirs.json': FLOATING });
    const out = folder({});
    mkdirSync(join(out.root, '.cursor'));
    symlinkSync(join(outside.root, 'theirs.json'), join(out.root, '.cursor/mcp.json'));
    expect(await run(out.root, ['init', '--pin'])).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /E_CONFIG.*link to a file outside[\s\S]*\.cursor\/mcp\.json[\s\S]*next: /,
      ),
    });
    expect(outside.text('theirs.json')).toBe(FLOATING);

    const inside = folder({ 'config/real.json': FLOATING, '.mcp.json': PINNED });
    mkdirSync(join(inside.root, '.cursor'));
    symlinkSync('../config/real.json', join(inside.root, '.cursor/mcp.json'));
    expect(await run(inside.root, ['init', '--pin'])).toMatchObject({ exit: 0 });
    expect(inside.text('config/real.json')).toBe(PINNED);
  });

  test('a folder that is a link out of the repository is refused too', async () => {
    const outside = folder({ 'theirs/mcp.json': FLOATING });
    const { root } = folder({});
    symlinkSync(join(outside.root, 'theirs'), join(root, '.cursor'));
    expect(await run(root, ['init', '--pin'])).toMatchObject({ exit: 2 });
    expect(outside.text('theirs/mcp.json')).toBe(FLOATING);
  });

  test('a config that somebody changes meanwhile is not overwritten', async () => {
    const { root, text } = folder({ '.mcp.json': FLOATING });
    const theirs = `${FLOATING}\n`;
    const change: Host['run'] = async (_command, args) => {
      writeFileSync(join(root, '.mcp.json'), theirs);
      return pretendedNpm(args);
    };
    const ran = await run(root, ['init', '--pin'], { host: { run: change } });
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/E_CONFIG.*Another program changed the config/),
    });
    expect(text()).toBe(theirs);
  });

  test('a config that cannot be written stays, and says so', async () => {
    const { root, text } = folder({ '.mcp.json': FLOATING });
    const { files } = nodeHost(new AbortController().signal);
    const replace = async () => {
      throw Object.assign(new Error('no'), { code: 'EROFS' });
    };
    const ran = await run(root, ['init', '--pin'], { host: { files: { ...files, replace } } });
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringMatching(/E_CONFIG.*EROFS[\s\S]*next: /) });
    expect(text()).toBe(FLOATING);
  });

  test('-q writes without a word', async () => {
    const { root, text } = folder({ '.mcp.json': FLOATING });
    const ran = await run(root, ['init', '--pin', '-q']);
    expect(ran).toMatchObject({ exit: 0, stdout: '' });
    expect(ran.stderr).not.toMatch(/notes@|pin/);
    expect(text()).toBe(PINNED);
  });
});
