/**
 * (a) Servers that the client itself added, beside config files of many other clients: its own list and `mcp-lock list` name the same ones,
 * started the same way.
 */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RealClient, Started } from '../client.ts';
import { REAL_CLIENTS } from '../clients/index.ts';
import { standard } from '../clients/standard.ts';
import { NOTES } from '../world.ts';
import { listedByMcpLock, own } from './listed.ts';

const NOWHERE = 'http://127.0.0.1:9099/mcp';

/** Files of others in the `mcpServers` shape, besides those of the clients that are run here. */
const OTHERS = [
  '.cursor/mcp.json',
  '.claude/mcp.json',
  '.claude/settings.json',
  '.github/mcp.json',
  '.amazonq/mcp.json',
];

export async function list(client: RealClient, start: Started): Promise<void> {
  const { world } = start;
  const adds = client.adds?.(NOTES, NOWHERE) ?? [];
  const configs = [
    ...REAL_CLIENTS.map(({ config }) => config),
    ...OTHERS.map((path) => ({ path, text: standard })),
  ];
  for (const [index, { path, text }] of configs.entries()) {
    const file = join('servers', `other-${index}.mjs`);
    if (path === client.config.path || existsSync(join(world.repository, path))) continue;
    cpSync(join(world.repository, ...NOTES.slice(1)), join(world.repository, file));
    world.write(join(world.repository, path), text({ [`other-${index}`]: ['node', file] }));
  }
  for (const words of adds) {
    const ran = await start.run(words);
    expect(ran, words.join(' ')).toMatchObject({ exit: 0 });
  }
  const listed = await own(client, start);
  for (const words of adds)
    expect(listed.join('\n')).toMatch(words.find((word) => word.startsWith('of-')) ?? '');
  expect(await listedByMcpLock(client, start)).toEqual(listed);
}
