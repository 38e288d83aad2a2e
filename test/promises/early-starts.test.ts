/** Words that an earlier run left, on a machine that is another by now: what they start, and what is left of it. A pretended npm. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ServerHost } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { bareFiles } from '../helpers/bare-files.ts';
import type { PretendedNpm } from '../helpers/pretended-npm.ts';
import { pretendedNpm } from '../helpers/pretended-npm.ts';
import type { EarlyStartCase } from './early-starts.cases.ts';
import { kind } from './early-starts.cases.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOBODY = 65_534;
const REAL = nodeHost(new AbortController().signal);
const SHELL = { OLDPWD: '/here', SHLVL: '1' };
const isRoot = process.getuid?.() === 0;

type Child = ReturnType<ServerHost['spawn']>;

/** A host that says when servers were started: `early` if the lock is read again afterwards. */
function watched(more: Partial<ServerHost> = {}) {
  const events: string[] = [];
  const children: Child[] = [];
  const host: Partial<ServerHost> = {
    ...more,
    files: {
      ...bareFiles,
      read: (path) => {
        if (path.endsWith('mcp-lock.json')) events.push('read');
        return bareFiles.read(path);
      },
    },
    spawn: (...line) => {
      events.push('start');
      const child = REAL.spawn(...line);
      children.push(child);
      return child;
    },
  };
  const left = () => children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const when = () => (events.indexOf('start') < events.lastIndexOf('read') ? 'early' : 'later');
  return { host, when, left, children };
}

const wordsIn = (machine: PretendedNpm): readonly string[] => {
  const folder = machine.at('~/.cache/mcp-lock/early');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};

/** The word that `line` left. */
async function wordFor(machine: PretendedNpm, line: readonly string[]): Promise<string> {
  const before = new Set(wordsIn(machine));
  expect(await machine.run(line, { exec: async () => 0 }, SHELL, true)).toMatchObject({ exit: 0 });
  const [path = ''] = wordsIn(machine).filter((one) => !before.has(one));
  return path;
}

async function ready(): Promise<PretendedNpm> {
  const machine = pretendedNpm();
  for (const argv of [['init', '--yes'], ['verify']])
    expect(await machine.run(argv, {}, SHELL, true)).toMatchObject({ exit: 0 });
  return machine;
}

function change(
  { mode, folderMode, foreign, linked, text }: NonNullable<EarlyStartCase['word']>,
  path: string,
) {
  if (text !== undefined) writeFileSync(path, text);
  if (mode !== undefined) chmodSync(path, mode);
  if (folderMode !== undefined) chmodSync(dirname(path), folderMode);
  if (foreign !== undefined) chownSync(foreign === 'file' ? path : dirname(path), NOBODY, NOBODY);
  if (linked !== undefined) {
    renameSync(path, `${path}.moved`);
    symlinkSync(`${path}.moved`, path);
  }
}

describe.skipIf(process.platform === 'win32')('a word that an earlier run left', () => {
  let machine: PretendedNpm;
  let saved: { readonly path: string; readonly text: string };
  beforeAll(async () => {
    machine = await ready();
    const path = await wordFor(machine, ['verify']);
    saved = { path, text: readFileSync(path, 'utf8') };
  }, 60_000);

  test.each(kind.cases)(
    '$name: $starts',
    async ({ argv = ['verify'], env = {}, version, node, days = 0, word = {}, starts }) => {
      if (word.foreign !== undefined && !isRoot) return;
      for (const path of wordsIn(machine)) await REAL.ownFiles.remove(path);
      if (isRoot) chownSync(dirname(saved.path), 0, 0);
      chmodSync(dirname(saved.path), 0o700);
      writeFileSync(saved.path, saved.text, { mode: 0o600 });
      change(word, saved.path);
      const { host, when, left } = watched({
        time: () => REAL.time() + days * DAY_MS,
        ...(node === undefined ? {} : { node: { ...REAL.node, path: node } }),
      });
      const { exit } = await machine.run(argv, host, { ...SHELL, ...env }, true, version);
      expect({ exit, starts: when() }).toEqual({ exit: 0, starts });
      expect(left()).toEqual([]);
    },
  );
});

describe.skipIf(process.platform === 'win32')('a server that was started early', () => {
  test('is there for every agent, whatever the agent is asked', async () => {
    const machine = await ready();
    const path = await wordFor(machine, ['exec', '--', 'agent', 'first canary-91c4e07d']);
    expect(path).not.toBe('');
    const { host, when, left } = watched({
      exec: async () => {
        // Nothing that was started beside it lives on beside the agent.
        expect(left()).toEqual([]);
        return 0;
      },
    });
    expect(await machine.run(['exec', 'agent', '--deep', 'second'], host, SHELL, true)).toMatchObject({
      exit: 0,
    });
    expect(when()).toBe('early');
    expect(wordsIn(machine)).toEqual([path]);
  });

  test('and that nobody takes over has ended before an agent starts', async () => {
    const machine = await ready();
    const path = await wordFor(machine, ['exec', '--', 'agent']);
    const word = JSON.parse(readFileSync(path, 'utf8')) as { requests: unknown[] };
    writeFileSync(path, JSON.stringify({ ...word, requests: [...word.requests, ...word.requests] }));
    const { host, left, children } = watched({
      exec: async () => {
        expect(left()).toEqual([]);
        return 0;
      },
    });
    expect(await machine.run(['exec', '--', 'agent'], host, SHELL, true)).toMatchObject({ exit: 0 });
    expect(children).toHaveLength(2);
  });

  test('ends with a run that is interrupted', async () => {
    const machine = await ready();
    await wordFor(machine, ['verify']);
    const interrupt = new AbortController();
    const { host, left, children } = watched();
    const spawn: ServerHost['spawn'] = (...line) => {
      queueMicrotask(() => interrupt.abort(new Error('interrupted')));
      return (host.spawn ?? REAL.spawn)(...line);
    };
    const { exit } = await machine.run(['verify'], { ...host, spawn, signal: interrupt.signal }, SHELL, true);
    expect(exit).not.toBe(0);
    expect(children).toHaveLength(1);
    expect(left()).toEqual([]);
  });
});

test.skipIf(process.platform === 'win32')(
  'a repository brings nothing of its own, wherever in it the lockfile lies',
  async () => {
    const machine = pretendedNpm();
    const top = machine.at('..');
    execFileSync('git', ['init', '-q', top]);
    const env = { XDG_CACHE_HOME: join(top, '.cache') };
    for (const argv of [['init', '--yes'], ['verify'], ['verify']])
      expect(await machine.run(argv, {}, env, true)).toMatchObject({ exit: 0 });
    expect(machine.starts()).not.toContain('direct');
    for (const name of ['early', 'direct', 'proven'])
      expect(existsSync(join(env.XDG_CACHE_HOME, 'mcp-lock', name)), name).toBe(false);
  },
);
