/** The lockfile, over any servers: one text for each lock, which reads as the same lock; a change that is taken twice is taken once. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../src/lock/canonical.ts';
import { formatLockfile } from '../../src/lock/format.ts';
import { mismatches } from '../../src/lock/hashes.ts';
import { withoutText } from '../../src/lock/hashes-only.ts';
import { mergeLock } from '../../src/lock/merge.ts';
import { readLockfile } from '../../src/lock/read.ts';
import type { Entry, Json, Lockfile } from '../../src/model.ts';
import { drawnServer, entryOf } from './entries.ts';
import { holds } from './hold.ts';
import { name, reordered } from './values.ts';

/** What is written is what is read. */
const read = (written: string): Lockfile => readLockfile(Buffer.from(written), 'mcp-lock.json');

const names = fc.oneof(name, fc.constantFrom('notes', 'notes@cursor', 'notes@cursor-2', 'pkg:notes'));
const hash = fc.stringMatching(/^[0-9a-f]{64}$/).map((digits) => `sha256:${digits}`);
const entry = fc.tuple(drawnServer, fc.nat(5)).map(([drawn, kind]): Entry => {
  const whole = entryOf(drawn);
  return kind === 0 ? withoutText(whole) : whole;
});

const lock = fc
  .tuple(
    fc.array(fc.tuple(names, entry), { maxLength: 3 }),
    fc.option(hash, { nil: undefined }),
    fc.boolean(),
  )
  .map(([servers, settingsHash, isShared]): Lockfile => {
    const out: Record<string, Entry> = Object.create(null);
    for (const [key, one] of servers) if (key !== '$settings') out[key] = one;
    const [first] = servers;
    if (isShared && first !== undefined) {
      out['notes'] = first[1];
      out['notes@cursor'] = { ...first[1], launch: servers.at(-1)?.[1].launch ?? first[1].launch };
    }
    return { lockfileVersion: 1, ...(settingsHash === undefined ? {} : { settingsHash }), servers: out };
  });

/** A list of no skills is as none. */
const formOf = ({ servers, ...rest }: Lockfile): string => {
  const entries = Object.keys(servers)
    .sort()
    .map((key) => {
      const { skills, ...entry } = servers[key] as Entry;
      const some = skills !== undefined && Object.keys(skills).length > 0;
      return [key, some ? { ...entry, skills } : entry];
    });
  return canonical({ ...rest, servers: entries } as unknown as Json);
};

test('a lock that is written, read and written again is the same, byte for byte, and agrees with itself', async () => {
  await holds(
    fc.property(lock, (drawn) => {
      const written = formatLockfile(drawn);
      const again = read(written);
      expect(formatLockfile(again)).toBe(written);
      expect(formOf(again)).toBe(formOf(drawn));
      for (const one of Object.values(again.servers)) expect(mismatches(one)).toEqual([]);
    }),
    40,
  );
});

test('in whatever order its servers and their members came, a lock is written as the same text', async () => {
  const turns = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 });
  await holds(
    fc.property(lock, turns, (drawn, order) => {
      const other = reordered(drawn as unknown as Json, order) as unknown as Lockfile;
      expect(formatLockfile(other)).toBe(formatLockfile(drawn));
    }),
    40,
  );
});

test('changes that are accepted a second time change nothing', async () => {
  const change = fc.oneof(
    fc.constant({ kind: 'drop' } as const),
    entry.map((taken) => ({ kind: 'take', entry: taken }) as const),
  );
  await holds(
    fc.property(lock, fc.array(fc.tuple(names, change), { maxLength: 3 }), (drawn, changes) => {
      const accepted = new Map(changes);
      const once = formatLockfile(mergeLock(drawn, accepted));
      expect(formatLockfile(mergeLock(read(once), accepted))).toBe(once);
    }),
    30,
  );
});
