import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import { makeLineSplitter } from '../../src/guard/line-splitter.ts';
import { entry } from '../fixtures/drift/base.ts';
import { BIN, lines, lock, throughGuard, wire } from '../helpers/guarded.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { kind } from './guard-oversized.cases.ts';

const INITIALIZE =
  '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}\n';
const OPENING = {
  protocolVersion: '2025-11-25',
  capabilities: { tools: {} },
  serverInfo: { name: 's', version: '1' },
};
const MAX = 1_000;
const BIG = 'x'.repeat(MAX);

/** What becomes of a line of the server that comes in pieces of so many bytes. */
function outcome(line: string, asked: readonly string[], step: number) {
  const gate = makeGate(verdictsOf(entry(), [{ portable: String, portableConfig: String, secrets: [] }]), {
    server: 'notes',
    diffCommand: 'mcp-lock diff notes',
    onDrift: 'hide',
    strict: false,
    token: 'T',
  });
  for (const id of asked) gate.fromClient(Buffer.from(`{"jsonrpc":"2.0","id":${id},"method":"x/large"}\n`));
  const after = '{"jsonrpc":"2.0","method":"notifications/after"}\n';
  const ended: string[] = [];
  const split = makeLineSplitter(MAX, (messages) => {
    for (const action of gate.oversized('server', messages))
      if (action.do === 'send' && action.to === 'client') ended.push(JSON.stringify(action.message['id']));
  });
  const bytes = Buffer.from(`${line.replaceAll('BIG', BIG)}\n${after}`);
  const whole: string[] = [];
  for (let at = 0; at < bytes.length; at += step)
    whole.push(...split(bytes.subarray(at, at + step)).map(String));
  return { ended, whole, after, open: gate.unanswered() };
}

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ line, asked, ended }) => {
    const exact = (ids: readonly string[]) => ids.map((id) => JSON.stringify(JSON.parse(id)));
    for (const step of [1, 7, 100_000]) {
      const got = outcome(line, asked, step);
      expect(got.ended).toEqual(exact(ended));
      expect(got.whole).toEqual([got.after]);
      expect(got.open).toBe(asked.length - ended.length);
    }
  });

  test('a line that is no message, or has no end, is an error', () => {
    const none = () => undefined;
    expect(() => makeLineSplitter(MAX, none)(Buffer.from('x'.repeat(MAX + 1)))).toThrow('larger than');
    expect(() => makeLineSplitter(MAX, none)(Buffer.from(' '.repeat(MAX + 1)))).toThrow('larger than');
    expect(() => makeLineSplitter(MAX, none)(Buffer.from(`{"a":"${'x'.repeat(MAX * 16)}`))).toThrow(
      'larger than',
    );
  });

  test.each(['application/json', 'text/event-stream'])('65 MiB from a remote server, as %s', async (type) => {
    const large = 'x'.repeat(65 * 1024 * 1024);
    const remote = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        const { id, method } =
          request.method === 'POST' ? JSON.parse(body) : { id: undefined, method: 'none' };
        if (id === undefined) return response.writeHead(method === 'none' ? 405 : 202).end();
        const results: Readonly<Record<string, object>> = {
          initialize: OPENING,
          'tools/list': { tools: [] },
          'x/large': { text: large },
          'x/small': { text: 'small' },
        };
        const result = results[String(method)];
        const answer = result === undefined ? { error: { code: -32601, message: 'no' } } : { result };
        const text = JSON.stringify({ jsonrpc: '2.0', id, ...answer });
        response.writeHead(200, { 'content-type': type });
        return response.end(type === 'application/json' ? text : `event: message\ndata: ${text}\n\n`);
      });
    });
    await new Promise<void>((resolve) => remote.listen(0, '127.0.0.1', resolve));
    const repo = repository({});
    const { port } = remote.address() as AddressInfo;
    repo.config({ far: { type: 'http', url: `http://127.0.0.1:${port}/mcp` } });
    await lock(repo);
    const client = wire({ command: process.execPath, args: [BIN, 'guard', 'far'], cwd: repo.root });
    client.send(INITIALIZE);
    await client.until(lines(1));
    client.send('{"jsonrpc":"2.0","id":1,"method":"x/large"}\n');
    await client.until(lines(2));
    client.send('{"jsonrpc":"2.0","id":2,"method":"x/small"}\n');
    await client.until(lines(3));
    const { bytes } = await client.end();
    remote.close();
    const [, first, second] = bytes
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 1, error: { message: expect.stringContaining('more than 64 MiB') } });
    expect(second).toMatchObject({ id: 2, result: { text: 'small' } });
  });

  test('65 MiB through a real guard', async () => {
    const repo = repository({ notes: HONEST });
    const direct = { command: 'node', args: ['servers/said.js', 'notes.json'], cwd: repo.root };
    repo.config({ notes: { command: direct.command, args: direct.args } });
    await lock(repo);
    const large = ['{"result":{"text":"', { repeat: 'x'.repeat(1024), times: 65 * 1024 }, '"},"id":$ID}\n'];
    writeFileSync(join(repo.root, 'notes.json.said'), JSON.stringify({ 'x/large': large }));
    const client = wire(throughGuard('notes', direct));
    client.send(
      '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}\n',
    );
    await client.until(lines(1));
    client.send('{"jsonrpc":"2.0","id":1,"method":"x/large"}\n{"jsonrpc":"2.0","id":2,"method":"ping"}\n');
    await client.until(lines(3));
    const { bytes, exit } = await client.end();
    const [, first, second] = bytes
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 1, error: { message: expect.stringContaining('too large') } });
    expect(second.id).toBe(2);
    expect(exit).toBe(0);
  });
});
