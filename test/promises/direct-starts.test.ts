/** Servers that are started without npx, and those that are not: a pretended npm, a file that says how a server was started. */
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ServerHost } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { bareFiles } from '../helpers/bare-files.ts';
import type { PretendedNpm } from '../helpers/pretended-npm.ts';
import { pretendedNpm } from '../helpers/pretended-npm.ts';
import type { DirectStartCase, KeptText } from './direct-starts.cases.ts';
import { kind } from './direct-starts.cases.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A machine on which the server is started directly. */
async function ready(early = false): Promise<PretendedNpm> {
  const machine = pretendedNpm();
  for (const argv of [['init', '--yes'], ['verify'], ...(early ? [['verify']] : [])]) {
    const ran = await machine.run(argv, {}, {}, early);
    expect(ran, ran.stderr + ran.stdout).toMatchObject({ exit: 0 });
  }
  machine.save();
  return machine;
}

/** The machine as it was; files that were put back are other files, so what starts them early has to be learned again. */
async function again(machine: PretendedNpm, early: boolean): Promise<void> {
  machine.restore();
  if (early) await machine.run(['verify'], {}, {}, early);
  machine.starts();
}

const pathOf = (path: string, { at }: PretendedNpm): string => {
  if (path !== '*') return at(path);
  const folder = at('~/.cache/mcp-lock/direct');
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.json')) ?? '');
};

function edit(path: string, how: string | undefined): void {
  if (how === undefined) {
    rmSync(path, { recursive: true, force: true });
    return;
  }
  const { atime, mtime } = statSync(path);
  const bytes = readFileSync(path);
  const [, was = '', now = ''] = /^\/(.+)\/(.+)\/$/.exec(how) ?? [];
  if (how.startsWith('+')) appendFileSync(path, how.slice(1));
  else if (how.startsWith('/')) writeFileSync(path, String(bytes).replace(new RegExp(was), now));
  else {
    if (how === '~') bytes[bytes.length - 1] = 0x20;
    writeFileSync(path, bytes);
    utimesSync(path, atime, mtime);
  }
}

function write(path: string, text: string | undefined, machine: PretendedNpm): void {
  if (text === undefined || /^(?:[=~]$|\+|\/)/.test(text)) {
    edit(path, text);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  const evil = `#!/bin/sh\n: > '${machine.at('~/evil')}'\n`;
  writeFileSync(path, text === 'EVIL' ? evil : text.startsWith('^') ? machine.at(text) : text);
  if (text === 'EVIL') chmodSync(path, 0o755);
}

function change(
  one: Pick<DirectStartCase, 'write' | 'link'> & Partial<DirectStartCase>,
  machine: PretendedNpm,
): void {
  for (const [path, text] of Object.entries(one.write ?? {})) write(pathOf(path, machine), text, machine);
  for (const [path, target] of Object.entries(one.link ?? {})) {
    const link = pathOf(path, machine);
    rmSync(link, { force: true });
    symlinkSync(target, link);
  }
  for (const [path, to] of Object.entries(one.move ?? {})) {
    const from = pathOf(path, machine);
    renameSync(from, machine.at(to));
    symlinkSync(machine.at(to), from);
  }
  for (const [path, mode] of Object.entries(one.mode ?? {})) chmodSync(pathOf(path, machine), mode);
  if (one.foreign !== undefined) chownSync(pathOf(one.foreign, machine), 12345, 12345);
  if (one.kept !== undefined) {
    const path = pathOf('*', machine);
    writeFileSync(path, JSON.stringify(one.kept(JSON.parse(readFileSync(path, 'utf8')) as KeptText)));
  }
}

/** With another clock, and with what happens as soon as a server was started. */
function hostOf({ days = 0, meanwhile }: DirectStartCase, machine: PretendedNpm): Partial<ServerHost> {
  const real = nodeHost(new AbortController().signal);
  return {
    time: () => real.time() + days * DAY_MS,
    ...(meanwhile === undefined
      ? {}
      : {
          spawn: (command, args, options) => {
            const child = real.spawn(command, args, options);
            const write = child.stdin?.write.bind(child.stdin);
            if (command === '/bin/sh' && write !== undefined)
              Object.assign(child.stdin ?? {}, {
                write: (text: string, ...more: never[]) => {
                  if (text.includes('"tools/list"')) change(meanwhile, machine);
                  return write(text, ...more);
                },
              });
            return child;
          },
        }),
  };
}

describe.skipIf(process.platform === 'win32').each([
  ['', false],
  [', before the command line is read', true],
])('a server that can be started without npx%s', (_, early) => {
  let shared: PretendedNpm;
  beforeAll(async () => {
    shared = await ready(early);
  }, 60_000);

  // A word that no longer holds leaves the rest to the usual way, so one walk through all rows tries both.
  const rows = early ? kind.cases : kind.cases.slice(0, 1);
  test.each(rows)('$name: $starts', async (one) => {
    if (one.foreign !== undefined && process.getuid?.() !== 0) return;
    const machine = one.ownMachine === true ? await ready(early) : shared;
    await again(machine, early);
    change(one, machine);
    const { PATH, XDG_CACHE_HOME, ...env } = one.env ?? {};
    const ran = await machine.run(
      one.argv ?? ['verify'],
      hostOf(one, machine),
      {
        ...env,
        ...(PATH === undefined ? {} : { PATH: `${machine.at('@/../bin')}:/usr/bin:/bin:${PATH}` }),
        ...(XDG_CACHE_HOME === undefined ? {} : { XDG_CACHE_HOME: machine.at(XDG_CACHE_HOME) }),
      },
      early,
    );
    const all = machine.starts();
    const starts = one.argv === undefined ? all : [...new Set(all)];
    expect({ exit: ran.exit, starts }, ran.stdout + ran.stderr).toEqual({
      exit: one.exit,
      starts: one.starts,
    });
    expect(existsSync(machine.at('~/evil'))).toBe(false);
    const isDirect = one.exit === 0 && one.starts.join() === 'direct';
    expect(ran.stdout.includes('The registry was not asked.')).toBe(isDirect);
  });

  test('one that answers as locked only when it is started directly is found after seven days', async () => {
    await again(shared, early);
    change({ write: { '~/lies': 'npx' } }, shared);
    expect(await shared.run(['verify'], {}, {}, early)).toMatchObject({ exit: 0 });
    expect(shared.starts()).toEqual(['direct']);
    const late = hostOf({ name: '', days: 8, exit: 1, starts: [] }, shared);
    expect(await shared.run(['verify'], late, {}, early)).toMatchObject({ exit: 1 });
    expect(shared.starts()).toEqual(['npx']);
    // Nothing is learned from a server that does not match.
    expect(await shared.run(['verify'], late, {}, early)).toMatchObject({ exit: 1 });
    expect(shared.starts()).toEqual(['npx']);
  });

  test('one that does not match when it is started directly is not started so again', async () => {
    await again(shared, early);
    change({ write: { '~/lies': 'direct' } }, shared);
    for (const starts of [['direct', 'npx'], ['npx'], ['npx']]) {
      expect(await shared.run(['verify'], {}, {}, early)).toMatchObject({ exit: 0 });
      expect(shared.starts()).toEqual(starts);
    }
  });

  test('in two environments, each has its own', async () => {
    shared.restore();
    shared.starts();
    const other = { LANG: 'de_DE.UTF-8' };
    for (const [env, starts] of [
      [other, 'npx'],
      [{}, 'direct'],
      [other, 'direct'],
      [{}, 'direct'],
    ] as const) {
      expect(await shared.run(['verify'], {}, env)).toMatchObject({ exit: 0 });
      expect(shared.starts()).toEqual([starts]);
    }
  });

  test('what is too old is removed when another is kept', async () => {
    shared.restore();
    const old = shared.at('~/.cache/mcp-lock/direct/old.json');
    writeFileSync(old, '{}');
    utimesSync(old, 0, 0);
    expect(await shared.run(['verify'], {}, { LANG: 'de_DE.UTF-8' })).toMatchObject({ exit: 0 });
    expect(existsSync(old)).toBe(false);
  });

  test('no package manager runs for it, and no registry is asked', async () => {
    await again(shared, early);
    const ran: string[] = [];
    const real = nodeHost(new AbortController().signal);
    const { exit, stdout } = await shared.run(['verify', '--reporter', 'json'], {
      run: (command, ...more) => {
        ran.push(command);
        return real.run(command, ...more);
      },
      registryFetch: () => Promise.reject(new Error('the registry was asked')),
    });
    expect(exit).toBe(0);
    expect(new Set(ran)).toEqual(new Set(['git']));
    expect(JSON.parse(stdout).servers).toMatchObject([
      { status: 'ok', contacted: true, registryAsked: false },
    ]);
  });

  test(early ? 'the lock is read while it starts' : 'the lock is read before it starts', async () => {
    await again(shared, early);
    const real = nodeHost(new AbortController().signal);
    const events: string[] = [];
    const host: Partial<ServerHost> = {
      files: {
        ...bareFiles,
        read: (path) => {
          if (path.endsWith('mcp-lock.json')) events.push('read');
          return bareFiles.read(path);
        },
      },
      spawn: (...line) => {
        events.push('start');
        return real.spawn(...line);
      },
    };
    expect(await shared.run(['verify'], host, {}, early)).toMatchObject({ exit: 0 });
    expect(events.at(-1)).toBe(early ? 'read' : 'start');
    expect(events.filter((one) => one === 'start')).toHaveLength(1);
  });
});

describe.skipIf(process.platform === 'win32')('what is kept for the next run', () => {
  const words = (machine: PretendedNpm) => {
    const folder = machine.at('~/.cache/mcp-lock/early');
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names.map((name) => readFileSync(join(folder, name), 'utf8'));
  };
  const SECRET = 'canary-91c4e07d';

  test.each<[string, Readonly<Record<string, unknown>>, NodeJS.ProcessEnv, number]>([
    [
      'holds nothing of a variable that the config hands on',
      { env: { TOKEN: '${TOKEN}' } },
      { TOKEN: SECRET },
      1,
    ],
    ['holds nothing of a variable that the config sets', { env: { TOKEN: SECRET } }, {}, 1],
    ['holds nothing of an argument', { args: ['-y', 'notes@1.2.3', '--token', SECRET, SECRET] }, {}, 1],
    [
      'is nothing where an argument comes from a variable',
      { args: ['-y', 'notes@1.2.3', '--token', '${TOKEN}'] },
      { TOKEN: SECRET },
      0,
    ],
    [
      'is nothing where the line itself sets a variable',
      { command: 'env', args: [`NOTE=${SECRET}`, 'npx', '-y', 'notes@1.2.3'] },
      {},
      0,
    ],
  ])('%s', async (_, entry, env, kept) => {
    const machine = pretendedNpm(entry);
    for (const argv of [['init', '--yes'], ['verify'], ['verify']]) {
      const ran = await machine.run(argv, {}, env, true);
      expect(ran, ran.stdout + ran.stderr).toMatchObject({ exit: 0 });
    }
    expect(words(machine)).toHaveLength(kept);
    expect(words(machine).join()).not.toContain('canary');
    machine.starts();
    expect(await machine.run(['verify'], {}, env, true)).toMatchObject({ exit: 0 });
    expect(machine.starts()).toEqual(['direct']);
  });

  test.each([
    ['a scope', ['verify', '--deep']],
    ['another folder', ['verify', '--cwd', '.']],
    ['no start', ['verify', '--offline']],
  ])('is nothing for a line that asks for %s', async (_, line) => {
    const machine = await ready(false);
    await machine.run(line, {}, {}, true);
    expect(words(machine)).toEqual([]);
  });

  test('ends what was started in vain, and is removed', async () => {
    const machine = await ready(true);
    const real = nodeHost(new AbortController().signal);
    const children: ReturnType<ServerHost['spawn']>[] = [];
    const host: Partial<ServerHost> = {
      spawn: (...line) => {
        const child = real.spawn(...line);
        children.push(child);
        return child;
      },
      // As a command line that cannot be read: the run ends before it comes to a server.
      files: {
        ...bareFiles,
        read: (path) => {
          if (children.length > 0 && path.endsWith('mcp-lock.json')) return Promise.resolve(new Uint8Array());
          return bareFiles.read(path);
        },
      },
    };
    expect(await machine.run(['verify'], host, {}, true)).toMatchObject({ exit: 2 });
    expect(children.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).not.toContain(null);
    expect(children).toHaveLength(1);
    expect(words(machine)).toEqual([]);
  });
});
