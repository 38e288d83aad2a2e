/** An MCP server of the first generation of the SDK on loopback, stateless, that wants a bearer token (RFC 6750, RFC 9728). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export interface ProtectedServer {
  readonly url: string;
  /** Where its authorization server and its resource are said to be; `undefined`: it says nothing. */
  metadata: Record<string, unknown> | undefined;
  /** Answers with this status where its metadata is asked for. */
  metadataStatus: number | undefined;
  /** Whether a token is good; the answer to a bad one is 401, to a good one with too little 403. */
  accepts: (token: string) => Promise<boolean>;
  /** Asks for this scope although the token is good. */
  wants: string | undefined;
  /** Answers everybody. */
  open: boolean;
  /** What its one tool says of itself. */
  describe: (token: string) => string;
  /** Authorization headers it was sent. */
  readonly presented: string[];
  readonly close: () => Promise<void>;
}

export async function startProtected(): Promise<ProtectedServer> {
  const presented: string[] = [];
  const http = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname.startsWith('/.well-known/') && server.metadataStatus !== undefined)
      return response.writeHead(server.metadataStatus).end();
    if (pathname === '/.well-known/oauth-protected-resource/mcp' && server.metadata !== undefined) {
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(server.metadata));
    }
    if (pathname !== '/mcp') return response.writeHead(404).end();
    const { authorization } = request.headers;
    if (authorization !== undefined) presented.push(authorization);
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
    const good = server.open || (token !== '' && (await server.accepts(token)));
    if (!good || server.wants !== undefined) {
      const pointer = `resource_metadata="${server.url.replace('/mcp', '/.well-known/oauth-protected-resource/mcp')}"`;
      const challenge = good
        ? `Bearer error="insufficient_scope", scope="${server.wants}", ${pointer}`
        : server.metadata === undefined
          ? 'Bearer'
          : `Bearer ${pointer}`;
      return response
        .writeHead(good ? 403 : 401, { 'www-authenticate': challenge })
        .end(`no, and you said ${authorization ?? 'nothing'}`);
    }
    if (request.method !== 'POST') return response.writeHead(405).end();
    const mcp = new Server({ name: 'notes', version: '1' }, { capabilities: { tools: {} } });
    mcp.setRequestHandler(ListToolsRequestSchema, () => ({
      tools: [
        { name: 'note', description: server.describe(token), inputSchema: { type: 'object' as const } },
      ],
    }));
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    response.on('close', () => void transport.close());
    await mcp.connect(transport as any);
    return transport.handleRequest(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: ProtectedServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`,
    metadata: undefined,
    metadataStatus: undefined,
    accepts: async () => false,
    wants: undefined,
    open: false,
    describe: () => 'Reads a note.',
    presented,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}
