/** A bare client: a command line in, the names of the tools that it lists out, sorted. Ends the process, with its group. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const OPEN = {
  protocolVersion: '2025-11-25',
  // Some tools are only for clients that can do this.
  capabilities: { roots: {}, sampling: {}, elicitation: { form: {}, url: {} } },
  clientInfo: { name: 'sweep', version: '1.0.0' },
};

/** Throws when there is no answer within `seconds`. */
export async function toolsOf(command, args, { cwd, env, seconds }) {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined);
  const waiting = new Map();
  const failed = new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), seconds * 1_000);
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      reject(new Error('ended'));
    });
  });
  failed.catch(() => undefined);
  const send = (message) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  createInterface({ input: child.stdout }).on('line', (line) => {
    try {
      const message = JSON.parse(line);
      if (message.method === undefined) waiting.get(message.id)?.(message);
      else if (message.method === 'ping') send({ id: message.id, result: {} });
      else if (message.method === 'roots/list') send({ id: message.id, result: { roots: [] } });
      else if (message.id !== undefined)
        send({ id: message.id, error: { code: -32601, message: 'not now' } });
    } catch {
      // A line that is no message.
    }
  });
  let id = 0;
  const ask = async (method, params) => {
    id += 1;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    send({ id, method, params });
    const { result, error } = await Promise.race([answer, failed]);
    if (error !== undefined) throw new Error(error.message);
    return result;
  };
  try {
    await ask('initialize', OPEN);
    send({ method: 'notifications/initialized' });
    const names = [];
    let cursor;
    do {
      const page = await ask('tools/list', cursor === undefined ? {} : { cursor });
      names.push(...page.tools.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return names.sort();
  } finally {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  }
}
