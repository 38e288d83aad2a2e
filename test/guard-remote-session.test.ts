/**
 * What a session with a remote server is like through the guard: nothing is asked twice, nothing overtakes, a session that is
 * lost is told, and nobody sends faster than the client reads. A server by hand on loopback. Needs a build.
 */
import { spawn } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { BIN, CLIENTS, lines, lock, wire } from './helpers/guarded.ts';
import type { Listening } from './helpers/listen.ts';
import { repository } from './helpers/repository.ts';
import type { Twist } from './helpers/rpc-server.ts';
import { answerTo, json, startRpc } from './helpers/rpc-server.ts';

const open: Listening[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** A locked remote server, and the guard in front of it; `later` takes the twist's place once it is locked. */
async function remote(headers: Record<string, string> = {}, env: Record<string, string> = {}) {
  const own: { twist: Twist } = { twist: () => false };
  const server = await startRpc((rpc, response, request) => own.twist(rpc, response, request));
  open.push(server);
  const repo = repository({});
  repo.config({ far: { type: 'http', url: `${server.origin}/mcp`, headers } });
  await lock(repo);
  const line = { command: process.execPath, args: [BIN, 'guard', 'far'], cwd: repo.root, env };
  return { line, later: (twist: Twist) => void Object.assign(own, { twist }) };
}

const INITIALIZE = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}\n`;
const LIST = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n';
const call = (id: number) =>
  `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"echo","arguments":{}}}\n`;
const result = (id: unknown, more: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id, result: { content: [{ type: 'text', text: 'done' }], ...more } });

describe('a call is made once', () => {
  it.each<[string, (response: ServerResponse) => unknown, RegExp]>([
    [
      '502',
      (response) => response.writeHead(502).end(),
      /The server responded with HTTP 502\. Ask the user to run `mcp-lock verify \w+`\./,
    ],
    [
      '429 and a pause',
      (response) => response.writeHead(429, { 'retry-after': '0' }).end(),
      /The server responded with HTTP 429\. Ask the user to run `mcp-lock verify \w+`\./,
    ],
    [
      'a connection that breaks',
      (response) => response.destroy(),
      /The connection closed before a response arrived\. Check whether the request took effect/,
    ],
  ])('although it is answered with %s', async (_, answer, told) => {
    const { line, later } = await remote();
    let made = 0;
    later(({ method }, response) => {
      if (method !== 'tools/call') return false;
      made += 1;
      answer(response);
      return true;
    });
    const client = wire(line);
    client.send(INITIALIZE);
    await client.until(lines(1));
    client.send(LIST);
    await client.until(lines(2));
    client.send(call(2));
    const said = String(await client.until(lines(3)))
      .trim()
      .split('\n');
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({
      id: 2,
      error: { message: expect.stringMatching(told) },
    });
    await client.end();
    expect(made).toBe(1);
  });
});

it.each(Object.keys(CLIENTS) as (keyof typeof CLIENTS)[])(
  'the end of the opening is noted before the first list is asked for, by a client on %s',
  async (kind) => {
    const { line, later } = await remote();
    let noted = false;
    later(({ id, method }, response) => {
      if (method === 'notifications/initialized') {
        setTimeout(() => {
          noted = true;
          response.writeHead(202).end();
        }, 50);
        return true;
      }
      if (noted || method === 'initialize' || method === 'server/discover') return false;
      json(response, JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32602, message: 'too early' } }));
      return true;
    });
    const client = await CLIENTS[kind](line);
    expect((await client.listTools()).tools).toHaveLength(1);
    await client.close();
  },
);

it('a server that never ends its answer to the end of the opening keeps nobody waiting', async () => {
  const { line, later } = await remote();
  later(({ method }, response) => {
    if (method !== 'notifications/initialized') return false;
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': here\n\n');
    return true;
  });
  const client = wire(line);
  client.send(`${INITIALIZE}{"jsonrpc":"2.0","method":"notifications/initialized"}\n${LIST}`);
  expect(String(await client.until(lines(2)))).toContain('"id":1,"result"');
  await client.end();
});

it('what a client says last arrives, though it waits for no answer', async () => {
  const { line, later } = await remote();
  const heard: string[] = [];
  later(({ method }, response) => {
    heard.push(method);
    if (method !== 'notifications/initialized') return false;
    setTimeout(() => response.writeHead(202).end(), 200);
    return true;
  });
  const client = wire(line);
  client.send(INITIALIZE);
  await client.until(lines(1));
  client.send(
    '{"jsonrpc":"2.0","method":"notifications/initialized"}\n{"jsonrpc":"2.0","method":"x/last"}\n',
  );
  expect(await client.end()).toMatchObject({ exit: 0 });
  expect(heard).toContain('x/last');
});

it('a session that the server has forgotten is told, and the guard ends', async () => {
  const { line, later } = await remote();
  let forgotten = false;
  later(({ method, id }, response) => {
    if (forgotten && id !== undefined) {
      response
        .writeHead(404, { 'content-type': 'application/json' })
        .end('{"jsonrpc":"2.0","id":null,"error":{"code":-32001,"message":"x"}}');
      return true;
    }
    if (method !== 'initialize') return false;
    json(response, answerTo({ method, id: id ?? 0 }), { 'mcp-session-id': 's-1' });
    return true;
  });
  const client = wire(line);
  client.send(INITIALIZE);
  await client.until(lines(1));
  client.send('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
  client.send(LIST);
  await client.until(lines(2));
  forgotten = true;
  client.send(call(2));
  const said = String(await client.until(() => false))
    .trim()
    .split('\n');
  expect(JSON.parse(said[2] ?? '')).toMatchObject({
    id: 2,
    error: { message: expect.stringMatching(/no longer knows this session\. Start the server again/) },
  });
  expect(await client.end()).toMatchObject({ exit: 1 });
});

it('a header that no header may be is told', async () => {
  const { line } = await remote({ 'X-Key': `\${FAR_KEY:-good}` }, { FAR_KEY: 'a\u2019b' });
  const client = wire(line);
  client.send(INITIALIZE);
  const said = JSON.parse(String(await client.until(lines(1))));
  expect(said).toMatchObject({ id: 0, error: { message: expect.stringMatching(/^mcp-lock .*X-Key/) } });
  expect(await client.end()).toMatchObject({ exit: 1 });
});

it('a server is read no faster than the client reads', async () => {
  const { line, later } = await remote();
  const notice = `data: ${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/message', params: { level: 'info', data: 'x'.repeat(60_000) } })}\n\n`;
  const COUNT = 1_000;
  let given = 0;
  later(({ id, method }, response) => {
    if (method !== 'x/flood') return false;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const more = () => {
      while (given < COUNT) {
        given += 1;
        if (!response.write(notice)) return void response.once('drain', more);
      }
      response.end(`data: ${result(id)}\n\n`);
    };
    more();
    return true;
  });
  const guard = spawn(line.command, line.args, { cwd: line.cwd, stdio: ['pipe', 'pipe', 'ignore'] });
  guard.stdin.write(INITIALIZE);
  guard.stdin.write('{"jsonrpc":"2.0","id":1,"method":"x/flood"}\n');
  // Nothing reads its output yet: all has come to a stand when a whole second brings nothing new.
  let before = 0;
  const stands = () => {
    const same = given > 0 && given === before;
    before = given;
    return same;
  };
  await expect.poll(stands, { interval: 1_000, timeout: 600_000 }).toBe(true);
  expect(given).toBeLessThan(COUNT / 2);
  let size = 0;
  let last = '';
  for await (const chunk of guard.stdout) {
    size += chunk.length;
    last = `${last}${chunk}`.slice(-200);
    if (last.endsWith('\n') && last.includes('"id":1')) guard.stdin.end();
  }
  expect(size).toBeGreaterThan(COUNT * 60_000);
});
