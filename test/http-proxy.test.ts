/**
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in capitals and not, against a real forward proxy. The hosts asked for exist
 * nowhere but in the proxy's own table.
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { ForwardProxy, ProxyOptions } from './helpers/forward-proxy.ts';
import { startProxy } from './helpers/forward-proxy.ts';
import type { Listening } from './helpers/listen.ts';
import { listen } from './helpers/listen.ts';
import { v1Sse, v1Stateful, v2 } from './helpers/mcp-http.ts';
import { repository } from './helpers/repository.ts';
import { flat, mcpLock } from './helpers/run.ts';

const CANARY = 'canary-c81d40ee59';
const HOST = 'mcp.example.test';
const open: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(handle: Parameters<typeof listen>[0] = v1Stateful().handle): Promise<Listening> {
  const server = await listen(handle);
  open.push(server);
  return server;
}

async function proxied(server: Listening, more: Partial<ProxyOptions> = {}): Promise<ForwardProxy> {
  const proxy = await startProxy({ hosts: { [HOST]: server.port }, ...more });
  open.push(proxy);
  return proxy;
}

function configured(url: string) {
  const repo = repository({});
  repo.config({ shelf: { type: 'http', url, headers: { 'X-Key': CANARY } } });
  return repo;
}

const NONE = Object.fromEntries(
  ['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'].flatMap((name) => [
    [name, undefined],
    [name.toUpperCase(), undefined],
  ]),
);

describe('a proxy is asked for hosts elsewhere', () => {
  test.each([
    ['HTTP_PROXY', '/mcp', () => v1Stateful().handle],
    ['http_proxy', '/mcp', () => v2('stateless')],
    ['HTTP_PROXY', '/sse', v1Sse],
  ] as const)('%s, %s', async (name, path, make) => {
    const server = await serve(make());
    const proxy = await proxied(server);
    const repo = configured(`http://${HOST}${path}`);
    const env = { ...NONE, [name]: proxy.url };
    const init = await mcpLock(repo.root, ['init', '--yes'], { env });
    expect(init).toMatchObject({ exit: 0 });
    const verify = await mcpLock(repo.root, ['verify'], { env });
    expect(verify).toMatchObject({ exit: 0 });
    expect(proxy.asked.length).toBeGreaterThan(0);
    for (const line of proxy.asked) expect(line).toContain(HOST);
    for (const { headers } of server.asked) expect(headers['x-key']).toBe(CANARY);
    expect(repo.lock()).not.toContain(proxy.url);
  });

  test('with a login, which shows nowhere', async () => {
    const server = await serve();
    const proxy = await proxied(server);
    const repo = configured(`http://${HOST}/mcp`);
    const env = { ...NONE, HTTP_PROXY: proxy.url.replace('//', `//me:${CANARY}@`) };
    const { exit, stdout, stderr } = await mcpLock(repo.root, ['init', '--yes'], { env });
    expect(exit).toBe(0);
    expect(new Set(proxy.presented)).toEqual(new Set([`Basic ${btoa(`me:${CANARY}`)}`]));
    for (const { headers } of server.asked) expect(headers['proxy-authorization']).toBeUndefined();
    expect(stdout + stderr + repo.lock()).not.toContain(CANARY);
  });
});

describe('no proxy is asked', () => {
  test('for this machine', async () => {
    const server = await serve();
    const proxy = await proxied(server);
    for (const host of ['127.0.0.1', 'localhost']) {
      const { root } = configured(`http://${host}:${server.port}/mcp`);
      const env = { ...NONE, HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url };
      expect((await mcpLock(root, ['init', '--yes'], { env })).exit).toBe(0);
    }
    expect(proxy.asked).toEqual([]);
  });

  test.each([
    ['NO_PROXY', HOST],
    ['no_proxy', '.example.test'],
    ['NO_PROXY', 'other.test, example.test'],
    ['NO_PROXY', '*'],
  ])('for what %s=%s leaves out', async (name, value) => {
    const server = await serve();
    const proxy = await proxied(server);
    const env = { ...NONE, HTTP_PROXY: proxy.url, [name]: value };
    const { exit, stdout } = await mcpLock(configured(`http://${HOST}/mcp`).root, ['init', '--yes'], { env });
    expect(exit).toBe(3);
    expect(flat(stdout)).toMatch(/The host name of the server (?:is not known|cannot be looked up now)\./);
    expect(proxy.asked).toEqual([]);
  });
});

describe('a proxy that does not help', () => {
  test.each([
    ['refuses', 403, 'The proxy on the way to the server responded with HTTP 403.', 'next: Check HTTP_PROXY'],
    [
      'wants a login',
      407,
      'The proxy on the way to the server responded with HTTP 407.',
      'next: Check HTTP_PROXY',
    ],
    [
      'does not know the host',
      502,
      'The proxy on the way to the server responded with HTTP 502.',
      `NO_PROXY=${HOST}`,
    ],
  ])('%s', async (_, status, said, next) => {
    const server = await serve();
    const proxy = await proxied(server, { status });
    const env = { ...NONE, HTTP_PROXY: proxy.url.replace('//', `//me:${CANARY}@`) };
    const { exit, stdout, stderr } = await mcpLock(configured(`http://${HOST}/mcp`).root, ['init', '--yes'], {
      env,
    });
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain(said);
    expect(flat(stdout)).toContain(next);
    expect(stdout + stderr).not.toContain(CANARY);
    expect(server.asked).toEqual([]);
  });

  test('is not there', async () => {
    const server = await serve();
    const proxy = await proxied(server);
    await proxy.close();
    const env = { ...NONE, HTTP_PROXY: proxy.url };
    const { exit, stdout } = await mcpLock(configured(`http://${HOST}/mcp`).root, ['init', '--yes'], { env });
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain('connection refused');
    expect(flat(stdout)).toContain('Check also the proxy in HTTP_PROXY.');
  });

  test.each(['proxy.example.test:8080', `socks5://me:${CANARY}@127.0.0.1:1080`])(
    '%s is no address of one',
    async (value) => {
      const env = { ...NONE, HTTPS_PROXY: value };
      const { exit, stdout, stderr } = await mcpLock(
        configured(`https://${HOST}/mcp`).root,
        ['init', '--yes'],
        { env },
      );
      expect(exit).toBe(3);
      expect(flat(stdout)).toContain('HTTPS_PROXY is not the http or https URL of a proxy');
      expect(stdout + stderr).not.toContain(CANARY);
    },
  );
});
