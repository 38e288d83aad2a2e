/** A remote server with a stdio face: the same gate, and nothing is sent to an address that is not the locked one. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { BIN, CLIENTS, lines, lock, wire } from './helpers/guarded.ts';
import type { HttpServer } from './helpers/http-server.ts';
import { startHttpServer } from './helpers/http-server.ts';
import { HONEST, repository } from './helpers/repository.ts';

const open: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function remote() {
  const server = await startHttpServer();
  open.push(server);
  const repo = repository({});
  repo.config({ far: { type: 'http', url: server.url } });
  await lock(repo);
  const line = { command: process.execPath, args: [BIN, 'guard', 'far'], cwd: repo.root };
  return { server, repo, line };
}

describe.each(Object.keys(CLIENTS) as (keyof typeof CLIENTS)[])('a client on %s', (kind) => {
  it('sees what is locked, and not what was added or changed', async () => {
    const { server, line } = await remote();
    const client = await CLIENTS[kind](line);
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['echo']);
    server.add();
    const more = await client.listTools(undefined, { cacheMode: 'bypass' } as never);
    expect(more.tools.map(({ name }) => name)).toEqual(['echo']);
    await expect(client.callTool({ name: 'send' })).rejects.toThrow(/mcp-lock refused/);
    server.change();
    const changed = await client.listTools(undefined, { cacheMode: 'bypass' } as never);
    expect(changed.tools).toEqual([]);
    await client.close();
  });
});

const INITIALIZE =
  '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}\n';

it('nothing is sent when the config names another address', async () => {
  const { repo, line } = await remote();
  let requests = 0;
  const other = createServer((_, response) => {
    requests += 1;
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  repo.config({ far: { type: 'http', url: `http://127.0.0.1:${port}/mcp` } });
  const client = wire(line);
  client.send(INITIALIZE);
  const answer = JSON.parse(String(await client.until(lines(1))));
  expect(answer.error.message).toMatch(/Its address or headers in the config differ from the locked ones/);
  expect(await client.end()).toMatchObject({ exit: 1 });
  expect(requests).toBe(0);
  other.close();
});

it('a server that is gone is told to the client as an error, without its address', async () => {
  const { server, line } = await remote();
  await server.close();
  open.splice(0);
  const client = wire(line);
  client.send(INITIALIZE);
  const answer = JSON.parse(String(await client.until(lines(1))));
  expect(answer).toMatchObject({
    id: 0,
    error: {
      message: expect.stringMatching(
        /^mcp-lock: Nothing listens at the address of the server \(connection refused\)\. Check /,
      ),
    },
  });
  expect(JSON.stringify(answer)).not.toContain(new URL(server.url).host);
  expect(await client.end()).toMatchObject({ exit: 0 });
});

it('a server that is started needs its command line, exit 2', async () => {
  const repo = repository({ notes: HONEST });
  await lock(repo);
  const ran = await wire({ command: process.execPath, args: [BIN, 'guard', 'notes'], cwd: repo.root }).end();
  expect(ran).toMatchObject({
    exit: 2,
    stderr: expect.stringMatching(/E_USAGE: `guard` needs the command line[\s\S]*next: Write it after `--`/),
  });
});
