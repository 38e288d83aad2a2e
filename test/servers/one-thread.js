/**
 * An MCP server over stdio with one thread and blocking input and output: `node one-thread.js SURFACE.json`. While it writes
 * it reads nothing. Its tool asks for a word of the model and logs 2 MB before it answers, but for arguments of 1 MB and more.
 */
import { readFileSync, readSync, writeSync } from 'node:fs';

const surface = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const chunk = Buffer.alloc(65_536);
let held = '';
for (let size = again(() => readSync(0, chunk)); size > 0; size = again(() => readSync(0, chunk))) {
  held += chunk.toString('utf8', 0, size);
  const lines = held.split('\n');
  held = lines.pop();
  for (const line of lines) receive(JSON.parse(line), line.length);
}

function receive({ id, method }, length) {
  if (id === undefined || method === undefined) return;
  if (method === 'initialize') return say({ id, result: surface.server });
  if (method === 'tools/list') return say({ id, result: { tools: surface.tools } });
  if (method !== 'tools/call') return say({ id, error: { code: -32601, message: 'Method not found' } });
  if (length < 1_000_000) {
    // Until the next call fills the pipe to it.
    rest(500);
    say({ id: 'asked', method: 'sampling/createMessage', params: { messages: [], maxTokens: 1 } });
    const params = { level: 'info', data: 'x'.repeat(50_000) };
    for (let n = 0; n < 40; n += 1) say({ method: 'notifications/message', params });
  }
  say({ id, result: { content: [{ type: 'text', text: `got ${length}` }] } });
}

function say(message) {
  const bytes = Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  for (let at = 0; at < bytes.length; ) at += again(() => writeSync(1, bytes, at));
}

/** A pipe that does not block is tried until it is ready. */
function again(work) {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (error.code === 'EOF') return 0;
      if (error.code !== 'EAGAIN') throw error;
      rest(5);
    }
  }
}

function rest(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
