import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { McpLockError } from '../src/errors.ts';
import { lockLaunch, lockOrigin, lockTree, makeEntry } from '../src/lock/entry.ts';
import { formatLockfile } from '../src/lock/format.ts';
import { mismatches } from '../src/lock/hashes.ts';
import { withoutText } from '../src/lock/hashes-only.ts';
import { parseJson } from '../src/lock/json.ts';
import { readLockfile } from '../src/lock/read.ts';
import { lockfileProblems } from '../src/lock/shape.ts';
import type { Entry, Item, Json, JsonObject, Lockfile, Surface } from '../src/model.ts';

const FULL = readFileSync(new URL('./fixtures/surface/full.json', import.meta.url), 'utf8');
const schema = JSON.parse(readFileSync(new URL('../mcp-lock.schema.json', import.meta.url), 'utf8'));
const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

function surfaceOf(text: string): Surface {
  const reading = parseJson(text);
  if (!reading.ok) throw new Error(reading.fault);
  const { server, ...lists } = reading.value as JsonObject;
  const opening = server as JsonObject;
  const map = (list: Json | undefined, key: string) =>
    Object.fromEntries(((list ?? []) as readonly Item[]).map((item) => [String(item[key]), item]));
  return {
    server: {
      info: opening['serverInfo'] as JsonObject,
      protocolVersion: String(opening['protocolVersion']),
      capabilities: opening['capabilities'] as JsonObject,
      instructions: String(opening['instructions']),
    },
    sections: {
      tools: map(lists['tools'], 'name'),
      prompts: map(lists['prompts'], 'name'),
      resources: map(lists['resources'], 'uri'),
      resourceTemplates: map(lists['resourceTemplates'], 'uriTemplate'),
    },
  };
}

/** The same with a page, a skill, and the name of another client. */
const outside = (surface: Surface): Surface => ({
  ...surface,
  server: { ...surface.server, profile: 'cursor' },
  linked: {
    'ui://a': {
      contents: [
        {
          uri: 'ui://b',
          mimeType: 'text/html',
          text: '<p>',
          _meta: { ui: { csp: { a: ['b'] }, permissions: {} } },
        },
      ],
    },
  },
  skills: { 'skill://a': { uri: 'skill://a', frontmatter: { name: 'a', description: 'Two\nlines.' } } },
});

const cleaning = { portable: (text: string) => text, portableConfig: (text: string) => text, secrets: [] };
const entry: Entry = makeEntry({
  launch: lockLaunch(
    { transport: 'stdio', command: 'node', args: ['a.js'], env: ['B', 'A'], cwd: 'x' },
    cleaning,
  ),
  origin: lockOrigin({ url: 'pkg:npm/a@1.0.0', version: '1.0.0', integrity: 'sha512-x' }),
  surface: outside(surfaceOf(FULL)),
  volatile: new Map([['/server/instructions', ['any']]]),
  dependencies: { 'node_modules/x': '1.0.0 sha512-y' },
});
const remote: Entry = makeEntry({
  launch: lockLaunch(
    { transport: 'http', url: 'https://mcp.example.com/v1', headers: ['Authorization'] },
    cleaning,
  ),
  origin: lockOrigin({ url: 'https://mcp.example.com/v1' }),
  surface: {
    server: { info: {}, protocolVersion: '2025-11-25', capabilities: {} },
    sections: { tools: {}, prompts: {}, resources: {}, resourceTemplates: {} },
  },
  volatile: new Map(),
});
const lockfile: Lockfile = {
  lockfileVersion: 1,
  servers: {
    full: entry,
    'full@cursor': { ...entry, launch: remote.launch },
    remote,
    short: withoutText(remote),
    words: withoutText(entry),
  },
};
const text = formatLockfile(lockfile);
const bytes = (value: string | Uint8Array) =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value;
const read = (value: string | Uint8Array) => readLockfile(bytes(value), 'mcp-lock.json');

const refusal = (value: string | Uint8Array): McpLockError => {
  try {
    read(value);
  } catch (error) {
    if (error instanceof McpLockError) return error;
    throw error;
  }
  throw new Error('accepted');
};

describe('the value of a variable', () => {
  const X = 'canary-7Hq2';
  const envOf = (line: readonly string[], values: Readonly<Record<string, string>>) => {
    const [command = '', ...args] = line;
    const locked = lockLaunch(
      { transport: 'stdio', command, args, env: Object.keys(values) },
      cleaning,
      values,
    );
    return locked.transport === 'stdio' ? locked.env : [];
  };

  test.each([
    ['in front of a file', ['sh', '-c', 'exec $RUN s.js'], { RUN: 'node -r ./a.js' }, ['RUN=node -r ./a.js']],
    ['in braces', ['bash', '-lc', 'exec ${RUN:-node} s.js'], { RUN: 'node' }, ['RUN=node']],
    ['behind a wrapper', ['env', 'sh', '-c', '"$RUN" s.js'], { RUN: 'node' }, ['RUN=node']],
    ['of cmd', ['cmd', '/c', '%RUN% s.js & exit'], { RUN: 'node' }, ['RUN=node']],
    ['of PowerShell', ['pwsh', '-Command', '& $env:RUN s.js'], { RUN: 'node' }, ['RUN=node']],
    ['not named in it', ['sh', '-c', 'exec $RUN s.js'], { LOG: 'debug', RUNS: 'x' }, ['LOG', 'RUNS']],
    ['outside of program text', ['notes', '--name', '$RUN'], { RUN: 'node' }, ['RUN']],
    ['called a secret', ['sh', '-c', 'x --key $API_KEY'], { API_KEY: 'plain' }, ['API_KEY']],
    ['like a secret', ['sh', '-c', 'x $A'], { A: 'a1b2c3d4e5f6a7b8c9' }, ['A']],
    ['with a login in it', ['sh', '-c', 'x $DB'], { DB: `postgres://ann:${X}@db/x` }, ['DB']],
    ['with a login alone', ['sh', '-c', 'x $DB'], { DB: `ann:${X}@db.example.com/x` }, ['DB']],
    ['with a header in it', ['sh', '-c', 'x $H'], { H: `Authorization: Bearer ${X}` }, ['H']],
    ['left to the environment', ['sh', '-c', 'x $A'], { A: '${A}' }, ['A=${A}']],
    ['of a loader', ['notes'], { HOME: './.home' }, ['HOME=./.home']],
    [
      'of a proxy, without its login',
      ['notes'],
      { HTTP_PROXY: `http://ann:${X}@p.example:8080`, ALL_PROXY: `ann:${X}@p.example:8080` },
      ['HTTP_PROXY=http://${redacted}@p.example:8080', 'ALL_PROXY=ann:${redacted}@p.example:8080'],
    ],
    [
      'of git, without its header',
      ['notes'],
      { GIT_CONFIG_VALUE_0: `Authorization: Basic ${X}` },
      ['GIT_CONFIG_VALUE_0=Authorization: Basic ${redacted}'],
    ],
  ])('%s', (_, line, values, expected) => {
    expect(envOf(line, values as Readonly<Record<string, string>>)).toEqual(expected);
  });
});

describe('writing', () => {
  test('what is written reads back as the same lockfile, and writes the same bytes again', () => {
    const back = read(text);
    expect(formatLockfile(back)).toBe(text);
    for (const one of Object.values(back.servers)) expect(mismatches(one)).toEqual([]);
  });

  test('any white space reads as the same lockfile', () => {
    const value = JSON.parse(text);
    for (const spaces of [undefined, 1, '\t', 8]) {
      expect(formatLockfile(read(JSON.stringify(value, undefined, spaces)))).toBe(text);
    }
  });

  test('a text of one line is a string, of more lines a list of them', () => {
    const texts = ['', 'a', ' ', '\n', 'a\n', '\na', 'a\r\nb', 'a\rb', 'a\u2028b', 'x'.repeat(300)];
    const surfaceOfText = (instructions: string): Surface => ({
      server: { info: {}, protocolVersion: '2025-11-25', capabilities: {}, instructions },
      sections: {
        tools: { a: { name: 'a', description: instructions } },
        prompts: {},
        resources: {},
        resourceTemplates: {},
      },
    });
    for (const one of texts) {
      const { launch, origin } = remote;
      const made = makeEntry({ launch, origin, surface: surfaceOfText(one), volatile: new Map() });
      const whole = formatLockfile({ lockfileVersion: 1, servers: { made } });
      const { server, tools } = JSON.parse(whole).servers.made;
      const stored = one.includes('\n') ? one.split('\n') : one;
      expect([server.instructions, tools.a.definition.description]).toEqual([stored, stored]);
      expect(read(whole).servers['made']).toEqual(made);
      expect(accepts(JSON.parse(whole))).toBe(true);
    }
  });

  test('the fields of an item stand in one order: small ones first, unknown ones last', () => {
    const order = (
      'name uri uriTemplate title annotations execution icons _meta mimeType size ' +
      'description arguments inputSchema outputSchema B __proto__ a b'
    ).split(' ');
    const item: Record<string, Json> = Object.create(null);
    for (const key of [...order].reverse()) item[key] = key;
    const tools = { name: { hash: remote.launch.hash, definition: item } };
    const whole = formatLockfile({ lockfileVersion: 1, servers: { a: { ...remote, tools } } });
    const fields = [...whole.matchAll(/^ {12}"([^"]+)": /gm)].map(([, key]) => key);
    expect(fields).toEqual(order);
  });

  test('what two clients of one server share is written once', () => {
    const stored = JSON.parse(text);
    expect(stored.servers['full@cursor']).toEqual({ launch: remote.launch, sameAs: 'full' });
    expect(Object.keys(stored.dependencies)).toEqual(['full', 'words']);
    expect(read(text).servers['full@cursor']).toEqual({
      ...read(text).servers['full'],
      launch: remote.launch,
    });
  });

  test.each<[string, Entry]>([
    ['another tree', { ...entry, ...lockTree({ 'node_modules/x': '2.0.0 sha512-z' }) }],
    ['no tree', (({ dependencies: _, dependenciesHash: __, ...rest }) => rest)(entry)],
    ['another origin', { ...entry, origin: remote.origin }],
    ['the same origin in another version', { ...entry, origin: { ...entry.origin, version: '1.0.1' } }],
    ['another server text', { ...entry, server: remote.server }],
    [
      'the same server in another revision',
      { ...entry, server: { ...entry.server, protocolVersion: '2026-07-28' } },
    ],
    ['one section less', { ...entry, prompts: {} }],
    ['no pages', (({ linked: _, ...rest }) => rest)(entry)],
    ['no skills', (({ skills: _, ...rest }) => rest)(entry)],
    ['other places that are not pinned', (({ volatile: _, volatileHash: __, ...rest }) => rest)(entry)],
  ])('an entry with %s is written whole', (_, other) => {
    const servers = { full: entry, 'full@cursor': { ...other, launch: remote.launch } };
    const whole = formatLockfile({ lockfileVersion: 1, servers });
    expect(whole).not.toContain('sameAs');
    expect(formatLockfile(read(whole))).toBe(whole);
  });

  test('an entry names the one of the shortest name, and never one that names another', () => {
    const names = (...keys: string[]) => {
      const servers = Object.fromEntries(keys.map((key) => [key, remote]));
      const stored = JSON.parse(formatLockfile({ lockfileVersion: 1, servers })).servers;
      return keys.map((key) => stored[key].sameAs);
    };
    expect(names('a', 'a@b', 'a@b@c')).toEqual([undefined, 'a', 'a']);
    expect(names('a@b', 'a@c', 'b')).toEqual([undefined, undefined, undefined]);
    expect(names('@a', '@a@b', '@')).toEqual([undefined, '@a', undefined]);
    expect(names('__proto__', '__proto__@b', 'toString@b')).toEqual([undefined, '__proto__', undefined]);
  });

  test('the order of members in memory does not matter', () => {
    const shuffled = Object.fromEntries(Object.entries(lockfile.servers).reverse());
    expect(formatLockfile({ lockfileVersion: 1, servers: shuffled })).toBe(text);
  });

  test('nothing in it is invisible, ends in a newline, and holds no carriage return', () => {
    expect(text).toMatch(/^[\n -~¡-\u{10ffff}]*$/u);
    expect(text).not.toMatch(
      /[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/u,
    );
    expect(text.endsWith('}\n')).toBe(true);
    const hidden = formatLockfile({
      lockfileVersion: 1,
      servers: { 'a\u200b\u{e0041}\u202e': remote },
    });
    expect(hidden).toContain(String.raw`"a\u200b\udb40\udc41\u202e"`);
  });

  test('a member called __proto__ survives', () => {
    const found = JSON.stringify(read(text).servers['full']?.tools).includes('"__proto__"');
    expect(FULL.includes('"__proto__"')).toBe(true);
    expect(found).toBe(true);
  });

  test('the schema accepts it', () => {
    accepts(JSON.parse(text));
    expect(accepts.errors ?? []).toEqual([]);
  });
});

// faults 4, 6, 7, 12
describe('refusing', () => {
  const broken = (change: (lock: { [key: string]: any }) => void): string => {
    const value = JSON.parse(text);
    change(value);
    return JSON.stringify(value, null, 2);
  };
  const volatileOf = (lock: { [key: string]: any }) => lock['servers'].full.volatile;
  const tool = (lock: { [key: string]: any }) => Object.values<any>(lock['servers'].full.tools)[0];

  test.each<[string, string | Uint8Array, string, RegExp]>([
    ['empty', '', 'E_LOCK_PARSE', /empty/],
    ['truncated', text.slice(0, 400), 'E_LOCK_PARSE', /not valid JSON/],
    ['trailing garbage', `${text}x`, 'E_LOCK_PARSE', /not valid JSON/],
    ['comment', text.replace('{', '{ // c\n'), 'E_LOCK_PARSE', /not valid JSON/],
    ['duplicate server', text.replace('"remote": {', '"full": {'), 'E_LOCK_PARSE', /same key twice/],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'E_LOCK_PARSE', /UTF-16/],
    ['Latin-1', new Uint8Array([0x7b, 0xe9, 0x7d]), 'E_LOCK_PARSE', /not UTF-8/],
    ['newer', '{"lockfileVersion":2,"servers":{},"new":1}', 'E_LOCK_NEWER', /version 2/],
    ['ToolPin', '{"lockfileVersion":2,"servers":{"a:b":{"selectedTarget":{}}}}', 'E_LOCK_FOREIGN', /ToolPin/],
    ['MCPTrust', '{"version":"3.0","servers":{}}', 'E_LOCK_FOREIGN', /MCPTrust/],
    ['blestlabs', '{"version":1,"host":"h","configPath":"/x","servers":{}}', 'E_LOCK_FOREIGN', /blestlabs/],
    [
      'conflict',
      text.replace(
        '    "remote": {',
        '<<<<<<< HEAD\n    "mine": {\n=======\n    "theirs": {\n>>>>>>> b\n    "remote": {',
      ),
      'E_LOCK_CONFLICT',
      /ours: mine; theirs: theirs/,
    ],
    [
      'diff3 conflict',
      text.replace(
        '    "remote": {',
        '<<<<<<< a\n    "m": {\n||||||| c\n    "old": {\n=======\n    "t": {\n>>>>>>> b\n',
      ),
      'E_LOCK_CONFLICT',
      /ours: m; theirs: t\)/,
    ],
  ])('%s', (_, value, code, message) => {
    expect(refusal(value)).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(refusal(value).detail.next).toMatch(/\w/);
  });

  test('a byte order mark and CRLF are accepted', () => {
    expect(formatLockfile(read(`\ufeff${text.replaceAll('\n', '\r\n')}`))).toBe(text);
  });

  const CASES: readonly [string, (lock: { [key: string]: any }) => void][] = [
    ['unknown field at the top', (lock) => void (lock['generated'] = 1)],
    ['unknown field in an entry', (lock) => void (lock['servers'].full.note = 'x')],
    ['unknown field in a block', (lock) => void (lock['servers'].full.launch.shell = true)],
    ['unknown field in an item', (lock) => void (tool(lock).seen = true)],
    ['missing block', (lock) => void delete lock['servers'].full.origin],
    ['missing hash', (lock) => void delete tool(lock).hash],
    ['short hash', (lock) => void (tool(lock).hash = 'sha256:12')],
    ['hash of another kind', (lock) => void (tool(lock).hash = `md5:${'0'.repeat(64)}`)],
    ['neither text nor fields', (lock) => void delete tool(lock).definition],
    ['both text and fields', (lock) => void (tool(lock).fields = {})],
    ['two lines as one string', (lock) => void (tool(lock).definition.description = 'one\ntwo')],
    ['a line break in a line', (lock) => void (tool(lock).definition.description = ['one\ntwo', 'three'])],
    ['one line as a list', (lock) => void (tool(lock).definition.description = ['one'])],
    ['an empty line as a list', (lock) => void (tool(lock).definition.description = [''])],
    ['no line', (lock) => void (tool(lock).definition.description = [])],
    ['a text of numbers', (lock) => void (tool(lock).definition.description = [1, 2])],
    ['no text as a list', (lock) => void (lock['servers'].remote.server.instructions = [])],
    ['no text as null', (lock) => void (lock['servers'].remote.server.instructions = null)],
    ['instructions of one line as a list', (lock) => void (lock['servers'].full.server.instructions = ['x'])],
    [
      'a tree inside its entry',
      (lock) => void (lock['servers'].full.dependencies = lock['dependencies'].full),
    ],
    ['a tree of lists', (lock) => void (lock['dependencies'].full = ['1.0.0'])],
    ['a section beside sameAs', (lock) => void (lock['servers']['full@cursor'].tools = {})],
    [
      'a tree beside sameAs',
      (lock) =>
        void (lock['servers']['full@cursor'].dependenciesHash = lock['servers'].full.dependenciesHash),
    ],
    ['sameAs without a launch', (lock) => void delete lock['servers']['full@cursor'].launch],
    ['sameAs in a whole entry', (lock) => void (lock['servers'].remote.sameAs = 'full')],
    ['sameAs of two', (lock) => void (lock['servers']['full@cursor'].sameAs = ['full', 'remote'])],
    ['args that are no strings', (lock) => void (lock['servers'].full.launch.args = [1])],
    ['another transport', (lock) => void (lock['servers'].full.launch.transport = 'tcp')],
    ['a command in a remote launch', (lock) => void (lock['servers'].remote.launch.command = 'x')],
    ['empty command', (lock) => void (lock['servers'].full.launch.command = '')],
    ['definition without a name', (lock) => void delete tool(lock).definition.name],
    [
      'text beside the hash that stands for it',
      (lock) => void (lock['servers'].words.server.instructions = 'Trust me.'),
    ],
    [
      'volatile pointer elsewhere',
      (lock) => void (lock['servers'].full.volatile = { '/launch/args': ['any'] }),
    ],
    ['a list of volatile places', (lock) => void (lock['servers'].full.volatile = ['/tools/a/description'])],
    ['no kind in a volatile place', (lock) => void (volatileOf(lock)['/server/instructions'] = [])],
    [
      'an unknown kind in a volatile place',
      (lock) => void (volatileOf(lock)['/server/instructions'] = ['text at 4']),
    ],
    [
      'a kind without its lengths',
      (lock) => void (volatileOf(lock)['/server/instructions'] = ['number at 4']),
    ],
    ['servers as an array', (lock) => void (lock['servers'] = [])],
    ['no version', (lock) => void delete lock['lockfileVersion']],
    ['version as text', (lock) => void (lock['lockfileVersion'] = '1')],
  ];

  test.each(CASES)('%s: refused by reader and schema alike, with a line', (_, change) => {
    const value = broken(change);
    const error = refusal(value);
    expect(error.code).toBe('E_LOCK_PARSE');
    expect(error.message).toMatch(/line \d+ {2}\//);
    expect(accepts(JSON.parse(value))).toBe(false);
  });

  const HASH = `sha256:${'0'.repeat(64)}`;
  test.each<[string, (lock: { [key: string]: any }) => void, string, string]>([
    ['a tree of no server', (l) => (l['dependencies'].gone = {}), '/dependencies/gone', 'no server in'],
    ['a tree of no server at all', (l) => (l['servers'] = {}), '/dependencies/full', 'no server in'],
    [
      'a tree of __proto__',
      (l) => Object.defineProperty(l['dependencies'], '__proto__', { value: {}, enumerable: true }),
      '/dependencies/__proto__',
      'no server in',
    ],
    [
      'a tree without its hash',
      (l) => delete l['servers'].full.dependenciesHash,
      '/dependencies/full',
      'no "dependenciesHash"',
    ],
    [
      'a tree of an entry that has none',
      (l) => (l['dependencies'].remote = {}),
      '/dependencies/remote',
      'no "dependenciesHash"',
    ],
    [
      'a tree of an entry with sameAs',
      (l) => (l['dependencies']['full@cursor'] = l['dependencies'].full),
      '/dependencies/full@cursor',
      'no "dependenciesHash"',
    ],
    [
      'a hash without its tree',
      (l) => delete l['dependencies'].full,
      '/servers/full/dependenciesHash',
      'no tree',
    ],
    ['a hash without any tree', (l) => delete l['dependencies'], '/servers/full/dependenciesHash', 'no tree'],
    [
      'a new hash without a tree',
      (l) => (l['servers'].remote.dependenciesHash = HASH),
      '/servers/remote/dependenciesHash',
      'no tree',
    ],
    [
      'the same as itself',
      (l) => (l['servers']['full@cursor'].sameAs = 'full@cursor'),
      '/servers/full@cursor/sameAs',
      'itself',
    ],
    [
      'the same as none',
      (l) => (l['servers']['full@cursor'].sameAs = 'gone'),
      '/servers/full@cursor/sameAs',
      'no server in',
    ],
    [
      'the same as what every object has',
      (l) => (l['servers']['full@cursor'].sameAs = 'toString'),
      '/servers/full@cursor/sameAs',
      'no server in',
    ],
    [
      'a chain',
      (l) => (l['servers'].x = { ...l['servers']['full@cursor'], sameAs: 'full@cursor' }),
      '/servers/x/sameAs',
      'no "sameAs" itself',
    ],
    [
      'a circle',
      (l) => (l['servers'].full = { launch: l['servers'].full.launch, sameAs: 'full@cursor' }),
      '/servers/full/sameAs',
      'no "sameAs" itself',
    ],
  ])('%s: refused where it is', (_, change, pointer, problem) => {
    const error = refusal(broken(change));
    expect(error.code).toBe('E_LOCK_PARSE');
    expect(error.message).toMatch(/line \d+ {2}\//);
    expect(error.message).toContain(`${pointer}  `);
    expect(error.message).toContain(problem);
  });

  test.each<[string, (lock: { [key: string]: any }) => void]>([
    ['a section', (l) => (l['servers'].remote.prompts = {})],
    [
      'all sections',
      (l) =>
        Object.assign(l['servers'].remote, { tools: {}, prompts: {}, resources: {}, resourceTemplates: {} }),
    ],
    ['pages and skills', (l) => Object.assign(l['servers'].remote, { linked: {}, skills: {} })],
    ['places of another text', (l) => (l['servers'].remote.volatile = {})],
  ])('%s: empty or missing is the same to the reader, and is written as missing', (_, change) => {
    const value = broken(change);
    expect(JSON.parse(value)).not.toEqual(JSON.parse(text));
    expect(read(value)).toEqual(read(text));
    expect(formatLockfile(read(value))).toBe(text);
    expect(accepts(JSON.parse(value))).toBe(true);
  });

  test('no tree at all may be written as an empty block', () => {
    const none = formatLockfile({ lockfileVersion: 1, servers: { remote } });
    const empty = none.replace(/\n\}\n$/, ',\n  "dependencies": {}\n}\n');
    expect(formatLockfile(read(empty))).toBe(none);
    expect(accepts(JSON.parse(empty))).toBe(true);
  });

  test('all problems are named at once', () => {
    const value = broken((lock) => {
      lock['extra'] = 1;
      lock['dependencies'].gone = {};
      lock['servers'].full.launch.args = 'x';
      lock['servers'].remote.origin.url = '';
    });
    expect(refusal(value).message.match(/line \d+/g)).toHaveLength(4);
  });

  test('any single wrong type in a whole lockfile is refused by both or by neither', () => {
    const differing: string[] = [];
    const walk = (value: any, path: (string | number)[]): void => {
      for (const wrong of [null, 7, 'text', [], {}]) {
        const copy = JSON.parse(text);
        let at = copy;
        for (const key of path.slice(0, -1)) at = at[key];
        const last = path.at(-1);
        if (last === undefined || JSON.stringify(at[last]) === JSON.stringify(wrong)) continue;
        at[last] = wrong;
        const reader = lockfileProblems(copy).length === 0;
        if (reader !== accepts(copy))
          differing.push(`${path.join('/')} = ${JSON.stringify(wrong)}: reader ${reader}`);
      }
      const inside = path.includes('definition') && path.length > 6;
      if (value !== null && typeof value === 'object' && !inside) {
        for (const key of Object.keys(value)) walk(value[key], [...path, key]);
      }
    };
    walk(JSON.parse(text), []);
    expect(differing).toEqual([]);
  });
});

// faults 5
test('a hand-edited text with the old hash is named', () => {
  const edited = text.replace(/^ {12}"description": "[^"]+/m, (found) => `${found} and more`);
  expect(edited).not.toBe(text);
  const found = Object.values(read(edited).servers).map((one) => mismatches(one));
  const [first] = found.flat();
  expect(first).toMatchObject({ kind: expect.any(String), name: expect.any(String) });
  // In the entry, and in the one that shares it.
  expect(found).toEqual([[first], [first], [], [], []]);
});

test.each<[string, (tree: any) => void]>([
  ['another version', (tree) => (tree['node_modules/x'] = '1.0.1 sha512-y')],
  ['another package', (tree) => (tree['node_modules/y'] = '1.0.0 sha512-y')],
  ['no packages', (tree) => delete tree['node_modules/x']],
])('a tree that was edited to %s does not match its hash in any entry that has it', (_, edit) => {
  const lock = JSON.parse(text);
  edit(lock.dependencies.full);
  const { servers } = read(JSON.stringify(lock));
  for (const name of ['full', 'full@cursor'])
    expect(mismatches(servers[name] ?? remote)).toEqual([{ kind: 'origin', pointer: '/dependencies' }]);
  expect(mismatches(servers['words'] ?? remote)).toEqual([]);
});
