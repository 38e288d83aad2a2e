/** `list_changed` in the session is obeyed, in every order, in both generations of the protocol. */
import { describe, expect, test } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import type { Connection } from '../../src/server/connection.ts';
import { sizeLimit } from '../../src/server/limits.ts';
import { readSurface } from '../../src/server/surface.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { flat, mcpLock } from '../helpers/run.ts';
import { kind } from './list-changed.cases.ts';

type Case = (typeof kind.cases)[number];

function surfaceOf({ revision, claims }: Omit<Case, 'name' | 'announce'>, behave: object = {}) {
  const capabilities = claims ? { tools: { listChanged: true } } : { tools: {} };
  const server = { ...HONEST.server, capabilities };
  const { serverInfo, instructions } = HONEST.server;
  const discover = {
    supportedVersions: [revision],
    capabilities,
    serverInfo,
    instructions,
    resultType: 'complete',
  };
  return {
    ...HONEST,
    server,
    ...(revision < '2026' ? {} : { raw: { 'server/discover': JSON.stringify(discover) } }),
    envelope: revision < '2026' ? {} : { resultType: 'complete', ttlMs: 0, cacheScope: 'private' },
    behave,
  };
}

describe.concurrent('a list that changed', () => {
  test.each(kind.cases)('$name: verify and init read it again', async (one) => {
    const repo = repository({ changes: surfaceOf(one) });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    expect(JSON.parse(repo.lock()).servers.changes.server.protocolVersion).toBe(one.revision);
    expect((await mcpLock(repo.root, ['verify'])).exit).toBe(0);
    repo.surface('changes', surfaceOf(one, { announce: one.announce }));
    const { exit, stdout } = await mcpLock(repo.root, ['verify']);
    expect(stdout).toContain('late_tool');
    expect(exit).toBe(1);
    expect((await mcpLock(repo.root, ['init', '--yes', '--force', '--accept', 'high'])).exit).toBe(0);
    expect(repo.lock()).toContain('late_tool');
  });

  test('a list that changes each time it is read is E_PROTOCOL', async () => {
    const repo = repository({
      changes: surfaceOf({ revision: '2025-11-25', claims: true }, { announce: 'always' }),
    });
    const { exit, stdout } = await mcpLock(repo.root, ['init', '--yes', '--timeout', '900']);
    expect(flat(stdout)).toContain(
      'The server says each time that its lists have changed while they were read.',
    );
    expect(stdout).toContain('E_PROTOCOL');
    expect(exit).toBe(3);
  });
});

/** A connection whose prompts are these, request by request, and which says nothing of a change. */
function silent(prompts: readonly (readonly string[] | undefined)[]): Connection {
  let asked = 0;
  const result = (member: object) => JSON.stringify({ jsonrpc: '2.0', id: 1, result: member });
  return {
    size: sizeLimit({}),
    opening: { method: 'initialize', text: result({ serverInfo: {}, capabilities: { prompts: {} } }) },
    protocolVersion: '2025-11-25',
    hasCapability: () => true,
    isSessionLost: () => false,
    changes: () => ({ count: 0, at: 0 }),
    request: async (method: string) => {
      if (method === 'tools/list') return result({ tools: [{ name: 'a' }, { name: 'b' }] });
      if (method !== 'prompts/list')
        return result({
          resources: [
            { uri: 'a:b', name: 'a' },
            { uri: 'a:c', name: 'c' },
          ],
          resourceTemplates: [{ uriTemplate: 'a' }, { uriTemplate: 'b' }],
        });
      const names = prompts[asked];
      asked += 1;
      return names === undefined ? undefined : result({ prompts: names.map((name) => ({ name })) });
    },
  } as unknown as Connection;
}

test.each([
  ['nothing new', [['x'], ['x']], true],
  ['an item less', [['x'], []], true],
  ['no such list', [undefined, undefined], true],
  ['an item more', [['x'], ['x', 'evil']], false],
  ['another item', [['x'], ['evil']], false],
  ['an item in a list that was empty', [[], ['evil']], false],
] as const)('a list that is asked for once more, %s', async (_, prompts, counts) => {
  expect((await readSurface(silent(prompts), {} as Host)) !== undefined).toBe(counts);
});
