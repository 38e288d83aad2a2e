/** The lines that git compares and annotates: which they are, and that two different locks never have the same. */
import { describe, expect, test } from 'vitest';
import { lockLines } from '../src/git/lock-lines.ts';
import { shownFile, shownLine } from '../src/git/shown-line.ts';
import { formatLockfile } from '../src/lock/format.ts';
import { withoutText } from '../src/lock/hashes-only.ts';
import { readStored } from '../src/lock/read.ts';
import type { JsonObject, Lockfile } from '../src/model.ts';
import { local, lockOf, tool } from './git/locks.ts';

const stored = (lock: Lockfile): JsonObject => readStored(Buffer.from(formatLockfile(lock)), 'mcp-lock.json');
const short = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/(sha256:[0-9a-f]{6})[0-9a-f]+/g, '$1'));

const NOTES = local('notes', '1.0.0', {
  tools: [
    tool('read', {
      description: 'One.\n\nTwo.',
      inputSchema: { anyOf: [{ type: 'a' }, {}, 1, [2]], e: [], '/': 'x' },
    }),
  ],
  linked: { 'ui://page': { text: 'x', mimeType: 'text/html' } },
  volatile: { '/tools/read/description': ['date at 4'] },
});

test('one fact a line, with the server and the item before it', () => {
  expect(
    short(lockLines(stored(lockOf({ notes: NOTES }, `sha256:${'1'.repeat(64)}`)))),
  ).toMatchInlineSnapshot(`
    [
      "settings hash: sha256:111111",
      "notes launch sha256:392e91",
      "notes launch transport: stdio",
      "notes launch command: npx",
      "notes launch args[]: -y",
      "notes launch args[]: notes@1.0.0",
      "notes launch env = []",
      "notes origin sha256:746342",
      "notes origin url: pkg:npm/notes@1.0.0",
      "notes origin version: 1.0.0",
      "notes origin integrity: sha512-notes1.0.0",
      "notes server sha256:490ce2",
      "notes server info/name: notes-mcp",
      "notes server info/version: 1.2.0",
      "notes server protocolVersion: 2025-11-25",
      "notes server capabilities/tools/listChanged = false",
      "notes server instructions: Notes are numbered from one.",
      "notes tool/read sha256:0075bb",
      "notes tool/read name: read",
      "notes tool/read title: The tool read",
      "notes tool/read annotations/openWorldHint = false",
      "notes tool/read annotations/readOnlyHint = true",
      "notes tool/read description: One.",
      "notes tool/read description:",
      "notes tool/read description: Two.",
      "notes tool/read inputSchema/"/": x",
      "notes tool/read inputSchema/anyOf[] = {…}",
      "notes tool/read inputSchema/anyOf[]/type: a",
      "notes tool/read inputSchema/anyOf[] = {}",
      "notes tool/read inputSchema/anyOf[] = 1",
      "notes tool/read inputSchema/anyOf[] = […]",
      "notes tool/read inputSchema/anyOf[][] = 2",
      "notes tool/read inputSchema/e = []",
      "notes linked/ui://page sha256:8505a8",
      "notes linked/ui://page body: sha256:ba2df4",
      "notes linked/ui://page size = 1",
      "notes linked/ui://page mimeType: text/html",
      "notes volatile /tools/read/description[]: date at 4",
      "notes volatile sha256:ffebf1",
      "notes tree sha256:195d1c",
      "notes tree node_modules/p0: 1.0.0 sha512-1.0.0",
      "notes tree node_modules/p1: 3.0.0 sha512-3.0.0",
      "notes tree node_modules/p2: 1.0.0 sha512-1.0.0",
    ]
  `);
});

test('a lock without texts, an entry that shares its text, names with other characters', () => {
  const other = { ...NOTES, launch: local('x').launch };
  const lines = lockLines(stored(lockOf({ notes: withoutText(NOTES), 'a b': NOTES, 'a b@cursor': other })));
  expect(short(lines).filter((line) => /#|sameAs|"a b@cursor" (?!launch)/.test(line))).toMatchInlineSnapshot(`
    [
      ""a b@cursor" sameAs: a b",
      "notes tool/read #annotations: sha256:9bedd1",
      "notes tool/read #description: sha256:d4b425",
      "notes tool/read #inputSchema: sha256:086415",
      "notes tool/read #name: sha256:6f3658",
      "notes tool/read #title: sha256:517625",
    ]
  `);
});

/** Every way to change one value a little, also into what would be printed alike. */
const near = (value: unknown): readonly unknown[] => {
  if (typeof value === 'string')
    return [
      `${value}x`,
      `${value} `,
      `${value}\u{200b}`,
      `${value}\u{200c}`,
      `${value}⟨U+200B ZERO WIDTH SPACE⟩`,
      `${value}⏎x`,
    ];
  if (typeof value === 'number') return [value + 1, String(value)];
  if (typeof value === 'boolean') return [!value, String(value)];
  if (Array.isArray(value)) return [[...value, ''], [...value, []], [value], {}];
  return [{ ...(value as object), '': 0 }, { ...(value as object), 'a/b': {} }, []];
};

function* variants(value: unknown): Generator<unknown> {
  yield* near(value);
  if (Array.isArray(value))
    for (const [at, element] of value.entries())
      for (const one of variants(element)) yield value.map((other, place) => (place === at ? one : other));
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) {
      for (const one of variants(member)) yield { ...value, [key]: one };
      const { [key]: _, ...rest } = value as JsonObject;
      yield rest;
      yield { ...rest, [`${key}\u{200b}`]: member };
    }
}

describe('two different definitions', () => {
  test('never have the same lines', () => {
    const schema = {
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { enum: [1, '1', true, null] } },
      x: [[1], [2]],
    };
    const withSchema = (value: unknown) => {
      const lock = JSON.parse(formatLockfile(lockOf({ a: local('a', '1.0.0', { tools: [tool('t')] }) })));
      lock.servers.a.tools.t.definition.inputSchema = value;
      return lockLines(lock).join('\n');
    };
    const seen = new Map<string, string>();
    for (const one of [schema, ...variants(schema)]) {
      const lines = withSchema(one);
      const json = JSON.stringify(one);
      expect([json, seen.get(lines) ?? json]).toEqual([json, json]);
      seen.set(lines, json);
    }
    expect(seen.size).toBeGreaterThan(60);
  });
});

const ESC = String.fromCodePoint(0x1b);

describe('a line', () => {
  test.each([
    ['plain text stays', 'const x = "a";\t', undefined],
    [
      'a hidden character is named, with a part of the hash',
      'a\u{200b}b',
      /^a⟨U\+200B ZERO WIDTH SPACE⟩b ⟨sha256:[0-9a-f]{32}⟩$/,
    ],
    [
      'so is one that only looks named',
      'a⟨U+200B ZERO WIDTH SPACE⟩b',
      /^a⟨U\+200B ZERO WIDTH SPACE⟩b ⟨sha256:[0-9a-f]{32}⟩$/,
    ],
    ['a command of a terminal', `${ESC}[31mred`, /^⟨U\+001B ESCAPE⟩\[31mred ⟨sha256/],
    ['a command of a CI', '##[error]x', /^# #\[error\]x ⟨sha256/],
  ])('%s', (_, text, want) => {
    if (want === undefined) expect(shownLine('x')).toBe('x');
    else expect(shownLine(text)).toMatch(want);
  });

  test('a file keeps its lines, whatever its bytes are', () => {
    const plain = '{\r\n  "a": 1\n}';
    expect(shownFile(Buffer.from(plain))).toBe(plain);
    const [one, two] = [0xff, 0xfe].map((byte) => shownFile(Buffer.from([0x61, byte, 0x0a, 0x62])));
    expect(one).toMatch(/^a\u{fffd} ⟨sha256:\w{32}⟩\nb$/u);
    expect(one).not.toBe(two);
  });
});
