/** An MCP server over Streamable HTTP on loopback whose every answer takes `ms`. */
import { createServer } from 'node:http';

/** `era`: the one revision it speaks. */
export async function startSlowServer(era, ms) {
  const modern = era >= '2026';
  const opening = {
    capabilities: { tools: {} },
    serverInfo: { name: 'slow', version: '1' },
    ...(modern
      ? { supportedVersions: [era], resultType: 'complete', ttlMs: 0, cacheScope: 'private' }
      : { protocolVersion: era }),
  };
  const tools = [
    { name: 'echo', description: 'Gives back what it is given.', inputSchema: { type: 'object' } },
  ];
  const envelope = modern ? { resultType: 'complete', ttlMs: 0, cacheScope: 'private' } : {};
  const results = {
    [modern ? 'server/discover' : 'initialize']: opening,
    'tools/list': { tools, ...envelope },
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (request.method !== 'POST') return response.writeHead(405).end();
    const { id, method } = JSON.parse(body);
    if (id === undefined) return response.writeHead(202).end();
    const result = results[method];
    const error = { code: -32601, message: 'Method not found' };
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ jsonrpc: '2.0', id, ...(result === undefined ? { error } : { result }) }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
