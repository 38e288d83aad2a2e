/** A server that does as little as a server can: one tool, one text, no SDK. */
const TOOL = {
  name: 'echo',
  description: 'Says it again.',
  inputSchema: { type: 'object', properties: { text: { type: 'string' } } },
};
const RESULTS = {
  initialize: {
    protocolVersion: '2025-11-25',
    capabilities: { tools: {} },
    serverInfo: { name: 'echo', version: '1.0.0' },
  },
  'tools/list': { tools: [TOOL] },
  'tools/call': { content: [{ type: 'text', text: 'again and '.repeat(100) }] },
};

let held = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = (held + chunk).split('\n');
  held = lines.pop();
  let out = '';
  for (const line of lines) {
    const { id, method } = JSON.parse(line);
    if (id === undefined) continue;
    const result = RESULTS[method];
    const answer = result ? { result } : { error: { code: -32601, message: 'Method not found' } };
    out += `${JSON.stringify({ jsonrpc: '2.0', id, ...answer })}\n`;
  }
  if (out !== '') process.stdout.write(out);
});
