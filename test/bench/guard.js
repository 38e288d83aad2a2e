/**
 * A client that measures: how long one call takes, how many pass in a second when many are under way, and how long it
 * takes from the start of the process to the first list of tools. A command line in, numbers out.
 */
import spawn from 'cross-spawn';

const ONE_BY_ONE = 3_000;
const TOGETHER = 30_000;
/** Calls under way at a time: a client that never waits measures its own memory. */
const UNDER_WAY = 200;

/** Calls of one tool: the median of one at a time, and the rate of many. */
export async function calls(line, cwd, tool = { name: 'echo', arguments: { text: 'again' } }) {
  const client = connect(line, cwd);
  try {
    await open(client);
    const call = () => client.ask('tools/call', tool);
    for (let n = 0; n < 500; n += 1) await call();
    const times = [];
    for (let n = 0; n < ONE_BY_ONE; n += 1) {
      const from = performance.now();
      await call();
      times.push(performance.now() - from);
    }
    const from = performance.now();
    let left = TOGETHER;
    const worker = async () => {
      for (; left > 0; ) {
        left -= 1;
        await call();
      }
    };
    await Promise.all(Array.from({ length: UNDER_WAY }, worker));
    const perSecond = (TOGETHER / (performance.now() - from)) * 1000;
    times.sort((a, b) => a - b);
    return { latencyMs: times[Math.floor(times.length / 2)], perSecond };
  } finally {
    await client.close();
  }
}

/** Milliseconds from the start of the process to its first list of tools. */
export async function firstList(line, cwd, env) {
  const from = performance.now();
  const client = connect(line, cwd, env);
  try {
    await open(client);
    return performance.now() - from;
  } finally {
    await client.close();
  }
}

async function open(client) {
  const clientInfo = { name: 'bench', version: '1.0.0' };
  await client.ask('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo });
  client.tell('notifications/initialized');
  await client.ask('tools/list');
}

function connect([command, ...args], cwd, env = process.env) {
  const child = spawn(command, args, { cwd, env, stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map();
  let last = 0;
  let held = '';
  const ended = new Promise((resolve) => {
    child.once('close', () => {
      for (const { reject } of waiting.values()) reject(new Error(`${command} ended early`));
      resolve();
    });
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    const lines = (held + chunk).split('\n');
    held = lines.pop();
    for (const text of lines) {
      const { id, result, error } = JSON.parse(text);
      const { resolve, reject } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (error) reject?.(new Error(error.message));
      else resolve?.(result);
    }
  });
  const send = (message) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  return {
    tell: (method) => send({ method }),
    ask: (method, params = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        send({ id: last, method, params });
      }),
    close: () => {
      child.stdin.end();
      return ended;
    },
  };
}
