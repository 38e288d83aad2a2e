/** Real servers of both SDK generations, and real packages through the user's own npm. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { HONEST, repository, scripted } from '../helpers/repository.ts';
import { mcpLock } from '../helpers/run.ts';

const server = (name: string): string => fileURLToPath(new URL(`../servers/${name}`, import.meta.url));

describe('both SDK generations', () => {
  test.each([
    ['1.x', ['sdk-v1.js'], '2025-11-25'],
    ['2.x, dual era', ['sdk-v2.js'], '2026-07-28'],
    ['2.x, modern only', ['sdk-v2.js', '--modern-only'], '2026-07-28'],
  ])('%s', async (_, [file, ...flags], revision) => {
    const repo = repository({});
    repo.config({ real: { command: 'node', args: [server(file ?? ''), ...flags] } });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    const { real } = JSON.parse(repo.lock()).servers;
    expect(real.server.protocolVersion).toBe(revision);
    expect(
      ['tools', 'prompts', 'resources', 'resourceTemplates'].map(
        (section) => Object.keys(real[section]).length,
      ),
    ).toEqual([2, 1, 1, 1]);
    expect(real.server.instructions.length).toBeGreaterThan(0);
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({ exit: 0 });
  });

  test('what a server says is the same through 1.x and 2.x', async () => {
    const repo = repository({});
    repo.config({
      one: { command: 'node', args: [server('sdk-v1.js')] },
      two: { command: 'node', args: [server('sdk-v2.js')] },
    });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    const { one, two } = JSON.parse(repo.lock()).servers;
    expect(one.prompts).toEqual(two.prompts);
    expect(one.resources).toEqual(two.resources);
  });
});

describe('packages from npm', () => {
  const memory = (spec: string) => ({
    command: 'npx',
    args: ['-y', `@modelcontextprotocol/server-memory${spec}`],
  });

  test('a pinned launch: version and integrity as published; verify is clean', async () => {
    const repo = repository({});
    repo.config({ memory: memory('@2026.8.31') });
    expect(await mcpLock(repo.root, ['init', '--yes', '--timeout', '60'])).toMatchObject({ exit: 0 });
    const { origin, tools } = JSON.parse(repo.lock()).servers.memory;
    expect(origin).toMatchObject({
      url: 'pkg:npm/%40modelcontextprotocol/server-memory@2026.8.31',
      version: '2026.8.31',
      integrity: expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/),
    });
    expect(Object.keys(tools)).toHaveLength(9);
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({ exit: 0 });
  });

  test.each([
    ['another version', memory('@2025.11.25'), /origin\/version-(?:changed|downgraded)/],
    [
      'another package',
      { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem@2026.8.31'] },
      /origin\/package-changed/,
    ],
    [
      'another argument',
      { command: 'npx', args: ['-y', '@modelcontextprotocol/server-memory@2026.8.31', '--all'] },
      /launch\/args-changed/,
    ],
  ])('%s in the config is not started', async (_, entry, rule) => {
    const repo = repository({});
    repo.config({ memory: memory('@2026.8.31') });
    expect(await mcpLock(repo.root, ['init', '--yes', '--timeout', '60'])).toMatchObject({ exit: 0 });
    repo.config({ memory: entry });
    const host = nodeHost(new AbortController().signal);
    let started = 0;
    const spawn: typeof host.spawn = (...args) => {
      started += 1;
      return host.spawn(...args);
    };
    const ran = await mcpLock(repo.root, ['verify'], { host: { spawn } });
    expect(ran).toMatchObject({ exit: 1, stdout: expect.stringMatching(rule) });
    expect(ran.stdout).toContain('Not started: ');
    expect(started).toBe(0);
  });

  // The registry cannot be made to publish other bytes under one version, so the lock is made to disagree instead.
  test('same version, other bytes: not started, and a plain update does not accept it', async () => {
    const repo = repository({});
    repo.config({ memory: memory('@2026.8.31') });
    expect(await mcpLock(repo.root, ['init', '--yes', '--timeout', '60'])).toMatchObject({ exit: 0 });
    const honest = repo.lock();
    writeFileSync(repo.lockPath, honest.replace(/sha512-[^"]+/, `sha512-${'A'.repeat(86)}==`));
    const tampered = repo.lock();
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({
      exit: 1,
      stdout: expect.stringMatching(/origin\/integrity-changed[\s\S]*Not started: the bytes of its package/),
    });
    expect(await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('--accept-integrity'),
    });
    expect(repo.lock()).toBe(tampered);
    expect(
      await mcpLock(repo.root, [
        ...['update', '--yes', '--accept-integrity', '--accept', 'high', '--timeout', '60'],
      ]),
    ).toMatchObject({ exit: 0 });
    expect(repo.lock()).toBe(honest);
  });

  test('a package nobody published: exit 3, named, and the neighbour still checked', async () => {
    const repo = repository({ good: HONEST });
    repo.config({
      good: scripted('good'),
      none: { command: 'npx', args: ['-y', '@mcp-lock-no-such-scope/nothing@1.0.0'] },
    });
    const ran = await mcpLock(repo.root, ['init', '--yes']);
    expect(ran).toMatchObject({ exit: 3, stdout: expect.stringMatching(/E_REGISTRY/) });
    expect(Object.keys(JSON.parse(readFileSync(repo.lockPath, 'utf8')).servers)).toEqual(['good']);
  });
});

test('a remote server over plain HTTP without a login', async () => {
  const { startHttpServer } = await import('../helpers/http-server.ts');
  const remote = await startHttpServer();
  try {
    const repo = repository({});
    repo.config({ remote: { type: 'http', url: remote.url } });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    const { launch, origin, tools } = JSON.parse(repo.lock()).servers.remote;
    expect(launch).toMatchObject({ transport: 'http', url: remote.url });
    expect(origin.url).toBe(remote.url);
    expect(tools.echo.definition).toMatchObject({ name: 'echo', vendorField: 'kept' });
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({ exit: 0 });
    remote.change();
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({ exit: 1 });
    expect(existsSync(join(repo.root, 'mcp-lock.json'))).toBe(true);
  } finally {
    await remote.close();
  }
});
