/** Where lines end in the lockfile: as formatters with the defaults of prettier would put them. */
import { describe, expect, test } from 'vitest';
import { layoutOf, writeLayout } from '../src/lock/layout.ts';
import type { Json } from '../src/model.ts';

const a = (length: number): string => 'a'.repeat(length);
/** The text of the only member of a block. */
const written = (value: Json): string => {
  const lines = writeLayout({ block: [['k', layoutOf(value)]] }).split('\n');
  expect([lines[0], lines.at(-1)]).toEqual(['{', '}']);
  return lines
    .slice(1, -1)
    .map((line) => line.slice(2))
    .join('\n');
};

// Every right side is what prettier 3 leaves as it is under the name mcp-lock.json.
const CASES: readonly (readonly [string, Json, string])[] = [
  ['a list', ['a', 1, null, true], '"k": ["a", 1, null, true]'],
  ['an empty list and object', [[], {}], '"k": [[], {}]'],
  ['an object', { b: 1, a: { c: [] } }, '"k": { "a": { "c": [] }, "b": 1 }'],
  ['80 columns', [a(69)], `"k": ["${a(69)}"]`],
  ['81 columns', [a(70)], `"k": [\n  "${a(70)}"\n]`],
  ['80 columns of an object', { k: a(62) }, `"k": { "k": "${a(62)}" }`],
  ['81 columns of an object', { k: a(63) }, `"k": {\n  "k": "${a(63)}"\n}`],
  [
    'the comma behind it counts',
    [[a(71)], [a(71)], [a(72)]],
    `"k": [\n  ["${a(71)}"],\n  ["${a(71)}"],\n  ["${a(72)}"]\n]`,
  ],
  [
    'one column too many with the comma',
    [[a(72)], [a(72)]],
    `"k": [\n  [\n    "${a(72)}"\n  ],\n  ["${a(72)}"]\n]`,
  ],
  ['a long text alone', a(200), `"k": "${a(200)}"`],
  ['two objects of one member', [{ a: 1 }, { b: 2 }], '"k": [{ "a": 1 }, { "b": 2 }]'],
  ['one object of two members', [{ a: 1, b: 2 }], '"k": [{ "a": 1, "b": 2 }]'],
  [
    'two objects of two members',
    [
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ],
    '"k": [\n  { "a": 1, "b": 2 },\n  { "a": 3, "b": 4 }\n]',
  ],
  ['one of them has one member', [{ a: 1, b: 2 }, { a: 3 }], '"k": [{ "a": 1, "b": 2 }, { "a": 3 }]'],
  ['one of them is none', [{ a: 1, b: 2 }, 'x'], '"k": [{ "a": 1, "b": 2 }, "x"]'],
  [
    'lists of lists',
    [
      [1, 2],
      [3, 4],
    ],
    '"k": [\n  [1, 2],\n  [3, 4]\n]',
  ],
  ['a list of one among them', [[1], [2, 3]], '"k": [[1], [2, 3]]'],
  ['objects beside lists', [{ a: 1, b: 2 }, [1, 2]], '"k": [{ "a": 1, "b": 2 }, [1, 2]]'],
  [
    'what holds a broken list is broken',
    {
      z: {
        y: [
          [1, 2],
          [3, 4],
        ],
      },
    },
    '"k": {\n  "z": {\n    "y": [\n      [1, 2],\n      [3, 4]\n    ]\n  }\n}',
  ],
  [
    'many numbers fill their lines',
    [...Array(12).keys()].map((n) => n + 10_000_000),
    '"k": [\n  10000000, 10000001, 10000002, 10000003, 10000004, 10000005, 10000006,\n  10000007, 10000008, 10000009, 10000010, 10000011\n]',
  ],
  [
    'numbers and a text do not',
    [...Array(8).keys()].map((n) => (n === 7 ? a(30) : n + 10_000_000)),
    `"k": [\n  ${[...Array(7).keys()].map((n) => `${n + 10_000_000},\n  `).join('')}"${a(30)}"\n]`,
  ],
  ['a number with an exponent', [1e21, 1e-7, -1.5e300], '"k": [1e21, 1e-7, -1.5e300]'],
  ['a text that looks like one', ['1e+21'], '"k": ["1e+21"]'],
  [
    'an invisible character takes its six columns',
    ['\u200b'.repeat(12)],
    `"k": ["${'\\u200b'.repeat(12)}"]`.replace('["', '[\n  "').replace('"]', '"\n]'),
  ],
  [
    'keys by code unit',
    { b: 1, '\u{1f600}': 2, B: 3, '\uffe0': 4, 10: 5, 9: 6 },
    '"k": { "10": 5, "9": 6, "B": 3, "b": 1, "\u{1f600}": 2, "\uffe0": 4 }',
  ],
];

describe('a value stands on one line where formatters put it there', () => {
  test.each(CASES)('%s', (_, value, expected) => {
    expect(written(value)).toBe(expected);
    expect(JSON.parse(`{${expected}}`)).toEqual({ k: value });
  });
});

test('a block never stands on one line, and an empty one does', () => {
  expect(writeLayout({ block: [['a', { block: [['b', { word: '1' }]] }]] })).toBe(
    '{\n  "a": {\n    "b": 1\n  }\n}',
  );
  expect(writeLayout({ block: [] })).toBe('{}');
});

test('deep and wide values take time in proportion to their size', () => {
  let deep: Json = [...Array(20_000).keys()];
  for (let level = 0; level < 100; level += 1) deep = level % 2 === 0 ? [deep] : { k: deep };
  const start = performance.now();
  expect(JSON.parse(writeLayout(layoutOf(deep)))).toEqual(deep);
  expect(performance.now() - start).toBeLessThan(2_000);
});
