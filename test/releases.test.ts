/**
 * The oracle of `npm run releases` and its list of verdicts, on definitions of our own: what is not told is missed, what is told of nothing
 * is false.
 */
import { expect, test } from 'vitest';
import { compare } from '../src/library.ts';
import { lockLaunch, lockOrigin, makeEntry } from '../src/lock/entry.ts';
import type { Entry, Item } from '../src/model.ts';
import { judge } from './releases/oracle.ts';
import { compareVerdicts, type High, nameOf } from './releases/verdicts.ts';

const plain = { portable: String, portableConfig: String, secrets: [] };

const entry = (...tools: readonly Item[]): Entry =>
  makeEntry({
    launch: lockLaunch({ transport: 'stdio', command: 'x', args: [], env: [] }, plain),
    origin: lockOrigin({ url: 'command:x' }),
    surface: {
      server: { info: { name: 'notes' }, protocolVersion: '2025-11-25', capabilities: {} },
      sections: {
        tools: Object.fromEntries(tools.map((tool) => [String(tool['name']), tool])),
        prompts: {},
        resources: {},
        resourceTemplates: {},
      },
    },
    volatile: new Map(),
  });

const find = (schema: Item, description = 'Finds notes'): Item => ({
  name: 'find',
  description,
  inputSchema: { type: 'object', ...schema },
});
const words = { type: 'string', description: 'Words to look for' };

const BEFORE = entry(find({ properties: { words } }));

const CHANGES: Readonly<Record<string, Entry>> = {
  'another description': entry(find({ properties: { words } }, 'Finds notes and tasks')),
  'a parameter more': entry(find({ properties: { words, limit: { type: 'integer' } }, required: ['limit'] })),
  'a parameter behind a reference': entry(
    find({ properties: { words: { $ref: '#/$defs/Words' } }, $defs: { Words: { ...words, maxLength: 9 } } }),
  ),
  'another name': entry({ ...find({ properties: { words } }), name: 'find_notes' }),
  'a tool more': entry(find({ properties: { words } }), { name: 'add', inputSchema: { type: 'object' } }),
  'no tool': entry(),
};

const found = (after: Entry) =>
  compare(
    { lockfileVersion: 1, servers: { notes: BEFORE } },
    { lockfileVersion: 1, servers: { notes: after } },
  );

test.for(Object.entries(CHANGES))('%s: all of it is told and nothing else', ([, after]) => {
  expect(judge(BEFORE, after, found(after))).toEqual({ missed: [], wrong: [] });
});

test.for(Object.entries(CHANGES))('%s: missed when nothing is told', ([, after]) => {
  expect(judge(BEFORE, after, []).missed).not.toEqual([]);
});

test.for(Object.entries(CHANGES))('%s: false when nothing changed', ([, after]) => {
  expect(judge(BEFORE, BEFORE, found(after)).wrong).toHaveLength(found(after).length);
});

test('a parameter that only moved was not removed', () => {
  const after = entry(find({ anyOf: [{ properties: { words } }, { required: ['topic'] }] }));
  const [one] = found(CHANGES['no tool'] ?? BEFORE);
  if (one === undefined) throw new Error('nothing was found');
  const removed = {
    ...one,
    rule: 'schema/property-removed',
    subject: { ...one.subject, pointer: '/inputSchema/properties/words' },
  };
  expect(judge(BEFORE, after, [removed]).wrong).toContainEqual(expect.stringContaining('not so'));
});

test('a HIGH without a verdict is named, and a verdict without a HIGH', () => {
  const server = { id: 'notes', package: 'notes-mcp', versions: ['1.0.0', '1.1.0'] };
  const pair = { server, from: '1.0.0', to: '1.1.0' };
  const highs: High[] = found(CHANGES['a tool more'] ?? BEFORE).map((finding) => ({ pair, finding }));
  const verdicts = highs.map((high) => ({ ...nameOf(high), readers: ['right', 'right'] as const }));
  expect(compareVerdicts(highs, [pair], verdicts)).toEqual({ without: [], stale: [] });
  expect(compareVerdicts(highs, [pair], [])).toEqual({ without: highs, stale: [] });
  expect(compareVerdicts([], [pair], verdicts)).toEqual({ without: [], stale: verdicts });
  expect(compareVerdicts([], [], verdicts)).toEqual({ without: [], stale: [] });
});
