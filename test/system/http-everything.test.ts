/**
 * `@modelcontextprotocol/server-everything`, the reference server of the MCP project, over HTTP: what it offers by
 * Streamable HTTP and by HTTP+SSE.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { repository } from '../helpers/repository.ts';
import { mcpLock } from '../helpers/run.ts';
import { binOf } from '../helpers/tools.ts';

const program = binOf('@modelcontextprotocol/server-everything');

const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
});

/** Starts it and waits until it says that it listens; somebody else may have taken the port meanwhile. */
async function start(way: string, tries = 3): Promise<number> {
  return startOnce(way).catch((error: unknown) => {
    if (tries === 1) throw error;
    return start(way, tries - 1);
  });
}

async function startOnce(way: string): Promise<number> {
  const port = await freePort();
  const child = spawn(process.execPath, [program, way], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  await new Promise<void>((resolve, reject) => {
    const heard = (chunk: Buffer) => void (/listening|running on port/i.test(chunk.toString()) && resolve());
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
  });
  return port;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

describe('server-everything', () => {
  test.for([
    ['streamableHttp', '/mcp', 'http'],
    ['streamableHttp', '/mcp', 'sse'],
    ['sse', '/sse', 'sse'],
    ['sse', '/sse', 'http'],
  ] as const)('%s at %s, configured as %s', async ([way, path, type]) => {
    const port = await start(way);
    const repo = repository({});
    repo.config({ everything: { type, url: `http://127.0.0.1:${port}${path}` } });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    const { everything } = JSON.parse(repo.lock()).servers;
    expect(Object.keys(everything.tools)).toEqual(expect.arrayContaining(['echo', 'get-sum']));
    // Offered to clients with these capabilities only, after the opening.
    expect(Object.keys(everything.tools)).toEqual(
      expect.arrayContaining(['trigger-sampling-request', 'get-roots-list']),
    );
    expect(Object.keys(everything.resourceTemplates).length).toBeGreaterThan(0);
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({ exit: 0 });
  });
});
