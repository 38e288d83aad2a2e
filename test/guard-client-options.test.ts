/** What a client gives along with a call, an abort above all, holds behind the guard's gate as it does without it. */
import type { IncomingHttpHeaders } from 'node:http';
import { Client as ClientV2, StreamableHTTPClientTransport as HttpV2 } from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnyTransport, GuardEvent } from '../src/index.ts';
import { guardClient, guardTransport } from '../src/index.ts';
import type { JsonObject, Lockfile } from '../src/model.ts';
import { entry } from './fixtures/drift/base.ts';
import { bodyOf, listen } from './helpers/listen.ts';

const TOOL = {
  name: 'echo',
  description: 'Says it again.',
  inputSchema: {
    type: 'object' as const,
    properties: { n: { type: 'integer' }, region: { type: 'string', 'x-mcp-header': 'Region' } },
  },
};
const INFO = { name: 'notes', version: '1' };
const ABILITIES = { capabilities: { tools: {} }, instructions: 'Count on it.' };
const LOCKFILE: Lockfile = {
  lockfileVersion: 1,
  servers: { notes: entry({ tools: [TOOL], server: { info: INFO, ...ABILITIES } }) },
};
const REQUEST = { lockfile: LOCKFILE, server: 'notes', timeout: 30 };

/** What happened so far, and a wait for more. */
function tally<T>() {
  const all: T[] = [];
  const checks = new Set<() => void>();
  return {
    all,
    add: (one: T) => {
      all.push(one);
      for (const check of checks) check();
    },
    until: (enough: (all: readonly T[]) => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!enough(all)) return;
          checks.delete(check);
          resolve();
        };
        checks.add(check);
        check();
      }),
  };
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((yes) => {
    resolve = yes;
  });
  return { promise, resolve };
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Seen {
  readonly method: string;
  readonly n: unknown;
  readonly headers: IncomingHttpHeaders;
}

/** A server over HTTP of both eras. `when`: the status with which a method is answered, once it is known. */
async function server(when: Readonly<Record<string, Promise<number>>>) {
  const seen = tally<Seen>();
  const aborted = tally<string>();
  const done = { resultType: 'complete', ttlMs: 0, cacheScope: 'private' };
  const results: Readonly<Record<string, JsonObject>> = {
    initialize: { protocolVersion: '2025-11-25', serverInfo: INFO, ...ABILITIES },
    'server/discover': {
      ...done,
      ...ABILITIES,
      supportedVersions: ['2026-07-28'],
      _meta: { 'io.modelcontextprotocol/serverInfo': INFO },
    },
    'tools/list': { ...done, tools: [TOOL] },
    'tools/call': { resultType: 'complete', content: [{ type: 'text', text: 'done' }] },
  };
  const listening = await listen(async (request, response) => {
    if (request.method !== 'POST') return response.writeHead(405).end();
    const { id, method, params } = JSON.parse(await bodyOf(request));
    response.on('close', () => response.writableEnded || aborted.add(method));
    seen.add({ method, n: params?.arguments?.n, headers: request.headers });
    if (id === undefined) return response.writeHead(202).end();
    const status = await when[method];
    if (status !== undefined && status !== 200) return response.writeHead(status).end('no');
    const result = results[method];
    const said = result === undefined ? { error: { code: -32601, message: 'Method not found' } } : { result };
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ jsonrpc: '2.0', id, ...said }));
  });
  closing.push(listening.close);
  return { url: new URL('/mcp', listening.origin), seen, aborted };
}

const KINDS = ['SDK 1.x', 'SDK 2.x', 'SDK 2.x, 2026-07-28'] as const;
type Kind = (typeof KINDS)[number];

const agent = (kind: Kind) =>
  kind === 'SDK 1.x'
    ? new ClientV1(INFO)
    : new ClientV2(INFO, { versionNegotiation: { mode: kind === 'SDK 2.x' ? 'legacy' : 'auto' } });

/** A client behind the guard; `sent`: what it gave to the gate. */
async function guarded(kind: Kind, url: URL) {
  const sent = tally<string>();
  const client = agent(kind);
  const watched = <T extends AnyTransport>(transport: T): T => {
    const send = transport.send.bind(transport) as (message: unknown, how?: unknown) => Promise<void>;
    return Object.assign(transport, {
      send: (message: { readonly method?: string }, how?: unknown) => {
        sent.add(message.method ?? '');
        return send(message, how);
      },
    });
  };
  if (client instanceof ClientV1) {
    await client.connect(watched(await guardTransport(new HttpV1(url), REQUEST)) as any);
  } else await client.connect(watched(await guardTransport(new HttpV2(url), REQUEST)));
  closing.push(() => client.close());
  const call = (n: number, signal?: AbortSignal): Promise<unknown> => {
    const params = { name: 'echo', arguments: { n, region: 'eu' } };
    const options = signal === undefined ? {} : { signal };
    return client instanceof ClientV1
      ? client.callTool(params, undefined, options)
      : client.callTool(params, { ...options, toolDefinition: TOOL });
  };
  return { client, sent, call };
}

const calls = (all: readonly string[]) => all.filter((method) => method === 'tools/call').length;
const saw = (method: string) => (all: readonly Seen[]) => all.some((one) => one.method === method);
const numbers = (all: readonly Seen[]) =>
  all.filter(({ method }) => method === 'tools/call').map(({ n }) => n);

describe.each(KINDS)('behind the guard, a client on %s', (kind) => {
  it.each([
    ['first, for which the list is read', 0],
    ['second', 1],
  ])('that aborts the %s of three calls that wait sends the other two alone', async (_, which) => {
    const list = deferred<number>();
    const { url, seen, aborted } = await server({ 'tools/list': list.promise });
    const { sent, call } = await guarded(kind, url);
    const stop = new AbortController();
    const made = [0, 1, 2].map((n) => call(n, n === which ? stop.signal : undefined));
    const ends = Promise.allSettled(made);
    await Promise.all([sent.until((all) => calls(all) === 3), seen.until(saw('tools/list'))]);
    stop.abort(new Error('enough'));
    await expect(made[which]).rejects.toThrow(/enough/);
    list.resolve(200);
    expect((await ends).map(({ status }) => status)).toEqual(
      [0, 1, 2].map((n) => (n === which ? 'rejected' : 'fulfilled')),
    );
    await call(3);
    expect(new Set(numbers(seen.all))).toEqual(new Set([0, 1, 2, 3].filter((n) => n !== which)));
    expect(seen.all.map(({ method }) => method)).not.toContain('notifications/cancelled');
    expect(aborted.all).toEqual([]);
  });

  it('that aborts a call that waited and was sent aborts it at the server', async () => {
    const answer = deferred<number>();
    const { url, seen, aborted } = await server({ 'tools/call': answer.promise });
    const { call } = await guarded(kind, url);
    const stop = new AbortController();
    const made = call(0, stop.signal);
    made.catch(() => undefined);
    await seen.until(saw('tools/call'));
    stop.abort(new Error('enough'));
    await expect(made).rejects.toThrow(/enough/);
    await (kind === 'SDK 2.x, 2026-07-28'
      ? aborted.until((all) => all.includes('tools/call'))
      : seen.until(saw('notifications/cancelled')));
    answer.resolve(200);
  });

  it.each(['tools/list', 'tools/call'])('is told at once when %s cannot be sent', async (method) => {
    const status = deferred<number>();
    const { url, seen } = await server({ [method]: status.promise });
    const { sent, call } = await guarded(kind, url);
    const ends = Promise.allSettled([call(0), call(1)]);
    await Promise.all([sent.until((all) => calls(all) === 2), seen.until(saw(method))]);
    status.resolve(500);
    for (const end of await ends)
      expect(end).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringMatching(/POSTing/) },
      });
  });

  it('is told at once when it closes while a call waits', async () => {
    const list = deferred<number>();
    const { url, seen } = await server({ 'tools/list': list.promise });
    const { client, call } = await guarded(kind, url);
    const end = call(0).catch((error: Error) => error.message);
    await seen.until(saw('tools/list'));
    await client.close();
    expect(await end).toMatch(/Connection closed/);
    list.resolve(200);
  });

  it('that is connected already is refused, and taken when it is closed', async () => {
    const { url } = await server({});
    const client = agent(kind);
    const connect = () =>
      client instanceof ClientV1 ? client.connect(new HttpV1(url) as any) : client.connect(new HttpV2(url));
    await connect();
    closing.push(() => client.close());
    expect(() => guardClient(client as ClientV2, REQUEST)).toThrow(
      expect.objectContaining({
        name: 'McpLockError',
        code: 'E_USAGE',
        detail: { next: 'Call `guardClient` before `connect`.' },
      }),
    );
    await client.close();
    expect(guardClient(client as ClientV2, REQUEST)).toBe(client);
    await connect();
  });
});

it('headers of a call that waits go with it, and not with the list that is read for it', async () => {
  const { url, seen } = await server({});
  const { call } = await guarded('SDK 2.x, 2026-07-28', url);
  await call(0);
  expect(
    seen.all
      .slice(-2)
      .map(({ method, headers }) => [method, headers['mcp-method'], headers['mcp-param-region']]),
  ).toEqual([
    ['tools/list', 'tools/list', undefined],
    ['tools/call', 'tools/call', 'eu'],
  ]);
});

interface Sent {
  readonly message: JsonObject;
  readonly how: unknown;
}

/** A transport that notes what it is given and says what it is told. */
async function noting(request: object = {}, send: () => Promise<void> = () => Promise.resolve()) {
  const sent: Sent[] = [];
  const events: GuardEvent[] = [];
  const received = tally<JsonObject>();
  const inner = {
    start: () => Promise.resolve(),
    close: () => {
      inner.onclose?.();
      return Promise.resolve();
    },
    send: (message: JsonObject, how?: unknown) => {
      sent.push({ message, how });
      return message['method'] === 'tools/call' ? send() : Promise.resolve();
    },
    onmessage: undefined as ((message: unknown) => void) | undefined,
    onclose: undefined as (() => void) | undefined,
    onerror: undefined,
  };
  const outer = await guardTransport(inner, {
    ...REQUEST,
    onEvent: (event) => void events.push(event),
    ...request,
  });
  outer.onmessage = (message) => received.add(message as JsonObject);
  await outer.start();
  /** Answers the guard's own question. */
  const list = (tools: readonly object[] = [TOOL]) => {
    const id = sent.find(({ message }) => message['method'] === 'tools/list')?.message['id'];
    inner.onmessage?.({ jsonrpc: '2.0', id, result: { tools } });
  };
  const say = (message: object) => inner.onmessage?.({ jsonrpc: '2.0', ...message });
  return { outer, inner, sent, events, received, list, say };
}

const CALL = { jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name: 'echo' } };
const how = (more: object = {}) => ({
  headers: { 'Mcp-Param-Region': 'eu' },
  resumptionToken: 'r',
  onRequestStreamEnd: () => undefined,
  ...more,
});

describe('options go with the message they came with', () => {
  const CASES: readonly [string, readonly JsonObject[]][] = [
    ['a request', [{ jsonrpc: '2.0', id: 1, method: 'ping' }]],
    ['a notification', [{ jsonrpc: '2.0', method: 'notifications/progress', params: {} }]],
    ['an answer', [{ jsonrpc: '2.0', id: 1, result: {} }]],
    [
      'a cancellation of what was sent',
      [{ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }],
    ],
    ['a call that waits', [CALL]],
    ['two calls that wait', [CALL, { ...CALL, id: '7' }]],
  ];

  it.each(CASES)('%s', async (_, messages) => {
    const { outer, sent, list } = await noting();
    const given = messages.map((message) => ({ message, how: how() }));
    const ends = given.map((one) => outer.send(one.message, one.how));
    if (messages.includes(CALL)) list();
    await Promise.all(ends);
    expect(sent.filter(({ message }) => message['method'] !== 'tools/list')).toEqual(given);
    for (const [at, { how }] of given.entries()) expect(sent.slice(-given.length)[at]?.how).toBe(how);
    expect(sent.filter(({ message }) => message['method'] === 'tools/list')).toMatchObject(
      messages.includes(CALL) ? [{ how: undefined }] : [],
    );
  });

  it('each part of a batch', async () => {
    const { outer, sent, list } = await noting();
    const options = how();
    const end = outer.send([{ jsonrpc: '2.0', id: 1, method: 'ping' }, CALL] as any, options);
    list();
    await end;
    expect(sent.map(({ message, how }) => [message['method'], how])).toEqual([
      ['ping', options],
      ['tools/list', undefined],
      ['tools/call', options],
    ]);
  });
});

describe('the promise of a call that waits', () => {
  interface Case {
    readonly request?: object;
    readonly send?: () => Promise<void>;
    readonly next: (on: Awaited<ReturnType<typeof noting>>, stop: AbortController) => unknown;
    readonly aborted?: boolean;
    /** What it fails with. */
    readonly fails?: string;
    /** What is sent and what the client receives, in the end. */
    readonly sent: readonly string[];
    readonly received?: readonly RegExp[];
  }
  const LIST = ['tools/list'];
  const BOTH = ['tools/list', 'tools/call'];
  const CASES: Readonly<Record<string, Case>> = {
    'is kept when it is sent': { next: ({ list }) => list(), sent: BOTH },
    'fails as sending it fails': {
      send: () => Promise.reject(new Error('no line')),
      next: ({ list }) => list(),
      fails: 'no line',
      sent: BOTH,
    },
    'is kept when it is refused': {
      next: ({ list }) => list([{ ...TOOL, description: 'Else.' }]),
      sent: LIST,
      received: [/differs from the locked one/],
    },
    'is kept when the list never comes': {
      request: { timeout: 0.02 },
      next: ({ received }) => received.until((all) => all.length > 0),
      sent: LIST,
      received: [/could not be checked/],
    },
    'is kept when the list never comes and the guard only reports': {
      request: { timeout: 0.02, onDrift: 'warn' },
      next: () => undefined,
      sent: BOTH,
    },
    'is kept when the server is stopped': {
      request: { onDrift: 'stop' },
      next: ({ list }) => list([{ ...TOOL, description: 'Else.' }]),
      sent: LIST,
      received: [/mcp-lock stopped server/],
    },
    'fails with the reason of its signal': {
      next: ({ list }, stop) => {
        stop.abort(new Error('enough'));
        list();
      },
      fails: 'enough',
      sent: LIST,
    },
    'fails when the signal was aborted before': {
      aborted: true,
      next: ({ list }) => list(),
      fails: 'before',
      sent: LIST,
    },
    'is kept when the client cancels it by a notification': {
      next: async ({ outer, list }) => {
        const params = { requestId: 7 };
        await outer.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params } as any);
        list();
      },
      sent: LIST,
    },
    'fails when the server ends': {
      next: ({ inner }) => inner.onclose?.(),
      fails: 'The connection was closed.',
      sent: LIST,
    },
    'fails when the client closes': {
      next: ({ outer }) => outer.close(),
      fails: 'The connection was closed.',
      sent: LIST,
    },
    'is kept though another one with its id is sent': {
      next: async ({ outer, list }) => {
        const other = outer.send(CALL, {});
        list();
        await other;
      },
      sent: [...BOTH, 'tools/call'],
    },
  };

  it.each(Object.entries(CASES))('%s', async (_, one) => {
    const on = await noting(one.request, one.send);
    const stop = new AbortController();
    if (one.aborted) stop.abort(new Error('before'));
    const end = on.outer.send(CALL, how({ requestSignal: stop.signal })).then(
      () => undefined,
      (error: Error) => error.message,
    );
    await one.next(on, stop);
    expect(await end).toBe(one.fails);
    stop.abort(new Error('too late'));
    expect(on.sent.map(({ message }) => message['method'])).toEqual(one.sent);
    expect(on.received.all.map((message) => JSON.stringify(message))).toEqual(
      (one.received ?? []).map((pattern) => expect.stringMatching(pattern)),
    );
  });

  it('is kept when the client sends its next message while this one is dealt with', async () => {
    const other = { ...TOOL, name: 'gone' };
    const locked = entry({ tools: [TOOL, other], server: { info: INFO, ...ABILITIES } });
    const { outer, sent, list } = await noting({ lockfile: { ...LOCKFILE, servers: { notes: locked } } });
    const next: Promise<void>[] = [];
    outer.onmessage = () => void next.push(outer.send({ ...CALL, id: 9 }, how()));
    const refused = outer.send({ ...CALL, id: 8, params: { name: 'gone' } }, how());
    const options = how();
    const passed = outer.send(CALL, options);
    list();
    await Promise.all([refused, passed, ...next]);
    expect(next).toHaveLength(1);
    expect(sent.find(({ message }) => message['id'] === CALL.id)?.how).toBe(options);
  });
});

it.each([
  ['SDK 1.x', HttpV1],
  ['SDK 2.x', HttpV2],
] as const)('a transport of %s keeps what its own type has', async (_, Http) => {
  const inner = new Http(new URL('http://127.0.0.1:9/mcp'));
  const outer = (await guardTransport(inner as never, REQUEST)) as unknown as Record<string, unknown>;
  for (const name of ['terminateSession', 'finishAuth', 'resumeStream'])
    expect(typeof outer[name]).toBe('function');
  inner.setProtocolVersion('2025-11-25');
  expect(outer).toMatchObject({ protocolVersion: '2025-11-25', sessionId: undefined });
  // Without a session there is none to end, and nothing is sent.
  await expect((outer['terminateSession'] as () => Promise<void>)()).resolves.toBeUndefined();
});
