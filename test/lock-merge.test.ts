/** Two branches change a lockfile, and git merges them by lines. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { McpLockError } from '../src/errors.ts';
import { formatLockfile } from '../src/lock/format.ts';
import { mismatches } from '../src/lock/hashes.ts';
import { mergeLock } from '../src/lock/merge.ts';
import { readLockfile } from '../src/lock/read.ts';
import type { Entry, Lockfile } from '../src/model.ts';
import { entry, type Parts } from './fixtures/drift/base.ts';
import { scratch } from './helpers/run.ts';

const tree = (...versions: readonly string[]) =>
  Object.fromEntries(versions.map((version, at) => [`node_modules/p${at}`, `${version} sha512-${version}`]));
const server = (name: string, version = '1.0.0', more: Parts = {}): Entry =>
  entry({
    launch: { transport: 'stdio', command: 'npx', args: ['-y', `${name}@${version}`], env: [] },
    origin: { url: `pkg:npm/${name}@${version}`, version, integrity: `sha512-${name}${version}` },
    dependencies: tree(version, '3.0.0', version),
    ...more,
  });
const lockOf = (servers: Readonly<Record<string, Entry>>): Lockfile => ({ lockfileVersion: 1, servers });
const read = (text: string) => readLockfile(Buffer.from(text), 'mcp-lock.json');

/** What `git merge` leaves in the file. */
function merged(base: Lockfile, ours: Lockfile, theirs: Lockfile): { conflicts: number; text: string } {
  const folder = scratch('merge');
  const files = Object.entries({ ours, base, theirs }).map(([name, lock]) => {
    writeFileSync(join(folder, name), formatLockfile(lock));
    return join(folder, name);
  });
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...files], { encoding: 'utf8' });
  return { conflicts: status ?? -1, text: stdout };
}

const THREE = { a: server('a'), b: server('b'), c: server('c') };
const prompts = (...names: readonly string[]) =>
  server('a', '1.0.0', { prompts: names.map((name) => ({ name, description: `About ${name}.` })) });

describe('no conflict, and the file of both changes', () => {
  test.each<[string, Lockfile, Lockfile, Lockfile, Lockfile]>([
    [
      'neighbours that got another version, with their trees',
      lockOf(THREE),
      lockOf({ ...THREE, a: server('a', '2.0.0') }),
      lockOf({ ...THREE, b: server('b', '2.0.0') }),
      lockOf({ ...THREE, a: server('a', '2.0.0'), b: server('b', '2.0.0') }),
    ],
    [
      'one dropped, one changed',
      lockOf(THREE),
      mergeLock(lockOf(THREE), new Map([['a', { kind: 'drop' } as const]])),
      lockOf({ ...THREE, c: server('c', '2.0.0') }),
      lockOf({ b: THREE.b, c: server('c', '2.0.0') }),
    ],
    [
      'one loses its tree, another gets a version',
      lockOf(THREE),
      lockOf({ ...THREE, a: entry({}) }),
      lockOf({ ...THREE, c: server('c', '2.0.0') }),
      lockOf({ ...THREE, a: entry({}), c: server('c', '2.0.0') }),
    ],
    [
      'a server of two clients got another version, another server too',
      lockOf({ ...THREE, 'a@cursor': { ...THREE.a, launch: server('a@x').launch } }),
      lockOf({
        ...THREE,
        a: server('a', '2.0.0'),
        'a@cursor': { ...server('a', '2.0.0'), launch: server('a@x').launch },
      }),
      lockOf({ ...THREE, 'a@cursor': { ...THREE.a, launch: server('a@x').launch }, c: server('c', '2.0.0') }),
      lockOf({
        ...THREE,
        a: server('a', '2.0.0'),
        'a@cursor': { ...server('a', '2.0.0'), launch: server('a@x').launch },
        c: server('c', '2.0.0'),
      }),
    ],
  ])('%s', (_, base, ours, theirs, both) => {
    const { conflicts, text } = merged(base, ours, theirs);
    expect(conflicts).toBe(0);
    expect(text).toBe(formatLockfile(both));
    for (const one of Object.values(read(text).servers)) expect(mismatches(one)).toEqual([]);
  });
});

describe('two branches that each remove one prompt', () => {
  test('of three leave the third', () => {
    const of = (...names: readonly string[]) => lockOf({ a: prompts(...names) });
    const { conflicts, text } = merged(of('x', 'y', 'z'), of('y', 'z'), of('x', 'y'));
    expect([conflicts, text]).toEqual([0, formatLockfile(of('y'))]);
  });

  test('of two conflict in the server that has them; without both, the section is empty or left out', () => {
    const of = (...names: readonly string[]) => lockOf({ a: prompts(...names), b: THREE.b });
    const { conflicts, text } = merged(of('x', 'y'), of('x'), of('y'));
    expect(conflicts).toBe(1);
    expect(refusal(text)).toMatchObject({
      code: 'E_LOCK_CONFLICT',
      message: expect.stringContaining('(ours: a; theirs: a)'),
    });
    const none = formatLockfile(of());
    const empty = none.replace(/^( +)"dependenciesHash"/m, '$1"prompts": {},\n$&');
    expect(empty).not.toBe(none);
    for (const text of [empty, empty.replace('{}', '{\n        }')]) {
      expect(read(text)).toEqual(read(none));
      expect(formatLockfile(read(text))).toBe(none);
    }
  });
});

describe('a conflict names the servers of both parts of the file once', () => {
  const conflict = (ours: Readonly<Record<string, Entry>>, theirs: Readonly<Record<string, Entry>>) => {
    const { conflicts, text } = merged(lockOf(THREE), lockOf(ours), lockOf(theirs));
    expect(conflicts).toBeGreaterThan(0);
    return refusal(text).message;
  };

  test('one server in two versions', () => {
    expect(conflict({ ...THREE, b: server('b', '2.0.0') }, { ...THREE, b: server('b', '3.0.0') })).toContain(
      '(ours: b; theirs: b)',
    );
  });

  test('in its tree alone', () => {
    const other = (version: string) => server('b', '1.0.0', { dependencies: tree('1.0.0', version) });
    expect(conflict({ ...THREE, b: other('2.0.0') }, { ...THREE, b: other('3.0.0') })).toContain(
      '(ours: b; theirs: b)',
    );
  });

  test('a new server on each side', () => {
    expect(conflict({ ...THREE, bb: server('bb') }, { ...THREE, bc: server('bc') })).toContain(
      '(ours: bb; theirs: bc)',
    );
  });
});

describe('an entry that names another one, when', () => {
  const launch = server('a@x').launch;
  const before = lockOf({ ...THREE, 'a@cursor': { ...THREE.a, launch } });
  const next = server('a', '2.0.0');
  const stored = (changes: Readonly<Record<string, Entry | undefined>>) => {
    const text = formatLockfile(
      mergeLock(
        read(formatLockfile(before)),
        new Map(
          Object.entries(changes).map(([name, entry]) => [
            name,
            entry === undefined ? { kind: 'drop' } : { kind: 'take', entry },
          ]),
        ),
      ),
    );
    expect(formatLockfile(read(text))).toBe(text);
    const { servers, dependencies } = JSON.parse(text);
    return { entry: servers['a@cursor'], trees: Object.keys(dependencies), read: read(text).servers };
  };

  test('another server is updated, stays', () => {
    const { entry, trees } = stored({ b: server('b', '2.0.0') });
    expect([entry, trees]).toEqual([{ launch, sameAs: 'a' }, ['a', 'b', 'c']]);
  });

  test.each([
    ['updated', { a: next }],
    ['dropped', { a: undefined }],
  ])('the other one is %s, is written whole with its tree and the text that was reviewed', (_, changes) => {
    const { entry, trees, read } = stored(changes);
    expect(entry).not.toHaveProperty('sameAs');
    expect(trees).toContain('a@cursor');
    expect(read['a@cursor']).toEqual({ ...THREE.a, launch });
    expect(mismatches(read['a@cursor'] ?? next)).toEqual([]);
  });

  test('both are updated, names it again', () => {
    const { entry, trees } = stored({ a: next, 'a@cursor': { ...next, launch } });
    expect([entry, trees]).toEqual([{ launch, sameAs: 'a' }, ['a', 'b', 'c']]);
  });

  test('it is dropped itself, leaves the tree of the other one', () => {
    const { entry, trees } = stored({ 'a@cursor': undefined });
    expect([entry, trees]).toEqual([undefined, ['a', 'b', 'c']]);
  });
});

function refusal(text: string): McpLockError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof McpLockError) return error;
    throw error;
  }
  throw new Error('accepted');
}
