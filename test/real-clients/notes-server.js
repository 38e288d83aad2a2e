/**
 * A server over stdio with the three things that a model reads: `node notes-server.js`. What it tells stands in `surface.json` three
 * folders above it, read at each start: `instructions`, `tools`, and `calls` (name of a tool → text of its result). It speaks whatever
 * revision it is asked for, as servers on the SDK do.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const surface = JSON.parse(readFileSync(new URL('../../../surface.json', import.meta.url), 'utf8'));
const failure = (code, message) => ({ error: { code, message } });

const ANSWERS = {
  initialize: ({ protocolVersion }) => ({
    result: {
      protocolVersion,
      capabilities: { tools: {}, resources: {} },
      serverInfo: { name: 'notes', version: '1.0.0' },
      instructions: surface.instructions,
    },
  }),
  ping: () => ({ result: {} }),
  'tools/list': () => ({ result: { tools: surface.tools } }),
  'resources/list': () => ({ result: { resources: surface.resources } }),
  'resources/templates/list': () => ({ result: { resourceTemplates: [] } }),
  'resources/read': ({ uri }) => ({
    result: { contents: [{ uri, mimeType: 'text/plain', text: surface.page }] },
  }),
  'tools/call': ({ name }) =>
    surface.calls[name] === undefined
      ? failure(-32602, 'Unknown tool')
      : { result: { content: [{ type: 'text', text: surface.calls[name] }] } },
};

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { id, method, params = {} } = JSON.parse(line);
  if (id === undefined || method === undefined) return;
  const answer = ANSWERS[method]?.(params) ?? failure(-32601, 'Method not found');
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...answer })}\n`);
});
lines.on('close', () => process.exit(0));
