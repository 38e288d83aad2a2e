/** Copies in `node_modules` that npx takes before it asks the registry: real folders, real git, a pretended npm. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../src/contracts.ts';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { npx } from '../src/launch/launchers/npx.ts';
import { installedCopy } from '../src/launch/npm/installed.ts';
import { trackedModules } from '../src/launch/npm/node-modules.ts';
import type { Launch } from '../src/model.ts';

const INTEGRITY = `sha512-${'A'.repeat(86)}==`;
const REGISTRY = `sha512-${'B'.repeat(86)}==`;
let folder = '';
let place: Place;
let asked: string[] = [];

const put = (path: string, value: unknown) => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
};
const record = (fields: object, name = 'notes') =>
  put('node_modules/.package-lock.json', { packages: { [`node_modules/${name}`]: fields } });
const install = (version = '1.2.3', name = 'notes') => {
  put(`node_modules/${name}/package.json`, { name, version, bin: 'bin.js' });
  put(`node_modules/${name}/bin.js`, '');
  record({ version, integrity: INTEGRITY }, name);
};
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
const track = (...paths: string[]) => {
  git('init', '-q');
  git('add', '-f', '--', ...paths);
};

/** The real machine, but an npm that says what the registry has. */
const host = (): Host => {
  const real = nodeHost(new AbortController().signal);
  return {
    ...real,
    run: async (command, args, options) => {
      if (command !== 'npm') return real.run(command, args, options);
      asked.push(args.join(' '));
      const answer = {
        name: 'notes',
        version: '1.2.3',
        'dist.integrity': REGISTRY,
        'dist-tags': { latest: '1.2.3' },
      };
      return { code: 0, stdout: args[0] === 'config' ? '' : JSON.stringify(answer), stderr: '' };
    },
  };
};
const copy = (requested: string, name = 'notes', cwd = folder) =>
  installedCopy({ name, requested }, cwd, place, host());
const resolve = (args: string, cwd?: string) => {
  const launch: Launch = {
    transport: 'stdio',
    command: 'npx',
    args: args.split(' '),
    env: [],
    ...(cwd === undefined ? {} : { cwd }),
  };
  const identity = npx.identify(launch, place);
  if (identity === undefined) throw new Error('no identity');
  return npx.resolve(identity, launch, place, host());
};
const refusal = (message: RegExp) => ({
  code: 'E_LAUNCH',
  message: expect.stringMatching(message),
  detail: { place: expect.stringContaining(folder), next: expect.any(String) },
});

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'installed-')));
  place = {
    platform: process.platform,
    workspaceFolder: folder,
    userHome: '/nowhere',
    tmpdir: '/tmp',
    env: {},
  };
  asked = [];
  return () => rmSync(folder, { recursive: true });
});

describe('a copy npm installed', () => {
  it.each(['', '*', '1.2.3', 'v1.2.3', '^1', '>=1 <2'])(
    'is taken for "%s", with its record',
    async (requested) => {
      install();
      expect(await copy(requested)).toEqual({
        version: '1.2.3',
        integrity: INTEGRITY,
        folder,
        downloaded: false,
      });
    },
  );

  it.each(['1.2.4', '^2', 'latest', 'next'])('is not taken for "%s"', async (requested) => {
    install();
    expect(await copy(requested)).toBeUndefined();
  });

  it('is found from folders below, and with a scope', async () => {
    install('1.2.3', '@example/notes');
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    expect(await copy('^1', '@example/notes', join(folder, 'a/b'))).toMatchObject({ version: '1.2.3' });
  });

  it('is the origin, and the registry is not asked', async () => {
    install();
    expect(await resolve('-y notes')).toEqual({
      url: 'pkg:npm/notes@1.2.3',
      version: '1.2.3',
      integrity: INTEGRITY,
    });
    expect(asked).toEqual([]);
  });

  it('leaves tags, aliases and what is not installed to the registry', async () => {
    install();
    for (const line of ['-y notes@latest', '-y short@npm:notes@1.2.3']) {
      expect(await resolve(line)).toMatchObject({ integrity: REGISTRY });
    }
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(await resolve('-y notes@1.2.3')).toMatchObject({ integrity: REGISTRY });
  });

  it.each([
    ['no record at all', undefined],
    ['a record of another version', { version: '1.0.0', integrity: INTEGRITY }],
    ['a record without integrity', { version: '1.2.3' }],
    ['a record with a weak integrity', { version: '1.2.3', integrity: 'sha1-AAAA' }],
  ])('with %s is refused', async (_, fields) => {
    install();
    if (fields === undefined) rmSync(join(folder, 'node_modules/.package-lock.json'));
    else record(fields);
    await expect(copy('1.2.3')).rejects.toMatchObject({
      ...refusal(/npm has no record of/),
      detail: { next: expect.stringContaining('npm ci') },
    });
  });

  it('under the name of another package is refused', async () => {
    install();
    record({ name: 'evil', version: '1.2.3', integrity: INTEGRITY });
    await expect(copy('1.2.3')).rejects.toMatchObject(refusal(/another package/));
  });
});

describe('what the repository puts in the way', () => {
  it.each([
    ['the copy', 'node_modules/notes/package.json'],
    ['one file of the copy', 'node_modules/notes/bin.js'],
    ["npm's record", 'node_modules/.package-lock.json'],
  ])('%s is refused when git tracks it', async (_, path) => {
    install();
    track(path);
    await expect(resolve('-y notes@1.2.3')).rejects.toMatchObject(refusal(/part of this repository/));
    expect(await copy('latest')).toBeUndefined();
  });

  it('programs in node_modules/.bin are refused whatever is asked for', async () => {
    put('node_modules/.bin/node', '#!/bin/sh');
    track('node_modules');
    await expect(copy('9.9.9')).rejects.toMatchObject(refusal(/node_modules\/\.bin/));
  });

  it('a copy that git does not track is taken', async () => {
    install();
    put('index.js', '');
    track('index.js');
    expect(await copy('1.2.3')).toMatchObject({ version: '1.2.3' });
  });

  it('without git nothing is tracked', async () => {
    install();
    const missing = () => Promise.reject(Object.assign(new Error('spawn git ENOENT'), { code: 'ENOENT' }));
    const wanted = { name: 'notes', requested: '1.2.3' };
    expect(await installedCopy(wanted, folder, place, { ...host(), run: missing })).toBeDefined();
  });

  const answering = (answer: { code: number | null; stdout?: string }): Host => ({
    ...host(),
    run: async () => ({ stdout: '', stderr: '', ...answer }),
  });
  it.each([
    ['belongs to somebody else', 128],
    ['took too long or said too much', null],
  ])('a repository of which git says nothing, as it %s, is refused', async (_, code) => {
    install();
    mkdirSync(join(folder, 'sub'));
    const wanted = { name: 'notes', requested: '1.2.3' };
    const silent = answering({ code });
    // Where there is no repository, git has nothing to say.
    expect(await installedCopy(wanted, folder, place, silent)).toBeDefined();
    mkdirSync(join(folder, '.git'));
    await expect(installedCopy(wanted, join(folder, 'sub'), place, silent)).rejects.toMatchObject({
      ...refusal(/git does not say/),
      detail: { place: folder, next: `git -C ${folder} status` },
    });
  });

  it('another spelling of its name is the same folder to some disks', async () => {
    install();
    const stdout = 'Node_Modules/Notes/package.json\0';
    const wanted = { name: 'notes', requested: '1.2.3' };
    await expect(installedCopy(wanted, folder, place, answering({ code: 0, stdout }))).rejects.toMatchObject(
      refusal(/part of this repository/),
    );
    put('Node_Modules/x', '');
    track('Node_Modules/x');
    expect(await trackedModules(folder, place, host())).toEqual(['node_modules/x']);
  });

  it('a link to somewhere else is refused, one within node_modules is not', async () => {
    install();
    rmSync(join(folder, 'node_modules/notes'), { recursive: true });
    put('packages/notes/package.json', { name: 'notes', version: '1.2.3' });
    symlinkSync('../packages/notes', join(folder, 'node_modules/notes'));
    await expect(copy('1.2.3')).rejects.toMatchObject(refusal(/part of this repository/));
    rmSync(join(folder, 'node_modules/notes'));
    put('node_modules/.store/notes/package.json', { name: 'notes', version: '1.2.3' });
    symlinkSync('.store/notes', join(folder, 'node_modules/notes'));
    expect(await copy('1.2.3')).toMatchObject({ version: '1.2.3' });
  });

  it('a project of that name, or with a program of that name, is refused', async () => {
    put('package.json', { name: 'notes', version: '0.0.1' });
    await expect(copy('1.2.3')).rejects.toMatchObject(refusal(/would run this project/));
    put('package.json', { name: 'other', bin: { notes: 'evil.js' } });
    await expect(copy('')).rejects.toMatchObject(refusal(/would run this project/));
    expect(await copy('1.2.3')).toBeUndefined();
  });

  it("another package's program of that name is refused for a bare name", async () => {
    install();
    put('node_modules/evil/bin.js', '');
    mkdirSync(join(folder, 'node_modules/.bin'));
    symlinkSync('../evil/bin.js', join(folder, 'node_modules/.bin/notes'));
    // npm finds the copy for a version, too, and starts its program by the name (seen with npm 9 to 11).
    for (const requested of ['', '1.2.3', '^1'])
      await expect(copy(requested)).rejects.toMatchObject(refusal(/belongs to another package/));
    expect(await copy('2.0.0')).toBeUndefined();
    rmSync(join(folder, 'node_modules/.bin/notes'));
    symlinkSync('../notes/bin.js', join(folder, 'node_modules/.bin/notes'));
    expect(await copy('')).toMatchObject({ version: '1.2.3' });
  });

  it('a package beside the named one counts too', async () => {
    install('2.0.0', 'helper');
    track('node_modules/helper');
    await expect(resolve('-p helper@2.0.0 -p notes@1.2.3 notes')).rejects.toMatchObject(
      refusal(/node_modules\/helper/),
    );
  });

  it.each(['package=evil', 'package[]=evil', ' "call" = x', 'cache=./c', 'a=1\nuserconfig=x', '${A}=x'])(
    '"%s" in a .npmrc is refused',
    async (text) => {
      put('.npmrc', text);
      const error = resolve('-y notes@1.2.3', join(folder, 'sub'));
      await expect(error).rejects.toMatchObject(refusal(/in a \.npmrc/));
    },
  );

  it('other settings in a .npmrc are not', async () => {
    put('.npmrc', '; package=x\n# call=x\nregistry=https://npm.example.com/\nloglevel=warn\n[section]\n');
    expect(await resolve('-y notes@1.2.3')).toMatchObject({ integrity: REGISTRY });
  });
});

it('a repository is pinned by its commit, which stands behind the URL', async () => {
  const commit = '0a1b2c3d'.repeat(5);
  expect(await resolve(`-y github:a/b#${commit}`)).toEqual({
    url: `git+https://github.com/a/b.git#${commit}`,
  });
  expect(await resolve('-y github:a/b')).toEqual({ url: 'git+https://github.com/a/b.git' });
});

it('what the disk refuses is E_LAUNCH with a place', async () => {
  symlinkSync('node_modules', join(folder, 'node_modules'));
  await expect(copy('1.2.3')).rejects.toMatchObject(refusal(/cannot be read \(ELOOP\)/));
});
