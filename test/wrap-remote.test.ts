/**
 * `wrap` and `unwrap` of remote entries, on texts: what a client reads there is the same server before and after, every byte
 * comes back, and what nobody could be sure of is a problem. Nothing is started.
 */
import { describe, expect, test } from 'vitest';
import { CLIENTS, clientOfId } from '../src/config/clients/index.ts';
import { sharedReader } from '../src/config/reading/shared-file.ts';
import { guardWords } from '../src/config/wrap/guard-words.ts';
import { launchDiff } from '../src/config/wrap/launch-diff.ts';
import { wrappedRemoteText } from '../src/config/wrap/remote.ts';
import { unwrappedText } from '../src/config/wrap/rewrite.ts';
import type { Client, ConfigFile, Place } from '../src/contracts.ts';
import type { Notice, Spec } from '../src/model.ts';
import { usualConfig } from './helpers/usual-config.ts';

const PLACE: Place = {
  platform: 'linux',
  workspaceFolder: '/home/ada/repo',
  userHome: '/home/ada',
  tmpdir: '/tmp',
  env: {},
};
const LOCK = '/home/ada/repo/mcp-lock.json';
const NPX = ['npx', '--no-install', 'mcp-lock'];

interface At {
  readonly client: Client;
  readonly file: ConfigFile;
}
const at = (id: string, path: string, scope: 'project' | 'user' = 'project'): At => ({
  client: clientOfId(id),
  file: { path, scope },
});
const here = (name: string, id = 'claude-code'): At => at(id, `/home/ada/repo/${name}`);

const readingOf = ({ client, file }: At, text: string) => client.read(text, file, PLACE);
function docsIn(where: At, text: string): Spec {
  const { specs, problems } = readingOf(where, text);
  const spec = specs.find(({ name }) => name === 'docs');
  if (spec === undefined) throw new Error(`no server in ${text}: ${JSON.stringify(problems)}`);
  return spec;
}
function wordsFor({ client }: At, spec: Spec): readonly string[] {
  const words = guardWords({ key: 'docs', spec, client, lockPath: LOCK }, PLACE);
  if ('trouble' in words) throw new Error(words.trouble);
  return words;
}
const wrap = (where: At, text: string) => {
  const spec = docsIn(where, text);
  return wrappedRemoteText({ ...where, text }, spec, wordsFor(where, spec), PLACE);
};
/** What is said of the file, wherever in the entry. */
const said = (notices: readonly Notice[]) =>
  notices.map(({ pointer, message }) => `${pointer.replace(/\/docs\/.*/, '/docs')} ${message}`).sort();

/** Wraps, holds the readings against each other, unwraps; the wrapped text. */
function thereAndBack(where: At, text: string): string {
  const done = wrap(where, text);
  if (!('text' in done)) throw new Error(done.why);
  const [before, after] = [readingOf(where, text), readingOf(where, done.text)];
  const words = wordsFor(where, docsIn(where, text));
  expect(after.specs).toEqual(
    before.specs.map((spec) => (spec.name === 'docs' ? { ...spec, guarded: words } : spec)),
  );
  expect(said(after.notices)).toEqual(said(before.notices));
  expect(said(after.problems)).toEqual(said(before.problems));
  for (const { pointer } of [...after.notices, ...after.problems]) expect(pointer).not.toMatch(/\/docs\//);
  expect(unwrappedText({ ...where, text: done.text }, docsIn(where, done.text), PLACE)).toBe(text);
  return done.text;
}

const usual = (entry: unknown, key = 'mcpServers') =>
  `${JSON.stringify({ [key]: { docs: entry, other: { command: 'node', args: ['x.js'] } } }, null, 2)}\n`;
const URL_ = 'https://docs.example.com/mcp';
const HTTP = { type: 'http', url: URL_, headers: { Authorization: 'Bearer ${TOKEN}' } };
const BARE = { url: URL_, headers: { Authorization: 'Bearer ${TOKEN}' } };
const SERVER_URL = { serverUrl: URL_, headers: { Authorization: 'Bearer swordfish' }, disabled: false };

/** Clients with a remote entry as each writes it; a pattern: why it is left as it is. */
const ROWS: readonly (readonly [id: string, path: string, text: string, refused?: RegExp])[] = [
  ['claude-code', '.mcp.json', usual(HTTP)],
  ['claude-code', '.mcp.json', usual({ ...HTTP, oauth: { clientId: 'c', callbackPort: 8080 } })],
  ['cursor', '.cursor/mcp.json', usual({ url: URL_, headers: { Authorization: 'Bearer ${env:TOKEN}' } })],
  ['vscode', '.vscode/mcp.json', usual(HTTP, 'servers')],
  ['vscode', '.vscode/settings.json', `{\n\t"mcp": ${usual(HTTP, 'servers').trim()}\n}`],
  ['vscode', 'team.code-workspace', `{"settings": {"mcp": ${usual(HTTP, 'servers').trim()}}}`],
  ['copilot-cli', '.github/mcp.json', usual({ ...HTTP, tools: ['*'] })],
  ['gemini-cli', '.gemini/settings.json', usual({ httpUrl: URL_, headers: { Authorization: '$TOKEN' } })],
  ['gemini-cli', '.gemini/settings.json', usual(BARE)],
  [
    'opencode',
    'opencode.json',
    usual({ type: 'remote', url: URL_, headers: { Authorization: 'Bearer {env:TOKEN}' } }, 'mcp'),
  ],
  ['zed', '.zed/settings.json', usual(BARE, 'context_servers')],
  ['windsurf', '.codeium/windsurf/mcp_config.json', usual(SERVER_URL)],
  ['cline', 'cline_mcp_settings.json', usual({ type: 'streamableHttp', ...BARE, autoApprove: [] })],
  ['cline', 'cline_mcp_settings.json', usual({ transport: HTTP, disabled: false })],
  ['roo', '.roo/mcp.json', usual({ type: 'streamable-http', ...BARE, alwaysAllow: [] })],
  ['kilo', 'kilo.json', usual({ type: 'remote', ...BARE }, 'mcp')],
  ['kilo', '.kilocode/mcp.json', usual({ type: 'streamable-http', ...BARE })],
  ['continue', '.continue/mcpServers/docs.json', usual(HTTP)],
  ['kiro', '.kiro/settings/mcp.json', usual({ ...BARE, disabled: false, autoApprove: [] })],
  ['amazon-q', '.amazonq/mcp.json', usual(HTTP)],
  ['junie', '.junie/mcp/mcp.json', usual(BARE)],
  ['amp', '.amp/settings.json', usual(BARE, 'amp.mcpServers')],
  ['factory', '.factory/mcp.json', usual({ ...HTTP, disabled: false })],
  ['warp', '.warp/.mcp.json', usual(BARE)],
  [
    'crush',
    'crush.json',
    usual({ type: 'http', url: URL_, headers: { Authorization: 'Bearer $TOKEN' } }, 'mcp'),
  ],
  ['qwen-code', '.qwen/settings.json', usual({ httpUrl: URL_ })],
  ['tabnine', '.tabnine/agent/settings.json', usual(BARE)],
  ['antigravity', '.agents/mcp_config.json', usual(SERVER_URL)],
  ['visual-studio', '.vs/mcp.json', usual(HTTP, 'servers')],
  ['jetbrains-air', '.air/mcp.json', usual({ ...BARE, enabled: true })],
  ['lm-studio', 'lm-studio/mcp.json', usual(BARE)],
  ['trae', '.trae/mcp.json', usual(BARE)],
  ['augment', '.augment/settings.json', usual(HTTP)],
  [
    'augment',
    '/home/ada/.config/Code/User/globalStorage/augment.vscode-augment/augment-global-state/mcpServers.json',
    JSON.stringify({ mcpServers: [{ name: 'docs', ...HTTP }] }),
  ],
  ['mcpb', 'manifest.json', JSON.stringify({ name: 'docs', server: { mcp_config: HTTP } })],
  ['generic', 'x.json', usual({ ...HTTP, type: 'sse' })],
  ['generic', 'docs.json', JSON.stringify(HTTP)],
  ['generic', 'x.json', JSON.stringify({ name: 'docs', ...HTTP })],
  ['codex', '.codex/config.toml', `[mcp_servers.docs]\nurl = "${URL_}"\n`],
  ['continue', '.continue/config.yaml', `mcpServers:\n  - name: docs\n    url: ${URL_}\n`],
  ['goose', 'config.yaml', `extensions:\n  docs:\n    type: sse\n    uri: ${URL_}\n`],
];

/** Clients that have no row, with a remote entry as most write it. */
/** Those without files of their own are known by their content: `promises/config-formats.test.ts` reads them. */
const OTHERS = CLIENTS.filter(
  ({ id, format, files }) =>
    format === 'json' && files(PLACE).length > 0 && !ROWS.some(([one]) => one === id),
);

describe('every client whose configs are JSON', () => {
  const rows = ROWS.map(([id, name, text, refused]) => ({ id, name, text, refused }));
  test.each(rows)('$id, $name', ({ id, name, text, refused }) => {
    const where = name.startsWith('/') ? at(id, name, 'user') : here(name, id);
    if (refused === undefined) {
      const wrapped = thereAndBack(where, text);
      expect(wrapped).toContain('MCP_LOCK_ENTRY');
    } else expect(wrap(where, text)).toEqual({ why: expect.stringMatching(refused) });
  });

  test.each(OTHERS)('$id, which has no row', (client) => {
    const config = usualConfig(client, 'docs', HTTP, PLACE);
    if (config === undefined) expect(['claude-desktop', 'no-client']).toContain(client.id);
    else expect(thereAndBack({ client, file: config.file }, config.text)).toContain('MCP_LOCK_ENTRY');
  });
});

describe('as it is laid out', () => {
  const entry = (text: string) => JSON.stringify(text);
  test.each<readonly [name: string, before: string, after: string]>([
    [
      'lines',
      '{\n  "mcpServers": {\n    "docs": {\n      "type": "http",\n      "url": "https://x.example"\n    }\n  }\n}\n',
      `{\n  "mcpServers": {\n    "docs": {\n      "command": "npx",\n      "args": ["--no-install", "mcp-lock", "guard", "docs", "--config", ".mcp.json"],\n      "env": {\n        "MCP_LOCK_ENTRY": ${entry('{\n      "type": "http",\n      "url": "https://x.example"\n    }')}\n      }\n    }\n  }\n}\n`,
    ],
    [
      'tabs and CRLF',
      '{\r\n\t"mcpServers": {\r\n\t\t"docs": {\r\n\t\t\t"type": "http", "url": "https://x.example"\r\n\t\t}\r\n\t}\r\n}',
      `{\r\n\t"mcpServers": {\r\n\t\t"docs": {\r\n\t\t\t"command": "npx",\r\n\t\t\t"args": ["--no-install", "mcp-lock", "guard", "docs", "--config", ".mcp.json"],\r\n\t\t\t"env": {\r\n\t\t\t\t"MCP_LOCK_ENTRY": ${entry('{\r\n\t\t\t"type": "http", "url": "https://x.example"\r\n\t\t}')}\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}`,
    ],
    [
      'one line',
      '{"mcpServers":{"docs":{"type":"http","url":"https://x.example"}}}',
      `{"mcpServers":{"docs":{ "command": "npx", "args": ["--no-install", "mcp-lock", "guard", "docs", "--config", ".mcp.json"], "env": { "MCP_LOCK_ENTRY": ${entry('{"type":"http","url":"https://x.example"}')} } }}}`,
    ],
  ])('%s', (_, before, after) => {
    expect(thereAndBack(here('.mcp.json'), before)).toBe(after);
  });

  test.each<readonly [name: string, inside: string]>([
    ['comments and a trailing comma', '{ // why\n  "type": "http", /* "x" */ "url": "https://x.example", }'],
    [
      'escapes',
      '{"\\u0074ype":"http","url":"https:\\/\\/x.example","headers":{"X":"\\"\\\\ \\u00e9 \\ud83d\\ude00"}}',
    ],
    [
      'other scripts',
      '{"type":"http","url":"https://x.example","headers":{"X":"é 漢字 \u{1f512} \u{2028}"}}',
    ],
    ['a variable', '{"type":"http","url":"https://${HOST}/mcp","headers":{"A":"Bearer ${T:-none}"}}'],
    [
      'names of prototypes',
      '{"type":"http","url":"https://x.example","headers":{"__proto__":"a","constructor":"b"}}',
    ],
    ['an empty line at its end', '{"type":"http","url":"https://x.example"\n\n\n}'],
    ['nothing before its lines', '{\n"type":"http",\n"url":"https://x.example"\n}'],
    ['a value without quotes', '{"type":"http","url":"https://x.example","headers":{"N":1,"B":true}}'],
  ])('%s', (_, inside) => {
    for (const text of [
      `{"mcpServers":{"docs":${inside}}}`,
      `{\n  // all\n  "mcpServers": {\n    "docs": ${inside}, // ours\n    "b": {"command":"x"},\n  },\n}\n`,
    ])
      for (const one of [text, text.replaceAll('\n', '\r\n'), `\u{feff}${text}`])
        thereAndBack(here('.mcp.json'), one);
  });

  test('what else was changed in the file meanwhile stays', () => {
    const where = here('.mcp.json');
    const text = thereAndBack(where, usual(HTTP));
    const edited = text
      .replace('"x.js"', '"y.js"')
      .replace('{\n', '{\n  "more": 1,\n')
      .replaceAll('  ', '   ');
    const back = unwrappedText({ ...where, text: edited }, docsIn(where, edited), PLACE) ?? '';
    expect(JSON.parse(back)).toEqual({
      more: 1,
      mcpServers: { docs: HTTP, other: { command: 'node', args: ['y.js'] } },
    });
  });

  test('a comment that somebody wrote into the guard is not thrown away', () => {
    const where = here('.mcp.json');
    const text = thereAndBack(where, usual(HTTP)).replace('"env"', '/* mine */ "env"');
    expect(unwrappedText({ ...where, text }, docsIn(where, text), PLACE)).toBeUndefined();
  });

  test('on Windows, and what a person is shown', () => {
    const place = { ...PLACE, platform: 'win32', workspaceFolder: 'C:\\repo' };
    const where = at('claude-code', 'C:\\repo\\.mcp.json');
    const text = usual({ ...HTTP, url: 'https://ada:swordfish@x.example/mcp?token=swordfish' });
    const [spec] = where.client.read(text, where.file, place).specs.filter(({ name }) => name === 'docs');
    if (spec === undefined) throw new Error('no server');
    const words = guardWords(
      { key: 'docs', spec, client: where.client, lockPath: 'C:\\repo\\mcp-lock.json' },
      place,
    );
    expect(words).toEqual(['cmd', '/c', ...NPX, 'guard', 'docs', '--config', '.mcp.json']);
    if ('trouble' in words) throw new Error(words.trouble);
    const done = wrappedRemoteText({ ...where, text }, spec, words, place);
    if (!('text' in done)) throw new Error(done.why);
    const now = where.client.read(done.text, where.file, place).specs;
    const plain = { remove: String, add: String } as unknown as Parameters<typeof launchDiff>[3];
    const lines = launchDiff('x', [spec], now, plain);
    expect(lines.at(-1)).toMatch(
      /^\+ cmd "?\/c"? npx --no-install mcp-lock guard docs --config \.mcp\.json \(for https:\/\/.*x\.example.*\)$/,
    );
    expect(lines.join('\n')).not.toContain('swordfish');
  });
});

describe('left as it is, with a reason', () => {
  test.each<readonly [name: string, id: string, text: string, why: RegExp]>([
    [
      'switched off',
      'factory',
      usual({ ...HTTP, disabled: true }),
      /would ignore these keys once the server is wrapped: "disabled"/,
    ],
    [
      'some tools only',
      'copilot-cli',
      usual({ ...HTTP, tools: ['read'] }),
      /would ignore these keys once the server is wrapped: "tools"/,
    ],
    ['a helper for headers', 'claude-code', usual({ ...HTTP, headersHelper: './h' }), /"headersHelper"/],
    [
      'deeper',
      'cline',
      usual({ transport: { ...HTTP, timeout: 5 } }),
      /would ignore these keys once the server is wrapped: "timeout"/,
    ],
    [
      'asked of the user',
      'vscode',
      usual({ ...HTTP, url: 'https://${input:host}/' }, 'servers'),
      /only the client can fill in/,
    ],
    [
      'in a comment, where its client would still act on it',
      'vscode',
      `{"servers":{"docs":{"type":"http",/* \${command:x} */"url":"${URL_}"}}}`,
      /only the client can fill in/,
    ],
    [
      'a key twice',
      'claude-code',
      `{"mcpServers":{"docs":{"type":"http","url":"${URL_}","url":"${URL_}"}}}`,
      /A key appears twice/,
    ],
    [
      'variables without quotes',
      'kilo',
      `{"mcp":{"docs":{"type":"remote","url":"${URL_}","headers":{"A":{env:B}}}}}`,
      /not plain JSON/,
    ],
  ])('%s', (_, id, text, why) => {
    const name = id === 'kilo' ? 'kilo.json' : 'x.json';
    expect(wrap(here(name, id), text)).toEqual({ why: expect.stringMatching(why) });
  });
});

/** As wrap writes it in `.mcp.json`; `bare`: without the config. */
const bare = (text: unknown, over: Record<string, unknown> = {}, ...options: readonly string[]) => ({
  command: 'npx',
  args: ['--no-install', 'mcp-lock', 'guard', 'docs', ...options],
  env: { MCP_LOCK_ENTRY: text },
  ...over,
});
const guard = (text: unknown, over: Record<string, unknown> = {}, ...options: readonly string[]) =>
  bare(text, over, '--config', '.mcp.json', ...options);
const INNER = JSON.stringify(HTTP);

describe('what is read', () => {
  const read = (entry: unknown, where = here('.mcp.json')) =>
    readingOf(where, JSON.stringify({ mcpServers: { docs: entry } }));

  test.each<readonly [name: string, entry: unknown, why: RegExp]>([
    ['an inner command', guard('{"command":"x"}'), /starts a command/],
    ['an inner guard', guard(JSON.stringify(guard(INNER))), /is wrapped already/],
    [
      'an inner guard of a command',
      guard('{"command":"mcp-lock","args":["guard","docs","--","x"]}'),
      /is wrapped already/,
    ],
    ['a broken text', guard(INNER.slice(0, -2)), /is not an entry in JSON/],
    ['an empty text', guard(''), /is not an entry in JSON/],
    ['a comment alone', guard('// none'), /is not an entry in JSON/],
    ['two values', guard(`${INNER} ${INNER}`), /is not an entry in JSON/],
    ['a byte order mark', guard(`\u{feff}${INNER}`), /is not an entry in JSON/],
    ['too deep', guard('['.repeat(100_000)), /is not an entry in JSON/],
    ['no object', guard('[]'), /must be an object/],
    ['no server', guard('{}'), /neither "command" nor "url"/],
    ['what its client skips', guard(`{"url":"${URL_}"}`), /The client ignores this entry/],
    [
      'a further variable',
      guard('', { env: { MCP_LOCK_ENTRY: INNER, A: '1' } }),
      /must not set any other variable/,
    ],
    [
      'a variable that is null',
      guard('', { env: { MCP_LOCK_ENTRY: INNER, A: null } }),
      /must not set any other variable/,
    ],
    ['a further key', guard(INNER, { disabled: true }), /"disabled" has no effect/],
    ['a type beside', guard(INNER, { type: 'stdio' }), /"type" has no effect/],
    ['a folder beside', guard(INNER, { cwd: '/x' }), /"cwd" has no effect/],
    ['a list', guard(INNER, { command: [...NPX, 'guard', 'docs'], args: [] }), /must be a string/],
    ['an address beside', guard(INNER, { url: URL_ }), /both "command" and "url"/],
    [
      'another name',
      guard(INNER, { args: ['--no-install', 'mcp-lock', 'guard', 'x'] }),
      /has another server name, "x"/,
    ],
    [
      "another client's name",
      guard(INNER, { args: ['--no-install', 'mcp-lock', 'guard', 'docs@cursor'] }),
      /has another server name/,
    ],
    ['another config', bare(INNER, {}, '--config', 'evil.json'), /names another config/],
    ['another config beside this one', guard(INNER, {}, '--config', 'evil.json'), /names another config/],
    ['this config twice', guard(INNER, {}, '--config', '.mcp.json'), /more than one `--config`/],
    ['another folder', guard(INNER, {}, '--cwd', 'evil'), /names another folder/],
  ])('%s: a problem', (_, entry, why) => {
    const { specs, problems } = read(entry);
    expect(specs).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({ server: 'docs', message: expect.stringMatching(why) }),
    ]);
    expect(JSON.stringify(problems)).not.toContain('TOKEN');
  });

  const CONFIG = ['--config', '.mcp.json'];
  test.each<readonly [name: string, options: readonly string[]]>([
    ['its folder', [...CONFIG, '--cwd', '.']],
    ['its config', CONFIG],
    ['its config in full', ['--config', '/home/ada/repo/.mcp.json', '--lockfile', 'l.json']],
    ['what it does', [...CONFIG, '--on-drift', 'stop', '--strict', '-q']],
  ])('%s among the options: the entry', (_, options) => {
    const { specs, problems } = read(bare(INNER, {}, ...options));
    expect(problems).toEqual([]);
    expect(specs).toEqual([
      { ...docsIn(here('.mcp.json'), usual(HTTP)), guarded: [...NPX, 'guard', 'docs', ...options] },
    ]);
  });

  test.each<readonly [name: string, where: At, options: readonly string[]]>([
    ['of the project', here('.mcp.json'), []],
    ['that was named', here('sub/x.json'), []],
    ['elsewhere', at('claude-code', '/else/x.json'), ['--cwd', '/home/ada/repo']],
    [
      'of the user',
      at('cursor', '/home/ada/.cursor/mcp.json', 'user'),
      ['--user', '--cwd', '/home/ada/repo'],
    ],
  ])('a guard that is not told its config %s is none, and can be taken out', (_, where, options) => {
    const text = JSON.stringify({ mcpServers: { docs: bare(INNER, {}, ...options) } });
    const { specs, problems } = readingOf(where, text);
    expect(problems).toEqual([
      expect.objectContaining({
        server: 'docs',
        message: expect.stringMatching(/has no `--config`.*Unwrap the server/),
      }),
    ]);
    expect(specs).toEqual([
      expect.objectContaining({ idle: true, launch: docsIn(where, usual(HTTP)).launch }),
    ]);
    expect(unwrappedText({ ...where, text }, docsIn(where, text), PLACE)).toBe(
      JSON.stringify({ mcpServers: { docs: HTTP } }),
    );
  });

  test('that the first reader of a file passes the entry over does not hide it', () => {
    const text = JSON.stringify({ mcpServers: { docs: bare(JSON.stringify({ url: URL_ })) } });
    const file = here('.mcp.json').file;
    const { specs, problems } = sharedReader([clientOfId('claude-code'), clientOfId('cursor')])(
      text,
      file,
      PLACE,
    );
    expect(specs).toEqual([expect.objectContaining({ client: 'cursor', idle: true })]);
    expect(problems).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/has no `--config`/) }),
    ]);
  });

  test('the config is named to the guard as it is found from where that starts', () => {
    const named = (where: At, key = 'mcpServers') =>
      wordsFor(where, docsIn(where, usual(HTTP, key))).join(' ');
    expect(named(here('.mcp.json'))).toBe('npx --no-install mcp-lock guard docs --config .mcp.json');
    expect(named(here('sub/x.json'))).toContain('guard docs --config sub/x.json');
    expect(named(here('sub/mcp.json', 'vscode'), 'servers')).toContain(
      'guard docs --cwd ${workspaceFolder} --config ${workspaceFolder}/sub/mcp.json',
    );
    expect(named(at('claude-code', '/else/x.json'))).toContain('--config /else/x.json');
    expect(named(at('cursor', '/home/ada/.cursor/mcp.json', 'user'))).toBe(
      'mcp-lock guard docs --cwd /home/ada/repo --config /home/ada/.cursor/mcp.json',
    );
  });

  test.each(['/home/ada/$x/x.json', '/home/ada/a`b/x.json', '/home/ada/%A%/x.json'])(
    'a config in %s cannot be named to it',
    (path) => {
      const where = at('claude-code', path);
      const spec = docsIn(where, usual(HTTP));
      expect(guardWords({ key: 'docs', spec, client: where.client, lockPath: LOCK }, PLACE)).toHaveProperty(
        'trouble',
      );
    },
  );

  test('a guard that only warns is told', () => {
    expect(read(guard(INNER, {}, '--on-drift', 'warn')).notices.map(({ message }) => message)).toEqual([
      expect.stringContaining('only warns'),
    ]);
  });

  test('a key that is written twice inside: the last one counts, and it is said', () => {
    const { specs, notices } = read(guard(`{"type":"http","url":"https://a.example","url":"${URL_}"}`));
    expect(specs[0]?.launch).toMatchObject({ url: URL_ });
    expect(notices).toEqual([
      expect.objectContaining({ pointer: '/mcpServers/docs', message: expect.stringContaining('twice') }),
    ]);
  });

  test.each<readonly [name: string, entry: unknown]>([
    ['without the text', guard('', { env: {} })],
    ['of a package that npx would fetch', guard(INNER, { args: ['-y', 'mcp-lock', 'guard', 'docs'] })],
    ['with an option nobody knows', guard(INNER, {}, '--do-not')],
    ['with a value missing', guard(INNER, {}, '--cwd')],
  ])('a guard %s is an ordinary launch', (_, entry) => {
    const { specs } = read(entry);
    expect(specs).toEqual([expect.objectContaining({ launch: expect.objectContaining({ command: 'npx' }) })]);
    expect(specs[0]?.guarded).toBeUndefined();
  });

  test('in a list, or in another format: the same', () => {
    const inner = JSON.stringify({ name: 'docs', ...HTTP });
    const list = JSON.stringify({ mcpServers: [{ name: 'docs', ...bare(inner, {}, '--config', 'x.json') }] });
    expect(readingOf(here('x.json', 'generic'), list)).toMatchObject({
      specs: [{ guarded: [...NPX, 'guard', 'docs', '--config', 'x.json'] }],
      problems: [],
    });
    const renamed = list.replace('\\"name\\":\\"docs\\"', '\\"name\\":\\"other\\"');
    expect(renamed).not.toBe(list);
    expect(readingOf(here('x.json', 'generic'), renamed)).toMatchObject({
      specs: [],
      problems: [{ message: expect.stringContaining('"name" has no effect') }],
    });
    const yaml = `mcpServers:\n  docs: ${JSON.stringify(bare(INNER, {}, '--config', 'x.yaml'))}\n`;
    expect(readingOf(here('x.yaml', 'generic'), yaml)).toMatchObject({
      specs: [{ name: 'docs' }],
      problems: [],
    });
    const text = yaml.replace(
      JSON.stringify(INNER),
      JSON.stringify('[mcp_servers.docs]\nurl = "https://evil.example"'),
    );
    expect(readingOf(here('x.yaml', 'generic'), text)).toMatchObject({
      specs: [],
      problems: [{ message: expect.stringContaining('is not an entry in YAML') }],
    });
  });
});
