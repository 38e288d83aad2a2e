/** A message that two readers take for two is refused at once, over every transport. faults 22, 23, 40, 42. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, describe, expect, test } from 'vitest';
import { bodyOf, type Listening, listen } from '../helpers/listen.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { answerTo, json, type Rpc } from '../helpers/rpc-server.ts';
import { flat, mcpLock } from '../helpers/run.ts';
import { harmless, kind } from './two-readings.cases.ts';

const WAYS = ['stdio', 'json', 'events', 'sse'] as const;
type Way = (typeof WAYS)[number];
type Case = (typeof kind.cases)[number];

const open: Listening[] = [];
afterAll(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Nobody waits that long: what ends by the clock fails the test. */
const FLAGS = ['--timeout', '900'];

async function initialized(way: Way, text: string) {
  const repo =
    way === 'stdio'
      ? repository({ odd: { ...HONEST, behave: { instead: { 'tools/list': text } } } })
      : await remote(way, text);
  return mcpLock(repo.root, ['init', '--yes', ...FLAGS]);
}

async function remote(way: Exclude<Way, 'stdio'>, text: string) {
  const server = await listen(way === 'sse' ? sse(text) : streamable(way, text));
  open.push(server);
  const repo = repository({});
  const [path, type] = way === 'sse' ? ['/sse', 'sse'] : ['/mcp', 'http'];
  repo.config({ odd: { type, url: `${server.origin}${path}` } });
  return repo;
}

const streamable =
  (way: 'json' | 'events', text: string) => async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST') return response.writeHead(405).end();
    const rpc: Rpc = JSON.parse(await bodyOf(request));
    if (rpc.id === undefined) return response.writeHead(202).end();
    if (rpc.method !== 'tools/list') return json(response, answerTo(rpc));
    if (way === 'json') return json(response, filled(text, rpc));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    return response.end(`data: ${filled(text, rpc)}\n\n`);
  };

function sse(text: string) {
  let stream: ServerResponse | undefined;
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET' && request.url === '/sse') {
      stream = response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: endpoint\ndata: /messages\n\n');
      return;
    }
    if (request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    const rpc: Rpc = JSON.parse(await bodyOf(request));
    response.writeHead(202).end();
    const answer = rpc.method === 'tools/list' ? filled(text, rpc) : answerTo(rpc);
    if (rpc.id !== undefined) stream?.write(`data: ${answer}\n\n`);
  };
}

function filled(text: string, rpc: Rpc): string {
  const { result } = JSON.parse(answerTo(rpc));
  return text
    .replaceAll('"ID"', JSON.stringify(rpc.id))
    .replaceAll('"BODY"', `"result":${JSON.stringify(result)}`);
}

const rows = (cases: readonly Case[]) =>
  cases.flatMap((one) => (one.ways ?? WAYS).map((way): [Way, string, Case] => [way, one.name, one]));

describe.concurrent('is refused', () => {
  test.each(rows(kind.cases))('over %s: %s', async (way, _, { text, said = /./ }) => {
    const { exit, stdout } = await initialized(way, text);
    expect(stdout).toContain('E_PROTOCOL');
    expect(flat(stdout)).toMatch(said);
    expect(exit).toBe(3);
  });
});

describe.concurrent('is read', () => {
  test.each(rows(harmless))('over %s: %s', async (way, _, { text }) => {
    expect(await initialized(way, text)).toMatchObject({ exit: 0 });
  });
});
