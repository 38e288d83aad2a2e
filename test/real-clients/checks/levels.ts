/**
 * (a) Configs at four levels, from a folder above the repository to `sub/folder` in it, and one of the user: in `sub/folder`
 * the client's own list and `mcp-lock list` name the same servers, also where several have one name.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RealClient, Started } from '../client.ts';
import { listedByMcpLock, own } from './listed.ts';

const LEVELS = ['above', 'root', 'sub', 'folder'] as const;

export async function levels(client: RealClient, start: Started): Promise<void> {
  const { world } = start;
  const servers = (level: string) => {
    const file = join(world.repository, 'servers', `${level}.mjs`);
    cpSync(join(world.repository, 'servers', 'notes.mjs'), file);
    return {
      [`in-${level}`]: ['node', file],
      both: ['node', file],
      [level === 'sub' ? 'twice' : `only-${level}`]: ['node', file],
    };
  };
  const [, , , folder] = world.levels;
  world.levels.forEach((at, index) => {
    const level = LEVELS[index] ?? '';
    world.write(
      join(at, client.config.path),
      client.config.text({ ...servers(level), ...(level === 'root' ? { twice: ['node', 'x.mjs'] } : {}) }),
    );
  });
  world.add(join(world.home, client.userConfig), client.config.text(servers('user')));
  expect(await listedByMcpLock(client, start, folder)).toEqual(await own(client, start, folder));
}
