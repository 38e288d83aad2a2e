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
import type { PretendedNpm } from '../helpers/pretended-npm.ts';
import { pretendedNpm } from '../helpers/pretended-npm.ts';
import type { DirectStartCase, KeptText } from './direct-starts.cases.ts';
import { kind } from './direct-starts.cases.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A machine on which the server is started directly. */
async function ready(): Promise<PretendedNpm> {
  const machine = pretendedNpm();
  for (const argv of [['init', '--yes'], ['verify']]) {
    const ran = await machine.run(argv);
    expect(ran, ran.stderr + ran.stdout).toMatchObject({ exit: 0 });
  }
  machine.save();
  return machine;
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

describe.skipIf(process.platform === 'win32')('a server that can be started without npx', () => {
  let shared: PretendedNpm;
  beforeAll(async () => {
    shared = await ready();
  }, 60_000);

  test.each(kind.cases)('$name: $starts', async (one) => {
    if (one.foreign !== undefined && process.getuid?.() !== 0) return;
    const machine = one.ownMachine === true ? await ready() : shared;
    machine.restore();
    machine.starts();
    change(one, machine);
    const { PATH, XDG_CACHE_HOME, ...env } = one.env ?? {};
    const ran = await machine.run(one.argv ?? ['verify'], hostOf(one, machine), {
      ...env,
      ...(PATH === undefined ? {} : { PATH: `${machine.at('@/../bin')}:/usr/bin:/bin:${PATH}` }),
      ...(XDG_CACHE_HOME === undefined ? {} : { XDG_CACHE_HOME: machine.at(XDG_CACHE_HOME) }),
    });
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
    shared.restore();
    shared.starts();
    change({ write: { '~/lies': 'npx' } }, shared);
    expect(await shared.run(['verify'])).toMatchObject({ exit: 0 });
    expect(shared.starts()).toEqual(['direct']);
    const late = hostOf({ name: '', days: 8, exit: 1, starts: [] }, shared);
    expect(await shared.run(['verify'], late)).toMatchObject({ exit: 1 });
    expect(shared.starts()).toEqual(['npx']);
    // Nothing is learned from a server that does not match.
    expect(await shared.run(['verify'])).toMatchObject({ exit: 1 });
    expect(shared.starts()).toEqual(['npx']);
  });

  test('one that does not match when it is started directly is not started so again', async () => {
    shared.restore();
    shared.starts();
    change({ write: { '~/lies': 'direct' } }, shared);
    for (const starts of [['direct', 'npx'], ['npx'], ['npx']]) {
      expect(await shared.run(['verify'])).toMatchObject({ exit: 0 });
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
    shared.restore();
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
    expect(new Set(ran)).toEqual(new Set());
    expect(JSON.parse(stdout).servers).toMatchObject([
      { status: 'ok', contacted: true, registryAsked: false },
    ]);
  });
});
