/**
 * (a) Configs at four levels, from a folder above the repository to `sub/folder` in it, and one of the user: in `sub/folder`
 * the client's own list and `mcp-lock list` name the same servers, also where several have one name, and where the client merges, hides or
 * switches off some.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { LEVELS, type Level, type RealClient, type Started } from '../client.ts';
import { NOTES } from '../world.ts';
import { listedByMcpLock, own } from './listed.ts';

export async function levels(client: RealClient, start: Started): Promise<void> {
  const { home, levels: folders, repository, add } = start.world;
  const file = (level: Level) => join(repository, 'servers', `${level}.mjs`);
  for (const level of LEVELS) cpSync(join(repository, ...NOTES.slice(1)), file(level));

  for (const [index, level] of LEVELS.entries()) {
    const launch = ['node', file(level)];
    const servers = {
      [`in-${level}`]: launch,
      both: launch,
      ...(level === 'root' || level === 'sub' ? { twice: launch } : {}),
    };
    const folder = folders[index];
    const path = folder === undefined ? join(home, client.userConfig) : join(folder, client.config.path);
    add(path, client.config.text(servers));
  }
  client.tricks?.(start.world, file);

  const [, , , folder] = folders;
  expect(await listedByMcpLock(client, start, folder)).toEqual(await own(client, start, folder));
}
