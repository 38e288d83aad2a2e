/** Edits of configs: one text changes, every other byte stays; what an edit would spoil is refused. */
import { describe, expect, test } from 'vitest';
import type { Format } from '../src/config/edit/index.ts';
import { formatOf, leavesIn, setText } from '../src/config/edit/index.ts';

const BOM = '\u{feff}';
const NEW = 'notes@1.2.3';

/** `«…»` marks the token that is to change; what it becomes stands beside it. */
type Case = readonly [name: string, format: Format, pointer: string, marked: string, becomes: string];

describe('changes the marked token and nothing else', () => {
  test.each<Case>([
    ['JSON', 'json', '/s/a/args/1', '{"s": {"a": {"args": ["-y", «"notes"»]}}}\n', '"notes@1.2.3"'],
    [
      'comments, blanks and trailing commas',
      'json',
      '/s/a/args/1',
      '{ // notes\n\t"s" : { /* "notes" */ "a":{"args":[ "-y" ,\n «"notes"» , ],}, } }',
      '"notes@1.2.3"',
    ],
    [
      'CRLF and a byte order mark',
      'json',
      '/args/0',
      `${BOM}{\r\n  "args": [«"notes"»]\r\n}\r\n`,
      `"${NEW}"`,
    ],
    [
      'a key written twice: the last counts',
      'json',
      '/a/b',
      '{"a":{"b":"x"},"a":{"b":«"notes"»}}',
      `"${NEW}"`,
    ],
    ['the key __proto__', 'json', '/__proto__/b', '{"__proto__":{"b":«"notes"»}}', `"${NEW}"`],
    ['keys with / and ~', 'json', '/a~1b/c~0d', '{"a/b":{"c~d":«"notes"»}}', `"${NEW}"`],
    ['an escaped text', 'json', '/a', '{"a":«"n\\u006ftes"»}', `"${NEW}"`],
    ['YAML, plain', 'yaml', '/a/args/1', 'a:\n  args:\n    - -y\n    - «notes» # the package\n', NEW],
    ['YAML, double quotes', 'yaml', '/a/args/1', 'a: {args: [-y, «"notes"»]}\n', `"${NEW}"`],
    ['YAML, single quotes', 'yaml', '/a/args/1', "a: {args: [-y, «'notes'»]}\n", `'${NEW}'`],
    ['YAML, CRLF and a byte order mark', 'yaml', '/a/0', `${BOM}a:\r\n  - «notes»\r\nb: 1\r\n`, NEW],
    ['YAML, a list of servers', 'yaml', '/s/1/args/0', 's:\n- args: [notes]\n- args:\n  - «notes»\n', NEW],
    ['YAML, keys that are no texts', 'yaml', '/s/1.0/true', 's:\n  1.0: {true: «notes»}\n', NEW],
    ['YAML, no line end', 'yaml', '/a', 'a: «notes»', NEW],
    ['YAML, a key written twice', 'yaml', '/a/b', 'a: {b: notes}\na: {b: «notes»}\n', NEW],
    [
      'TOML, a table',
      'toml',
      '/mcp_servers/a/args/1',
      '[mcp_servers.b]\nargs = ["-y", "notes"]\n\n[mcp_servers.a] # "notes"\nargs = ["-y", «"notes"»]\n',
      `"${NEW}"`,
    ],
    ['TOML, literal quotes', 'toml', '/m/a/args/0', "[m.a]\nargs = [ «'notes'», ] # c\n", `'${NEW}'`],
    [
      'TOML, an inline table',
      'toml',
      '/m/a/args/1',
      '[m]\na = { command = "npx", args = ["-y", «"notes"»], x = {} }\n',
      `"${NEW}"`,
    ],
    [
      'TOML, dotted keys',
      'toml',
      '/m/a/args/0',
      'm.a.command = "npx"\nm . "a".args = [«"notes"»]\n',
      `"${NEW}"`,
    ],
    [
      'TOML, quoted names',
      'toml',
      '/m/@s~1p.q/args/0',
      '[m."@s/p.q"]\nargs = [«"notes"»]\n[m."x"]\nargs = ["notes"]\n',
      `"${NEW}"`,
    ],
    [
      'TOML, lists over several lines with comments',
      'toml',
      '/m/a/args/2',
      '[m.a]\r\nargs = [\r\n  "-y", # ] "notes"\r\n  "--x=]",\r\n  «"notes"»,\r\n]\r\n',
      `"${NEW}"`,
    ],
    [
      'TOML, lists of tables',
      'toml',
      '/m/1/s/args/0',
      '[[m]]\ns.args = ["notes"]\n[[m]]\n[m.s]\nargs = [«"notes"»]\n[[m]]\n',
      `"${NEW}"`,
    ],
    [
      'TOML, strings of several lines, numbers and dates before it',
      'toml',
      '/m/args/0',
      `${BOM}x = """\n[m]\nargs = ["notes"]\n"""\ny = '''\n"'''\nn = 1_000\nd = 1979-05-27T07:32:00Z\nl = [1, 2.5]\n[m]\nargs = [«"notes"»]\n`,
      `"${NEW}"`,
    ],
    ['TOML, the key __proto__', 'toml', '/__proto__/a', '[__proto__]\na = «"notes"»\n', `"${NEW}"`],
  ])('%s', (_, format, pointer, marked, becomes) => {
    const text = marked.replace(/[«»]/g, '');
    expect(setText(text, format, pointer, NEW)).toBe(marked.replace(/«.*»/s, () => becomes));
  });
});

describe('a value that cannot stand there as the old one did is quoted', () => {
  test.each<readonly [name: string, format: Format, text: string, value: string, result: string]>([
    ['YAML, a comment sign', 'yaml', 'a: notes\n', 'x # y', 'a: "x # y"\n'],
    ['YAML, a number', 'yaml', 'a: notes\n', '3.10', 'a: "3.10"\n'],
    ['YAML, a scope', 'yaml', 'a: notes\n', '@s/p@1.2.3', 'a: "@s/p@1.2.3"\n'],
    ['YAML, a comma in brackets', 'yaml', 'a: [notes]\n', 'x,y', 'a: ["x,y"]\n'],
    ['YAML, an apostrophe', 'yaml', "a: 'notes'\n", "it's", "a: 'it''s'\n"],
    ['TOML, an apostrophe', 'toml', "a = 'notes'\n", "it's", 'a = "it\'s"\n'],
    ['TOML, a line feed', 'toml', "a = 'notes'\n", 'x\ny', 'a = "x\\ny"\n'],
    ['JSON, quotes', 'json', '{"a": "notes"}', 'x"y\\', '{"a": "x\\"y\\\\"}'],
  ])('%s', (_, format, text, value, result) => {
    const pointer = text.includes('[') ? '/a/0' : '/a';
    expect(setText(text, format, pointer, value)).toBe(result);
  });
});

describe('refuses', () => {
  test.each<readonly [name: string, format: Format, pointer: string, text: string]>([
    ['a pointer to nothing', 'json', '/a/1', '{"a": ["notes"]}'],
    ['what is no text', 'json', '/a', '{"a": 1}'],
    ['a list', 'json', '/a', '{"a": ["notes"]}'],
    ['broken JSON', 'json', '/a', '{"a": "notes"'],
    ['JSON nested too deeply', 'json', '/a', `{"a": "notes", "b": ${'['.repeat(200_000)}`],
    ['broken YAML', 'yaml', '/a', 'a: notes\nb: [\n'],
    ['several YAML documents', 'yaml', '/a', 'a: notes\n---\na: notes\n'],
    ['a text that an alias shares', 'yaml', '/a/0', 'a: &list\n  - notes\nb: *list\n'],
    ['an alias', 'yaml', '/b', 'a: &x notes\nb: *x\n'],
    ['a block of lines', 'yaml', '/a', 'a: |\n  notes\n'],
    ['a folded block', 'yaml', '/a', 'a: >-\n  notes\n'],
    ['a YAML number', 'yaml', '/a', 'a: 3.10\n'],
    ['broken TOML', 'toml', '/a', 'a = "notes"\na = "twice"\n'],
    ['a TOML table', 'toml', '/a', '[a]\nb = "notes"\n'],
    ['a TOML date', 'toml', '/a', 'a = 1979-05-27\n'],
  ])('%s', (_, format, pointer, text) => {
    expect(setText(text, format, pointer, NEW)).toBeUndefined();
  });
});

test('says what a config holds, however it is written', () => {
  const leaves = [
    { pointer: '/m/a/args/0', text: '-y' },
    { pointer: '/m/a/n', other: expect.stringContaining('number') },
  ];
  expect(leavesIn('{"m": {"a": {"args": ["-y"], "n": 1}}}', 'json')).toEqual(leaves);
  expect(leavesIn('m:\n  a:\n    args: [-y]\n    n: 1\n', 'yaml')).toEqual(leaves);
  expect(leavesIn('[m.a]\nargs = ["-y"]\nn = 1\n', 'toml')).toEqual(leaves);
});

test.each([
  ['/x/.mcp.json', '{"a": 1}', 'json'],
  ['/x/opencode.jsonc', '{"a": 1, /* x */}', 'json'],
  ['/x/.codex/config.toml', 'a = 1', 'toml'],
  ['/x/config.YAML', '{"a": 1}', 'yaml'],
  ['/x/servers.yml', 'a: 1', 'yaml'],
  ['C:\\x\\mcp.code-workspace', '{}', 'json'],
  ['/x/servers', 'a: 1', 'yaml'],
  ['/x/servers.conf', '[a]\nb = 1', 'toml'],
  ['/x/broken.json', '{"a": ', undefined],
])('%s holding %j is %s', (path, text, format) => {
  expect(formatOf(path, text)).toBe(format);
});
