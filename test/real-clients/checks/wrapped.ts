/** (b) The client starts a wrapped server and shows its model the same tools as of one that is not wrapped; a call passes. */
import { expect } from 'vitest';
import type { RealClient, Started } from '../client.ts';
import { LOCKED } from '../surfaces.ts';
import { lockedProject, wrapAll } from './project.ts';

export async function wrapped(client: RealClient, start: Started): Promise<void> {
  await lockedProject(client, start);
  const calls = [{ tool: 'read_note', input: { title: 'shopping' } }];
  const direct = await client.session(start, calls);
  expect(direct.tools).toHaveLength(LOCKED.tools.length);
  await wrapAll(client, start);
  const guarded = await client.session(start, calls);
  expect(guarded.tools).toEqual(direct.tools);
  expect(guarded.results.join()).toContain(LOCKED.calls['read_note']);
}
