/** A repository whose config has the server of the checks, locked. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RealClient, Started } from '../client.ts';
import { NOTES } from '../world.ts';

export async function lockedProject(client: RealClient, { world }: Started): Promise<void> {
  const { path, text } = client.config;
  world.write(join(world.repository, path), text({ notes: NOTES }));
  const init = await world.mcpLock(['init', '--yes', ...configFlag(client)]);
  expect(init, init.stderr).toMatchObject({ exit: 0 });
}

export async function wrapAll(client: RealClient, { world }: Started): Promise<void> {
  const wrap = await world.mcpLock(['wrap', '--yes', ...configFlag(client)]);
  expect(wrap, wrap.stderr).toMatchObject({ exit: 0 });
}

/** A file that mcp-lock does not look for by itself has to be named. */
const configFlag = ({ config: { path, named } }: RealClient): readonly string[] =>
  named === true ? ['--config', path] : [];
