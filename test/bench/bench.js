/**
 * How long whole runs take: `npm run bench`. Every number is a median of whole processes, node's own start included.
 * Nothing is asserted: a measurement says how fast it was here, today. Names of measures choose some of them.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import spawn from 'cross-spawn';
import { build } from 'rolldown';
import { calls, firstList } from './guard.js';
import { startSlowServer } from './slow-server.js';

const RUNS = 5;
const MEMORY = ['npx', ['-y', '@modelcontextprotocol/server-memory@2026.8.31']];
const bin = fileURLToPath(new URL('../../bin/mcp-lock.js', import.meta.url));
const echo = fileURLToPath(new URL('./echo.js', import.meta.url));
const sdkServer = fileURLToPath(new URL('../servers/sdk-v1.js', import.meta.url));
const scripted = fileURLToPath(new URL('../servers/scripted.js', import.meta.url));
const source = fileURLToPath(new URL('./comparison.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'mcp-lock-bench-'));
const rows = [];

process.on('SIGINT', () => process.exit(130));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

const only = process.argv.slice(2);
for (const measure of [
  sideBySide,
  remote,
  besideBareClient,
  throughGuard,
  fromStore,
  offline,
  hooks,
  inProcess,
  manyTools,
  interrupted,
  memory,
].filter(({ name }) => only.length === 0 || only.includes(name))) {
  await measure().catch((error) => console.error(`${measure.name}: ${error.message}`));
}
console.table(rows);
process.exit(0);

/** Ten servers that each need a second to start, against one of them. */
async function sideBySide() {
  const slow = { tools: toolsOf(3), behave: { startDelayMs: 1000 } };
  const one = await locked('one', scriptedServers(1, slow));
  const ten = await locked('ten', scriptedServers(10, slow));
  const alone = await median(() => lock(one, 'verify'));
  const all = await median(() => lock(ten, 'verify'));
  row('verify, 1 server that needs 1 s', alone);
  row('verify, 10 servers that need 1 s each', all, alone, 'under 2500 ms');
}

/** Ten servers behind HTTP that take a second for each answer, against one of them; in both eras of the protocol. */
async function remote() {
  for (const era of ['2025-11-25', '2026-07-28']) {
    const slow = await startSlowServer(era, 1000);
    const configs = (count) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`remote-${i}`, { type: 'http', url: `${slow.url}/${i}` }]),
      );
    const one = await locked(`remote-one-${era}`, configs(1));
    const ten = await locked(`remote-ten-${era}`, configs(10));
    const alone = await median(() => lock(one, 'verify'));
    const all = await median(() => lock(ten, 'verify'));
    row(`verify, 1 remote server of 1 s an answer, ${era}`, alone);
    row(`verify, 10 remote servers of 1 s an answer, ${era}`, all, alone, 'under 2500 ms');
    slow.close();
  }
}

/** A real server from npm, already downloaded, against a client that only asks for its tools. */
async function besideBareClient() {
  const [command, args] = MEMORY;
  const folder = await locked('memory', { memory: { command, args } });
  const bare = await median(() => bareClient(folder));
  const verified = await median(() => lock(folder, 'verify'));
  row('bare client, server-memory through npx', bare);
  row('verify, server-memory through npx', verified, bare, 'at most bare + 500 ms');
  row('  difference', { ms: verified.ms - bare.ms, spread: '', failed: verified.failed });
}

/** The same calls to the same server, straight and through the guard, by turns. */
async function throughGuard() {
  const find = { name: 'find_book', arguments: { words: 'tea' } };
  await compareCalls('SDK 1.x', ['node', sdkServer], find);
  await compareCalls('a server that does nothing', ['node', echo]);
}

async function compareCalls(name, line, tool) {
  const folder = await locked(name, { it: { command: line[0], args: line.slice(1) } });
  const guarded = [process.execPath, bin, 'guard', 'it', '--', ...line];
  const latency = { straight: [], guarded: [] };
  const rate = { straight: [], guarded: [] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const [way, command] of Object.entries({ straight: line, guarded })) {
      const { latencyMs, perSecond } = await calls(command, folder, tool);
      latency[way].push(latencyMs);
      rate[way].push(perSecond);
    }
  }
  const added = middle(latency.guarded) - middle(latency.straight);
  const share = middle(rate.guarded) / middle(rate.straight);
  fact(`${name}: one call, straight`, `${middle(latency.straight).toFixed(3)} ms`);
  fact('  more through the guard', `${added.toFixed(3)} ms`, 'at most 0.3 ms');
  fact(`${name}: calls a second, straight`, Math.round(middle(rate.straight)));
  fact('  share through the guard', share.toFixed(2), 'at least 0.70');
}

/** From nothing to the first list of tools: what npx has in its cache, and what lies in the store. */
async function fromStore() {
  const line = [MEMORY[0], ...MEMORY[1]];
  const folder = await locked('stored', { memory: { command: MEMORY[0], args: MEMORY[1] } });
  const env = { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache') };
  lockTree(join(folder, 'mcp-lock.json'), 'memory', MEMORY[1][1]);
  const guarded = [process.execPath, bin, 'guard', 'memory', '--', ...line];
  await firstList(guarded, folder, env);
  const [npx, stored] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    npx.push(await firstList(line, folder, env));
    stored.push(await firstList(guarded, folder, env));
  }
  fact('first list of tools, npx -y', `${Math.round(middle(npx))} ms`);
  fact('first list of tools, guard from the store', `${Math.round(middle(stored))} ms`);
  fact('  share', (middle(stored) / middle(npx)).toFixed(2), 'at most 0.60');
}

/** Writes the tree npm would install into a lock that has none. */
function lockTree(path, server, token) {
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  if (lock.servers[server].dependencies) return;
  const folder = mkdtempSync(join(scratch, 'tree-'));
  writeFileSync(join(folder, 'package.json'), '{}');
  const { status } = spawn.sync('npm', ['install', '--package-lock-only', '--ignore-scripts', token], {
    cwd: folder,
    stdio: 'ignore',
  });
  if (status !== 0) throw new Error(`npm install of ${token} ended with ${status}`);
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const tree = Object.entries(packages).filter(([place]) => place !== '');
  lock.servers[server].dependencies = Object.fromEntries(
    tree.map(([place, { version, integrity, optional, os, cpu }]) => [
      place,
      [version, integrity, optional && (os || cpu) ? 'platform' : ''].filter(Boolean).join(' '),
    ]),
  );
  writeFileSync(path, JSON.stringify(lock, undefined, 2));
}

async function offline() {
  const folder = await locked('offline', scriptedServers(50, { tools: toolsOf(50) }));
  const spent = await median(() => lock(folder, 'verify', '--offline'));
  row('verify --offline, 50 servers of 50 tools', spent, undefined, 'at most 250 ms');
  row('node alone', await median(() => timed(process.execPath, ['-e', ''], folder)));
}

/** What a client waits for before each call of a tool. */
async function hooks() {
  const folder = await locked('hooks', scriptedServers(10, { tools: toolsOf(50) }));
  const state = join(scratch, 'state');
  const env = { ...process.env, XDG_STATE_HOME: state, LOCALAPPDATA: state, HOME: state };
  const tell = async (event) => {
    const told = await timed(process.execPath, [bin, 'hook', 'claude-code'], folder, {
      env,
      input: JSON.stringify({ cwd: folder, tool_name: 'mcp__server-01__tool_1', ...event }),
    });
    // With nothing against the call it says nothing.
    return told.stdout === '' ? told : { ...told, code: 'denied' };
  };
  const { code, stderr } = await tell({ hook_event_name: 'SessionStart' });
  if (code !== 0) console.error(`hook: ${stderr}`);
  const alone = await median(() => timed(process.execPath, ['-e', ''], folder));
  row('node alone', alone);
  const asked = await median(() => tell({ hook_event_name: 'PreToolUse' }));
  row('hook claude-code before a call, 10 servers of 50 tools', asked, alone, 'under 150 ms');
}

function scriptedServers(count, surface) {
  const names = Array.from({ length: count }, (_, i) => `server-${String(i + 1).padStart(2, '0')}`);
  return Object.fromEntries(
    names.map((name) => [name, { command: 'node', args: [scripted, `${name}.json`], surface }]),
  );
}

/** Growth with the number of tools: a first lock, and a check after all tools got other names. One run each. */
async function manyTools() {
  const bases = {};
  for (const [what, counts] of Object.entries({
    init: [1_000, 3_000, 10_000],
    verify: [200, 1_000, 2_000, 10_000],
  })) {
    for (const count of counts) {
      const folder = await locked(`many-${what}-${count}`, scriptedServers(1, { tools: toolsOf(count) }));
      if (what === 'verify') {
        const renamed = toolsOf(count).map((tool) => ({
          ...tool,
          name: `new_${tool.name}`,
          title: 'Renamed',
        }));
        writeFileSync(join(folder, 'server-01.json'), JSON.stringify({ tools: renamed }));
      }
      const spent = await lock(folder, ...(what === 'init' ? ['init', '--yes', '--force'] : ['verify']));
      const measured = { ms: spent.ms, spread: '', failed: String(spent.code) };
      if (count === 1_000) bases[what] = measured;
      const name = what === 'init' ? `init, ${count} tools` : `verify, ${count} tools under new names`;
      row(name, measured, bases[what], count === 10_000 ? 'under 15 times 1,000 tools' : '');
    }
  }
}

/** From SIGTERM, at several moments of a run with 10,000 tools, to its end. */
async function interrupted() {
  const folder = await locked('interrupted', scriptedServers(1, { tools: toolsOf(10_000) }));
  const renamed = toolsOf(10_000).map((tool) => ({ ...tool, name: `new_${tool.name}` }));
  for (const command of [['init', '--yes', '--force'], ['verify']]) {
    if (command[0] === 'verify') {
      await lock(folder, 'init', '--yes', '--force');
      writeFileSync(join(folder, 'server-01.json'), JSON.stringify({ tools: renamed }));
    }
    const whole = (await lock(folder, ...command)).ms;
    const ends = [];
    for (let part = 1; part < 10; part += 1) ends.push(await endAfter((whole * part) / 10, folder, command));
    const sorted = ends.filter((ms) => ms !== undefined).sort((a, b) => a - b);
    const name = `${command[0]} of 10,000 tools, from SIGTERM to its end`;
    const told = { ms: middle(sorted), spread: `${Math.round(sorted[0])} to ${Math.round(sorted.at(-1))}` };
    row(name, { ...told, failed: '' }, undefined, 'at most 200 ms');
  }
}

/** Milliseconds from SIGTERM, sent so late, to the end of a run; undefined if it had ended before. */
function endAfter(delay, cwd, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, stdio: 'ignore' });
    let from;
    const timer = setTimeout(() => {
      from = performance.now();
      child.kill('SIGTERM');
    }, delay);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve(from === undefined ? undefined : performance.now() - from);
    });
  });
}

/** The most memory of a first lock, without what Node needs alone, as a multiple of the list. */
async function memory() {
  const told = 'process.on("exit", () => console.error("maxRSS", process.resourceUsage().maxRSS))';
  const peak = async (cwd, args, env = process.env) => {
    const script = `data:text/javascript,${encodeURIComponent(told)}`;
    const { stderr } = await timed(process.execPath, ['--import', script, ...args], cwd, { env });
    return (Number(/maxRSS (\d+)/.exec(stderr)?.[1]) * 1024) / 1e6;
  };
  for (const [mb, limit] of [
    [15, undefined],
    [63, undefined],
    [63, '80'],
  ]) {
    const description = 'Reads the given lines. '.repeat((mb * 1e6 - 3.5e6) / 10_000 / 23);
    const tools = toolsOf(10_000).map((tool) => ({ ...tool, description }));
    const folder = await locked(`memory-${mb}-${limit}`, scriptedServers(1, { tools: [] }));
    writeFileSync(join(folder, 'server-01.json'), JSON.stringify({ tools }));
    const bytes = Buffer.byteLength(JSON.stringify({ tools })) / 1e6;
    const alone = await peak(folder, ['-e', '']);
    const env = limit === undefined ? process.env : { ...process.env, MCP_LOCK_MAX_MIB: limit };
    const run = await peak(folder, [bin, 'init', '--yes', '--force'], env);
    const share = ((run - alone) / bytes).toFixed(1);
    fact(
      `init of a list of ${bytes.toFixed(1)} MB, most memory${limit === undefined ? '' : ', limit raised'}`,
      `${Math.round(run)} MB, ${share} × the list`,
      mb === 63 ? 'under 8 × the list' : '',
    );
  }
}

/** The comparison alone, each run in a process of its own so that no run profits from another. */
async function inProcess() {
  const built = join(scratch, 'comparison.js');
  await build({ input: source, platform: 'node', output: { file: built } });
  const { comparisons } = await import(built);
  const done = new Map();
  for (const [index, { name, target, base }] of comparisons.entries()) {
    const script = `const { comparisons } = await import(${JSON.stringify(built)}); console.error(comparisons[${index}].run());`;
    const measured = await median(async () => {
      const args = ['--input-type=module', '-e', script];
      const { code, stderr } = await timed(process.execPath, args, scratch);
      return { ms: Number(stderr), code };
    });
    done.set(name, measured);
    row(name, measured, done.get(base), target);
  }
}

function toolsOf(count) {
  return Array.from({ length: count }, (_, i) => ({
    name: `tool_${i}`,
    title: `Tool ${i}`,
    description: `Does the work with number ${i}.\nGive it a path below the project and say how many lines you want.`,
    inputSchema: {
      type: 'object',
      properties: {
        path: { type: 'string', description: 'Path below the project' },
        lines: { type: 'integer', minimum: 1, default: 100, description: 'How many lines' },
      },
      required: ['path'],
    },
    annotations: { readOnlyHint: true },
  }));
}

/** A folder with a config for these servers and a lock that has just been written. */
async function locked(name, servers) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const mcpServers = {};
  for (const [server, { surface, ...config }] of Object.entries(servers)) {
    mcpServers[server] = config;
    if (surface) writeFileSync(join(folder, `${server}.json`), JSON.stringify(surface));
  }
  writeFileSync(join(folder, '.mcp.json'), JSON.stringify({ mcpServers }, undefined, 2));
  const { code, stderr } = await lock(folder, 'init', '--yes');
  if (code !== 0) console.error(`init of "${name}" ended with ${code}: ${stderr.slice(-500)}`);
  return folder;
}

function lock(folder, ...args) {
  return timed(process.execPath, [bin, ...args], folder);
}

function timed(command, args, cwd, { env = process.env, input } = {}) {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const stdin = input === undefined ? 'ignore' : 'pipe';
    const child = spawn(command, args, { cwd, env, stdio: [stdin, stdin, 'pipe'] });
    child.stdin?.end(input);
    let stdout = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ms: performance.now() - from, code, stdout, stderr }));
  });
}

/** The least a client can do: open, ask for the tools, close, wait for the end. */
function bareClient(cwd) {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(...MEMORY, { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
    const send = (message) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { id } = JSON.parse(line);
      if (id === 1) {
        send({ method: 'notifications/initialized' });
        send({ id: 2, method: 'tools/list' });
      }
      if (id === 2) child.stdin.end();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ms: performance.now() - from, code }));
    const clientInfo = { name: 'bench', version: '1.0.0' };
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo };
    send({ id: 1, method: 'initialize', params });
  });
}

async function median(run) {
  const times = [];
  const failed = new Set();
  for (let i = 0; i < RUNS; i += 1) {
    const { ms, code } = await run();
    times.push(ms);
    if (code !== 0) failed.add(code);
  }
  times.sort((a, b) => a - b);
  const spread = `${Math.round(times[0])} to ${Math.round(times[RUNS - 1])}`;
  return { ms: times[Math.floor(RUNS / 2)], spread, failed: [...failed].join(', ') };
}

function row(name, { ms, spread, failed }, base, target = '') {
  const ratio = base ? (ms / base.ms).toFixed(2) : '';
  rows.push({ name, 'median ms': Math.round(ms), spread, ratio, target, 'exits other than 0': failed });
}

function fact(name, value, target = '') {
  rows.push({ name, value, target });
}

function middle(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
