/** One writer at a time, and none that waits for ever. faults 1, 2, 8. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeHost, WAITS } from '../../src/host/node-host.ts';
import { formatLockfile } from '../../src/lock/format.ts';
import { readLockfile } from '../../src/lock/read.ts';
import { changeLock, loadLock } from '../../src/lock/store.ts';
import type { Entry, Lockfile } from '../../src/model.ts';
import { entry } from '../fixtures/drift/base.ts';
import { HONEST, repository, scripted } from '../helpers/repository.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './write-turn.cases.ts';

let other: ChildProcess;
beforeAll(async () => {
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' });
  await once(other, 'spawn');
});
afterAll(() => other.kill('SIGKILL'));

const CHANGES = new Map([['notes', { kind: 'take', entry: entry({}) } as const]]);

function place(turn = 0) {
  const root = scratch();
  const host = { ...nodeHost(new AbortController().signal), cwd: root, waits: { ...WAITS, turn } };
  const path = join(root, 'mcp-lock.json');
  return { root, path, host, turn: join(root, '.mcp-lock.json.writing') };
}

function write(path: string, text: string, ageS = 0): void {
  writeFileSync(path, text);
  const at = new Date(Date.now() - ageS * 1000);
  utimesSync(path, at, at);
}

describe(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ text, age, younger, taken, takeover }) => {
    const { root, path, host, turn } = place();
    // Elsewhere a younger process with the number cannot be told apart: it blocks for a minute at most.
    if (younger && process.platform !== 'linux') return;
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    const pids: Record<string, number | undefined> = { PID: other.pid, ENDED: ended, OWN: process.pid };
    write(
      turn,
      text.replace(/PID|ENDED|OWN/, (word) => String(pids[word])),
      age,
    );
    if (takeover !== undefined) write(`${turn}.old`, '1 0123456789ab\n', takeover);
    const saved = changeLock({ path }, CHANGES, root, host);
    if (taken) {
      expect((await saved).wrote).toBe(true);
      expect(readdirSync(root)).toEqual(['mcp-lock.json']);
    } else {
      const holder = text.startsWith('OWN') ? process.pid : other.pid;
      await expect(saved).rejects.toMatchObject({
        code: 'E_LOCK_WRITE',
        message: `Process ${holder} is writing mcp-lock.json, and did not end in time.`,
      });
      expect(readdirSync(root)).toEqual(['.mcp-lock.json.writing']);
    }
  });

  test('a run waits for the turn of another, and then writes', async () => {
    const { root, path, host, turn } = place(600_000);
    writeFileSync(turn, `${other.pid} 0123456789ab\n`);
    let looks = 0;
    const files = {
      ...host.files,
      look: (file: string) => {
        looks += 1;
        if (looks === 3) spawnSync('rm', [turn]);
        return host.files.look(file);
      },
    };
    expect((await changeLock({ path }, CHANGES, root, { ...host, files })).wrote).toBe(true);
    expect(readdirSync(root)).toEqual(['mcp-lock.json']);
  });

  test('Ctrl-C ends the wait', async () => {
    const { root, path, host, turn } = place(600_000);
    writeFileSync(turn, `${other.pid} 0123456789ab\n`);
    const abort = new AbortController();
    const saved = changeLock({ path }, CHANGES, root, { ...host, signal: abort.signal });
    abort.abort();
    await expect(saved).rejects.toThrow();
    expect(existsSync(path)).toBe(false);
  });
});

describe('several at once', () => {
  const names = Array.from({ length: 20 }, (_, at) => `s${at}`);
  const all = (list: readonly string[]) => Object.fromEntries(list.map((name) => [name, HONEST]));
  const lockedIn = (text: string) =>
    Object.keys(readLockfile(Buffer.from(text), 'mcp-lock.json').servers).sort();

  test('20 updates of 20 servers all land', async () => {
    const repo = repository(all(names));
    repo.config({ s0: scripted('s0') });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    repo.config(Object.fromEntries(names.map((name) => [name, scripted(name)])));
    for (const name of names)
      repo.surface(name, { ...HONEST, tools: [{ ...HONEST.tools[0], description: name }] });
    // One that died with its turn does not hold them up.
    writeFileSync(join(repo.root, '.mcp-lock.json.writing'), '99');
    const runs = await Promise.all(
      names.map((name) => mcpLock(repo.root, ['update', name, '--yes', '--accept', 'high'])),
    );
    expect(runs.map(({ exit }) => exit)).toEqual(names.map(() => 0));
    expect(lockedIn(repo.lock())).toEqual([...names].sort());
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({ exit: 0 });
    expect(readdirSync(repo.root).filter((name) => name.startsWith('.mcp-lock'))).toEqual([]);
  });

  test('updates of one server by several runs: the same result is no conflict', async () => {
    const repo = repository(all(['s0', 's1']));
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    repo.surface('s0', { ...HONEST, tools: [] });
    const runs = await Promise.all(
      [1, 2, 3, 4].map(() => mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])),
    );
    expect(runs.map(({ exit }) => exit)).toEqual([0, 0, 0, 0]);
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({ exit: 0 });
  });

  test('several init of different configs write one lock with all servers', async () => {
    const repo = repository(all(names));
    const configs = names.map((name) => {
      writeFileSync(
        join(repo.root, `${name}.config.json`),
        JSON.stringify({ mcpServers: { [name]: scripted(name) } }),
      );
      return `${name}.config.json`;
    });
    const runs = await Promise.all(
      configs.map((file) => mcpLock(repo.root, ['init', '--yes', '--config', file])),
    );
    // A run that began when the lock was there already says so.
    expect(runs.map(({ exit, stderr }) => exit === 0 || stderr.includes('E_LOCK_EXISTS'))).toEqual(
      names.map(() => true),
    );
    const written = runs.flatMap(({ exit }, at) => (exit === 0 ? [names[at]] : []));
    expect(lockedIn(repo.lock())).toEqual(written.sort());
  });

  const lockOf = (servers: Readonly<Record<string, Entry>>): Lockfile => ({ lockfileVersion: 1, servers });
  const tool = (description: string): Entry =>
    entry({ tools: [{ name: 'a', description, inputSchema: { type: 'object' } }] });

  /** One run read `before`; another one wrote `now` meanwhile. */
  async function meanwhile(before: Lockfile, now: Lockfile, changes: Parameters<typeof changeLock>[1]) {
    const { root, path, host } = place();
    writeFileSync(path, formatLockfile(before));
    const stored = await loadLock(path, root, host);
    writeFileSync(path, formatLockfile(now));
    const saved = await changeLock(stored, changes, root, host).catch((error: unknown) => error);
    return { saved, text: readFileSync(path, 'utf8') };
  }
  const take = (entry: Entry) => ({ kind: 'take', entry }) as const;
  const [A, B, C] = [tool('A'), tool('B'), tool('C')];

  test.each<[string, Lockfile, Lockfile, Parameters<typeof changeLock>[1], Lockfile]>([
    [
      'another server changed',
      lockOf({ a: A, b: A }),
      lockOf({ a: A, b: B }),
      new Map([['a', take(C)]]),
      lockOf({ a: C, b: B }),
    ],
    [
      'another server added',
      lockOf({ a: A }),
      lockOf({ a: A, b: B }),
      new Map([['a', take(C)]]),
      lockOf({ a: C, b: B }),
    ],
    [
      'another server dropped',
      lockOf({ a: A, b: B }),
      lockOf({ a: A }),
      new Map([['a', take(C)]]),
      lockOf({ a: C }),
    ],
    [
      'both drop one server',
      lockOf({ a: A, b: B }),
      lockOf({ a: A }),
      new Map([['b', { kind: 'drop' }]]),
      lockOf({ a: A }),
    ],
    ['both accept the same', lockOf({ a: A }), lockOf({ a: C }), new Map([['a', take(C)]]), lockOf({ a: C })],
    [
      'one drops, one changes others',
      lockOf({ a: A, b: B }),
      lockOf({ a: C, b: B }),
      new Map([['b', { kind: 'drop' }]]),
      lockOf({ a: C }),
    ],
  ])('%s meanwhile: both changes are in the file', async (_, before, now, changes, expected) => {
    expect((await meanwhile(before, now, changes)).text).toBe(formatLockfile(expected));
  });

  test.each<[string, Lockfile, Lockfile, Parameters<typeof changeLock>[1]]>([
    ['accepted something else', lockOf({ a: A, b: A }), lockOf({ a: B, b: A }), new Map([['a', take(C)]])],
    ['dropped it', lockOf({ a: A, b: A }), lockOf({ b: A }), new Map([['a', take(C)]])],
    [
      'changed what is to be dropped',
      lockOf({ a: A, b: A }),
      lockOf({ a: B, b: A }),
      new Map([['a', { kind: 'drop' }]]),
    ],
    ['added it otherwise', lockOf({ b: A }), lockOf({ a: B, b: A }), new Map([['a', take(C)]])],
  ])(
    'of the same server, another run %s: an error names it, and the file stays',
    async (_, before, now, changes) => {
      const { saved, text } = await meanwhile(before, now, changes);
      expect(saved).toMatchObject({
        code: 'E_LOCK_WRITE',
        message: expect.stringContaining('changed a in the lockfile'),
      });
      expect(text).toBe(formatLockfile(now));
    },
  );

  test('the lock is removed or made unreadable meanwhile: nothing is written', async () => {
    for (const text of ['', '{', undefined]) {
      const { root, path, host } = place();
      writeFileSync(path, formatLockfile(lockOf({ a: A })));
      const stored = await loadLock(path, root, host);
      if (text === undefined) spawnSync('rm', [path]);
      else writeFileSync(path, text);
      await expect(changeLock(stored, new Map([['a', take(C)]]), root, host)).rejects.toMatchObject({
        code: text === undefined ? 'E_LOCK_WRITE' : 'E_LOCK_PARSE',
      });
      expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined).toBe(text);
    }
  });
});
