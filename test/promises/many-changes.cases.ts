/** Lists in which many items change at once, and what becomes of each. */
import type { Item, Json } from '../../src/model.ts';
import type { Kind, Named } from './kind.ts';

export interface Change extends Named {
  /** The tools before and after. */
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** How many findings of each rule; other rules do not count. */
  readonly rules: Readonly<Record<string, number>>;
}

const WORDS = 'alpha beta gamma delta epsilon zeta eta theta iota kappa';
const many = (count: number, one: (i: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, i) => one(i));
const tool = (name: string, description: string, more: Record<string, Json> = {}): Item => ({
  name,
  description,
  inputSchema: { type: 'object' },
  ...more,
});
const long = (seed: string, words: number): string =>
  Array.from({ length: words }, (_, i) => `${seed}${i % 977}`).join(' ');

export const kind: Kind<Change> = {
  promise: 'processes',
  kind: 'Many items are added and removed at once. Each is reported; renamed ones are looked for within a limit, and the report says when they were not.',
  cases: [
    {
      name: '250 tools under new names, one word of each changed',
      before: many(250, (i) => tool(`t${i}`, `${WORDS} item ${i}`)),
      after: many(250, (i) => tool(`r${i}`, `${WORDS} changed item ${i}`)),
      rules: { 'tool/renamed': 250, 'tool/removed': 0, 'tool/added': 0, 'server/not-paired': 0 },
    },
    {
      name: '2,000 tools under new names, one word of each changed',
      before: many(2000, (i) => tool(`t${i}`, `${WORDS} item ${i}`)),
      after: many(2000, (i) => tool(`r${i}`, `${WORDS} changed item ${i}`)),
      rules: { 'tool/renamed': 0, 'tool/removed': 2000, 'tool/added': 2000, 'server/not-paired': 1 },
    },
    {
      name: '2,000 tools under new names, nothing else changed',
      before: many(2000, (i) => tool(`t${i}`, `${WORDS} item ${i}`)),
      after: many(2000, (i) => tool(`r${i}`, `${WORDS} item ${i}`)),
      rules: { 'tool/renamed': 2000, 'tool/removed': 0, 'tool/added': 0, 'server/not-paired': 0 },
    },
    {
      name: '2,000 tools under new names, one word of ten of them changed',
      before: many(2000, (i) => tool(`t${i}`, `${WORDS} item ${i}`)),
      after: many(2000, (i) => tool(`r${i}`, `${WORDS} ${i % 200 === 0 ? 'changed ' : ''}item ${i}`)),
      rules: { 'tool/renamed': 2000, 'tool/removed': 0, 'tool/added': 0, 'server/not-paired': 0 },
    },
    {
      name: '2,000 tools with one and the same text under new names',
      before: many(2000, (i) => tool(`t${i}`, WORDS)),
      after: many(2000, (i) => tool(`r${i}`, WORDS)),
      rules: { 'tool/renamed': 2000, 'server/not-paired': 0 },
    },
    {
      name: 'few tools with very long texts',
      before: many(60, (i) => tool(`t${i}`, `${i} ${long('a', 4000)}`)),
      after: many(60, (i) => tool(`r${i}`, `${long('a', 4000)} ${i + 60}`)),
      rules: { 'tool/removed': 60, 'tool/added': 60, 'server/not-paired': 1 },
    },
    {
      name: 'one tool removed and 10,000 added',
      before: [tool('find', `${WORDS} find`)],
      after: many(10_000, (i) => tool(`r${i}`, `${WORDS} ${i}`)),
      rules: { 'tool/renamed': 1, 'tool/added': 9999, 'server/not-paired': 0 },
    },
    {
      name: '3,000 tools whose names look alike',
      before: [],
      after: many(3000, (i) => tool(i.toString(2).padStart(12, '0').replaceAll('0', 'I'), WORDS)),
      rules: { 'tool/added': 3000, 'text/confusable-name': 3000 },
    },
    {
      name: '2,000 names that differ in case only',
      before: [],
      after: many(2000, (i) =>
        tool([...i.toString(2).padStart(11, '0')].map((bit) => (bit === '0' ? 'a' : 'A')).join(''), WORDS),
      ),
      rules: { 'tool/added': 2000, 'text/confusable-name': 0 },
    },
    {
      name: 'a tool with 3,000 properties under new names',
      before: [tool('find', WORDS, { inputSchema: properties(3000, 'old', 'string') })],
      after: [tool('find', WORDS, { inputSchema: properties(3000, 'new', 'number') })],
      rules: {
        'schema/property-removed': 3000,
        'schema/property-added-optional': 3000,
        'server/not-paired': 1,
      },
    },
    {
      name: 'ten renamed tools: the usual size',
      before: many(10, (i) => tool(`t${i}`, `${long(`d${i}x`, 12)} item`)),
      after: many(10, (i) => tool(`r${i}`, `${long(`d${i}x`, 12)} entry`)),
      rules: { 'tool/renamed': 10, 'server/not-paired': 0 },
    },
  ],
};

function properties(count: number, name: string, type: string): Json {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`${name}${i}`, { type, description: `Value ${i} ${type}` }]),
    ),
  };
}
