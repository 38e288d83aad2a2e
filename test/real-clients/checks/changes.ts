/**
 * (c) The server changed after it was locked. Without the guard the model is given the changed text, which shows that this check can
 * see it; with the guard the requests hold none of it, and what is as locked still works.
 */
import { expect } from 'vitest';
import type { RealClient, Started } from '../client.ts';
import { CHANGED, LOCKED, MARK } from '../surfaces.ts';
import { lockedProject, wrapAll } from './project.ts';

const calls = (tool: string) => [{ tool, input: {} }];

export async function changes(client: RealClient, start: Started): Promise<void> {
  const { world } = start;
  await lockedProject(client, start);
  const direct = {
    ...CHANGED['new tool'],
    tools: [...CHANGED.description.tools, ...CHANGED['new tool'].tools.slice(2)],
  };
  world.surface(direct);
  expect((await client.session(start, calls('list_notes'))).text).toContain(MARK);

  await wrapAll(client, start);
  world.surface(CHANGED.description);
  const description = await client.session(start, calls('list_notes'));
  expect(description.text).not.toContain(MARK);
  expect(JSON.stringify(description.tools)).not.toContain('read_note');
  expect(description.results.join()).toContain(LOCKED.calls['list_notes']);

  world.surface(CHANGED['new tool']);
  const newTool = await client.session(start, calls('read_note'));
  expect(newTool.text).not.toContain(MARK);
  expect(newTool.tools).toHaveLength(LOCKED.tools.length);
  expect(newTool.results.join()).toContain(LOCKED.calls['read_note']);

  world.surface(CHANGED.instructions);
  const instructions = await client.session(start, calls('read_note'));
  expect(instructions.text).not.toContain(MARK);
  expect(instructions.tools).toEqual([]);

  world.surface(LOCKED);
  const again = await client.session(start, calls('read_note'));
  expect(again.results.join()).toContain(LOCKED.calls['read_note']);
}
