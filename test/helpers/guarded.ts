/** A locked repository and the command line that starts one of its servers through the guard. Needs a build. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Client as ClientV2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { expect } from 'vitest';
import type { Repository } from './repository.ts';
import { mcpLock } from './run.ts';

export const BIN = fileURLToPath(new URL('../../bin/mcp-lock.js', import.meta.url));

export interface Line {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Record<string, string>;
}

/** Locks what the repository is configured to start. */
export async function lock({ root }: Repository): Promise<void> {
  const ran = await mcpLock(root, ['init', '--yes']);
  expect(ran, ran.stderr).toMatchObject({ exit: 0 });
}

/** The same server behind the guard. */
export const throughGuard = (name: string, line: Line, ...flags: readonly string[]): Line => ({
  command: process.execPath,
  args: [BIN, 'guard', ...flags, name, '--', line.command, ...line.args],
  cwd: line.cwd,
});

/** The clients an agent may be built on; each answers what a server may ask of it. */
export const CLIENTS = {
  'SDK 1.x': async (line: Line) => {
    const client = new ClientV1(INFO, { capabilities: ALL });
    client.setRequestHandler(ListRootsRequestSchema, () => ANSWERS['roots/list']);
    client.setRequestHandler(CreateMessageRequestSchema, noSampling);
    client.setRequestHandler(ElicitRequestSchema, () => ANSWERS['elicitation/create']);
    await client.connect(new StdioV1(started(line)));
    return client;
  },
  'SDK 2.x': (line: Line) => connectV2(line, 'legacy'),
  'SDK 2.x, auto': (line: Line) => connectV2(line, 'auto'),
} as const;

async function connectV2(line: Line, mode: 'legacy' | 'auto'): Promise<ClientV2> {
  const client = new ClientV2(INFO, { capabilities: ALL, versionNegotiation: { mode } });
  client.setRequestHandler('roots/list', () => ANSWERS['roots/list']);
  client.setRequestHandler('sampling/createMessage', noSampling);
  client.setRequestHandler('elicitation/create', () => ANSWERS['elicitation/create']);
  await client.connect(new StdioV2(started(line)));
  return client;
}

/** SDK clients hand on few variables, and the folder for temporary files is not among them. */
const started = ({ command, args, cwd, env }: Line) => ({
  command,
  args: [...args],
  cwd,
  env: { TMPDIR: tmpdir(), ...env },
  stderr: 'ignore' as const,
});

const INFO = { name: 'test', version: '1' };
const ALL = { roots: { listChanged: true }, sampling: {}, elicitation: {} };
const noSampling = () => {
  throw Object.assign(new Error('Declined'), { code: -1 });
};
/** The same as `init` gives, so that what a server makes of it is the same. */
const ANSWERS = {
  'roots/list': { roots: [{ uri: 'file:///r' }] },
  'elicitation/create': { action: 'decline' as const },
};

export interface Wire {
  readonly pid: number;
  readonly send: (text: string | Buffer) => void;
  /** Waits until so many bytes or lines came, or the end; all that came. */
  readonly until: (enough: (all: Buffer) => boolean) => Promise<Buffer>;
  /** Ends its input; exit status and all that came. */
  readonly end: () => Promise<{
    readonly exit: number | null;
    readonly bytes: Buffer;
    readonly stderr: string;
  }>;
}

/** A client that knows nothing but bytes. */
export function wire({ command, args, cwd, env = {} }: Line): Wire {
  const child = spawn(command, [...args], { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
  let chunks: Buffer[] = [];
  let stderr = '';
  let closed = false;
  const all = () => {
    const bytes = Buffer.concat(chunks);
    chunks = [bytes];
    return bytes;
  };
  child.stdin.on('error', () => undefined);
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const close = once(child, 'close').then(([exit]) => {
    closed = true;
    return exit as number | null;
  });
  return {
    pid: child.pid ?? 0,
    send: (text) => void child.stdin.write(text),
    until: async (enough) => {
      while (!closed && !enough(all())) await Promise.race([once(child.stdout, 'data'), close]);
      return all();
    },
    end: async () => {
      child.stdin.end();
      const exit = await close;
      return { exit, bytes: all(), stderr };
    },
  };
}

/** So many whole lines. */
export const lines =
  (count: number) =>
  (bytes: Buffer): boolean =>
    bytes.toString('latin1').split('\n').length > count;

/** A remote server behind the guard, as a client would start it. */
export const remoteGuard = (cwd: string, name: string, env: Record<string, string> = {}): Line => ({
  command: process.execPath,
  args: [BIN, 'guard', name],
  cwd,
  env,
});

/** The first line of a client that knows nothing but bytes. */
export const INITIALIZE =
  '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}\n';

/** What the guard answers to the first request. */
export async function opening(line: Line) {
  const client = wire(line);
  client.send(INITIALIZE);
  const answer = JSON.parse(String(await client.until(lines(1))));
  const { exit, stderr } = await client.end();
  return { answer, exit, stderr };
}
