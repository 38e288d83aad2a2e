/** A forgotten session is opened once more, wherever it is forgotten. faults 60. */
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { bodyOf, type Listening, listen } from '../helpers/listen.ts';
import { repository } from '../helpers/repository.ts';
import { answerTo, json, type Rpc } from '../helpers/rpc-server.ts';
import { mcpLock } from '../helpers/run.ts';
import { kind } from './lost-session.cases.ts';

type Case = (typeof kind.cases)[number];

const open: Listening[] = [];
afterAll(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** `forgets`: the case, once the server is locked. */
async function serve(
  forgets: () => Case | undefined,
): Promise<Listening & { readonly opened: () => number }> {
  const sessions = new Set<string>();
  let opened = 0;
  let forgot = false;
  const server = await listen(async (request, response) => {
    if (request.method !== 'POST') return response.writeHead(405).end();
    const rpc: Rpc = JSON.parse(await bodyOf(request));
    const id = String(request.headers['mcp-session-id'] ?? '');
    if (rpc.method === 'initialize') {
      opened += 1;
      const session = randomUUID();
      sessions.add(session);
      return json(response, answerTo(rpc), { 'mcp-session-id': session });
    }
    const one = forgets();
    if (one !== undefined && rpc.method === one.method && (one.from === true || !forgot)) {
      forgot = true;
      sessions.delete(id);
    }
    if (id !== '' && !sessions.has(id)) {
      const body =
        one?.body === 'json'
          ? '{"jsonrpc":"2.0","id":null,"error":{"code":-32001,"message":"Session not found"}}'
          : 'gone';
      return response
        .writeHead(404, { 'content-type': one?.body === 'json' ? 'application/json' : 'text/plain' })
        .end(one?.body === 'none' ? '' : body);
    }
    if (rpc.id === undefined) return response.writeHead(202).end();
    return json(response, answerTo(rpc));
  });
  open.push(server);
  return { ...server, opened: () => opened };
}

describe.concurrent('a forgotten session', () => {
  test.each(kind.cases)('$name', async (one) => {
    let forgets: Case | undefined;
    const server = await serve(() => forgets);
    const repo = repository({});
    repo.config({ remote: { type: 'http', url: `${server.origin}/mcp` } });
    expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
    const before = server.opened();
    forgets = one;
    const { exit } = await mcpLock(repo.root, ['verify', '--timeout', '900']);
    expect(exit).toBe(one.isRead ? 0 : 3);
    expect(server.opened() - before).toBe(2);
  });
});
