/** The real clients of both generations with real servers: what they see through the guard is what they see without it. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Line } from '../helpers/guarded.ts';
import { CLIENTS, lock, throughGuard } from '../helpers/guarded.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { binOf } from '../helpers/tools.ts';

const server = (file: string) => fileURLToPath(new URL(`../servers/${file}`, import.meta.url));

interface Case {
  readonly server: string;
  readonly args: (root: string) => readonly string[];
  /** Clients that cannot speak to it at all. */
  readonly not?: readonly string[];
}

const SERVERS: readonly Case[] = [
  { server: 'SDK 1.x', args: () => [server('sdk-v1.js')] },
  { server: 'SDK 2.x', args: () => [server('sdk-v2.js')] },
  {
    server: 'SDK 2.x, 2026-07-28 only',
    args: () => [server('sdk-v2.js'), '--modern-only'],
    not: ['SDK 1.x', 'SDK 2.x'],
  },
  { server: 'scripted, in pages', args: () => ['servers/scripted.js', 'notes.json'] },
  { server: 'scripted, asks the client', args: () => ['servers/scripted.js', 'notes.json', '--askClient'] },
  { server: 'server-filesystem', args: (root) => [binOf('fs-2026.7.10'), root] },
  { server: 'server-sequential-thinking', args: () => [binOf('st-2026.8.31')] },
  { server: 'context7', args: () => [binOf('context7-4.1.1')] },
];

const PAGED = {
  ...HONEST,
  tools: [...HONEST.tools, { ...HONEST.tools[0], name: 'write_note' }],
  pages: { tools: 2 },
};

const orError = (work: Promise<unknown>): Promise<unknown> => work.catch((error: Error) => error.message);

/** All that a client can ask for. */
async function seen(kind: keyof typeof CLIENTS, line: Line): Promise<unknown> {
  const client = await CLIENTS[kind](line);
  try {
    const tools = await client.listTools();
    const second = (tools as { nextCursor?: string }).nextCursor;
    const prompts = await client.listPrompts().catch(() => ({ prompts: [] }));
    const resources = await client.listResources().catch(() => ({ resources: [] }));
    const templates = await client.listResourceTemplates().catch(() => ({ resourceTemplates: [] }));
    const [[tool], [prompt], [resource], [template]] = [
      tools.tools,
      prompts.prompts,
      resources.resources,
      templates.resourceTemplates,
    ];
    const book = template?.uriTemplate.replace('{id}', '7');
    return {
      instructions: client.getInstructions(),
      server: client.getServerVersion(),
      capabilities: client.getServerCapabilities(),
      lists: { tools, prompts, resources, templates },
      more: second === undefined ? undefined : await client.listTools({ cursor: second }),
      call: await orError(client.callTool({ name: tool?.name ?? '', arguments: { words: 'x', id: '1' } })),
      prompt:
        prompt && (await orError(client.getPrompt({ name: prompt.name, arguments: { subject: 'tea' } }))),
      resource: resource && (await orError(client.readResource({ uri: resource.uri }))),
      made: book && (await orError(client.readResource({ uri: book }))),
      ping: await orError(client.ping()),
    };
  } finally {
    await client.close();
  }
}

describe.each(SERVERS)('$server', ({ args, not = [] }) => {
  const kinds = (Object.keys(CLIENTS) as (keyof typeof CLIENTS)[]).filter((kind) => !not.includes(kind));

  it.each(kinds)('is the same through the guard for a client on %s', async (kind) => {
    const repo = repository({ notes: PAGED });
    const direct: Line = { command: process.execPath, args: args(repo.root), cwd: repo.root };
    repo.config({ notes: { command: direct.command, args: direct.args } });
    await lock(repo);
    const log = join(repo.root, 'guard.log');
    const through = await seen(kind, throughGuard('notes', direct, '--log', log));
    expect(through).toEqual(await seen(kind, direct));
    expect(JSON.stringify(through)).toContain('"tools":[{');
  });
});
