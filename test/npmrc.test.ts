/** Where a project's `.npmrc` makes npm ask: the registry becomes part of the origin, other ways there are refused. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../src/contracts.ts';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { npx } from '../src/launch/launchers/npx.ts';
import { projectScript } from '../src/launch/launchers/project-script.ts';
import { registryOf } from '../src/launch/npm/registries.ts';
import type { Launch } from '../src/model.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'npmrc-')));
const folder = join(home, 'repo');
const place: Place = {
  platform: process.platform,
  workspaceFolder: folder,
  userHome: home,
  tmpdir: tmpdir(),
  env: {},
};
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const real = nodeHost(new AbortController().signal);
const registry = (name = '@s/n', cwd = folder) => registryOf(name, cwd, place, real);

const cwds: string[] = [];
const host: Host = {
  ...real,
  run: async (command, _args, { cwd }) => {
    if (command !== 'npm') return { code: 1, stdout: '', stderr: '' };
    cwds.push(cwd);
    const stdout = JSON.stringify({
      name: '@s/n',
      version: '1.2.3',
      'dist.integrity': `sha512-${'A'.repeat(86)}==`,
    });
    return { code: 0, stdout, stderr: '' };
  },
};
const resolve = async (cwd?: string) => {
  const launch: Launch = {
    transport: 'stdio',
    command: 'npx',
    args: ['-y', '@s/n@1.2.3'],
    env: [],
    ...(cwd === undefined ? {} : { cwd }),
  };
  const identity = npx.identify(launch, place);
  if (identity === undefined) throw new Error('no npx line');
  return npx.resolve(identity, launch, place, host);
};

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(home, '.npmrc'), { force: true });
  mkdirSync(join(folder, 'sub'), { recursive: true });
  cwds.length = 0;
});

describe('the registry a .npmrc sets', () => {
  it.each<[string, string, string | undefined]>([
    ['none', 'loglevel=warn\n', undefined],
    ['one for all', 'registry=https://npm.example.com/', 'https://npm.example.com/'],
    ['one for the scope', '@s:registry=https://npm.example.com/a', 'https://npm.example.com/a'],
    [
      'one for another scope, which a dependency may have',
      '@t:registry=https://npm.example.com/',
      '@t:registry=https://npm.example.com/',
    ],
    [
      'the scope before all, which dependencies come from',
      'registry=https://a.example.com/\n@s:registry=https://b.example.com/',
      'https://b.example.com/ registry=https://a.example.com/',
    ],
    [
      'others by their names, however they are written',
      '@z:registry=https://z.example.com/\n@b:registry=https://me:secret@b.example.com/\nregistry=https://a.example.com/',
      'https://a.example.com/ @b:registry=https://b.example.com/ @z:registry=https://z.example.com/',
    ],
    ['another scope left to a variable', '@t:registry=${CORP}', '@t:registry=${CORP}'],
    ['a scope for packages without one', 'scope=@t', 'scope=@t'],
    ['a user in it', 'registry=https://me:secret@npm.example.com/', 'https://npm.example.com/'],
    ['a variable', 'registry=https://${HOST}/', 'https://${HOST}/'],
    [
      'quotes, blanks and a comment',
      ' "registry" = https://npm.example.com/ ; x',
      'https://npm.example.com/',
    ],
    ['a comment in the key', 'registry;x=https://npm.example.com/', 'https://npm.example.com/'],
    ['an escape in a quoted key', '"regis\\u0074ry"=https://npm.example.com/', 'https://npm.example.com/'],
    ['no value', 'registry=\n', undefined],
    ['a section, which npm passes over', '[x]\nregistry=https://npm.example.com/', undefined],
    [
      'a section that would hide it',
      'registry=https://npm.example.com/\n[x]\n@s:registry=https://good.example.com/',
      'https://npm.example.com/',
    ],
    [
      'a mark of the encoding that keeps a section from being one',
      '\u{feff}[x]\nregistry=https://npm.example.com/',
      'https://npm.example.com/',
    ],
    [
      'two of them',
      'registry=https://a.example.com/\nregistry=https://b.example.com/',
      'https://a.example.com/ https://b.example.com/',
    ],
  ])('%s', async (_, text, url) => {
    put('.npmrc', text);
    expect(await registry()).toBe(url);
  });

  it('counts from every folder, the nearest first, but not from the home folder', async () => {
    writeFileSync(join(home, '.npmrc'), 'registry=https://home.example.com/');
    expect(await registry('n', join(folder, 'sub'))).toBeUndefined();
    put('.npmrc', 'registry=https://a.example.com/');
    expect(await registry('n', join(folder, 'sub'))).toBe('https://a.example.com/');
    // Which of the files npm reads depends on what else lies in the folders, so both are held fast.
    put('sub/.npmrc', 'registry=https://b.example.com/');
    expect(await registry('n', join(folder, 'sub'))).toBe('https://b.example.com/ https://a.example.com/');
  });

  it('cannot be something else than an address', async () => {
    put('.npmrc', 'registry=secret');
    await expect(registry()).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: expect.not.stringContaining('secret'),
      detail: { place: join(folder, '.npmrc') },
    });
  });

  it('cannot be something else for another scope, either', async () => {
    put('.npmrc', '@t:registry=secret');
    await expect(registry()).rejects.toMatchObject({ code: 'E_LAUNCH' });
  });

  it('stands beside a package that comes from none, for what that depends on', async () => {
    const commit = '0a1b2c3d'.repeat(5);
    const launch: Launch = {
      transport: 'stdio',
      command: 'npx',
      args: ['-y', `github:a/b#${commit}`],
      env: [],
    };
    const identity = npx.identify(launch, place);
    if (identity === undefined) throw new Error('no npx line');
    const partsNow = async () => (await npx.resolve(identity, launch, place, host)).parts;
    expect(await partsNow()).toBeUndefined();
    put('.npmrc', 'loglevel=warn');
    expect(await partsNow()).toBeUndefined();
    put('.npmrc', 'registry=https://npm.example.com/\n//npm.example.com/:_authToken=one');
    const before = await partsNow();
    expect(before).toEqual([
      { url: 'file:${workspaceFolder}/.npmrc', integrity: expect.stringMatching(/^sha256:/) },
    ]);
    put('.npmrc', 'registry=https://npm.example.com/\n//npm.example.com/:_authToken=two');
    expect(await partsNow()).toEqual(before);
    put('.npmrc', 'registry=https://evil.example.com/');
    expect(await partsNow()).not.toEqual(before);
  });

  it('stands in the origin behind the version', async () => {
    expect((await resolve()).url).toBe('pkg:npm/%40s/n@1.2.3');
    put('.npmrc', '@s:registry=https://npm.example.com/');
    expect((await resolve()).url).toBe(
      'pkg:npm/%40s/n@1.2.3?repository_url=https%3A%2F%2Fnpm.example.com%2F',
    );
  });

  it('stands there for an installed copy, too: who has it installed has the same lock', async () => {
    put('.npmrc', '@s:registry=https://npm.example.com/');
    put('node_modules/@s/n/package.json', '{"name":"@s/n","version":"1.2.3"}');
    put(
      'node_modules/.package-lock.json',
      JSON.stringify({
        packages: { 'node_modules/@s/n': { version: '1.2.3', integrity: `sha512-${'A'.repeat(86)}==` } },
      }),
    );
    const { url } = await resolve();
    expect(cwds).toEqual([]);
    expect(url).toBe('pkg:npm/%40s/n@1.2.3?repository_url=https%3A%2F%2Fnpm.example.com%2F');
  });

  it('npm is asked where npx would start', async () => {
    await resolve('sub');
    expect(cwds).toEqual([join(folder, 'sub')]);
  });
});

describe('a script of the project', () => {
  const script = async (line: string) => {
    const [command = '', ...args] = line.split(' ');
    const launch: Launch = { transport: 'stdio', command, args, env: [] };
    const identity = projectScript.identify(launch, place);
    if (identity === undefined) throw new Error('no script');
    return projectScript.resolve(identity, launch, place, host);
  };
  beforeEach(() => put('package.json', '{"scripts": {"start": "node server.js"}}'));

  it.each([
    ['npm start', '.npmrc', 'script-shell=./evil.sh', 'script-shell'],
    ['npm run start', '.npmrc', 'script-shell=evil', 'script-shell'],
    ['npm run start', '.npmrc', 'node-options=--max-old-space-size=9 -r ./evil.cjs', 'node-options'],
    ['npm run start', '.npmrc', 'node-options=--import=./evil.js', 'node-options'],
    ['npm run start', '.npmrc', 'userconfig=./evil', 'userconfig'],
    ['npm run start', '.npmrc', 'workspace=evil', 'workspace'],
    ['pnpm run start', '.npmrc', 'script-shell=./evil.sh', 'script-shell'],
    ['pnpm start', 'pnpm-workspace.yaml', 'scriptShell: ./evil.sh', 'scriptShell'],
    ['pnpm start', 'pnpm-workspace.yaml', 'scriptShell: {a: b}', 'scriptShell'],
    ['pnpm exec notes', 'pnpm-workspace.yaml', 'nodeOptions: --require ./evil.cjs', 'nodeOptions'],
  ])('%s does not obey %s with %s', async (line, file, text, key) => {
    put(file, text);
    await expect(script(line)).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: expect.stringContaining(`"${key}"`),
      detail: { place: join(folder, file) },
    });
  });

  it.each([
    ['npm start', '.npmrc', 'script-shell=bash\nnode-options="--max-old-space-size=4096 --no-warnings"'],
    ['npm start', '.npmrc', 'script-shell=C:\\\\Program Files\\\\Git\\\\bin\\\\bash.exe'],
    ['npm start', '.npmrc', 'cache=.cache\nproxy=http://p.example.com\nregistry=https://npm.example.com'],
    ['pnpm start', 'pnpm-workspace.yaml', 'packages: [a]\nscriptShell: /usr/bin/bash\nshellEmulator: true'],
    ['yarn start', '.npmrc', 'script-shell=./other.sh'],
  ])('%s is let through with %s: %s', async (line, file, text) => {
    put(file, text);
    expect((await script(line)).integrity).toMatch(/^sha256:/);
  });
});

describe('other ways to another registry', () => {
  it.each([
    ['proxy=http://p.example.com', 'proxy'],
    ['https-proxy=http://p.example.com', 'https-proxy'],
    ['noproxy=npm.example.com', 'noproxy'],
    ['replace-registry-host=always', 'replace-registry-host'],
    ['cafile=./ca.pem', 'cafile'],
    ['ca[]="x"', 'ca'],
    ['strict-ssl=false', 'strict-ssl'],
    ['strict-ssl=${X}', 'strict-ssl'],
    ['proxy;x=http://p.example.com', 'proxy'],
    ['"pack\\u0061ge"=evil', 'package'],
    ['git=./git.sh', 'git'],
    ['script-shell=./evil.sh', 'script-shell'],
    ['node-options=--require ./evil.cjs', 'node-options'],
    ['node-gyp=./gyp.js', 'node-gyp'],
    ['allow-git=all', 'allow-git'],
    ['dangerously-allow-all-scripts=true', 'dangerously-allow-all-scripts'],
  ])('%s is refused', async (text, key) => {
    put('.npmrc', text);
    await expect(resolve('sub')).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: expect.stringContaining(`"${key}" in a .npmrc`),
      detail: { place: join(folder, '.npmrc') },
    });
  });

  it('a check that stays on is not, nor is anything of the home folder', async () => {
    writeFileSync(join(home, '.npmrc'), 'proxy=http://p.example.com');
    put(
      '.npmrc',
      'strict-ssl=true\nallow-git=none\nallow-remote=root\nignore-scripts=true\nscript-shell=/bin/bash',
    );
    expect((await resolve()).version).toBe('1.2.3');
  });
});
