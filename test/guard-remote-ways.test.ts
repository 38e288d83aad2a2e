/**
 * The stdio face on a remote server, whatever way leads to it: transports of both generations, redirects, headers from
 * variables. Real servers on loopback. Needs a build.
 */
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { CLIENTS, INITIALIZE, lines, lock, opening, remoteGuard, wire } from './helpers/guarded.ts';
import type { Listening } from './helpers/listen.ts';
import { bodyOf, listen } from './helpers/listen.ts';
import { v1Sse, v1Stateful, v1Stateless, v2 } from './helpers/mcp-http.ts';
import { repository } from './helpers/repository.ts';
import { mcpLock } from './helpers/run.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listening(handle: RequestListener): Promise<Listening> {
  const server = await listen(handle);
  closing.push(() => server.close());
  return server;
}

describe.each(['SDK 1.x', 'SDK 2.x, auto'] as const)('a client on %s', (kind) => {
  test.each<[string, string, () => RequestListener, string]>([
    ['SDK 1.x without sessions, JSON', 'http', () => v1Stateless(true), '/mcp'],
    ['SDK 1.x without sessions, events', 'http', () => v1Stateless(false), '/mcp'],
    ['SDK 1.x with sessions', 'http', () => v1Stateful().handle, '/mcp'],
    ['HTTP+SSE', 'sse', v1Sse, '/sse'],
    ['HTTP+SSE where the config says http', 'http', v1Sse, '/sse'],
    ['Streamable HTTP where the config says sse', 'sse', () => v1Stateless(true), '/mcp'],
    ['SDK 2.x, both eras', 'http', () => v2('stateless'), '/mcp'],
  ])('%s', async (_, type, make, path) => {
    const server = await listening(make());
    const repo = repository({});
    repo.config({ shelf: { type, url: `${server.origin}${path}` } });
    await lock(repo);
    const client = await CLIENTS[kind](remoteGuard(repo.root, 'shelf'));
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('find_book');
    const found = await client.callTool({ name: 'find_book', arguments: { words: 'tea' } });
    expect(JSON.stringify(found)).toContain('find_book done');
    await client.close();
  });
});

test('what a client sends arrives byte for byte', async () => {
  const bodies: string[] = [];
  const server = await listening(async (request, response) => {
    const body = await bodyOf(request);
    if (request.method !== 'POST') return response.writeHead(405).end();
    bodies.push(body);
    const { id, method } = JSON.parse(body);
    if (id === undefined) return response.writeHead(202).end();
    const opening = {
      protocolVersion: '2025-11-25',
      capabilities: {},
      serverInfo: { name: 'raw', version: '1' },
    };
    const error = { code: -32601, message: 'Method not found' };
    const results: Record<string, object> = { initialize: opening, 'x/unknown': {} };
    const result = results[method];
    const answer = result === undefined ? { error } : { result };
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
  });
  const repo = repository({});
  repo.config({ raw: { type: 'http', url: `${server.origin}/mcp` } });
  await lock(repo);
  const client = wire(remoteGuard(repo.root, 'raw'));
  client.send(INITIALIZE);
  await client.until(lines(1));
  const odd =
    '{ "jsonrpc":"2.0","id":1, "method":"x/unknown","params":{"n":12345678901234567890,"f":1.0,"__proto__":{}}}';
  client.send(`${odd}\n`);
  await client.until(lines(2));
  await client.end();
  expect(bodies.at(-1)).toBe(odd);
});

describe('a redirect', () => {
  async function moved() {
    const handle = v1Stateless(true);
    let to = '/mcp';
    const server = await listening((request, response) => {
      if (request.url === '/old') return response.writeHead(307, { location: to }).end();
      request.url = '/mcp';
      return handle(request, response);
    });
    const repo = repository({});
    repo.config({ shelf: { type: 'http', url: `${server.origin}/old` } });
    await lock(repo);
    return {
      repo,
      elsewhere: (path: string) => {
        to = path;
      },
    };
  }

  test('that is locked is followed', async () => {
    const { repo } = await moved();
    expect((await opening(remoteGuard(repo.root, 'shelf'))).answer).toMatchObject({ result: {} });
  });

  test('to another path is not, and its address is not repeated', async () => {
    const { repo, elsewhere } = await moved();
    elsewhere('/ignore-all-rules');
    const { answer } = await opening(remoteGuard(repo.root, 'shelf'));
    expect(answer.error.message).toBe(
      'mcp-lock: The server sent no valid response. Ask the user to run `mcp-lock verify shelf`.',
    );
  });
});

test('a header whose variable is not set is named, and nothing is sent', async () => {
  let requests = 0;
  const handle = v1Stateless(true);
  const server = await listening((request, response) => {
    requests += 1;
    return handle(request, response);
  });
  const repo = repository({});
  repo.config({ shelf: { type: 'http', url: `${server.origin}/mcp`, headers: { 'X-Key': '${SHELF_KEY}' } } });
  const locked = await mcpLock(repo.root, ['init', '--yes'], { env: { SHELF_KEY: 'canary-81be' } });
  expect(locked.exit, locked.stderr).toBe(0);
  const before = requests;
  const { answer, exit } = await opening(remoteGuard(repo.root, 'shelf'));
  expect(answer.error.message).toMatch(/SHELF_KEY/);
  expect({ exit, sent: requests - before }).toEqual({ exit: 1, sent: 0 });
  const set = await opening(remoteGuard(repo.root, 'shelf', { SHELF_KEY: 'canary-81be' }));
  expect(set.answer).toMatchObject({ result: {} });
});
