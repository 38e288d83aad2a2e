/** Results of a server whose comparison with the lock could take long. */
import type { Json, JsonObject } from '../../src/model.ts';
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly method: string;
  readonly result: (locked: JsonObject) => JsonObject;
  /** How many items are compared with the lock. */
  readonly compared: number;
}

const many = (count: number): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));
const LONG = 'word '.repeat(100_000);
const tools = (...list: readonly Json[]): JsonObject => ({ tools: list });
const readOf = ({ tools: list }: JsonObject): JsonObject => (list as readonly JsonObject[])[0] ?? {};

export const kind: Kind<Case> = {
  promise: 'processes',
  kind: 'The guard does not compare what is far longer than the locked text, nor a name that a list repeats, so that no result keeps it from its next message.',
  open: 'Reading the JSON of a message of up to 64 MiB still takes a second or two, in which the guard does nothing else.',
  cases: [
    {
      name: 'a long description',
      method: 'tools/list',
      result: (locked) => tools({ ...readOf(locked), description: LONG }),
      compared: 0,
    },
    {
      name: 'a schema of many properties',
      method: 'tools/list',
      result: (locked) => tools({ ...readOf(locked), inputSchema: many(20_000) }),
      compared: 0,
    },
    {
      name: 'one name again and again',
      method: 'tools/list',
      result: (locked) =>
        tools(
          ...Array.from({ length: 1_000 }, (_, index) => ({ ...readOf(locked), description: `${index}` })),
        ),
      compared: 1,
    },
    {
      name: 'the locked tool again and again',
      method: 'tools/list',
      result: (locked) => tools(...Array.from({ length: 1_000 }, () => readOf(locked))),
      compared: 1,
    },
    {
      name: 'many members beside the list',
      method: 'tools/list',
      result: (locked) => ({ ...locked, ...many(20_000) }),
      compared: 0,
    },
    {
      name: 'long instructions',
      method: 'initialize',
      result: (locked) => ({ ...locked, instructions: LONG }),
      compared: 0,
    },
    {
      name: 'many capabilities',
      method: 'initialize',
      result: (locked) => ({ ...locked, capabilities: many(20_000) }),
      compared: 0,
    },
    {
      name: 'a long name of the server',
      method: 'initialize',
      result: (locked) => ({ ...locked, serverInfo: { name: LONG, version: '1' } }),
      compared: 0,
    },
    { name: 'the locked list', method: 'tools/list', result: (locked) => locked, compared: 1 },
  ],
};
