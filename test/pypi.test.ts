/**
 * Versions of Python packages: a real index over loopback, in both formats, from wheels and archives built here; a
 * pretended one only for what no honest index says. `system/pip.test.ts` holds pip itself against it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { loginIn } from '../src/origin/netrc.ts';
import { chooseVersion } from '../src/origin/pypi/choice.ts';
import { normalName, versionOf } from '../src/origin/pypi/distribution.ts';
import { readPipConf } from '../src/origin/pypi/pip-settings.ts';
import type { PypiQuestion } from '../src/origin/pypi/question.ts';
import { resolvePypi, sourcesOf } from '../src/origin/pypi/release.ts';
import { readHtmlIndex } from '../src/origin/pypi/simple-html.ts';
import { readJsonIndex } from '../src/origin/pypi/simple-index.ts';
import { bareFiles } from './helpers/bare-files.ts';
import type { LoopbackServer } from './helpers/loopback.ts';
import { startServer } from './helpers/loopback.ts';
import type { IndexedFile } from './helpers/pypi-index.ts';
import { NEW, NOTES, OLD, sdist, sha256, startIndex, wheel } from './helpers/pypi-index.ts';
import { scratch } from './helpers/run.ts';

const open: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});
async function serving(starting: Promise<LoopbackServer>): Promise<LoopbackServer> {
  const server = await starting;
  open.push(server);
  return server;
}
const index = (
  projects: Readonly<Record<string, readonly IndexedFile[]>>,
  format?: 'json' | 'html',
  login?: string,
) => serving(startIndex(projects, format, login));

/** This machine with a home of its own and nothing in its environment. */
const hostAt = (
  home: string,
  env: Readonly<Record<string, string>> = {},
  more: Partial<Host> = {},
): Host => ({
  ...nodeHost(new AbortController().signal),
  files: bareFiles,
  home,
  env,
  platform: 'linux',
  ...more,
});
const ask = (more: Partial<PypiQuestion> = {}): PypiQuestion => ({
  name: 'mcp-notes',
  specifier: '',
  env: {},
  cwd: scratch(),
  ...more,
});
const simple = (server: LoopbackServer) => `${server.origin}/simple/`;
const hashes = (...files: readonly IndexedFile[]) =>
  files
    .map(({ bytes }) => `sha256:${sha256(bytes)}`)
    .sort()
    .join(' ');
const put = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const basic = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`;

describe.each(['json', 'html'] as const)('an index in %s', (format) => {
  it('gives version and the hashes of all files of that version', async () => {
    const server = await index({ 'mcp-notes': NOTES }, format);
    const found = await resolvePypi(ask({ indexUrl: simple(server) }), hostAt(scratch()));
    expect(found).toEqual({ version: '1.10.0', integrity: hashes(...NEW), registry: simple(server) });
    expect(server.seen).toMatchObject([
      {
        path: 'GET /simple/mcp-notes/',
        accept: expect.stringMatching(/^application\/vnd\.pypi\.simple\.v1\+json, .*html;q=/),
        authorization: undefined,
      },
    ]);
  });

  it('is asked for the normal name, however it is written, and once a run', async () => {
    const server = await index({ 'mcp-notes': NOTES }, format);
    const host = hostAt(scratch());
    const indexUrl = simple(server).slice(0, -1);
    const found = await Promise.all([
      resolvePypi(ask({ name: 'MCP.Notes', specifier: '==1', indexUrl }), host),
      resolvePypi(ask({ name: 'mcp__notes', specifier: '<1.10', indexUrl }), host),
    ]);
    expect(found.map(({ version }) => version)).toEqual(['1.0.0', '1.9.0']);
    expect(server.seen.map(({ path }) => path)).toEqual(['GET /simple/mcp-notes/']);
    await resolvePypi(ask({ indexUrl }), hostAt(scratch()));
    expect(server.seen).toHaveLength(2);
  });

  it('keeps yanked versions for those who name them, and the python they need', async () => {
    const withdrawn = { ...wheel('mcp_notes', '3.0'), yanked: 'leaks "keys" & <more>' };
    const modern = { ...wheel('mcp_notes', '2.0'), requiresPython: '>=3.13' };
    const server = await index({ 'mcp-notes': [...NOTES, withdrawn, modern] }, format);
    const version = async (more: Partial<PypiQuestion>) =>
      (await resolvePypi(ask({ indexUrl: simple(server), ...more }), hostAt(scratch()))).version;
    expect(await version({})).toBe('2.0');
    expect(await version({ specifier: '==3' })).toBe('3.0');
    expect(await version({ python: '3.12' })).toBe('1.10.0');
    expect(await version({ python: 'cpython-3.13' })).toBe('2.0');
  });

  it('says when other bytes stand under the same version', async () => {
    const changed = { ...wheel('mcp_notes', '1.0.0'), bytes: Buffer.from('other') };
    const before = await index({ 'mcp-notes': OLD }, format);
    const after = await index({ 'mcp-notes': [changed, ...OLD.slice(1)] }, format);
    const integrity = async (server: LoopbackServer) =>
      (await resolvePypi(ask({ indexUrl: simple(server) }), hostAt(scratch()))).integrity;
    expect(await integrity(before)).toBe(hashes(...OLD));
    expect(await integrity(after)).not.toBe(hashes(...OLD));
  });

  it('cannot pin a file without sha256', async () => {
    const bare = { ...sdist('mcp_notes', '1.0.0'), unhashed: true as const };
    const server = await index({ 'mcp-notes': [wheel('mcp_notes', '1.0.0'), bare] }, format);
    await expect(resolvePypi(ask({ indexUrl: simple(server) }), hostAt(scratch()))).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringMatching(/no SHA-256 .* mcp-notes 1\.0\.0/),
    });
  });
});

describe('the choice of a version', () => {
  const choose = (
    versions: string,
    specifier: string,
    more: { prerelease?: boolean; tool?: 'uv' | 'pip'; python?: string } = {},
  ) => {
    const files = versions.split(' ').map((text) => {
      const [, version = '', yanked, python] = /^([^~]*?)(~?)(?:@(.*))?$/.exec(text) ?? [];
      return {
        filename: `p-${version}-py3-none-any.whl`,
        yanked: yanked === '~',
        ...(python === undefined ? {} : { requiresPython: python }),
      };
    });
    return chooseVersion(files, {
      project: 'p',
      specifier,
      prerelease: more.prerelease === true,
      python: more.python,
      prereleaseFallback: more.tool === 'pip' ? 'nothing else fits' : 'nothing else exists',
    })?.version;
  };

  it.each([
    // versions (`~` yanked, `@` the Python it needs) | specifier | chosen
    ['1.9 1.10 1.2', '', '1.10'],
    ['1.0 2.0~', '', '1.0'],
    ['1.0~ 2.0~', '', undefined],
    ['1.0 2.0~', '==2.0', '2.0'],
    ['1.0 2.0~', '===2.0', '2.0'],
    ['1.0 2.0~', '==2.*', undefined],
    ['1.0 2.0~', '>=2', undefined],
    ['1.0 2.0rc1', '', '1.0'],
    ['1.0 2.0rc1', '>=2.0rc1', '2.0rc1'],
    ['1.0 2.0rc1 2.0', '>=2.0rc1', '2.0'],
    ['1.0 2.0rc1', '==2.0rc1', '2.0rc1'],
    ['1.0 2.0.dev3', '!=2.0rc1', '1.0'],
    ['1.0 2.0.dev3', '>0.1,!=2.0rc1', '1.0'],
    ['2.0a1 2.0b2', '', '2.0b2'],
    ['1.0 1.4 1.5 2.0', '~=1.4', '1.5'],
    ['1.4 1.4.9 1.5', '~=1.4.0', '1.4.9'],
    ['1.0 1.1 2.0', '>=1,<2', '1.1'],
    ['1.0 1.1 2.0', ' >= 1 , < 2 ', '1.1'],
    ['1.9 2.0rc1', '<2.0', '1.9'],
    ['1.0 1.0.post1', '>1.0', undefined],
    ['1.0.post1 1.0.post2', '>1.0.post1', '1.0.post2'],
    ['1.0 1.0.post1', '<=1.0', '1.0'],
    ['1.0 1.0.post1 1.0.post2', '<1.0.post2', '1.0.post1'],
    ['2.0 1!1.0', '', '1!1.0'],
    ['1!2.0 2!2.0', '>1!2.0', '2!2.0'],
    ['1.0 1.0+local', '==1.0', '1.0+local'],
    ['1.0 1.0+local', '>1.0', undefined],
    ['1.0 not-a-version', '', '1.0'],
    ['1.0 1.1', '==3', undefined],
    ['1.0@>=3.8 2.0@>=3.99', '', '2.0'],
  ])('of %s for "%s" is %s', (versions, specifier, chosen) => {
    expect(choose(versions, specifier)).toBe(chosen);
    expect(choose(versions, specifier, { tool: 'pip' })).toBe(chosen);
  });

  it.each([
    ['1.0 2.0rc1', '', { prerelease: true }, '2.0rc1'],
    ['1.9 2.0rc1', '<2.0', { prerelease: true }, '1.9'],
    ['1.8 1.9rc1', '<2.0', { prerelease: true }, '1.9rc1'],
    ['1.9 2.0rc1', '<2.0rc2', { prerelease: true }, '2.0rc1'],
    ['1.0 2.0rc1', '>=1.5', { tool: 'uv' }, undefined],
    ['1.0 2.0rc1', '>=1.5', { tool: 'pip' }, '2.0rc1'],
    ['1.0@>=3.8 2.0@>=3.12', '', { python: '3.11' }, '1.0'],
    ['1.0@>=3.8 2.0@>=3.11.4', '', { python: '3.11' }, '2.0'],
    ['1.0@>=3.8 2.0@>=3.11.4', '', { python: '3.11.2' }, '1.0'],
    ['1.0@<3 2.0@>=3.8,!=3.9.*', '', { python: 'python3.9' }, undefined],
    ['1.0@>=3.8 2.0@>=3.12', '', { python: '/usr/bin/python3.11' }, '2.0'],
    ['1.0@nonsense', '', { python: '3.11' }, '1.0'],
  ] as const)('of %s for "%s" with %j is %s', (versions, specifier, more, chosen) => {
    expect(choose(versions, specifier, more)).toBe(chosen);
  });
});

describe('a name', () => {
  it.each([
    ['mcp-notes', 'mcp-notes'],
    ['MCP_Notes', 'mcp-notes'],
    ['a.-_b', 'a-b'],
  ])('%s is normally written %s', (name, normal) => {
    expect(normalName(name)).toBe(normal);
  });

  it.each([
    ['mcp_notes-1.2.3-py3-none-any.whl', '1.2.3'],
    ['MCP.Notes-1.2.3-1-cp312-cp312-manylinux_2_17_x86_64.whl', '1.2.3'],
    ['mcp_notes-1.0+ubuntu.1-py3-none-any.whl', '1.0+ubuntu.1'],
    ['mcp_notes-1.2.3.tar.gz', '1.2.3'],
    ['mcp-notes-1.2.3.zip', '1.2.3'],
    ['mcp-notes-v1.0-beta2.tar.gz', '1.0b2'],
    ['mcp_notes-1.2.3-py3.9.egg', undefined],
    ['mcp_notes-1.2.3.win-amd64.exe', undefined],
    ['mcp_notes_extra-1.2.3-py3-none-any.whl', undefined],
    ['mcp-notes-extra-1.2.3.tar.gz', undefined],
    ['mcp_notes-1.2.3-any.whl', undefined],
    ['mcp_notes-.tar.gz', undefined],
    [`mcp_notes-${'1'.repeat(10_000)}.tar.gz`, undefined],
  ])('the file %s holds version %s', (filename, version) => {
    expect(versionOf(filename, 'mcp-notes')).toBe(version);
  });

  it.each([
    ['-r', ''],
    ['../../etc', ''],
    ['a b', ''],
    ['', ''],
    ['name', 'latest'],
    ['name', '==1.0; rm -rf /'],
  ])('%j with %j is refused and nobody asked', async (name, specifier) => {
    const server = await index({});
    const asking = resolvePypi(ask({ name, specifier, indexUrl: simple(server) }), hostAt(scratch()));
    await expect(asking).rejects.toMatchObject({ code: 'E_REGISTRY', detail: { next: expect.any(String) } });
    expect(server.seen).toEqual([]);
  });
});

describe('a page in HTML', () => {
  const H = 'a'.repeat(64);
  it.each([
    ['an anchor', `<a href="p-1.tar.gz#sha256=${H}">p</a>`, { sha256: H, yanked: false }],
    ['in capitals and single quotes', `<A HREF='x/p-1.tar.gz#sha256=${H.toUpperCase()}'>`, { sha256: H }],
    ['without quotes', `<a href=../p-1.tar.gz#sha256=${H}>`, { sha256: H }],
    ['with another hash', `<a href="p-1.tar.gz#md5=${H.slice(32)}">`, { yanked: false }],
    ['with several parts', `<a href="p-1.tar.gz#egg=p&amp;sha256=${H}">`, { sha256: H }],
    ['with a query', `<a href="https://x/p-1.tar.gz?t=1#sha256=${H}">`, { sha256: H }],
    ['yanked', `<a data-yanked href="p-1.tar.gz#sha256=${H}">`, { yanked: true }],
    ['yanked without reason', `<a href="p-1.tar.gz#sha256=${H}" data-yanked="">`, { yanked: true }],
    [
      'with entities',
      `<a href="p-1.tar.gz" data-requires-python="&gt;=3.8&#44;&lt;4">`,
      { requiresPython: '>=3.8,<4' },
    ],
    ['escaped', `<a href="p%2D1.tar.gz#sha256=${H}">`, { sha256: H }],
    ['with a sign in an attribute', `<a title="a>b" href="p-1.tar.gz#sha256=${H}">`, { sha256: H }],
    ['named twice', `<a href="p-1.tar.gz#sha256=${H}" href="q-2.tar.gz">`, { sha256: H }],
  ])('%s', (_, text, file) => {
    expect(readHtmlIndex(text)).toEqual([expect.objectContaining({ filename: 'p-1.tar.gz', ...file })]);
  });

  it.each([
    ['in a comment', `<!-- <a href="p-1.tar.gz">p</a> -->`],
    ['in a comment without end', `<!-- <a href="p-1.tar.gz">p</a>`],
    ['in a script', `<script>x = '<a href="p-1.tar.gz">'</script>`],
    ['in an attribute', `<b title='<a href="p-1.tar.gz">'>`],
    ['of another element', `<abbr href="p-1.tar.gz">`],
    ['without an address', `<a name="p-1.tar.gz">p-1.tar.gz</a>`],
  ])('holds no file %s', (_, text) => {
    expect(readHtmlIndex(text)).toEqual([]);
  });

  it('of another version of the format is not read', () => {
    expect(readHtmlIndex('<meta name="pypi:repository-version" content="2.0">')).toBeUndefined();
  });

  it.each(['<script ', '<a ', '<!-- ', '<a href=', '</script', '<a x="'])(
    'of a million times %j is read in one pass',
    (text) => {
      expect(readHtmlIndex(text.repeat(1_000_000))).toEqual([]);
    },
  );
});

describe('a page in JSON', () => {
  const FILE = { filename: 'p-1.tar.gz', url: 'p', hashes: {} };
  const page = (more: object) =>
    JSON.stringify({ meta: { 'api-version': '1.0' }, name: 'p', files: [FILE], ...more });
  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a later format', page({ meta: { 'api-version': '2.0' } })],
    ['no meta', page({ meta: null })],
    ['files that are none', page({ files: {} })],
    ['a file that is a text', page({ files: ['p-1.tar.gz'] })],
    ['a file without name', page({ files: [{ ...FILE, filename: 1 }] })],
    ['hashes that are a list', page({ files: [{ ...FILE, hashes: [] }] })],
    ['a hash that is a number', page({ files: [{ ...FILE, hashes: { sha256: 1 } }] })],
    ['a hash that is too short', page({ files: [{ ...FILE, hashes: { sha256: 'ab' } }] })],
    ['yanked as a number', page({ files: [{ ...FILE, yanked: 1 }] })],
    ['a Python that is a list', page({ files: [{ ...FILE, 'requires-python': [] }] })],
  ])('is refused for %s', (_, text) => {
    expect(readJsonIndex(text)).toBeUndefined();
  });
  it('may leave out what is optional', () => {
    expect(readJsonIndex(page({ files: [{ ...FILE, 'requires-python': null }] }))).toEqual([
      { filename: 'p-1.tar.gz', yanked: false },
    ]);
  });
});

describe('the indexes that are asked', () => {
  const where = async (
    question: Partial<PypiQuestion>,
    files: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
    platform = 'linux',
  ) => {
    const home = scratch();
    const replaced = (text: string) => text.replaceAll('HOME', home);
    for (const [path, text] of Object.entries(files)) put(join(home, path), text);
    const variables = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, replaced(text)]));
    const cwd = join(home, 'repo', 'sub');
    mkdirSync(cwd, { recursive: true });
    const plain = { XDG_CONFIG_DIRS: join(home, 'none') };
    const sources = await sourcesOf(
      ask({ cwd, ...question }),
      hostAt(home, { ...plain, ...variables }, { platform }),
    );
    return [
      ...sources.indexes.map(({ shown }) => shown.replace(/^https:\/\/|\/$/g, '')),
      sources.search,
    ].join(' ');
  };
  const UV = '.config/uv/uv.toml';
  const PIP = '.config/pip/pip.conf';
  const pip = { tool: 'pip' } as const;

  it.each([
    ['nothing is set', {}, {}, {}, 'pypi.org/simple first'],
    [
      'the line names the default',
      { indexUrl: 'https://a' },
      {},
      { UV_DEFAULT_INDEX: 'https://b' },
      'a first',
    ],
    [
      'the line names more',
      { extraIndexUrls: ['https://a'], indexUrls: ['https://b'] },
      {},
      {},
      'b a pypi.org/simple first',
    ],
    [
      'the line stands for the environment',
      { indexUrls: ['https://a'] },
      {},
      { UV_INDEX: 'https://b', UV_EXTRA_INDEX_URL: 'https://c' },
      'a c pypi.org/simple first',
    ],
    [
      'the environment names the default',
      {},
      {},
      { UV_DEFAULT_INDEX: 'https://a', UV_INDEX_URL: 'https://b' },
      'a first',
    ],
    ['the old variable names it', {}, {}, { UV_INDEX_URL: 'https://a' }, 'a first'],
    [
      'several, one with a name',
      {},
      {},
      { UV_INDEX: 'https://a  own=https://b' },
      'a b pypi.org/simple first',
    ],
    [
      'the server brings its own',
      { env: { UV_INDEX_URL: 'https://a' } },
      {},
      { UV_INDEX_URL: 'https://b' },
      'a first',
    ],
    ['a variable is empty', {}, {}, { UV_INDEX_URL: '' }, 'pypi.org/simple first'],
    [
      'uv.toml has indexes',
      {},
      {
        [UV]: '[[index]]\nurl="https://a"\n[[index]]\nurl="https://b"\ndefault=true\n[[index]]\nname="c"\nurl="https://c"\nexplicit=true',
      },
      {},
      'a b first',
    ],
    [
      'uv.toml has the old keys',
      {},
      { [UV]: 'index-url="https://a"\nextra-index-url=["https://b"]' },
      {},
      'b a first',
    ],
    [
      'the environment comes before uv.toml',
      {},
      { [UV]: '[[index]]\nurl="https://a"\ndefault=true' },
      { UV_DEFAULT_INDEX: 'https://b', UV_INDEX: 'https://c' },
      'c b first',
    ],
    [
      'another file is named',
      {},
      { [UV]: 'index-url="https://a"', 'my.toml': 'index-url="https://b"' },
      { UV_CONFIG_FILE: 'HOME/my.toml' },
      'b first',
    ],
    [
      'files are switched off',
      {},
      { [UV]: 'index-url="https://a"' },
      { UV_NO_CONFIG: '1' },
      'pypi.org/simple first',
    ],
    [
      'the system has a file',
      {},
      { 'etc/uv/uv.toml': 'index-url="https://a"' },
      { XDG_CONFIG_DIRS: 'HOME/etc' },
      'a first',
    ],
    ['the strategy is another', {}, {}, { UV_INDEX_STRATEGY: 'unsafe-best-match' }, 'pypi.org/simple all'],
    [
      'uvx: a project has settings',
      {},
      { 'repo/uv.toml': 'index-url="https://a"' },
      {},
      'pypi.org/simple first',
    ],
    [
      'uv run: a project has settings',
      { project: true },
      { 'repo/uv.toml': 'index-url="https://a"' },
      {},
      'a first',
    ],
    [
      'uv run: pyproject.toml has settings',
      { project: true },
      { 'repo/pyproject.toml': '[tool.uv]\nindex-url="https://a"', 'repo/sub/pyproject.toml': '[project]' },
      {},
      'a first',
    ],
    [
      'uv does not read settings of pip',
      {},
      { [PIP]: '[global]\nindex-url=https://a' },
      { PIP_INDEX_URL: 'https://b' },
      'pypi.org/simple first',
    ],
    ['pip: nothing is set', pip, {}, {}, 'pypi.org/simple all'],
    [
      'pip: the environment',
      pip,
      {},
      { PIP_INDEX_URL: 'https://a', PIP_EXTRA_INDEX_URL: 'https://b https://c' },
      'a b c all',
    ],
    [
      'pip: the line',
      { ...pip, indexUrl: 'https://a', extraIndexUrls: ['https://b'] },
      {},
      { PIP_INDEX_URL: 'https://c', PIP_EXTRA_INDEX_URL: 'https://d' },
      'a d b all',
    ],
    [
      'pip: pip.conf',
      pip,
      { [PIP]: '[global]\nindex-url = https://a\nextra-index-url =\n  https://b\n  # no\n  https://c\n' },
      {},
      'a b c all',
    ],
    [
      'pip: its own section',
      pip,
      { [PIP]: '[install]\nindex_url: https://a\n[global]\nindex-url=https://b' },
      {},
      'a all',
    ],
    [
      'pip: another file is named',
      pip,
      { [PIP]: '[global]\nindex-url=https://a', x: '[global]\nindex-url=https://b' },
      { PIP_CONFIG_FILE: 'HOME/x' },
      'b all',
    ],
    [
      'pip: files are switched off',
      pip,
      { [PIP]: '[global]\nindex-url=https://a' },
      { PIP_CONFIG_FILE: '/dev/null' },
      'pypi.org/simple all',
    ],
    [
      'pip does not read settings of uv',
      pip,
      { [UV]: 'index-url="https://a"' },
      { UV_INDEX_URL: 'https://b' },
      'pypi.org/simple all',
    ],
    [
      'the same index twice',
      { indexUrl: 'https://a/simple', extraIndexUrls: ['https://u:p@a/simple/#x'] },
      {},
      {},
      'a/simple a/simple first',
    ],
  ] as const)('when %s', async (_, question, files, env, expected) => {
    expect(await where(question, files, env)).toBe(expected);
  });

  it.each([
    [
      'uv, a folder',
      {},
      {},
      { UV_INDEX_URL: './wheels' },
      /The index that UV_INDEX_URL names is not a web address/,
    ],
    ['uv, links', { specifier: '==1' }, {}, { UV_FIND_LINKS: '/w' }, /`uv` would obey UV_FIND_LINKS/],
    [
      'uv, links of a file',
      { specifier: '==1' },
      { [UV]: 'find-links=["/w"]' },
      {},
      /obey find-links of uv\.toml/,
    ],
    ['uv, a cutoff', {}, {}, { UV_EXCLUDE_NEWER: '2026-01-01' }, /obey UV_EXCLUDE_NEWER/],
    ['uv, a flat index', {}, { [UV]: '[[index]]\nurl="https://a"\nformat="flat"' }, {}, /format = "flat"/],
    ['uv, the lowest', {}, {}, { UV_RESOLUTION: 'lowest' }, /resolution/],
    ['uv, broken', {}, { [UV]: '[[index' }, {}, /cannot be read \(not valid TOML\)/],
    [
      'pip, links',
      { ...pip, specifier: '==1' },
      {},
      { PIP_FIND_LINKS: '/w' },
      /`pip` would obey the setting "find-links"/,
    ],
    [
      'pip, constraints',
      pip,
      { [PIP]: '[global]\nconstraint=/c.txt' },
      {},
      /`pip` would obey the setting "constraint"/,
    ],
  ] as const)('refuse to guess: %s', async (_, question, files, env, message) => {
    await expect(where(question, files, env)).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringMatching(message),
      detail: { next: expect.any(String) },
    });
  });

  it('an exact version needs no cutoff', async () => {
    expect(await where({ specifier: '==1.2' }, {}, { UV_EXCLUDE_NEWER: '2026-01-01' })).toBe(
      'pypi.org/simple first',
    );
  });

  it('pip.conf is read as configparser reads it', () => {
    const text = '\uFEFF; c\n[Global]\r\nTimeout = 5\nextra-index-url: a\n\tb\n\n[x]\nk\n';
    expect([...readPipConf(text)]).toEqual([
      ['global.timeout', '5'],
      ['global.extra-index-url', 'a\nb'],
    ]);
  });
});

describe('several indexes', () => {
  it('uv takes the first that has the package, pip the best of all', async () => {
    const own = await index({ 'mcp-notes': [wheel('mcp_notes', '1.0.0')] });
    const usual = await index({ 'mcp-notes': NEW });
    const question = { indexUrl: simple(usual), extraIndexUrls: [simple(own)] };
    const uv = await resolvePypi(ask(question), hostAt(scratch()));
    expect(uv).toMatchObject({ version: '1.0.0', registry: simple(own) });
    expect(usual.seen).toEqual([]);
    const pip = await resolvePypi(ask({ ...question, tool: 'pip' }), hostAt(scratch()));
    expect(pip).toMatchObject({ version: '1.10.0', registry: `${simple(usual)} ${simple(own)}` });
  });

  it('uv goes on where the package is not known, and stops where it is but does not fit', async () => {
    const [empty, own, usual] = [
      await index({}),
      await index({ 'mcp-notes': OLD }),
      await index({ 'mcp-notes': NEW }),
    ];
    const question = { indexUrl: simple(usual), extraIndexUrls: [simple(empty), simple(own)] };
    expect(await resolvePypi(ask(question), hostAt(scratch()))).toMatchObject({ version: '1.0.0' });
    await expect(
      resolvePypi(ask({ ...question, specifier: '>1.5' }), hostAt(scratch())),
    ).rejects.toMatchObject({
      message: 'mcp-notes has no version that matches ">1.5".',
      detail: { place: simple(own) },
    });
    const fitting = { ...question, specifier: '>1.5', env: { UV_INDEX_STRATEGY: 'unsafe-first-match' } };
    expect(await resolvePypi(ask(fitting), hostAt(scratch()))).toMatchObject({ version: '1.10.0' });
  });
});

describe('a login', () => {
  const LOGIN = basic('me:s3cr3t/@');
  const withUser = (server: LoopbackServer) => simple(server).replace('//', '//me:s3cr3t%2F%40@');

  it('in the address opens the index and is in no answer', async () => {
    const server = await index({ 'mcp-notes': OLD }, 'json', LOGIN);
    const found = await resolvePypi(ask({ indexUrl: withUser(server) }), hostAt(scratch()));
    expect(found).toMatchObject({ version: '1.0.0', registry: simple(server) });
  });

  it('comes from the variables of a named index', async () => {
    const server = await index({ 'mcp-notes': OLD }, 'json', LOGIN);
    const env = {
      UV_INDEX: `my-own=${simple(server)}`,
      UV_INDEX_MY_OWN_USERNAME: 'me',
      UV_INDEX_MY_OWN_PASSWORD: 's3cr3t/@',
    };
    expect(await resolvePypi(ask(), hostAt(scratch(), env))).toMatchObject({ version: '1.0.0' });
  });

  it('comes from .netrc', async () => {
    const server = await index({ 'mcp-notes': OLD }, 'json', LOGIN);
    const home = scratch();
    put(join(home, '.netrc'), 'machine 127.0.0.1\n  login me\n  password s3cr3t/@\n');
    expect(await resolvePypi(ask({ indexUrl: simple(server) }), hostAt(home))).toMatchObject({
      version: '1.0.0',
    });
  });

  it.each([
    ['machine a login u password p', 'u:p'],
    ['# machine a login x password y\nmachine b login x password y\nmachine a login u password p', 'u:p'],
    ['machine a login u password "p \\" q"', 'u:p " q'],
    ['machine a login u account z password #p', 'u:#p'],
    ['macdef init\nmachine a login x password y\n\nmachine a login u password p', 'u:p'],
    ['machine b login u password p default login d password d', undefined],
    ['machine a login u', undefined],
    ['machine a login u default password p', undefined],
  ])('in .netrc: %j', (text, login) => {
    expect(loginIn(text, 'a')).toBe(login === undefined ? undefined : basic(login));
  });

  it('is shown in no refusal', async () => {
    const server = await index({}, 'json', basic('other:one'));
    const failure = await resolvePypi(ask({ indexUrl: withUser(server) }), hostAt(scratch())).catch((e) => e);
    expect(failure).toMatchObject({
      code: 'E_REGISTRY',
      message: 'The registry refuses access to the package mcp-notes (401).',
      detail: { place: simple(server), next: expect.stringContaining('.netrc') },
    });
    expect(JSON.stringify([failure, failure.message, failure.detail])).not.toMatch(/s3cr3t|bWU6/);
  });

  it('is not taken to another origin', async () => {
    const other = await index({ 'mcp-notes': OLD });
    const server = await serving(
      startServer((request, response) =>
        response.writeHead(302, { location: `${other.origin}${request.url}` }).end(),
      ),
    );
    const found = await resolvePypi(ask({ indexUrl: withUser(server) }), hostAt(scratch()));
    expect(found.version).toBe('1.0.0');
    expect(server.seen.map(({ authorization }) => authorization)).toEqual([LOGIN]);
    expect(other.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
  });
});

describe('an index that fails or lies', () => {
  const JSON_TYPE = 'application/vnd.pypi.simple.v1+json';
  const failing = async (
    answer: (response: ServerResponse, url: string) => unknown,
    more: Partial<Host> = {},
  ) => {
    const server = await serving(startServer((request, response) => answer(response, request.url ?? '')));
    return resolvePypi(ask({ indexUrl: simple(server) }), hostAt(scratch(), {}, more)).catch(
      (error) => error,
    );
  };
  const body = (type: string, text: string) => (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': type }).end(text);
  const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end();

  it.each([
    ['401', status(401), /refuses access/],
    ['403', status(403), /refuses access/],
    ['404', status(404), /No index knows the package mcp-notes/],
    ['429', status(429), /no more requests .* not checked/],
    ['503', status(503), /The registry failed, so .* was not checked/],
    ['418', status(418), /no usable response/],
    ['an empty page', body('text/html', ''), /no version that matches "\*"/],
    ['plain JSON', body('application/json', '{}'), /not a page of an index/],
    ['no type', (response: ServerResponse) => response.end('x'), /not a page of an index/],
    ['broken JSON', body(JSON_TYPE, '{"meta":'), /not a page of an index/],
    ['wrong JSON', body(JSON_TYPE, '{"meta":{"api-version":"1.0"},"files":[7]}'), /not a page of an index/],
    [
      'a loop',
      (response: ServerResponse, url: string) => response.writeHead(302, { location: url }).end(),
      /redirects too often or to an invalid address/,
    ],
    [
      'a redirect to a file',
      (response: ServerResponse) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /redirects too often or to an invalid address/,
    ],
    [
      'a broken connection',
      (response: ServerResponse) => response.destroy(),
      /cannot be reached, so the package/,
    ],
    [
      'a body cut short',
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': '9' }).end('{').destroy(),
      /cannot be reached/,
    ],
  ])('%s', async (_, answer, message) => {
    expect(await failing(answer)).toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringMatching(message),
      detail: { next: expect.any(String), place: expect.stringContaining('http://127.0.0.1') },
    });
  });

  it('a body without end is not read to its end', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    let sent = 0;
    const failure = await failing((response) => {
      response.writeHead(200, { 'content-type': JSON_TYPE });
      const more = () => {
        while (!response.destroyed && response.write(chunk)) sent += 1;
        sent += 1;
      };
      response.on('drain', more);
      more();
    });
    expect(failure).toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringMatching(/^The registry's response about .* is too large\.$/),
    });
    expect(sent).toBeLessThan(100);
  });

  it('https that leads to http is left', async () => {
    const server = await index({ 'mcp-notes': OLD });
    // Certificates are not what this is about: the first answer is put in place of one over TLS.
    const registryFetch: Host['registryFetch'] = (url, init) =>
      String(url).startsWith('https:')
        ? Promise.resolve(new Response(null, { status: 301, headers: { location: simple(server) } }))
        : globalThis.fetch(url, init);
    const asking = resolvePypi(
      ask({ indexUrl: 'https://index.example/' }),
      hostAt(scratch(), {}, { registryFetch }),
    );
    await expect(asking).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringContaining('from https to http'),
    });
    expect(server.seen).toEqual([]);
  });

  it('nobody there', async () => {
    const server = await index({});
    await server.close();
    open.splice(0);
    await expect(resolvePypi(ask({ indexUrl: simple(server) }), hostAt(scratch()))).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: 'The registry cannot be reached, so the package mcp-notes was not checked (ECONNREFUSED).',
      detail: { next: 'Check the network and run this again.' },
    });
    const proxied = hostAt(scratch(), { HTTPS_PROXY: 'http://u:p@proxy' });
    await expect(resolvePypi(ask({ indexUrl: simple(server) }), proxied)).rejects.toMatchObject({
      detail: { next: expect.stringContaining('NODE_USE_ENV_PROXY=1') },
    });
  });

  it('an interrupted run is no failure of the index', async () => {
    const stop = new AbortController();
    const reason = new Error('interrupted');
    const failure = await failing(() => stop.abort(reason), { signal: stop.signal });
    expect(failure).toBe(reason);
  });
});
