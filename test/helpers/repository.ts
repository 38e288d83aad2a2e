/** A scratch repository whose `.mcp.json` starts scripted servers; their surfaces are JSON files in it. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratch } from './run.ts';

const SERVERS = fileURLToPath(new URL('../servers/', import.meta.url));

export interface Repository {
  readonly root: string;
  readonly lockPath: string;
  /** Writes the surface file a server answers from. */
  readonly surface: (name: string, surface: unknown) => void;
  readonly config: (servers: Readonly<Record<string, unknown>>) => void;
  readonly lock: () => string;
}

/** `servers`: name → surface (an object, or raw JSON text). */
export function repository(servers: Readonly<Record<string, unknown>>, root = scratch()): Repository {
  mkdirSync(root, { recursive: true });
  cpSync(SERVERS, join(root, 'servers'), { recursive: true });
  const surface = (name: string, value: unknown) =>
    writeFileSync(join(root, `${name}.json`), typeof value === 'string' ? value : JSON.stringify(value));
  const config = (entries: Readonly<Record<string, unknown>>) =>
    writeFileSync(join(root, '.mcp.json'), JSON.stringify({ mcpServers: entries }, null, 2));
  for (const [name, value] of Object.entries(servers)) surface(name, value);
  config(Object.fromEntries(Object.keys(servers).map((name) => [name, scripted(name)])));
  const lockPath = join(root, 'mcp-lock.json');
  return { root, lockPath, surface, config, lock: () => readFileSync(lockPath, 'utf8') };
}

/** The config entry of a scripted server. */
export const scripted = (name: string): { command: string; args: string[] } => ({
  command: 'node',
  args: ['servers/scripted.js', `${name}.json`],
});

/** A small honest surface. */
export const HONEST = {
  server: {
    protocolVersion: '2025-11-25',
    capabilities: { tools: {} },
    serverInfo: { name: 'honest', version: '1.0.0' },
    instructions: 'Ask before you delete.',
  },
  tools: [
    {
      name: 'read_note',
      description: 'Read one note.',
      inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      annotations: { readOnlyHint: true },
    },
  ],
};

/** The servers in a config of VS Code alone, which uses `cwd`. */
export function inEditor(repo: Repository, servers: Readonly<Record<string, unknown>>): void {
  rmSync(join(repo.root, '.mcp.json'));
  mkdirSync(join(repo.root, '.vscode'), { recursive: true });
  writeFileSync(join(repo.root, '.vscode', 'mcp.json'), JSON.stringify({ servers }));
}
