/** Folders with a config and a lock that has just been written; all are taken away at the end of the process. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bin, run } from './processes.js';

const scripted = fileURLToPath(new URL('../servers/scripted.js', import.meta.url));
export const scratch = mkdtempSync(join(tmpdir(), 'mcp-lock-bench-'));
process.on('SIGINT', () => process.exit(130));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

/** `servers` as in a config, with `surface` for a scripted one. Resolves to the folder. */
export async function locked(name, servers, env = process.env) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const mcpServers = {};
  for (const [server, { surface, ...config }] of Object.entries(servers)) {
    mcpServers[server] = config;
    if (surface) writeFileSync(join(folder, `${server}.json`), JSON.stringify(surface));
  }
  writeFileSync(join(folder, '.mcp.json'), JSON.stringify({ mcpServers }, undefined, 2));
  const { code, stderr } = await run(process.execPath, [bin, 'init', '--yes', '--timeout', '300'], folder, {
    env,
  });
  if (code !== 0) console.error(`init of "${name}" ended with ${code}: ${stderr.slice(-500)}`);
  return folder;
}

export function scriptedServers(count, surface) {
  const names = Array.from({ length: count }, (_, i) => `server-${String(i + 1).padStart(2, '0')}`);
  return Object.fromEntries(
    names.map((name) => [name, { command: 'node', args: [scripted, `${name}.json`], surface }]),
  );
}

export const linesOf = (servers) => Object.values(servers).map(({ command, args }) => [command, ...args]);

export function toolsOf(count) {
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
