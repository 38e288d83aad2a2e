/**
 * Servers behind HTTP that answer wrongly, too much, too late or never. Each ends in exit 3 with words of its own and what
 * to do, and no credential of the config shows anywhere.
 */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { ServerHost } from '../src/host/host.ts';
import { retryAfter } from '../src/server/http/retries.ts';
import { deadline } from './helpers/deadline.ts';
import type { Listening } from './helpers/listen.ts';
import { repository } from './helpers/repository.ts';
import type { Twist } from './helpers/rpc-server.ts';
import { answerTo, json, startRpc } from './helpers/rpc-server.ts';
import type { Ran } from './helpers/run.ts';
import { flat, mcpLock, PATIENT } from './helpers/run.ts';

const CANARY = 'canary-77aa01c3f9';
const SLASHED = 'canary/5b~20d/7e81f';
const open: Listening[] = [];
afterAll(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(twist: Twist): Promise<Listening> {
  const server = await startRpc(twist);
  open.push(server);
  return server;
}

function configured(
  url: string,
  type = 'http',
  headers: Record<string, string> = { 'X-Key': CANARY, 'X-Other': SLASHED },
) {
  const repo = repository({});
  repo.config({ remote: { type, url, headers } });
  return repo;
}

async function init(
  twist: Twist,
  host: Partial<ServerHost> = {},
): Promise<Ran & { readonly asked: Listening['asked'] }> {
  const server = await serve(twist);
  const argv = ['init', '--yes', '--timeout', '600'];
  const ran = await mcpLock(configured(`${server.origin}/mcp`).root, argv, { host });
  expect(ran.stdout + ran.stderr).not.toContain(CANARY);
  expect(ran.stdout + ran.stderr).not.toContain('7e81f');
  return { ...ran, asked: server.asked };
}

/** On the answer to one method only. */
const on =
  (wanted: string, twist: (response: ServerResponse, text: string) => void): Twist =>
  (rpc, response) => {
    if (rpc.method !== wanted) return false;
    twist(response, answerTo(rpc));
    return true;
  };

const events = (response: ServerResponse): ServerResponse =>
  response.writeHead(200, { 'content-type': 'text/event-stream' });
const MIB = 1024 * 1024;
/** `{"jsonrpc":"2.0","id":1,"result":{…200 MiB of spaces…` in a few hundred kilobytes. */
const bomb = Buffer.concat([Buffer.from('{"jsonrpc":"2.0","result":'), Buffer.alloc(200 * MIB, ' ')]);

const WRONG: readonly (readonly [name: string, code: string, said: string, Twist])[] = [
  [
    'a page to log in',
    'E_PROTOCOL',
    'The server responded with a web page (text/html), not with MCP.',
    on(
      'server/discover',
      (response) =>
        void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<form>'),
    ),
  ],
  [
    'another content type',
    'E_PROTOCOL',
    'The server responded with application/xml, not with MCP.',
    on(
      'tools/list',
      (response) => void response.writeHead(200, { 'content-type': 'application/xml' }).end('<a/>'),
    ),
  ],
  [
    'a content type that is none',
    'E_PROTOCOL',
    'The server responded with an unknown content type, not with MCP.',
    on(
      'tools/list',
      (response) => void response.writeHead(200, { 'content-type': 'so called type/of mine' }).end('{}'),
    ),
  ],
  [
    'nothing, 200',
    'E_PROTOCOL',
    'The response to `initialize` is empty.',
    on('initialize', (response) => json(response, '')),
  ],
  [
    'nothing, 204',
    'E_PROTOCOL',
    'The server did not respond to `tools/list` (HTTP 204).',
    on('tools/list', (response) => void response.writeHead(204).end()),
  ],
  [
    '202 to a request',
    'E_PROTOCOL',
    'The server did not respond to `tools/list` (HTTP 202).',
    on('tools/list', (response) => void response.writeHead(202).end()),
  ],
  [
    'no JSON',
    'E_PROTOCOL',
    'The server sent a response that is not JSON.',
    on('tools/list', (response) => json(response, 'tools: []')),
  ],
  [
    'half of the JSON',
    'E_PROTOCOL',
    'The server sent a response that is not JSON.',
    on('tools/list', (response, text) => json(response, text.slice(0, -9))),
  ],
  [
    'a batch',
    'E_PROTOCOL',
    'The server sent a JSON-RPC batch, which mcp-lock does not support.',
    on('tools/list', (response, text) => json(response, `[${text}]`)),
  ],
  [
    'a batch in a stream',
    'E_PROTOCOL',
    'The server sent a JSON-RPC batch, which mcp-lock does not support.',
    on('tools/list', (response, text) => void events(response).end(`data: [${text}]\n\n`)),
  ],
  ...(
    [
      [
        'a list as its id',
        { id: ['ID'] },
        'The response to `tools/list` has an `id` that is neither a string nor an integer.',
      ],
      [
        'a field too many',
        { more: 1 },
        'The response to `tools/list` has a member that JSON-RPC does not have.',
      ],
      ['nothing odd', {}, 'The server sent two different responses to one `tools/list` request.'],
    ] as const
  ).map(([name, fields, said]): (typeof WRONG)[number] => [
    `two answers, the first with ${name}`,
    'E_PROTOCOL',
    said,
    (rpc, response) => {
      if (rpc.method !== 'tools/list') return false;
      const first = JSON.stringify({ jsonrpc: '2.0', id: rpc.id, result: { tools: [] }, ...fields });
      const odd = first.replace('"ID"', String(rpc.id));
      events(response).end(`data: ${odd}\n\ndata: ${answerTo(rpc)}\n\n`);
      return true;
    },
  ]),
  [
    'a first event behind a written out byte order mark',
    'E_PROTOCOL',
    'broken byte order mark',
    on(
      'tools/list',
      (response, text) => void events(response).end(`\u{ef}\u{bb}\u{bf}data: ${text}\n\ndata: ${text}\n\n`),
    ),
  ],
  [
    'pings without end',
    'E_LIMIT',
    'The server sent more than 1,000 messages that were not requested.',
    on('tools/list', (response, text) => {
      const ping = 'data: {"jsonrpc":"2.0","id":1,"method":"ping"}\n\n';
      events(response).end(`${ping.repeat(1_100)}data: ${text}\n\n`);
    }),
  ],
  [
    'a million empty values',
    'E_LIMIT',
    'The server sent a message with more than 500,000 JSON values.',
    on('tools/list', (response) =>
      json(response, `{"jsonrpc":"2.0","result":{"x":[${'{},'.repeat(500_001)}1]}}`),
    ),
  ],
  ...[CANARY, SLASHED].map((key): (typeof WRONG)[number] => [
    `a key that repeats ${key === SLASHED ? 'a header with slashes' : 'a header'} of ours`,
    'E_PROTOCOL',
    '/result/tools/0/',
    on('tools/list', (response, text) =>
      json(response, text.replace('"name":"echo"', `"name":"echo","${key}":1,"${key}":2`)),
    ),
  ]),
  [
    'a stream that ends too early',
    'E_PROTOCOL',
    'The server closed its event stream before it responded.',
    on('tools/list', (response) => void events(response).end(': nothing\n\n')),
  ],
  [
    'bytes that are not UTF-8',
    'E_PROTOCOL',
    'The server sent bytes that are not UTF-8.',
    on(
      'tools/list',
      (response, text) =>
        void response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(Buffer.from(text.replace('echo', 'ech\u{f6}'), 'latin1')),
    ),
  ],
  [
    'a session id with a blank',
    'E_PROTOCOL',
    'The session id of the server contains characters that are not allowed.',
    on('initialize', (response, text) => json(response, text, { 'mcp-session-id': 'a b' })),
  ],
  [
    'a session id of 2000 characters',
    'E_PROTOCOL',
    'The session id of the server is longer than 1,024 characters.',
    on('initialize', (response, text) => json(response, text, { 'mcp-session-id': 'a'.repeat(2000) })),
  ],
  [
    'headers of 100 kB',
    'E_LIMIT',
    'The response of the server has headers of more than 16 KiB.',
    on('tools/list', (response, text) => json(response, text, { 'x-long': 'a'.repeat(100_000) })),
  ],
  [
    'a gzip bomb',
    'E_LIMIT',
    'The server sent more than 16 MiB in one response.',
    on(
      'tools/list',
      (response) =>
        void response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(gzipSync(bomb)),
    ),
  ],
  [
    'a Brotli bomb',
    'E_LIMIT',
    'The server sent more than 16 MiB in one response.',
    on(
      'tools/list',
      (response) =>
        void response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'br' })
          .end(brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })),
    ),
  ],
  [
    'a gzip bomb in a stream',
    'E_LIMIT',
    'The server sent more than 16 MiB in one response.',
    on(
      'tools/list',
      (response) =>
        void response
          .writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' })
          .end(gzipSync(bomb)),
    ),
  ],
  [
    'compressed bytes that are none',
    'E_PROTOCOL',
    'The compressed response of the server cannot be unpacked.',
    on(
      'tools/list',
      (response) =>
        void response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(randomBytes(64)),
    ),
  ],
  [
    'a connection that breaks in the middle',
    'E_PROTOCOL',
    'The server closed the connection before it responded.',
    on('tools/list', (response, text) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(text.slice(0, 20), () => response.destroy());
    }),
  ],
  [
    'a connection that always breaks',
    'E_PROTOCOL',
    'The server closed the connection before it responded.',
    on('tools/list', (response) => void response.destroy()),
  ],
  [
    'an error of 200 MiB',
    'E_PROTOCOL',
    'The server responded with HTTP 418.',
    on(
      'tools/list',
      (response) => void response.writeHead(418, { 'content-encoding': 'gzip' }).end(gzipSync(bomb)),
    ),
  ],
  ['no login', 'E_AUTH', '', on('server/discover', (response) => void response.writeHead(401).end())],
  ['no access', 'E_AUTH', '', on('tools/list', (response) => void response.writeHead(403).end())],
];

describe('a wrong answer', () => {
  test.each(WRONG)('%s', async (_, code, said, twist) => {
    const { exit, stdout } = await init(twist);
    expect(exit).toBe(3);
    expect(stdout).toContain(code);
    expect(flat(stdout)).toContain(said);
    expect(stdout).toContain('next: ');
  });

  test('compressed and honest is fine', async () => {
    const { exit } = await init((rpc, response) => {
      if (rpc.id === undefined || rpc.method === 'server/discover') return false;
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' })
        .end(gzipSync(answerTo(rpc)));
      return true;
    });
    expect(exit).toBe(0);
  });

  test('events cut anywhere, with any line end, are read whole', async () => {
    const { exit } = await init(async (rpc, response) => {
      if (rpc.id === undefined || rpc.method === 'server/discover') return false;
      const half = answerTo(rpc).indexOf(',') + 1;
      const [a, b] = [answerTo(rpc).slice(0, half), answerTo(rpc).slice(half)];
      const text = `\u{feff}: hello\r\nevent: message\r\nid: 1\rdata: ${a}\r\ndata:${b}\n\r\n`;
      events(response);
      for (const byte of Buffer.from(text)) {
        await new Promise((resolve) => response.write(Buffer.of(byte), resolve));
      }
      response.end();
      return true;
    });
    expect(exit).toBe(0);
  });
});

describe.concurrent('one deadline for everything', () => {
  const SLOW: readonly (readonly [name: string, pieces: number, Twist])[] = [
    ['a server that says nothing', 0, on('tools/list', () => undefined)],
    [
      'a byte now and then',
      3,
      on('tools/list', (response, text) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const drip = setInterval(() => response.write(text[0] as string), 50);
        response.on('close', () => clearInterval(drip));
      }),
    ],
    [
      'events without end, never the answer',
      3,
      on('tools/list', (response) => {
        events(response);
        const drip = setInterval(
          () => response.write('data: {"jsonrpc":"2.0","method":"notifications/message"}\n\n'),
          50,
        );
        response.on('close', () => clearInterval(drip));
      }),
    ],
    [
      'a failure whose body never ends',
      3,
      on('tools/list', (response) => {
        response.writeHead(400);
        const drip = setInterval(() => response.write('.'), 50);
        response.on('close', () => clearInterval(drip));
      }),
    ],
  ];

  test.each(SLOW)('%s', async (_, pieces, twist) => {
    const { timer, fallsWhen } = deadline(600);
    let written: number | undefined;
    const counted: Twist = (rpc, response, request) => {
      if (rpc.method !== 'tools/list') return twist(rpc, response, request);
      written = 0;
      const write = response.write.bind(response);
      response.write = (chunk: string) => {
        written = (written ?? 0) + 1;
        return write(chunk);
      };
      return twist(rpc, response, request);
    };
    const running = init(counted, { timer });
    await fallsWhen(() => written !== undefined && written >= pieces);
    const { exit, stdout } = await running;
    expect(exit).toBe(3);
    expect(stdout).toContain('E_TIMEOUT');
    expect(flat(stdout)).toContain('The server timed out after 600 s');
  });

  test('a server that never answers what it does not know is asked in the old way', async () => {
    const { exit } = await init(
      on('server/discover', () => undefined),
      { waits: { ...PATIENT, probe: 50 } },
    );
    expect(exit).toBe(0);
  });
});

describe.concurrent('worth another try', () => {
  /** Fails the first `times` requests for the tools. */
  const failing = (times: number, fail: (response: ServerResponse) => void): Twist => {
    let left = times;
    return on('tools/list', (response, text) => {
      left -= 1;
      if (left < 0) json(response, text);
      else fail(response);
    });
  };
  const status =
    (code: number, headers: Record<string, string> = {}) =>
    (response: ServerResponse) =>
      void response.writeHead(code, headers).end();

  test.each([
    ['twice 503', failing(2, status(503))],
    ['500, then 502', failing(2, (response) => status(response.req.url === '/mcp' ? 500 : 502)(response))],
    ['one connection that breaks', failing(1, (response) => void response.destroy())],
    ['429 and a pause of no time', failing(2, status(429, { 'retry-after': '0' }))],
    ['503 and a pause of no time', failing(2, status(503, { 'retry-after': '0' }))],
    ['429 without a word', failing(1, status(429))],
  ] as const)('%s', async (_, twist) => {
    expect((await init(twist)).exit).toBe(0);
  });

  test.each([
    ['three times 503', failing(9, status(503)), 'E_PROTOCOL', 'The server responded with HTTP 503.'],
    [
      '501 says the same forever',
      failing(1, status(501)),
      'E_PROTOCOL',
      'The server responded with HTTP 501.',
    ],
    [
      '429 again and again',
      failing(99, status(429, { 'retry-after': '0' })),
      'E_LIMIT',
      'The server keeps responding with HTTP 429 (too many requests).',
    ],
    [
      '429 and a pause past the deadline',
      failing(1, status(429, { 'retry-after': '3600' })),
      'E_TIMEOUT',
      'The server asks to wait 3600 s (HTTP 429), but only ',
    ],
  ] as const)('%s', async (_, twist, code, said) => {
    const { exit, stdout, asked } = await init(twist);
    expect(exit).toBe(3);
    expect(stdout).toContain(code);
    expect(flat(stdout)).toContain(said);
    expect(asked.length).toBeLessThan(16);
  });

  test.each([
    ['120', undefined, 120_000],
    ['0', undefined, 0],
    ['Sat, 01 Aug 2026 10:00:30 GMT', 'Sat, 01 Aug 2026 10:00:00 GMT', 30_000],
    ['Sat, 01 Aug 2026 09:59:00 GMT', 'Sat, 01 Aug 2026 10:00:00 GMT', 0],
    ['Sat, 01 Aug 2026 10:00:30 GMT', undefined, undefined],
    ['soon', undefined, undefined],
    ['-5', undefined, undefined],
  ])('Retry-After: %s at %s is %s ms', (text, date, ms) => {
    const headers = new Headers({ 'retry-after': text, ...(date === undefined ? {} : { date }) });
    expect(retryAfter({ headers })).toBe(ms);
  });
});

describe('HTTP+SSE', () => {
  test('a stream that names an endpoint elsewhere gets no message', async () => {
    const thief = await serve(() => false);
    const server = await serve((_, response, request) => {
      if (request.method !== 'GET') return false;
      events(response).write(`event: endpoint\ndata: ${thief.origin}/messages\n\n`);
      return true;
    });
    const { exit, stdout } = await mcpLock(configured(`${server.origin}/sse`, 'sse').root, ['init', '--yes']);
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain('The event stream of the server names an endpoint of another origin.');
    expect(thief.asked).toEqual([]);
  });

  test.each([
    [
      'closes',
      (response: ServerResponse) => void response.end(),
      'E_PROTOCOL',
      'The server closed its event stream before it responded.',
    ],
    ['says nothing more', () => undefined, 'E_TIMEOUT', 'The server timed out after 600 s'],
  ] as const)('a stream that %s', async (_, then, code, said) => {
    const { timer, fallsWhen } = deadline(600);
    let stream: ServerResponse | undefined;
    let asked = false;
    const server = await serve((_rpc, response, request) => {
      if (request.method === 'GET') {
        stream = events(response);
        stream.write('event: endpoint\ndata: /messages\n\n');
        return true;
      }
      response.writeHead(202).end();
      if (stream !== undefined) then(stream);
      asked = true;
      return true;
    });
    const argv = ['init', '--yes', '--timeout', '600'];
    const running = mcpLock(configured(`${server.origin}/sse`, 'sse').root, argv, { host: { timer } });
    if (code === 'E_TIMEOUT') await fallsWhen(() => asked);
    const ran = await running;
    expect(ran.exit).toBe(3);
    expect(ran.stdout).toContain(code);
    expect(flat(ran.stdout)).toContain(said);
  });
});

describe('nothing is sent of', () => {
  test.each([
    ['a header value with a line break', { 'X-Key': `${CANARY}\r\nX-Evil: 1` }, 'U+000D CARRIAGE RETURN'],
    ['a header value beyond Latin-1', { 'X-Key': `${CANARY}\u{2026}` }, 'U+2026'],
    [
      'a header name with a blank',
      { 'X Key': CANARY },
      'The name of a header contains a character that is not allowed.',
    ],
  ])('%s', async (_, headers, said) => {
    const server = await serve(() => false);
    const { exit, stdout, stderr } = await mcpLock(
      configured(`${server.origin}/mcp`, 'http', headers as unknown as Record<string, string>).root,
      ['init', '--yes'],
    );
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain(said);
    expect(stdout + stderr).not.toContain(CANARY);
    expect(server.asked).toEqual([]);
  });

  test('a user and password in the address', async () => {
    const server = await serve(() => false);
    const url = `${server.origin.replace('//', `//me:${CANARY}@`)}/mcp`;
    const { exit, stdout, stderr } = await mcpLock(configured(url).root, ['init', '--yes']);
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain('The URL contains a user name or a password, which clients do not send.');
    expect(stdout + stderr).not.toContain(CANARY);
    expect(server.asked).toEqual([]);
  });
});

test.each([
  [
    'a port nothing listens at',
    'http://127.0.0.1:9/mcp',
    'Web clients do not connect to the port of this URL.',
  ],
  [
    'a host without a name',
    'http://nowhere.invalid/mcp',
    'The host name of the server (is not known|cannot be looked up now).',
  ],
])('%s', async (_, url, said) => {
  const { exit, stdout } = await mcpLock(configured(url).root, ['init', '--yes']);
  expect(exit).toBe(3);
  expect(stdout).toContain('E_LAUNCH');
  expect(flat(stdout)).toMatch(new RegExp(said));
});
