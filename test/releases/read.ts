/**
 * One release in, its entry out: installed from npm without its scripts, started once, read as `verify` reads, and kept as JSON in a
 * cache outside of the repository. What was installed is deleted again. Never writes what a server said anywhere else.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeHost } from '../../src/host/node-host.ts';
import { childEnvironment } from '../../src/launch/environment.ts';
import { cleanSurface, lockLaunch, lockOrigin, makeEntry } from '../../src/lock/entry.ts';
import type { Entry } from '../../src/model.ts';
import { observeOnce } from '../../src/server/observe.ts';
import type { ReleasedServer } from './pairs.ts';

export const CACHE = process.env['MCP_LOCK_RELEASES'] ?? join(homedir(), '.cache', 'mcp-lock-releases');
/** Of this run alone: several may read at a time. */
const WORK = mkdtempSync(join(tmpdir(), 'mcp-lock-releases-'));
process.on('exit', () => rmSync(WORK, { recursive: true, force: true, maxRetries: 5 }));

/** From the cache, or installed and read. */
export async function entryOf(server: ReleasedServer, version: string): Promise<Entry> {
  const kept = join(CACHE, `${server.id}@${version}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
  const folder = join(WORK, `${server.id}@${version}`);
  try {
    const entry = await read(server, await install(`${server.package}@${version}`, folder), folder);
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(`${kept}.${process.pid}`, JSON.stringify(entry));
    renameSync(`${kept}.${process.pid}`, kept);
    return entry;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The folder of the package. */
async function install(spec: string, folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  await promisify(execFile)(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--silent', spec],
    { cwd: folder, shell: process.platform === 'win32', timeout: 600_000 },
  );
  return join(folder, 'node_modules', spec.slice(0, spec.lastIndexOf('@')));
}

function programOf(server: ReleasedServer, folder: string): string {
  const { bin, name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof bin === 'string') return join(folder, bin);
  const wanted = server.bin ?? name.split('/').at(-1);
  return join(folder, bin[wanted] ?? Object.values<string>(bin)[0]);
}

async function read(server: ReleasedServer, installed: string, folder: string): Promise<Entry> {
  // The same for all releases of a server: it may say where it runs.
  const home = join(WORK, 'homes', server.id);
  const dir = join(home, 'dir');
  mkdirSync(dir, { recursive: true });
  const host = { ...nodeHost(new AbortController().signal), home };
  const surface = await observeOnce(
    {
      kind: 'stdio',
      command: process.execPath,
      args: [
        programOf(server, installed),
        ...(server.args ?? []).map((arg) => arg.replace('{dir}', () => dir)),
      ],
      cwd: dir,
      env: { ...childEnvironment(host, server.env ?? {}), HOME: home },
    },
    { root: dir, timeoutMs: 120_000, era: 'modern' },
    host,
  );
  const plain = {
    portable: (text: string) => text.replaceAll(folder, '{installed}').replaceAll(home, '{home}'),
    portableConfig: (text: string) => text,
    secrets: [],
  };
  return makeEntry({
    launch: lockLaunch({ transport: 'stdio', command: 'x', args: [], env: [] }, plain),
    origin: lockOrigin({ url: 'command:x' }),
    surface: cleanSurface(surface, plain),
    volatile: new Map(),
  });
}
