import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../src/host/host.ts';
import { sendRequest } from '../src/origin/http.ts';
import { loginFor } from '../src/origin/oci/docker-login.ts';
import { parseImage } from '../src/origin/oci/image-name.ts';
import { readChallenges } from '../src/origin/oci/token.ts';
import { base64, digestOf, homeWith, hostAt, named } from './helpers/images.ts';
import type { LoopbackServer } from './helpers/loopback.ts';
import { startServer } from './helpers/loopback.ts';
import { scratch } from './helpers/run.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const D = (letter: string) => `sha256:${letter.repeat(64)}`;
describe('the name of an image', () => {
  it.each([
    ['alpine', 'docker.io library/alpine'],
    ['alpine:3.20', 'docker.io library/alpine 3.20'],
    ['mcp/notes', 'docker.io mcp/notes'],
    ['docker.io/alpine', 'docker.io library/alpine'],
    ['docker.io/library/alpine', 'docker.io library/alpine'],
    ['index.docker.io/mcp/notes:1', 'docker.io mcp/notes 1'],
    ['ghcr.io/o/server:v1.2', 'ghcr.io o/server v1.2'],
    ['GHCR.io/o/server', 'ghcr.io o/server'],
    ['localhost/x', 'localhost x'],
    ['MyHost/x', 'myhost x'],
    ['localhost:5000/x', 'localhost:5000 x'],
    ['127.0.0.1:5000/a/b/c:t', '127.0.0.1:5000 a/b/c t'],
    ['[::1]:5000/x:1', '[::1]:5000 x 1'],
    ['host:5000/x', 'host:5000 x'],
    ['a__b/c.d-e--f', 'docker.io a__b/c.d-e--f'],
    [`x@${D('a')}`, `docker.io library/x ${D('a')}`],
    [`ghcr.io/o/x:1.2@${D('b')}`, `ghcr.io o/x 1.2 ${D('b')}`],
    [`x@sha512:${'c'.repeat(128)}`, `docker.io library/x sha512:${'c'.repeat(128)}`],
  ])('%s', (text, expected) => {
    const { registry, repository, tag, digest } = named(text);
    expect([registry, repository, tag, digest].filter((one) => one !== undefined).join(' ')).toBe(expected);
  });

  it.each([
    [''],
    ['-it'],
    ['Alpine'],
    ['x:'],
    ['x:-1'],
    ['x:a b'],
    [`x:${'a'.repeat(129)}`],
    ['x@sha256:abc'],
    [`x@${D('A')}`],
    [`x@md5:${'a'.repeat(32)}`],
    ['https://ghcr.io/o/x'],
    ['docker://alpine'],
    ['ghcr.io/'],
    ['/x'],
    ['a//b'],
    ['a/../b'],
    ['a/x?y'],
    ['me:pw@host.example/x'],
    ['host.example:999999/x'],
    ['x\n:1'],
    ['f'.repeat(64)],
    [`${'a/'.repeat(200)}b`],
    ['a'.repeat(1_000_000)],
    ['a-'.repeat(120)],
  ])('%j is none', (text) => {
    expect(parseImage(text)).toBeUndefined();
  });

  it('with a digest is its own answer', async () => {
    const registryFetch = () => Promise.reject(new Error('asked'));
    expect(await digestOf(`ghcr.io/o/x:1@${D('a')}`, hostAt(scratch(), { registryFetch }))).toBe(D('a'));
  });
});

describe('what a registry wants', () => {
  it.each([
    [
      'Bearer realm="https://a/t",service="s",scope="x"',
      [{ scheme: 'bearer', realm: 'https://a/t', service: 's' }],
    ],
    ['bearer  Realm = "https://a/t" , service=s', [{ scheme: 'bearer', realm: 'https://a/t', service: 's' }]],
    ['Basic realm="a \\"b\\", c"', [{ scheme: 'basic', realm: 'a "b", c' }]],
    [
      'Basic realm="a", Bearer realm="https://b"',
      [
        { scheme: 'basic', realm: 'a' },
        { scheme: 'bearer', realm: 'https://b' },
      ],
    ],
    ['Digest realm="a", nonce="b", Basic', [{ scheme: 'basic' }]],
    ['Negotiate', []],
    ['', []],
    ['"', []],
    ['Bearer realm="open', [{ scheme: 'bearer' }]],
  ])('%s', (header, expected) => {
    expect(readChallenges(header)).toEqual(expected);
  });
  it.each(['Bearer ', 'a,', 'a="', ' ', 'Bearer realm="\\', '=,'])(
    '%j without end is read at once',
    (text) => {
      expect(readChallenges(text.repeat(100_000)).length).toBeLessThan(3000);
    },
  );
});

describe('the login for a registry', () => {
  const user = (text: string) => ({ auth: base64(text) });
  it.each([
    [
      'Docker Hub',
      'docker.io',
      { auths: { 'https://index.docker.io/v1/': user('u:p:q') } },
      { basic: { user: 'u', password: 'p:q' } },
    ],
    ['a padded one', 'a.io', { auths: { 'a.io': user('u:p\0\0') } }, { basic: { user: 'u', password: 'p' } }],
    [
      'a token for tokens',
      'a.io',
      { auths: { 'a.io': { ...user('<token>:'), identitytoken: 't' } } },
      { refresh: 't' },
    ],
    ['a ready token', 'a.io', { auths: { 'a.io': { registrytoken: 't' } } }, { bearer: 't' }],
    [
      'its own helper first',
      'a.io',
      { auths: { 'a.io': user('u:p') }, credHelpers: { 'a.io': 'x' }, credsStore: 'y' },
      { helper: 'x' },
    ],
    ['the helper for all', 'a.io', { auths: { 'a.io': {} }, credsStore: 'y' }, { helper: 'y' }],
    ['another port', 'a.io:1', { auths: { 'a.io': user('u:p') } }, {}],
    ['a longer host', 'a.io', { auths: { 'a.io.evil.example': user('u:p') } }, {}],
    ['__proto__', '__proto__', '{"auths":{"a":{"auth":"dTpw"}},"credHelpers":{"b":"c"}}', {}],
    ['no user', 'a.io', { auths: { 'a.io': { auth: base64('nobody') } } }, {}],
    ['wrong types', 'a.io', { auths: { 'a.io': { auth: 1, identitytoken: [] } }, credsStore: {} }, {}],
    ['a helper that is a path', 'a.io', { credsStore: '../x' }, {}],
    ['a list', 'a.io', { auths: [] }, {}],
    ['null', 'a.io', 'null', { unreadable: 'not a JSON object' }],
  ])('%s', async (_, registry, config, expected) => {
    expect(await loginFor(registry, hostAt(homeWith(config)), {})).toEqual(expected);
  });
});

/** Answers for hosts that are not this machine, in place of TLS: what was asked, in order. */
function pretended(answer: (url: string, init: RequestInit) => Response) {
  const asked: { readonly line: string; readonly authorization: string | null; readonly body: unknown }[] =
    [];
  const registryFetch: Host['registryFetch'] = async (input, init = {}) => {
    const authorization = new Headers(init.headers).get('authorization');
    asked.push({ line: `${init.method} ${String(input)}`, authorization, body: init.body });
    return answer(String(input), init);
  };
  return { registryFetch, asked };
}
const manifest = (digest = D('a')) =>
  new Response(null, { headers: { 'content-type': INDEX, 'docker-content-digest': digest } });
const wants = (header: string) =>
  new Response(null, { status: 401, headers: { 'www-authenticate': header } });

describe('another machine', () => {
  it('is Docker Hub where no registry is named', async () => {
    const { registryFetch, asked } = pretended(() => manifest());
    expect(await digestOf('alpine', hostAt(scratch(), { registryFetch }))).toBe(D('a'));
    expect(asked.map(({ line }) => line)).toEqual([
      'HEAD https://registry-1.docker.io/v2/library/alpine/manifests/latest',
    ]);
  });

  it('gets a login only where its token comes from, and a token only for itself', async () => {
    const { registryFetch, asked } = pretended((url, init) => {
      if (url.startsWith('https://auth.docker.io/')) return Response.json({ token: 'tok' });
      const authorized = new Headers(init.headers).get('authorization') === 'Bearer tok';
      const challenge =
        'Bearer realm="https://auth.docker.io/token",service="hub",scope="repository:all:pull,push"';
      return authorized ? manifest() : wants(challenge);
    });
    const config = { auths: { 'https://index.docker.io/v1/': { auth: base64('u:p') } } };
    await digestOf('mcp/notes:1', hostAt(homeWith(config), { registryFetch }));
    expect(asked.map(({ line, authorization }) => [line, authorization])).toEqual([
      ['HEAD https://registry-1.docker.io/v2/mcp/notes/manifests/1', null],
      [
        'GET https://auth.docker.io/token?service=hub&scope=repository%3Amcp%2Fnotes%3Apull',
        `Basic ${base64('u:p')}`,
      ],
      ['HEAD https://registry-1.docker.io/v2/mcp/notes/manifests/1', 'Bearer tok'],
    ]);
  });

  it('exchanges a token for tokens by POST', async () => {
    const { registryFetch, asked } = pretended((url, init) => {
      if (url === 'https://a.io/token') return Response.json({ access_token: 'tok' });
      return new Headers(init.headers).has('authorization')
        ? manifest()
        : wants('Bearer realm="https://a.io/token"');
    });
    const config = { auths: { 'a.io': { identitytoken: 'long-lived' } } };
    await digestOf('a.io/x:1', hostAt(homeWith(config), { registryFetch }));
    expect(asked[1]).toMatchObject({
      line: 'POST https://a.io/token',
      authorization: null,
      body: 'grant_type=refresh_token&client_id=mcp-lock&scope=repository%3Ax%3Apull&refresh_token=long-lived',
    });
  });

  it.each([
    ['http elsewhere', 'Bearer realm="http://other.example/token"'],
    ['http on itself', 'Bearer realm="http://a.io/token"'],
    ['http on this machine', 'Bearer realm="http://127.0.0.1:1/token"'],
    ['a file', 'Bearer realm="file:///etc/passwd"'],
    ['nothing', 'Bearer service="x"'],
  ])('that sends for a token to %s gets none', async (_, header) => {
    const { registryFetch, asked } = pretended(() => wants(header));
    const config = { auths: { 'a.io': { auth: base64('u:p') } } };
    await expect(digestOf('a.io/x:1', hostAt(homeWith(config), { registryFetch }))).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringContaining('names a token service without https'),
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'x'],
    ['no token', '{}'],
    ['null', 'null'],
    ['a token that is a number', '{"token":1}'],
    ['a token with a line end', '{"token":"a\\r\\nx: y"}'],
    ['a token of a megabyte', `{"token":"${'a'.repeat(1_000_000)}"}`],
  ])('whose token service gives %s', async (_, text) => {
    const { registryFetch } = pretended((url) =>
      url.includes('/token') ? new Response(text) : wants('Bearer realm="https://a.io/token"'),
    );
    await expect(digestOf('a.io/x:1', hostAt(scratch(), { registryFetch }))).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: 'The token service gave no usable token for the image a.io/x:1.',
    });
  });

  it('is never asked without https', async () => {
    const { registryFetch, asked } = pretended(() => {
      throw new TypeError('fetch failed');
    });
    await expect(digestOf('a.io/x:1', hostAt(scratch(), { registryFetch }))).rejects.toMatchObject({
      message: 'The registry cannot be reached, so the image a.io/x:1 was not checked (NO_CONNECTION).',
    });
    expect(asked.map(({ line }) => line)).toEqual(['HEAD https://a.io/v2/x/manifests/1']);
  });

  it('that leads elsewhere does not take the login there', async () => {
    const { registryFetch, asked } = pretended((url, init) => {
      if (url.startsWith('https://b.io/')) return manifest();
      return new Headers(init.headers).has('authorization')
        ? new Response(null, { status: 307, headers: { location: 'https://u:p@b.io/v2/x/manifests/1' } })
        : wants('Basic realm="x"');
    });
    const config = { auths: { 'a.io': { auth: base64('u:p') } } };
    expect(await digestOf('a.io/x:1', hostAt(homeWith(config), { registryFetch }))).toBe(D('a'));
    expect(asked.map(({ line, authorization }) => [line, authorization])).toEqual([
      ['HEAD https://a.io/v2/x/manifests/1', null],
      ['HEAD https://a.io/v2/x/manifests/1', `Basic ${base64('u:p')}`],
      ['HEAD https://b.io/v2/x/manifests/1', null],
    ]);
  });
});

describe('a registry that fails or lies', () => {
  const open: LoopbackServer[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });
  const from = async (answer: (response: ServerResponse, request: IncomingMessage) => unknown) => {
    const server = await startServer((request, response) => answer(response, request));
    open.push(server);
    return digestOf(`${server.origin.slice('http://'.length)}/x:1`).catch((error) => error);
  };
  const says =
    (headers: Readonly<Record<string, string>>, body = '', status = 200) =>
    (response: ServerResponse) =>
      response.writeHead(status, headers).end(body);
  const TYPE = { 'content-type': INDEX };

  it.each([
    ['401 without a word', says({}, '', 401), /refuses access/],
    ['401 in a way nobody knows', says({ 'www-authenticate': 'Negotiate' }, '', 401), /refuses access/],
    ['403', says({}, '', 403), /refuses access/],
    ['429', says({}, '', 429), /no more requests for now, so the image .* was not checked \(429\)/],
    ['500', says({}, '', 500), /The registry failed, so/],
    [
      'a digest that is none',
      says({ ...TYPE, 'docker-content-digest': 'sha256:abc' }),
      /^The registry sent no valid digest for the image /,
    ],
    [
      'a digest of another kind',
      says({ ...TYPE, 'docker-content-digest': `md5:${'a'.repeat(32)}` }),
      /^The registry sent no valid digest for the image /,
    ],
    [
      'two digests',
      says({ ...TYPE, 'docker-content-digest': `${D('a')}, ${D('b')}` }),
      /^The registry sent no valid digest for the image /,
    ],
    [
      'a page',
      says({ 'content-type': 'text/html', 'docker-content-digest': D('a') }, '<p>'),
      /no manifest of a known kind/,
    ],
    [
      'an old manifest',
      says(
        {
          'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws',
          'docker-content-digest': D('a'),
        },
        '{}',
      ),
      /no manifest of a known kind/,
    ],
    [
      'a loop',
      says({ location: '/v2/x/manifests/1' }, '', 302),
      /redirects too often or to an invalid address/,
    ],
  ])('%s', async (_, answer, message) => {
    expect(await from(answer)).toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringMatching(message),
      detail: { next: expect.any(String), place: expect.stringContaining('http://127.0.0.1') },
    });
  });

  it('may leave the digest to whoever reads the manifest', async () => {
    // sha256 of `{}`.
    const digest = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
    expect(await from(says(TYPE, '{}'))).toBe(digest);
    const late = (response: ServerResponse, request: IncomingMessage) =>
      response
        .writeHead(200, request.method === 'GET' ? { ...TYPE, 'docker-content-digest': D('a') } : TYPE)
        .end('{}');
    expect(await from(late)).toMatchObject({
      message: expect.stringContaining('does not match its digest'),
    });
  });

  it('a manifest without end is not read to its end', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    const failure = await from((response, { method }) => {
      response.writeHead(200, TYPE);
      if (method === 'HEAD') return response.end();
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      return more();
    });
    expect(failure).toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringMatching(/^The registry's response about .* is too large\.$/),
    });
  });

  it('no answer in time is a trouble of its own', async () => {
    const server = await startServer(() => undefined);
    open.push(server);
    expect(await sendRequest({ url: server.origin, maxBytes: 1, timeoutMs: 20 }, hostAt())).toEqual({
      failure: 'TIMEOUT',
    });
    const host = hostAt(scratch(), {
      registryFetch: () => Promise.reject(Object.assign(new Error('x'), { code: 'TIMEOUT' })),
    });
    await expect(digestOf('a.io/x:1', host)).rejects.toMatchObject({
      message: 'The request to the registry timed out, so the image a.io/x:1 was not checked.',
    });
  });

  it('a certificate nobody trusts does not lead to http', async () => {
    const asked: string[] = [];
    const registryFetch: Host['registryFetch'] = (url) => {
      asked.push(String(url));
      const cause = Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
      return Promise.reject(new TypeError('fetch failed', { cause }));
    };
    await expect(digestOf('localhost:1/x:1', hostAt(scratch(), { registryFetch }))).rejects.toMatchObject({
      message: expect.stringContaining('certificate is not trusted'),
      detail: { next: expect.stringContaining('NODE_EXTRA_CA_CERTS') },
    });
    expect(asked).toEqual(['https://localhost:1/v2/x/manifests/1']);
  });
});
