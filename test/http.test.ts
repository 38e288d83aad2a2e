/**
 * Real SDK servers of both generations over every HTTP transport, on loopback: each is locked, verified, and told apart
 * from a changed one, by the way its config names and by the other one.
 */
import { EventEmitter, once } from 'node:events';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { nodeHost } from '../src/host/node-host.ts';
import { observeOnce } from '../src/server/observe.ts';
import type { Listening } from './helpers/listen.ts';
import { listen } from './helpers/listen.ts';
import { v1Sse, v1Stateful, v1Stateless, v2 } from './helpers/mcp-http.ts';
import { repository } from './helpers/repository.ts';
import { json, startRpc } from './helpers/rpc-server.ts';
import { flat, mcpLock } from './helpers/run.ts';

const CANARY = 'Bearer canary-4f1d9c27e6';
const refusedOnce = new EventEmitter();
const open: Listening[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(handle: RequestListener): Promise<Listening> {
  const server = await listen(handle);
  open.push(server);
  return server;
}

/** A repository whose one server is remote. */
function configured(url: string, type: 'http' | 'sse' = 'http') {
  const repo = repository({});
  repo.config({ shelf: { type, url, headers: { Authorization: CANARY } } });
  return repo;
}

const KINDS: readonly (readonly [name: string, path: string, revision: string, () => RequestListener])[] = [
  ['SDK 1.x, stateless, JSON', '/mcp', '2025-11-25', () => v1Stateless(true)],
  ['SDK 1.x, stateless, event streams', '/mcp', '2025-11-25', () => v1Stateless(false)],
  ['SDK 1.x, with sessions', '/mcp', '2025-11-25', () => v1Stateful().handle],
  ['SDK 1.x, HTTP+SSE', '/sse', '2025-11-25', v1Sse],
  ['SDK 2.x, both eras', '/mcp', '2026-07-28', () => v2('stateless')],
  ['SDK 2.x, 2026 alone', '/mcp', '2026-07-28', () => v2('reject')],
];

describe.each(['http', 'sse'] as const)('configured as %s', (type) => {
  test.each(KINDS)('%s', async (_, path, revision, make) => {
    const server = await serve(make());
    const repo = configured(`${server.origin}${path}`, type);
    const init = await mcpLock(repo.root, ['init', '--yes']);
    expect(init).toMatchObject({ exit: 0 });
    const { shelf } = JSON.parse(repo.lock()).servers;
    expect(shelf.server.protocolVersion).toBe(revision);
    expect(Object.keys(shelf.tools)).toEqual(['find_book', 'lend_book']);
    expect([shelf.prompts, shelf.resources, shelf.resourceTemplates].map((one) => Object.keys(one))).toEqual([
      ['recommend'],
      ['shelf://all'],
      ['shelf://book/{id}'],
    ]);
    expect(shelf.volatile).toBeUndefined();
    const verify = await mcpLock(repo.root, ['verify']);
    expect(verify).toMatchObject({ exit: 0 });
    for (const { headers } of server.asked) expect(headers.authorization).toBe(CANARY);
    for (const text of [repo.lock(), init.stdout, init.stderr, verify.stdout, verify.stderr])
      expect(text).not.toContain('canary');
  });
});

test('a server that moved on to 2026 alone is read in the new era, and one that moved back in the old one', async () => {
  const [old, dual, modern] = [v1Stateless(true), v2('stateless'), v2('reject')];
  let now = old;
  const server = await serve((request, response) => now(request, response));
  const repo = configured(`${server.origin}/mcp`);
  const changes = async (): Promise<readonly string[]> => {
    const { stdout } = await mcpLock(repo.root, ['verify', '--reporter', 'json']);
    const report = JSON.parse(stdout);
    expect(report.failures).toEqual([]);
    return report.servers[0].findings.map(({ rule }: { rule: string }) => rule);
  };
  expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
  now = dual;
  expect(await changes()).not.toContain('server/protocol-changed');
  now = modern;
  expect(await changes()).toContain('server/protocol-changed');
  expect((await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).exit).toBe(0);
  expect(await changes()).toEqual([]);
  now = old;
  expect(await changes()).toContain('server/protocol-changed');
});

test('a session is given back when everything was read', async () => {
  const { handle, sessions } = v1Stateful();
  const server = await serve(handle);
  const repo = configured(`${server.origin}/mcp`);
  expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
  expect(server.asked.filter(({ method }) => method === 'DELETE')).toHaveLength(2);
  expect(sessions()).toBe(0);
});

test('a session that was forgotten is opened anew, once', async () => {
  const { handle, forget } = v1Stateful();
  let drop = 0;
  const server = await serve((request, response) => {
    if (request.method === 'POST' && request.headers['mcp-session-id'] !== undefined && drop > 0) {
      drop -= 1;
      forget();
    }
    return handle(request, response);
  });
  const repo = configured(`${server.origin}/mcp`);
  expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
  drop = 1;
  expect((await mcpLock(repo.root, ['verify'])).exit).toBe(0);
  drop = Number.POSITIVE_INFINITY;
  const { exit, stdout } = await mcpLock(repo.root, ['verify']);
  expect(exit).toBe(3);
  expect(flat(stdout)).toContain('The server responded with HTTP 404: "Session not found".');
});

test('the lists need not wait until the server took note that the opening is over', async () => {
  let take: () => void = () => undefined;
  const server = await startRpc(async ({ method }, response) => {
    if (method === 'tools/list') take();
    if (method !== 'notifications/initialized') return false;
    await new Promise<void>((resolve) => {
      take = resolve;
    });
    response.writeHead(202).end();
    return true;
  });
  open.push(server);
  const repo = configured(`${server.origin}/mcp`);
  const host = nodeHost(new AbortController().signal);
  const request = { transport: 'http', url: `${server.origin}/mcp`, headers: {} } as const;
  const options = { root: repo.root, timeoutMs: 20_000, era: 'legacy', accept: () => true } as const;
  const surface = await observeOnce({ kind: 'http', ...request }, options, host);
  expect(Object.keys(surface.sections.tools)).toEqual(['echo']);
});

test('a server that refuses lists until it took note is asked again', async () => {
  let noted = false;
  const server = await startRpc(async ({ id, method }, response) => {
    if (method === 'initialize') noted = false;
    if (method === 'notifications/initialized') {
      await once(refusedOnce, 'refused');
      noted = true;
      response.writeHead(202).end();
    } else if (id !== undefined && method.endsWith('/list') && !noted) {
      refusedOnce.emit('refused');
      json(response, JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32600, message: 'not yet' } }));
    } else return false;
    return true;
  });
  open.push(server);
  const repo = configured(`${server.origin}/mcp`);
  const host = nodeHost(new AbortController().signal);
  const request = { transport: 'http', url: `${server.origin}/mcp`, headers: {} } as const;
  const options = { root: repo.root, timeoutMs: 20_000, era: 'legacy', accept: () => true } as const;
  const surface = await observeOnce({ kind: 'http', ...request }, options, host);
  expect(Object.keys(surface.sections.tools)).toEqual(['echo']);
});

describe('an address that no way leads to', () => {
  const answer =
    (status: number, type = 'text/plain', body = 'nothing here'): RequestListener =>
    (_, response) =>
      void response.writeHead(status, { 'content-type': type }).end(body);

  test.each([
    ['http', 404, 'The server supports neither Streamable HTTP (HTTP 404) nor HTTP+SSE (HTTP 404)'],
    ['sse', 404, 'The server supports neither HTTP+SSE (HTTP 404) nor Streamable HTTP (HTTP 404)'],
    ['http', 405, 'The server supports neither Streamable HTTP (HTTP 405) nor HTTP+SSE (HTTP 405)'],
    ['http', 400, 'The server supports neither Streamable HTTP (HTTP 400) nor HTTP+SSE (HTTP 400)'],
    ['http', 410, 'The server responded with HTTP 410.'],
    ['http', 500, 'The server responded with HTTP 500.'],
    ['sse', 503, 'The server responded with HTTP 503.'],
  ] as const)('configured as %s, everything answers %d', async (type, status, said) => {
    const server = await serve(answer(status));
    const repo = configured(`${server.origin}/mcp`, type);
    const { exit, stdout } = await mcpLock(repo.root, ['init', '--yes']);
    expect(exit).toBe(3);
    expect(stdout).toContain('E_PROTOCOL');
    expect(flat(stdout)).toContain(said);
    expect(stdout).toContain('next: ');
  });

  test('says what a server of MCP itself answered', async () => {
    const error = { jsonrpc: '2.0', id: null, error: { code: -32000, message: 'no room on this shelf' } };
    const server = await serve(answer(400, 'application/json', JSON.stringify(error)));
    const { exit, stdout } = await mcpLock(configured(`${server.origin}/mcp`).root, ['init', '--yes']);
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain('The server responded with HTTP 400: "no room on this shelf".');
  });

  test('a web page where the stream should be is no stream', async () => {
    const server = await serve((request, response) =>
      request.method === 'POST'
        ? void response.writeHead(405).end()
        : answer(200, 'text/html', '<h1>Welcome</h1>')(request, response),
    );
    const { exit, stdout } = await mcpLock(configured(`${server.origin}/mcp`).root, ['init', '--yes']);
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain(
      'The server supports neither Streamable HTTP (HTTP 405) nor HTTP+SSE (text/html)',
    );
  });
});
