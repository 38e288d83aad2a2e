/** Trees of packages: npm's records read, found and compared. Nothing is installed here; `system/deep.test.ts` does that. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Place } from '../src/contracts.ts';
import { compareDependencies } from '../src/diff/dependencies.ts';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { npx } from '../src/launch/launchers/npx.ts';
import type { Finding, Launch } from '../src/model.ts';
import { treeOf } from '../src/origin/npm/locked-tree.ts';
import { npxFolderPath } from '../src/origin/npm/npx-cache.ts';
import { packagesOf, reachableFrom } from '../src/origin/npm/tree-record.ts';
import { resolveTree } from '../src/origin/npm/tree-today.ts';
import { changedPackages } from '../src/report/text/dependency-changes.ts';
import { screenOf } from '../src/report/text/screen.ts';

const SUM = (letter: string): string => `sha512-${letter.repeat(86)}==`;
const [A, B] = [SUM('A'), SUM('B')];
const record = (packages: object, more: object = {}): string =>
  JSON.stringify({ name: 'x', lockfileVersion: 3, packages, ...more });
const read = (packages: object) => {
  const found = packagesOf(record(packages));
  return found === undefined ? undefined : { ...treeOf(found) };
};
const ZOD = { 'node_modules/zod': { version: '4.1.12', integrity: A } };

describe('a record of npm', () => {
  it.each<[string, object, object]>([
    [
      'version and integrity, sorted by place',
      {
        'node_modules/b': { version: '1.0.0', integrity: B },
        'node_modules/a': { version: '2.0.0', integrity: A },
      },
      { 'node_modules/a': `2.0.0 ${A}`, 'node_modules/b': `1.0.0 ${B}` },
    ],
    [
      'a scope, and a place inside another',
      { 'node_modules/@s/a/node_modules/b': { version: '1.0.0', integrity: A } },
      { 'node_modules/@s/a/node_modules/b': `1.0.0 ${A}` },
    ],
    [
      'what came inside another package has no integrity',
      { 'node_modules/a': { version: '1.0.0', inBundle: true } },
      { 'node_modules/a': '1.0.0' },
    ],
    [
      'what came inside another package has none of its own, whatever is noted',
      { 'node_modules/a/node_modules/b': { version: '1.0.0', integrity: A, inBundle: true } },
      { 'node_modules/a/node_modules/b': '1.0.0' },
    ],
    [
      'what the project itself would bundle came from a registry',
      { 'node_modules/a': { version: '1.0.0', integrity: A, inBundle: true } },
      { 'node_modules/a': `1.0.0 ${A}` },
    ],
    [
      'a package from git has its commit',
      {
        'node_modules/a': {
          version: '1.0.0',
          resolved: `git+ssh://git@git.example.com/a.git#${'c'.repeat(40)}`,
        },
      },
      { 'node_modules/a': `1.0.0 ${'c'.repeat(40)}` },
    ],
    [
      'what only some machines install is marked',
      { 'node_modules/a': { version: '1.0.0', integrity: A, optional: true, os: ['linux'] } },
      { 'node_modules/a': `1.0.0 ${A} os=linux` },
    ],
    [
      'optional for any machine is not',
      { 'node_modules/a': { version: '1.0.0', integrity: A, optional: true } },
      { 'node_modules/a': `1.0.0 ${A}` },
    ],
    [
      'the root, links and folders of the project are none of it',
      {
        '': { name: 'x' },
        'packages/a': { version: '1.0.0' },
        'node_modules/a': { resolved: 'packages/a', link: true },
        ...ZOD,
      },
      { 'node_modules/zod': `4.1.12 ${A}` },
    ],
    [
      'a name is a key like any other',
      JSON.parse(`{"node_modules/__proto__": {"version": "1.0.0"}}`),
      JSON.parse('{"node_modules/__proto__": "1.0.0"}'),
    ],
    [
      'build metadata and a version of old',
      { 'node_modules/a': { version: '1.0.0+build.5' } },
      { 'node_modules/a': '1.0.0+build.5' },
    ],
  ])('%s', (_, packages, tree) => {
    expect(read(packages)).toEqual(tree);
  });

  it.each<[string, string]>([
    ['no JSON', 'nonsense'],
    ['no object', '[]'],
    ['no packages', '{}'],
    ['packages that are a list', record([ZOD])],
    ['nothing in it', record({ '': {} })],
    ['a version that is none', record({ 'node_modules/a': { version: 'one' } })],
    ['a version with more behind it', record({ 'node_modules/a': { version: `1.0.0 ${A}` } })],
    ['no version', record({ 'node_modules/a': { integrity: A } })],
    ['an integrity that is none', record({ 'node_modules/a': { version: '1.0.0', integrity: 'good' } })],
    ['an integrity that is no text', record({ 'node_modules/a': { version: '1.0.0', integrity: 5 } })],
    ['a package that is no object', record({ 'node_modules/a': 'x' })],
    ['a place that climbs', record({ 'node_modules/../../etc': { version: '1.0.0' } })],
    ['a place that hides in front', record({ '../node_modules/a': { version: '1.0.0' } })],
    ['a place with a line break', record({ 'node_modules/a\nb': { version: '1.0.0' } })],
    ['a place with an escape', record({ 'node_modules/a\u001b[2J': { version: '1.0.0' } })],
    [
      'a place of no end',
      record({ [`node_modules/${'a/node_modules/'.repeat(100)}b`]: { version: '1.0.0' } }),
    ],
    [
      'too many packages',
      record(
        Object.fromEntries(
          [...Array(20_001).keys()].map((n) => [`node_modules/p${n}`, { version: '1.0.0' }]),
        ),
      ),
    ],
  ])('with %s is none', (_, text) => {
    expect(packagesOf(text)).toBeUndefined();
    // One bad package makes the whole record suspect.
    if (text.startsWith('{"name"')) expect(packagesOf(text.replace('{"name"', '{ "name"'))).toBeUndefined();
  });

  it('gives what one package can load, as Node looks for it', () => {
    const packages = packagesOf(
      record({
        'node_modules/server': {
          version: '1.0.0',
          dependencies: { near: '*', far: '*' },
          optionalDependencies: { absent: '*' },
        },
        'node_modules/server/node_modules/near': { version: '2.0.0', peerDependencies: { peer: '*' } },
        'node_modules/near': { version: '1.0.0', dependencies: { unrelated: '*' } },
        'node_modules/far': { version: '1.0.0', dependencies: { server: '*' } },
        'node_modules/peer': { version: '1.0.0' },
        'node_modules/unrelated': { version: '1.0.0' },
      }),
    );
    expect([...reachableFrom('server', packages ?? new Map()).keys()].sort()).toEqual([
      'node_modules/far',
      'node_modules/peer',
      'node_modules/server',
      'node_modules/server/node_modules/near',
    ]);
  });
});

const npxRecordPath = async (...given: Parameters<typeof npxFolderPath>) =>
  (given[1].platform === 'win32' ? win32 : posix).join(
    await npxFolderPath(...given),
    'node_modules',
    '.package-lock.json',
  );

describe('where npx keeps what it installed', () => {
  const at = (place: Partial<Place>, settings: Readonly<Record<string, string>> = {}) =>
    npxRecordPath(
      ['tsx@4.19.2'],
      {
        platform: 'linux',
        workspaceFolder: '/srv/project',
        userHome: '/home/me',
        tmpdir: '/tmp',
        env: {},
        ...place,
      },
      async (path) => settings[path],
    );
  // The name npm 11 gave this folder.
  const [POSIX, WINDOWS] = [
    '/_npx/045a0aaf03fbb29c/node_modules/.package-lock.json',
    '\\_npx\\045a0aaf03fbb29c\\node_modules\\.package-lock.json',
  ];

  it.each<[string, Partial<Place>, Readonly<Record<string, string>>, string]>([
    ['by default', {}, {}, `/home/me/.npm${POSIX}`],
    ['in the home of the server', { env: { HOME: '/srv/home' } }, {}, `/srv/home/.npm${POSIX}`],
    ['where a variable says, in any case', { env: { NPM_CONFIG_CACHE: '/var/npm' } }, {}, `/var/npm${POSIX}`],
    ['below the home for a ~', { env: { npm_config_cache: '~/c' } }, {}, `/home/me/c${POSIX}`],
    [
      'below the folder it starts in for a relative path',
      { env: { npm_config_cache: 'c' } },
      {},
      `/srv/project/c${POSIX}`,
    ],
    ['where the .npmrc of the user says', {}, { '/home/me/.npmrc': '/var/npm' }, `/var/npm${POSIX}`],
    [
      'with its variables',
      { env: { WHERE: '/mnt' } },
      { '/home/me/.npmrc': '${WHERE}/npm' },
      `/mnt/npm${POSIX}`,
    ],
    [
      'where another file of settings says',
      { env: { npm_config_userconfig: '/etc/me' } },
      { '/etc/me': '/var/npm', '/home/me/.npmrc': '/no' },
      `/var/npm${POSIX}`,
    ],
    ['in an empty variable nothing is said', { env: { npm_config_cache: '' } }, {}, `/home/me/.npm${POSIX}`],
    ['on macOS', { platform: 'darwin', userHome: '/Users/me' }, {}, `/Users/me/.npm${POSIX}`],
    [
      'on Windows',
      {
        platform: 'win32',
        userHome: 'C:\\Users\\me',
        workspaceFolder: 'C:\\p',
        env: { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' },
      },
      {},
      `C:\\Users\\me\\AppData\\Local\\npm-cache${WINDOWS}`,
    ],
    [
      'on Windows without that folder',
      { platform: 'win32', userHome: 'C:\\Users\\me', workspaceFolder: 'C:\\p' },
      {},
      `C:\\Users\\me\\npm-cache${WINDOWS}`,
    ],
  ])('%s', async (_, place, settings, path) => {
    expect(await at(place, settings)).toBe(path);
  });

  it('under one name for several packages in any order', async () => {
    const place: Place = { platform: 'linux', workspaceFolder: '/', userHome: '/h', tmpdir: '/tmp', env: {} };
    const one = await npxRecordPath(['b@1', 'a@1'], place, async () => undefined);
    expect(await npxRecordPath(['a@1', 'b@1'], place, async () => undefined)).toBe(one);
    expect(await npxRecordPath(['a@1'], place, async () => undefined)).not.toBe(one);
  });
});

describe('the tree of a launch', () => {
  const INTEGRITY = A;
  const origin = { url: 'pkg:npm/notes@1.2.3', version: '1.2.3', integrity: INTEGRITY };
  const own = {
    'node_modules/notes': { version: '1.2.3', integrity: INTEGRITY, dependencies: { zod: '*' } },
  };
  function machine() {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tree-')));
    const place: Place = {
      platform: process.platform,
      workspaceFolder: folder,
      userHome: join(folder, 'home'),
      tmpdir: tmpdir(),
      env: {},
    };
    const put = (path: string, value: unknown) => {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
    };
    const host = { ...nodeHost(new AbortController().signal), env: { PATH: process.env['PATH'] } };
    const launch: Launch = { transport: 'stdio', command: 'npx', args: ['-y', 'notes@1.2.3'], env: [] };
    const tree = (how: 'recorded' | 'today' = 'recorded', more: Partial<Host> = {}) =>
      npx.dependencies?.(how, origin, launch, place, { ...host, ...more });
    const path = async () =>
      (await npxRecordPath(['notes@1.2.3'], place, async () => undefined)).slice(folder.length + 1);
    return { folder, place, put, tree, path };
  }

  it("is npm's record of what npx installed", async () => {
    const { put, tree, path } = machine();
    expect(await tree()).toBeUndefined();
    put(await path(), record({ ...own, ...ZOD }));
    expect(await tree()).toEqual({ 'node_modules/notes': `1.2.3 ${A}`, 'node_modules/zod': `4.1.12 ${A}` });
  });

  it.each([
    ['another version', { 'node_modules/notes': { version: '1.2.2', integrity: A } }],
    ['other bytes', { 'node_modules/notes': { version: '1.2.3', integrity: B } }],
    ['no such package', ZOD],
    [
      'the release in a place that is not its own',
      {
        'node_modules/notes': { version: '1.2.3', integrity: B },
        'node_modules/x/node_modules/notes': { version: '1.2.3', integrity: A },
      },
    ],
  ])('is not a record of %s', async (_, packages) => {
    const { put, tree, path } = machine();
    put(await path(), record(packages));
    expect(await tree()).toBeUndefined();
  });

  it('is not a record of more bytes than npm would write', async () => {
    const { put, tree, path } = machine();
    put(await path(), record({ ...own, ...ZOD }, { filler: ' '.repeat(21 * 1024 * 1024) }));
    expect(await tree()).toBeUndefined();
  });

  it('is what a copy in node_modules can load, also when it is resolved anew, and no more', async () => {
    const { put, tree } = machine();
    put('node_modules/notes/package.json', { name: 'notes', version: '1.2.3' });
    put(
      'node_modules/.package-lock.json',
      record({ ...own, ...ZOD, 'node_modules/other': { version: '9.0.0', integrity: B } }),
    );
    const copied = { 'node_modules/notes': `1.2.3 ${A}`, 'node_modules/zod': `4.1.12 ${A}` };
    expect(await tree()).toEqual(copied);
    expect(await tree('today')).toEqual(copied);
  });

  it("asks the project's registry with its login when it is resolved anew, and leaves no folder behind", async () => {
    const { put, tree } = machine();
    put('.npmrc', 'registry=https://npm.example.com/\n//npm.example.com/:_authToken=canary\nfund=true\n');
    let scratch = '';
    const run: Host['run'] = async (command, args, { cwd, env }) => {
      if (command === 'git') return { code: 1, stdout: '', stderr: '' };
      expect(args).toContain('--ignore-scripts');
      expect(args).toContain('--package-lock-only');
      expect(env).toMatchObject({
        npm_config_registry: 'https://npm.example.com/',
        'npm_config_//npm.example.com/:_authToken': 'canary',
      });
      expect(env).not.toHaveProperty('npm_config_fund');
      scratch = cwd;
      writeFileSync(join(cwd, 'package-lock.json'), record({ '': {}, ...own, ...ZOD }));
      return { code: 0, stdout: '', stderr: '' };
    };
    expect(Object.keys((await tree('today', { run })) ?? {})).toEqual([
      'node_modules/notes',
      'node_modules/zod',
    ]);
    expect(await nodeHost(new AbortController().signal).files.kind(scratch)).toBeUndefined();
  });

  it('of many servers is resolved four at a time, and once for the same', async () => {
    let [now, most, all] = [0, 0, 0];
    const real = nodeHost(new AbortController().signal);
    const host: Host = {
      ...real,
      files: {
        ...real.files,
        makeScratch: (prefix) => {
          all += 1;
          now += 1;
          most = Math.max(most, now);
          return real.files.makeScratch(prefix);
        },
        removeScratch: (path) => {
          now -= 1;
          return real.files.removeScratch(path);
        },
      },
      run: async (_, __, { cwd }) => {
        writeFileSync(join(cwd, 'package-lock.json'), record(own));
        return { code: 0, stdout: '', stderr: '' };
      },
    };
    const names = [...'abcdefghij', 'a'];
    await Promise.all(names.map((name) => resolveTree({ [name]: '1.0.0' }, {}, host)));
    expect([all, most]).toEqual([10, 4]);
  });
});

describe('what moved', () => {
  const origin = { url: 'pkg:npm/notes@1.2.3', version: '1.2.3', integrity: A };
  const told = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
    compareDependencies('notes', { origin, dependencies: before }, { origin, dependencies: after });
  const rules = (findings: readonly Finding[]) => findings.map(({ severity, rule }) => `${severity} ${rule}`);
  const MOVED = ['info origin/dependencies-changed'];
  const BYTES = ['high origin/integrity-changed'];
  const commit = (letter: string) => letter.repeat(40);

  it.each<[string, string | undefined, string | undefined, readonly string[]]>([
    ['nothing', `1.0.0 ${A}`, `1.0.0 ${A}`, []],
    ['a version', `1.0.0 ${A}`, `1.0.1 ${B}`, MOVED],
    ['a package that came', undefined, `1.0.0 ${A}`, MOVED],
    ['a package that went', `1.0.0 ${A}`, undefined, MOVED],
    ['bytes under one version', `1.0.0 ${A}`, `1.0.0 ${B}`, BYTES],
    ['bytes of what is made for this machine', `1.0.0 ${A} os=linux`, `1.0.0 ${B} os=linux`, BYTES],
    ['a version of what is made for this machine', `1.0.0 ${A} os=linux`, `1.0.1 ${B} os=linux`, MOVED],
    ['a package for some machines, in two whole trees', `1.0.0 ${A} os=linux`, undefined, MOVED],
    ['a sum that the lock lost', '1.0.0', `1.0.0 ${A}`, MOVED],
    ['a sum that the registry no longer gives', `1.0.0 ${A}`, '1.0.0', MOVED],
    ['one sum more, the same otherwise', `1.0.0 ${A}`, `1.0.0 sha1-AAAA ${A}`, []],
    ['to a weaker sum alone', `1.0.0 ${A}`, '1.0.0 sha1-AAAA', MOVED],
    ['a commit', `1.0.0 ${commit('a')}`, `1.0.0 ${commit('b')}`, MOVED],
    ['the server itself, which is told as its origin', `1.2.3 ${A}`, undefined, []],
  ])('%s', (_, before, after, expected) => {
    const side = (value: string | undefined) => ({
      'node_modules/same': `1.0.0 ${A}`,
      ...(value === undefined ? {} : { 'node_modules/x': value }),
    });
    expect(rules(told(side(before), side(after)))).toEqual(expected);
  });

  it('is not what came inside another package and was noted with a sum once', () => {
    const place = 'node_modules/a/node_modules/b';
    expect(told({ [place]: `1.0.0 ${A}` }, { [place]: '1.0.0' })).toEqual([]);
    expect(rules(told({ [place]: '1.0.0' }, { [place]: `1.0.0 ${A}` }))).toEqual(MOVED);
  });

  it('is all of it where the lock was emptied', () => {
    expect(rules(told({}, { 'node_modules/notes': `1.2.3 ${A}`, 'node_modules/x': `1.0.0 ${A}` }))).toEqual(
      MOVED,
    );
  });

  it('is one finding with the packages that moved and no others', () => {
    const same = { 'node_modules/same': `1.0.0 ${A}` };
    const [finding, ...more] = told(
      { ...same, 'node_modules/a': `1.0.0 ${A}`, 'node_modules/b': `1.0.0 ${A}` },
      { ...same, 'node_modules/a': `1.1.0 ${B}`, 'node_modules/c': `1.0.0 ${A}` },
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      subject: { kind: 'origin', pointer: '/dependencies' },
      before: { 'node_modules/a': `1.0.0 ${A}`, 'node_modules/b': `1.0.0 ${A}` },
      after: { 'node_modules/a': `1.1.0 ${B}`, 'node_modules/c': `1.0.0 ${A}` },
    });
    expect(Object.keys(finding?.before as object)).not.toContain('node_modules/same');
  });

  it('names the likely cause first, each package once, and says how many are left', () => {
    const [finding] = told(
      {
        'node_modules/ajv': '1.0.0',
        'node_modules/b/node_modules/ajv': '1.0.0',
        'node_modules/zod': '3.0.0',
        'node_modules/@modelcontextprotocol/sdk': '1.20.2',
        'node_modules/gone': '1.0.0',
      },
      {
        'node_modules/ajv': '2.0.0',
        'node_modules/b/node_modules/ajv': '2.0.0',
        'node_modules/zod': '4.0.0',
        'node_modules/@modelcontextprotocol/sdk': '1.23.0',
        'node_modules/x\u202ey': '1.0.0',
      },
    );
    const screen = screenOf({ color: false, unicode: true, columns: 80, verbose: false });
    const names = (most: number) => (finding === undefined ? '' : changedPackages(finding, screen, most));
    expect(names(2)).toBe('@modelcontextprotocol/sdk 1.20.2 → 1.23.0, zod 3.0.0 → 4.0.0 and 3 more');
    expect(names(9)).toMatch(/ajv 1\.0\.0 → 2\.0\.0, gone 1\.0\.0 \(removed\), x.*y 1\.0\.0 \(added\)$/);
    expect(names(9)).not.toContain('\u202e');
  });
});
