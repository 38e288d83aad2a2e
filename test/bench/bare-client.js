/**
 * The least a client can do, as a process of its own: starts all servers of a JSON list of `[command, ...args]` at once,
 * opens each, asks for its lists, closes it, and ends when all have ended. `{ "url", "era" }` in the list is a remote server.
 */
import spawn from 'cross-spawn';

const LISTS = ['tools/list', 'prompts/list', 'resources/list', 'resources/templates/list'];
const clientInfo = { name: 'bare', version: '1.0.0' };
const OPEN = {
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo },
};

const codes = await Promise.all(
  JSON.parse(process.argv[2]).map((line) => (line.url ? remote(line) : stdio(line))),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

function stdio([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const send = (message) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    let held = '';
    let left = LISTS.length;
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      const lines = (held + chunk).split('\n');
      held = lines.pop();
      for (const text of lines) {
        const { id } = JSON.parse(text);
        if (id === 1) {
          send({ method: 'notifications/initialized' });
          for (const [i, method] of LISTS.entries()) send({ id: 10 + i, method });
        } else if (id >= 10) {
          left -= 1;
          if (left === 0) child.stdin.end();
        }
      }
    });
    child.on('error', () => resolve(1));
    child.on('close', () => resolve(left));
    send(OPEN);
  });
}

/** Opening, then the lists: two answers one after the other, as any agent has to wait for them. */
async function remote({ url, era }) {
  const ask = async (message) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'mcp-protocol-version': era, 'mcp-method': message.method },
      body: JSON.stringify({ jsonrpc: '2.0', ...message }),
    });
    return response.text();
  };
  await ask(era >= '2026' ? { id: 1, method: 'server/discover' } : OPEN);
  await Promise.all(LISTS.map((method, i) => ask({ id: 10 + i, method })));
  return 0;
}
