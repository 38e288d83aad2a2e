/**
 * A server of the suite as one that has tools alone: some answer the other lists with `{}`, which is no list, and mcp-lock refuses to
 * lock it. Everything else is passed on as it comes, streams and headers included.
 */
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

const OTHER_LISTS = ['prompts/list', 'resources/list', 'resources/templates/list'];
/** What belongs to one connection. */
const PER_CONNECTION = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];

/** Its address. The server ends with the process. */
export async function withoutOtherLists(url) {
  const target = new URL(url);
  const server = createServer(async (request, response) => {
    const body = request.method === 'POST' ? await text(request) : undefined;
    const { id, method } = body === undefined ? {} : JSON.parse(body);
    if (OTHER_LISTS.includes(method)) {
      const error = { code: -32601, message: 'Method not found' };
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ jsonrpc: '2.0', id, error }));
    }
    const headers = Object.entries(request.headers).filter(([name]) => !PER_CONNECTION.includes(name));
    const answer = await fetch(new URL(request.url ?? '/', target), {
      method: request.method,
      headers,
      body,
    });
    const back = [...answer.headers].filter(([name]) => !PER_CONNECTION.includes(name));
    response.writeHead(answer.status, Object.fromEntries(back));
    if (answer.body === null) return response.end();
    response.flushHeaders();
    Readable.fromWeb(answer.body)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}${target.pathname}`;
}
