/**
 * A remote server from its config through `wrap` to a client that starts what stands there, and back. Needs `npm run build`
 * (`npm test` does it).
 */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, expect, test } from 'vitest';
import { startHttpServer } from '../helpers/http-server.ts';
import { installGuard, OF_CHECKOUT } from '../helpers/installed-guard.ts';
import { putFile } from '../helpers/put-file.ts';
import { mcpLock, scratch } from '../helpers/run.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A server that answers those alone who send one of the keys, which can be changed. */
async function keyed(...keys: string[]) {
  const behind = await startHttpServer();
  const server = createServer(async (request, response) => {
    if (!keys.includes(String(request.headers['x-key']))) return response.writeHead(403).end();
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const init = request.method === 'POST' ? { method: 'POST', body: Buffer.concat(body) } : {};
    const answer = await fetch(behind.url, init);
    const type = answer.headers.get('content-type');
    response.writeHead(answer.status, type === null ? {} : { 'content-type': type });
    return response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(behind.close, () => new Promise((resolve) => server.close(() => resolve())));
  return { ...behind, keys, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp` };
}

/** A folder with mcp-lock in it as npm would install it, from a registry. */
function project() {
  const root = scratch();
  const put = (name: string, text: string) => putFile(root, name, text);
  put('home/.keep', '');
  installGuard(root, OF_CHECKOUT);
  // As `npm install --global` puts it there.
  const programs = join(root, 'programs');
  mkdirSync(programs);
  symlinkSync('../node_modules/mcp-lock/x.js', join(programs, 'mcp-lock'));
  const text = (name: string) => readFileSync(join(root, name), 'utf8');
  return { root, home: join(root, 'home'), bin: join(root, 'node_modules/.bin'), programs, put, text };
}

/** The tools that a client sees which starts this entry. */
async function toolsOf(
  { command, args, env }: { command: string; args: string[]; env: Record<string, string> },
  around: Readonly<Record<string, string>>,
  cwd: string,
): Promise<readonly string[]> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const started = { command, args, cwd, stderr: 'ignore' } as const;
  await client.connect(new StdioClientTransport({ ...started, env: { ...around, ...env } }));
  try {
    return (await client.listTools()).tools.map(({ name }) => name);
  } finally {
    await client.close();
  }
}

interface Case {
  readonly name: string;
  readonly file: string;
  /** What every run is told. */
  readonly options: readonly string[];
  /** Where the client starts the guard, below the folder of the project. */
  readonly cwd: string;
  /** The header's value as it is written. */
  readonly key: string;
}

test.each<Case>([
  { name: 'a config of the project', file: '.mcp.json', options: [], cwd: '', key: '${FAR_KEY:-}' },
  {
    name: 'one that is named',
    file: 'sub/x.json',
    options: ['--config', 'sub/x.json'],
    cwd: '',
    key: '${FAR_KEY:-}',
  },
  {
    name: 'one of the user',
    file: 'home/.cursor/mcp.json',
    options: ['--user'],
    cwd: 'home',
    key: '${env:FAR_KEY}',
  },
])('$name: init, wrap, a client, verify, unwrap', async ({ file, options, cwd, key }) => {
  const server = await keyed('swordfish');
  const { root, home, bin, programs, put, text } = project();
  const lockfile = options.includes('--user') ? 'home/.config/mcp-lock/mcp-lock.json' : 'mcp-lock.json';
  const config = `{\r\n\t// ours\r\n\t"mcpServers": {\r\n\t\t"far": {\r\n\t\t\t"type": "http", // why\r\n\t\t\t"url": "${server.url}",\r\n\t\t\t"headers": { "X-Key": "${key}" },\r\n\t\t},\r\n\t},\r\n}\r\n`;
  put(file, config);
  const env = { FAR_KEY: 'swordfish', PATH: [programs, bin, process.env['PATH']].join(delimiter) };
  const run = (...argv: readonly string[]) => mcpLock(root, [...argv, ...options], { home, env });

  expect(await run('init', '--yes')).toMatchObject({ exit: 0 });
  const lock = text(lockfile);
  const ran = await run('wrap');
  expect(ran).toMatchObject({ exit: 0, stdout: `Wrote ${file}: 1 server wrapped.\n` });
  expect(ran.stdout + ran.stderr).not.toContain('swordfish');

  const wrapped = text(file);
  const [, entry = ''] = /"far": (\{[\s\S]*?\r\n\t\t\})/.exec(wrapped) ?? [];
  const { command, args, env: own } = JSON.parse(entry);
  expect(Object.keys(own)).toEqual(['MCP_LOCK_ENTRY']);
  // As a client would have filled it in: the guard must not care.
  const filled = { MCP_LOCK_ENTRY: own.MCP_LOCK_ENTRY.replace(key, 'of no use') };
  const around = { ...env, HOME: home };
  const tools = () => toolsOf({ command, args, env: filled }, around, join(root, cwd));
  expect(await tools()).toEqual(['echo']);
  expect(await run('verify')).toMatchObject({ exit: 0, stderr: '' });
  expect((await run('list')).stdout).toMatch(/^ {2}far .* locked, guarded$/m);
  expect(await run('update', '--yes', '--accept', 'high')).toMatchObject({ exit: 0 });
  expect(await run('init', '--force', '--yes', '--accept', 'high')).toMatchObject({ exit: 0 });
  expect(text(lockfile)).toBe(lock);
  expect(text(file)).toBe(wrapped);

  server.add();
  expect(await tools()).toEqual(['echo']);
  server.change();
  expect(await tools()).toEqual([]);
  expect(await run('verify')).toMatchObject({ exit: 1 });
  expect(await run('unwrap')).toMatchObject({ exit: 0 });
  expect(text(file)).toBe(config);
});

test.each([
  ['named each', ['--config', '.mcp.json', '--config', 'sub/x.json'], 'sub/x.json', '${KEY_B}'],
  ['of two clients', [], '.cursor/mcp.json', '${env:KEY_B}'],
] as const)(
  'of two entries of one name and address, %s, each sends its own header',
  async (_, options, file, key) => {
    const server = await keyed('a', 'b');
    const { root, home, bin, put, text } = project();
    const entry = (value: string) => ({ type: 'http', url: server.url, headers: { 'X-Key': value } });
    put('.mcp.json', JSON.stringify({ mcpServers: { far: entry('${KEY_A}') } }));
    put(file, JSON.stringify({ mcpServers: { far: entry(key) } }));
    const env = { KEY_A: 'a', KEY_B: 'b' };
    const run = (...argv: readonly string[]) => mcpLock(root, [...argv, ...options], { home, env });
    expect(await run('init', '--yes')).toMatchObject({ exit: 0 });
    expect(await run('wrap', '--yes')).toMatchObject({ exit: 0 });
    expect(await run('verify')).toMatchObject({ exit: 0 });
    const around = { ...env, PATH: `${bin}${delimiter}${process.env['PATH']}`, HOME: home };
    for (const [name, sent] of [
      ['.mcp.json', 'a'],
      [file, 'b'],
    ] as const) {
      server.keys.splice(0, server.keys.length, sent);
      const asStarted = JSON.parse(text(name).replaceAll('${workspaceFolder}', root));
      expect(await toolsOf(asStarted.mcpServers.far, around, root)).toEqual(['echo']);
    }
  },
);
