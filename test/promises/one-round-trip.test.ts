/** Five requests at once to real servers of the SDK behind what stands between, without a clock. */
import type { RequestListener, ServerResponse } from 'node:http';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { authorizerOf } from '../../src/server/auth/token-source.ts';
import { observeOnce } from '../../src/server/observe.ts';
import { bodyOf, type Listening, listen } from '../helpers/listen.ts';
import { v1Stateless } from '../helpers/mcp-http.ts';
import { repository } from '../helpers/repository.ts';
import { flat, mcpLock } from '../helpers/run.ts';
import { buildV2 } from '../servers/build-v2.js';
import { kind } from './one-round-trip.cases.ts';

const open: Listening[] = [];
afterAll(async () => {
  for (const one of open.splice(0)) await one.close();
});

interface Asked {
  readonly id?: number | string;
  readonly method: string;
}

/** What an SDK server answers, and how many requests for a method came before. */
interface Answer extends Asked {
  readonly nth: number;
  readonly honest: () => Promise<Response>;
  readonly path: string;
}

type Server = (answer: Answer, response: ServerResponse) => Promise<Response | undefined>;

const LATE = { name: 'late_tool', description: 'Came late.', inputSchema: { type: 'object' } };
const rpcError = (id: unknown, code: number, data?: object) =>
  Response.json(
    { jsonrpc: '2.0', id, error: { code, message: 'no', ...(data && { data }) } },
    { status: code === -32022 ? 400 : 200 },
  );

async function changed(
  honest: () => Promise<Response>,
  change: (message: any) => unknown,
): Promise<Response> {
  const text = await (await honest()).text();
  const json = text.startsWith('{') ? text : (/^data: (.*)$/m.exec(text)?.[1] ?? '');
  return Response.json(change(JSON.parse(json)));
}

const withLate = (message: any) => ({
  ...message,
  result: { ...message.result, tools: [...message.result.tools, LATE] },
});

/** A stream of these messages. */
const stream = (...messages: readonly unknown[]) =>
  new Response(messages.map((one) => `event: message\ndata: ${JSON.stringify(one)}\n\n`).join(''), {
    headers: { 'content-type': 'text/event-stream' },
  });

const notification = { jsonrpc: '2.0', method: 'notifications/tools/list_changed' };
const turns: ((last: boolean) => void)[] = [];

const SERVERS: Readonly<Record<string, Server>> = {
  honest: ({ honest }) => honest(),
  reversed: async ({ honest, method }) => {
    const answer = await honest();
    // The one that came last goes first, and lets the one before go.
    if (method !== 'resources/templates/list') await new Promise<boolean>((resolve) => turns.push(resolve));
    setImmediate(() => turns.pop()?.(true));
    return answer;
  },
  'refuses-prompts': async ({ id, method, honest }) =>
    method === 'prompts/list' ? rpcError(id, -32601) : honest(),
  redirects: async ({ path, honest }) =>
    path === '/mcp' ? new Response(null, { status: 307, headers: { location: '/mcp/moved' } }) : honest(),
  'refuses-version': async ({ id, nth, method, honest }) =>
    method === 'server/discover' && nth === 0
      ? rpcError(id, -32022, { supported: ['2026-07-28'], requested: '2026-07-28' })
      : honest(),
  'swapped-ids': async ({ honest, method }) =>
    method === 'tools/list' ? changed(honest, (message) => ({ ...message, id: message.id + 1 })) : honest(),
  'foreign-ids': async ({ honest, method }) =>
    method === 'tools/list' ? changed(honest, (message) => ({ ...message, id: 9_999 })) : honest(),
  huge: async ({ honest, method }) =>
    method === 'tools/list'
      ? changed(honest, (message) => ({ ...message, padding: 'x'.repeat(17 * 1024 * 1024) }))
      : honest(),
  'no-json': async ({ honest, method }) =>
    method === 'prompts/list'
      ? new Response('{"', { headers: { 'content-type': 'application/json' } })
      : honest(),
  'late-tool': async ({ honest, method }) => (method === 'tools/list' ? changed(honest, withLate) : honest()),
  changes: async ({ honest, method, nth }) => {
    if (method !== 'tools/list') return honest();
    const answer = await (await changed(honest, (message) => message)).json();
    return nth === 0 ? stream(notification, answer) : Response.json(withLate(answer));
  },
  'changes-behind': async ({ honest, method, nth }) => {
    if (method !== 'tools/list') return honest();
    const answer = await (await changed(honest, (message) => message)).json();
    return nth === 0 ? stream(answer, notification) : Response.json(withLate(answer));
  },
  'breaks-once': async ({ honest, method, nth }, response) => {
    if (method !== 'resources/list' || nth > 0) return honest();
    response.destroy();
    return undefined;
  },
};

/** `once 500 tools/list`, `always 401`. */
function withStatus(name: string): Server | undefined {
  const [how, status, of] = name.split(' ');
  if (status === undefined) return undefined;
  return async ({ method, nth, honest }) =>
    (of === undefined || of === method) && (how === 'always' || nth === 0)
      ? new Response('no', { status: Number(status) })
      : honest();
}

/** A server of the SDK, and from `turn()` on the given one before it. */
async function serve(twist: Server, always = false) {
  const handler = createMcpHandler(buildV2 as any, { legacy: 'reject' });
  const asked: Asked[] = [];
  const other: { now?: RequestListener } = {};
  let twisted = false;
  let count = 0;
  let release: () => void = () => undefined;
  let five = new Promise<void>((resolve) => (release = resolve));
  const server = await listen(async (request, response) => {
    if (twisted && other.now !== undefined) return other.now(request, response);
    const body = await bodyOf(request);
    if (request.method !== 'POST') return response.writeHead(405).end();
    const rpc: Asked = JSON.parse(body);
    const nth = asked.filter(({ method }) => method === rpc.method).length;
    asked.push(rpc);
    count += 1;
    if (count === 5) release();
    const headers = new Headers(
      Object.entries(request.headers).map(([k, v]): [string, string] => [k, String(v)]),
    );
    const honest = () =>
      handler.fetch(new Request(`http://${request.headers.host}/mcp`, { method: 'POST', headers, body }));
    const answer = { ...rpc, nth, honest, path: request.url ?? '' };
    // What is not sent together waits for ever.
    if (twisted) await five;
    const made = twisted || always ? await twist(answer, response) : await honest();
    if (made === undefined) return undefined;
    response.writeHead(made.status, Object.fromEntries(made.headers));
    const text = await made.text();
    return response.end(text);
  });
  open.push(server);
  return {
    url: `${server.origin}/mcp`,
    turn: (to?: RequestListener) => {
      twisted = true;
      if (to !== undefined) other.now = to;
      asked.length = 0;
      count = 0;
      five = new Promise<void>((resolve) => (release = resolve));
    },
    count: () => count,
  };
}

describe('a server that is asked for everything at once', () => {
  test.each(kind.cases)('$name', async ({ server: name, exit, inOne, said, always }) => {
    const server = await serve(SERVERS[name] ?? withStatus(name) ?? (async ({ honest }) => honest()), always);
    const repo = repository({});
    repo.config({ shelf: { type: 'http', url: server.url } });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    server.turn(name === 'legacy' ? v1Stateless(true) : undefined);
    const ran = await mcpLock(repo.root, ['verify', '--timeout', '60']);
    expect(flat(ran.stdout)).toContain(said ?? '');
    expect(ran.exit).toBe(exit);
    if (name === 'legacy') return;
    expect(server.count() === (name === 'redirects' ? 10 : 5)).toBe(inOne);
  });
});

test('a server that wants a newer token is signed in to once, and asked again', async () => {
  let handed = 0;
  const headersOf: string[] = [];
  let refused = 0;
  const server = await serve(async ({ honest }) => {
    refused += 1;
    return refused > 5 ? honest() : new Response(null, { status: 401 });
  });
  server.turn();
  const source = {
    from: 'a variable',
    token: async () => {
      headersOf.push(`token-${handed}`);
      return `token-${handed}`;
    },
    replace: async () => {
      handed += 1;
      return true;
    },
    secrets: () => [],
  };
  const host = nodeHost(new AbortController().signal);
  const target = {
    kind: 'http',
    transport: 'http',
    url: server.url,
    headers: {},
    authorizer: authorizerOf(source, host.now),
  } as const;
  const options = {
    root: repository({}).root,
    timeoutMs: 60_000,
    era: 'modern',
    spoke: '2026-07-28',
    accept: () => true,
  } as const;
  const surface = await observeOnce(target, options, host);
  expect(Object.keys(surface.sections.tools)).toEqual(['find_book', 'lend_book']);
  expect(handed).toBe(1);
  expect(headersOf).toEqual([...Array(5).fill('token-0'), ...Array(5).fill('token-1')]);
  expect(server.count()).toBe(10);
});
