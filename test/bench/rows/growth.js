/**
 * How the work grows, as multiples of an empty node: servers from 1 to 400, tools of one server from 10 to 10,000, and lockfiles
 * from 1 to 60 MB. Each point is a median; beside the time stands the processor time.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locked, scriptedServers, toolsOf } from '../folders.js';
import { bin, empty, run } from '../processes.js';
import { byTurns, ratio } from '../rounds.js';

const ROUNDS = 3;
/** For lists of tools that are larger than servers send. */
const env = { ...process.env, MCP_LOCK_MAX_MIB: '100' };

/** Points as `{ x, row }` of one measure each. */
export async function growth() {
  return [
    await points('servers', 'servers', 'verify --offline', [1, 10, 50, 100, 200, 400], manyServers),
    await points('tools', 'tools of one server', 'verify', [10, 100, 1_000, 10_000], manyTools),
    await points('lock', 'MB of lockfile', 'verify --offline', [1, 5, 15, 30, 60], bigLock),
  ];
}

/** Locks that grow: `make` returns the folder and what the arguments of the run are. */
async function points(id, unit, command, sizes, make) {
  const list = [];
  for (const size of sizes) {
    const { folder, args, x = size } = await make(size);
    const { node, ours } = await byTurns(
      {
        node: () => empty(folder),
        ours: () => run(process.execPath, [bin, ...args, '--timeout', '300'], folder, { env }),
      },
      ROUNDS,
      0,
    );
    list.push({ x, row: ratio(`${command} ÷ node -e 0, ${Math.round(x)} ${unit}`, ours, node) });
  }
  return { id, unit, title: `${command}, by ${unit}`, points: list };
}

/** One entry under many names: what is compared is the same as for many servers. */
async function manyServers(count) {
  const [[, server]] = Object.entries(scriptedServers(1, { tools: toolsOf(10) }));
  const folder = await locked(`growth-servers-${count}`, { 'server-01': server });
  const names = Array.from({ length: count }, (_, i) => `server-${String(i + 1).padStart(2, '0')}`);
  for (const [file, key] of [
    ['.mcp.json', 'mcpServers'],
    ['mcp-lock.json', 'servers'],
  ]) {
    const path = join(folder, file);
    const read = JSON.parse(readFileSync(path, 'utf8'));
    const one = read[key]['server-01'];
    writeFileSync(
      path,
      JSON.stringify({ ...read, [key]: Object.fromEntries(names.map((name) => [name, one])) }),
    );
  }
  return { folder, args: ['verify', '--offline'] };
}

async function manyTools(count) {
  const folder = await locked(`growth-tools-${count}`, scriptedServers(1, { tools: toolsOf(count) }));
  return { folder, args: ['verify'] };
}

async function bigLock(mb) {
  const count = 48 * mb;
  const tools = toolsOf(count).map((tool, i) => ({
    ...tool,
    description: `Reads the given lines of part ${i}. `.repeat(570),
  }));
  const folder = await locked(`growth-lock-${mb}`, scriptedServers(1, { tools }), env);
  return { folder, args: ['verify', '--offline'], x: statSync(join(folder, 'mcp-lock.json')).size / 1e6 };
}
