/** The small server of `test/servers` behind HTTP, on both generations of the SDK and in every transport they have. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { buildV1 } from '../servers/build-v1.js';
import { buildV2 } from '../servers/build-v2.js';
import { bodyOf } from './listen.ts';

const absent = (response: ServerResponse): void => void response.writeHead(404).end('Not found');
const pathOf = ({ url }: IncomingMessage): string => new URL(url ?? '/', 'http://x').pathname;

/** SDK 1.x at `/mcp`, a new server for each request, answers as JSON or as an event stream. */
export const v1Stateless =
  (json: boolean): RequestListener =>
  async (request, response) => {
    if (pathOf(request) !== '/mcp') return absent(response);
    if (request.method !== 'POST') return response.writeHead(405).end();
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: json } as object);
    response.on('close', () => void transport.close());
    await buildV1().connect(transport as any);
    return transport.handleRequest(request, response);
  };

/** SDK 1.x at `/mcp` with sessions and a stream to listen to. `forget()` makes it lose every session. */
export function v1Stateful(): {
  readonly handle: RequestListener;
  readonly forget: () => void;
  readonly sessions: () => number;
} {
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  return {
    sessions: () => sessions.size,
    forget: () => sessions.clear(),
    handle: async (request, response) => {
      if (pathOf(request) !== '/mcp') return absent(response);
      const id = String(request.headers['mcp-session-id'] ?? '');
      const known = sessions.get(id);
      if (known !== undefined) return known.handleRequest(request, response);
      if (id !== '') {
        const error = { code: -32001, message: 'Session not found' };
        return response
          .writeHead(404, { 'content-type': 'application/json' })
          .end(JSON.stringify({ jsonrpc: '2.0', error, id: null }));
      }
      const transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (session) => void sessions.set(session, transport),
        onsessionclosed: (session) => void sessions.delete(session),
      });
      await buildV1().connect(transport as any);
      return transport.handleRequest(request, response);
    },
  };
}

/** SDK 1.x over HTTP+SSE: the stream at `/sse`, messages to `/messages`. */
export function v1Sse(): RequestListener {
  const open = new Map<string, SSEServerTransport>();
  return async (request, response) => {
    const path = pathOf(request);
    if (path === '/sse' && request.method === 'GET') {
      const transport = new SSEServerTransport('/messages', response);
      open.set(transport.sessionId, transport);
      return buildV1().connect(transport);
    }
    const id = new URL(request.url ?? '/', 'http://x').searchParams.get('sessionId') ?? '';
    const transport = path === '/messages' ? open.get(id) : undefined;
    return transport === undefined ? absent(response) : transport.handlePostMessage(request, response);
  };
}

/** SDK 2.x at `/mcp`: both eras, or 2026 alone. */
export function v2(legacy: 'stateless' | 'reject'): RequestListener {
  const handler = createMcpHandler(buildV2 as any, { legacy });
  return async (request, response) => {
    if (pathOf(request) !== '/mcp') return absent(response);
    const body = request.method === 'POST' ? await bodyOf(request) : undefined;
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const url = `http://${request.headers.host}${request.url}`;
    const made = new Request(url, {
      method: request.method ?? 'GET',
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const answer = await handler.fetch(made);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    for await (const chunk of answer.body ?? []) response.write(chunk);
    return response.end();
  };
}
