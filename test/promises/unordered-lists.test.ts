/** Lists of a schema in another order: from two readings to the lock, its file, and the next readings. */
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/host/turns.ts';
import { cleanSurface, lockLaunch, lockOrigin, makeEntry } from '../../src/lock/entry.ts';
import { formatLockfile } from '../../src/lock/format.ts';
import { mismatches } from '../../src/lock/hashes.ts';
import { portableText } from '../../src/lock/portable.ts';
import { readLockfile } from '../../src/lock/read.ts';
import type { Holes } from '../../src/lock/volatile.ts';
import { holesOf } from '../../src/lock/volatile.ts';
import type { Entry, Json, Surface } from '../../src/model.ts';
import { volatilePlaces } from '../../src/server/volatile.ts';
import { kind } from './unordered-lists.cases.ts';

const portable = portableText([], true);
const CLEANING = { portable, portableConfig: portable, secrets: [] };

const surfaceOf = (key: string, list: Json): Surface =>
  cleanSurface(
    {
      server: { info: {}, protocolVersion: '2025-11-25', capabilities: {} },
      sections: {
        tools: { read: { name: 'read', inputSchema: { properties: { q: { [key]: list } } } } },
        prompts: {},
        resources: {},
        resourceTemplates: {},
      },
    },
    CLEANING,
  );
const entryOf = (surface: Surface, volatile: ReturnType<typeof holesOf>): Entry =>
  makeEntry({
    launch: lockLaunch({ transport: 'stdio', command: 'x', args: [], env: [] }, CLEANING),
    origin: lockOrigin({ url: 'command:x' }),
    surface,
    volatile,
  });

const surfacesOf = ({ key = 'enum', starts: [one, two] }: (typeof kind.cases)[number]) =>
  [surfaceOf(key, one), surfaceOf(key, two)] as const;
const holesAt = (one: Surface, two: Surface, locked: Holes = new Map()) =>
  atOnce(volatilePlaces(one, two, { server: 's', allowed: [], locked }));

describe(kind.kind, () => {
  test.each(kind.cases.filter(({ refused }) => refused))('$name: not locked', (one) => {
    expect(() => holesAt(...surfacesOf(one))).toThrow('text differs between two starts');
  });

  test.each(kind.cases.filter(({ refused }) => !refused))('$name: locked as a set', (one) => {
    const { key = 'enum', starts, passes = [], drifts = [] } = one;
    const [first, second] = surfacesOf(one);
    const holes = holesAt(first, second);
    expect([...holes.values()]).toEqual([['any order']]);
    const file = formatLockfile({ lockfileVersion: 1, servers: { s: entryOf(first, holes) } });
    const locked = readLockfile(new TextEncoder().encode(file), 'mcp-lock.json').servers['s'];
    if (locked === undefined) throw new Error('no entry');
    expect(mismatches(locked)).toEqual([]);
    const hashOf = (list: Json) => entryOf(surfaceOf(key, list), holesOf(locked)).tools['read']?.hash;
    for (const list of [...starts, ...passes]) expect(hashOf(list)).toBe(locked.tools['read']?.hash);
    for (const list of drifts) expect(hashOf(list)).not.toBe(locked.tools['read']?.hash);
    // A new reading keeps it, also where the order is the same at both starts by chance.
    expect(holesAt(first, first, holes)).toEqual(holes);
  });
});
