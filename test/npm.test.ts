/** Versions of npm packages: a pretended npm for what must fail or choose; `system/npm-registry.test.ts` asks real ones. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Place } from '../src/contracts.ts';
import type { Host, RunResult } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { npx } from '../src/launch/launchers/npx.ts';
import type { Launch } from '../src/model.ts';
import { npmEnvironment } from '../src/origin/npm/environment.ts';
import { resolveNpm } from '../src/origin/npm/release.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'npm-')));
const real = (): Host => nodeHost(new AbortController().signal);
const place: Place = {
  platform: process.platform,
  workspaceFolder: folder,
  userHome: folder,
  tmpdir: tmpdir(),
  env: process.env,
};

interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly timeoutMs: number;
}

/** A host whose npm is pretended: `answer` stands in for its process. */
function pretended(answer: (args: readonly string[]) => Partial<RunResult> | Error, env: Host['env'] = {}) {
  const calls: Call[] = [];
  const host: Host = {
    ...real(),
    env,
    run: async (_command, args, options) => {
      calls.push({ args, ...options });
      const result = answer(args);
      if (result instanceof Error) throw result;
      return { code: 0, stdout: '', stderr: '', ...result };
    },
  };
  return { host, calls };
}

const INTEGRITY = `sha512-${'A'.repeat(86)}==`;
const manifest = (version: string, more: object = {}) => ({
  name: 'notes',
  version,
  'dist.integrity': INTEGRITY,
  'dist-tags': { latest: '3.0.0', next: '4.0.0-beta.1' },
  ...more,
});

/** A pretended registry of one package that answers as `npm view` does. */
const registry = (versions: readonly ReturnType<typeof manifest>[], settings = '') =>
  pretended((args) => {
    if (args[0] === 'config') return { stdout: settings };
    if (args.includes('time')) {
      const days = versions.map(({ version }, index) => [version, `2026-0${index + 1}-01T00:00:00.000Z`]);
      return { stdout: JSON.stringify(Object.fromEntries(days)) };
    }
    const wanted = args[3] ?? '';
    const shown =
      wanted === 'notes'
        ? versions.filter(({ version }) => version === '3.0.0')
        : wanted === 'notes@next'
          ? versions.filter(({ version }) => version === '4.0.0-beta.1')
          : versions.filter(({ version }) => !version.includes('-'));
    return { stdout: shown.length === 0 ? '' : JSON.stringify(shown.length === 1 ? shown[0] : shown) };
  });

describe("npm's own choice (the registry is pretended)", () => {
  const chosen = async (
    requested: string,
    versions: readonly ReturnType<typeof manifest>[],
    settings = '',
  ) => {
    const { host, calls } = registry(versions, settings);
    const { version } = await resolveNpm('notes', requested, host, folder, {});
    return { version, questions: calls.filter(({ args }) => args[0] === 'view').length };
  };
  const [one, two, three, beta] = [
    manifest('1.0.0'),
    manifest('2.0.0'),
    manifest('3.0.0'),
    manifest('4.0.0-beta.1'),
  ];
  const old = { engines: { node: '>=999' } };

  it('a bare name is the latest version, with one question', async () => {
    expect(await chosen('', [one, two, three, beta])).toEqual({ version: '3.0.0', questions: 1 });
  });

  it('a bare name passes over a deprecated latest version', async () => {
    expect((await chosen('', [one, two, manifest('3.0.0', { deprecated: 'broken' })])).version).toBe('2.0.0');
  });

  it('a bare name passes over a latest version for another Node', async () => {
    expect((await chosen('', [one, two, manifest('3.0.0', old)])).version).toBe('2.0.0');
  });

  it('a bare name takes the latest version when nothing better is there', async () => {
    expect((await chosen('', [manifest('2.0.0', old), manifest('3.0.0', old)])).version).toBe('3.0.0');
  });

  it('a range passes over what is deprecated', async () => {
    expect((await chosen('>=1', [one, two, manifest('3.0.0', { deprecated: 'broken' })])).version).toBe(
      '2.0.0',
    );
  });

  it('a tag is taken blindly', async () => {
    expect(
      (await chosen('next', [one, three, manifest('4.0.0-beta.1', { deprecated: 'broken', ...old })]))
        .version,
    ).toBe('4.0.0-beta.1');
  });

  it.each(['', '>=1', 'latest'])('"%s": nothing younger than the date npm is told', async (requested) => {
    const settings = 'tag=latest\nbefore=2026-02-15T00:00:00.000Z\nmin-release-age=null\n';
    expect((await chosen(requested, [one, two, three], settings)).version).toBe('2.0.0');
  });
});

describe('how npm is asked (npm is pretended)', () => {
  it('in the folder of the launch, with a time limit, and no word of the package can be a flag', async () => {
    const { host, calls } = pretended(() => ({ stdout: JSON.stringify(manifest('1.0.0')) }));
    await resolveNpm('notes', '1.0.0', host, folder, {});
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ cwd: folder, timeoutMs: 30_000 });
    expect(calls[0]?.args.slice(0, 4)).toEqual(['view', '--json', '--', 'notes@1.0.0']);
  });

  it('once for two servers of one package, again for another registry and in another run', async () => {
    const answer = () => ({ stdout: JSON.stringify(manifest('1.0.0')) });
    const { host, calls } = pretended(answer);
    await Promise.all([
      resolveNpm('notes', '1.0.0', host, folder, {}),
      resolveNpm('notes', '1.0.0', host, folder, { UNRELATED: 'x' }),
    ]);
    expect(calls).toHaveLength(1);
    await resolveNpm('notes', '1.0.0', host, folder, { npm_config_registry: 'https://npm.example.com/' });
    expect(calls).toHaveLength(2);
    const again = pretended(answer);
    await resolveNpm('notes', '1.0.0', again.host, folder, {});
    expect(again.calls).toHaveLength(1);
  });

  it.each(['--registry', '-g', '', '../x', 'a b', 'https://x.example.com/a.tgz', 'owner/repository'])(
    'never for the name "%s"',
    async (name) => {
      const { host, calls } = pretended(() => ({}));
      await expect(resolveNpm(name, '', host, folder, {})).rejects.toMatchObject({ code: 'E_REGISTRY' });
      expect(calls).toEqual([]);
    },
  );

  it('with the flags and variables of the launch that steer npm', async () => {
    const { host, calls } = pretended(() => ({ stdout: JSON.stringify(manifest('1.0.0')) }));
    const launch: Launch = {
      transport: 'stdio',
      command: 'npx',
      args: [
        '--registry',
        'https://npm.example.com/',
        '-y',
        'notes@1.0.0',
        '--registry',
        'https://other.example.com/',
      ],
      env: ['HTTPS_PROXY', 'SECRET'],
    };
    const there: Place = { ...place, env: { HTTPS_PROXY: 'http://proxy.example.com', SECRET: 's' } };
    const identity = npx.identify(launch, there);
    if (identity !== undefined) await npx.resolve(identity, launch, there, host);
    expect(calls[0]?.env).toEqual({
      npm_config_registry: 'https://npm.example.com/',
      HTTPS_PROXY: 'http://proxy.example.com',
      npm_config_logs_max: '0',
      npm_config_timing: 'false',
    });
  });

  it('without what an outer npm run left behind', () => {
    const { host } = pretended(() => ({}), {
      PATH: '/bin',
      npm_config_userconfig: '/home/ada/.npmrc',
      npm_config_local_prefix: '/elsewhere',
      NPM_CONFIG_LOGS_MAX: '9',
      npm_config_workspace: 'a',
      npm_package_name: 'outer',
      npm_lifecycle_event: 'prestart',
      INIT_CWD: '/elsewhere',
      HTTPS_PROXY: 'http://a.example.com',
      NOTHING: undefined,
    });
    expect(
      npmEnvironment(host, { https_proxy: 'http://b.example.com', NODE_OPTIONS: '--require x', PATH: '/x' }),
    ).toEqual({
      PATH: '/bin',
      npm_config_userconfig: '/home/ada/.npmrc',
      https_proxy: 'http://b.example.com',
      npm_config_logs_max: '0',
      npm_config_timing: 'false',
    });
  });
});

describe('an interrupted run (npm is pretended)', () => {
  it.each([
    ['rejects', () => Promise.reject(new Error('killed'))],
    ['ends', () => Promise.resolve({ code: null, stdout: '', stderr: '' })],
  ])('is no answer in time when npm %s', async (_, run) => {
    const abort = new AbortController();
    const host: Host = {
      ...nodeHost(abort.signal),
      run: () => {
        abort.abort(new Error('interrupted'));
        return run();
      },
    };
    await expect(resolveNpm('notes', '^1', host, folder, {})).rejects.toThrow('interrupted');
    await expect(resolveNpm('notes', '1.0.0', host, folder, {})).rejects.toThrow('interrupted');
  });
});

describe('why npm cannot answer (npm is pretended)', () => {
  const refusal = (code: string): Partial<RunResult> => ({
    code: 1,
    stdout: JSON.stringify({
      error: { code, summary: 'GET https://me:canary@npm.example.com/notes', detail: 'canary' },
    }),
    stderr: 'npm error 404 https://me:canary@npm.example.com/notes',
  });
  const missing = Object.assign(new Error('spawn npm ENOENT'), { code: 'ENOENT' });

  it.each<[string, Partial<RunResult> | Error, RegExp, RegExp]>([
    ['there is no npm', missing, /not on the PATH/, /Install Node/],
    ['the package is unknown', refusal('E404'), /does not know the package notes/, /spelling/],
    ['no login', refusal('E401'), /refuses access to notes \(E401\)/, /npm login/],
    ['no right', refusal('E403'), /refuses access to notes \(E403\)/, /npm login/],
    [
      'no network',
      refusal('ENOTFOUND'),
      /cannot reach the registry to look up notes \(ENOTFOUND\)/,
      /network/,
    ],
    ['a bad certificate', refusal('SELF_SIGNED_CERT_IN_CHAIN'), /cannot reach the registry/, /network/],
    ['a server error', refusal('E503'), /cannot reach the registry .*E503/, /network/],
    ['a slow network', refusal('ETIMEDOUT'), /timed out on the package notes/, /network/],
    ['ended after the time limit', { code: null }, /timed out on the package notes/, /network/],
    ['anything else', refusal('EWEIRD'), /could not look up notes@1\.0\.0 \(EWEIRD\)/, /npm view/],
    ['no reason', { code: 1, stderr: 'canary' }, /no reason given/, /npm view/],
    ['an older npm', { code: 1, stderr: 'npm ERR! code E401\nnpm ERR! canary' }, /E401/, /npm login/],
    ['no JSON', { stdout: 'canary' }, /not JSON/, /npm view/],
    ['nothing', { stdout: '' }, /no version that matches/, /npm view notes versions/],
    [
      'another package',
      { stdout: '{"name":"other","version":"1.0.0"}' },
      /about another package/,
      /npm view/,
    ],
    ['no integrity', { stdout: '{"name":"notes","version":"1.0.0"}' }, /no usable integrity/, /Publish/],
    [
      'a weak integrity',
      { stdout: JSON.stringify(manifest('1.0.0', { 'dist.integrity': 'sha1-AAAA' })) },
      /no usable integrity/,
      /Publish/,
    ],
  ])('%s', async (_, answer, message, next) => {
    const { host } = pretended(() => answer);
    const error = await resolveNpm('notes', '1.0.0', host, folder, {}).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringMatching(message),
      detail: { next: expect.stringMatching(next) },
    });
    const { message: text, detail } = error as { message: string; detail: { next: string } };
    expect(text + detail.next).not.toContain('canary');
  });
});

describe('what npx starts from this machine or from no registry', () => {
  const sum = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const resolved = async (token: string) => {
    const launch: Launch = { transport: 'stdio', command: 'npx', args: ['-y', token], env: [] };
    const identity = npx.identify(launch, place);
    if (identity === undefined) throw new Error('no identity');
    const { host, calls } = pretended(() => new Error('npm has nothing to say here'));
    const origin = await npx.resolve(identity, launch, place, host).catch((error: unknown) => error);
    expect(calls.filter(({ args }) => args[0] === 'view')).toEqual([]);
    return { pinned: identity.pinned, origin };
  };
  const made = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    return sum(text);
  };

  it('a folder floats, but its manifest and the program it names are hashed', async () => {
    const manifest = made(
      'own/package.json',
      '{"name": "@me/own", "bin": {"other": "o.js", "own": "bin/own.js"}}',
    );
    const program = made('own/bin/own.js', '// it');
    expect(await resolved('./own')).toEqual({
      pinned: false,
      origin: {
        url: 'file:${workspaceFolder}/own',
        integrity: manifest,
        parts: [{ url: 'file:${workspaceFolder}/own/bin/own.js', integrity: program }],
      },
    });
  });

  it('a tarball is pinned by its bytes', async () => {
    const integrity = made('own.tgz', 'bytes');
    expect(await resolved('file:own.tgz')).toEqual({
      pinned: true,
      origin: { url: 'file:${workspaceFolder}/own.tgz', integrity },
    });
  });

  it('a folder that is not there cannot be locked', async () => {
    expect((await resolved('./absent')).origin).toMatchObject({ code: 'E_LAUNCH' });
  });

  const commit = `${'c0ffee'.repeat(6)}c0ff`;
  it.each([
    ['a repository', 'github:me/notes', false, 'git+https://github.com/me/notes.git'],
    ['a branch', 'github:me/notes#main', false, 'git+https://github.com/me/notes.git#main'],
    ['a shortened commit', 'github:me/notes#c0ffee', false, 'git+https://github.com/me/notes.git#c0ffee'],
    ['a commit', `github:me/notes#${commit}`, true, `git+https://github.com/me/notes.git#${commit}`],
    ['a tarball', 'https://example.com/notes.tgz', false, 'https://example.com/notes.tgz'],
  ])('%s elsewhere', async (_, token, pinned, url) => {
    expect(await resolved(token)).toEqual({ pinned, origin: { url } });
  });
});
