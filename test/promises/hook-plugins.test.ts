import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { begin, tell } from '../helpers/hooked.ts';
import { HONEST, repository, scripted } from '../helpers/repository.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './hook-plugins.cases.ts';

async function project(installed: string | undefined) {
  const repo = repository({ notes: HONEST, mail: HONEST });
  const write = (path: string, value: unknown) => {
    mkdirSync(join(repo.root, path, '..'), { recursive: true });
    writeFileSync(join(repo.root, path), JSON.stringify(value));
  };
  repo.config({ plugin_far_notes: scripted('notes') });
  write('.claude-plugin/plugin.json', { name: 'my-plug', mcpServers: { notes: scripted('notes') } });
  write('.claude/skills/deep/.claude-plugin/plugin.json', { name: 'deep.plug' });
  write('.claude/skills/deep/.mcp.json', { mcpServers: { mail: scripted('mail') } });
  const state = scratch();
  mkdirSync(join(state, '.claude/plugins'), { recursive: true });
  const plugins = installed === undefined ? {} : { [installed]: [{ scope: 'user' }] };
  writeFileSync(
    join(state, '.claude/plugins/installed_plugins.json'),
    JSON.stringify({ version: 2, plugins }),
  );
  // A skill of the user, which is not a plugin.
  mkdirSync(join(state, '.claude/skills/plain'), { recursive: true });
  const ran = await mcpLock(repo.root, ['init', '--yes']);
  expect(ran, ran.stderr).toMatchObject({ exit: 0 });
  return { ...repo, state };
}

describe.concurrent(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ tool, input = {}, drifted, installed, denied }) => {
    const of = await project(installed);
    if (drifted === true)
      of.surface('notes', { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Other.' }] });
    await begin(of, 'claude-code');
    const event = { hook_event_name: 'PreToolUse', cwd: of.root, tool_name: tool, tool_input: input };
    const reason = (await tell(of, 'claude-code', event))?.hookSpecificOutput?.permissionDecisionReason;
    if (denied === undefined) expect(reason).toBeUndefined();
    else expect(reason).toMatch(denied);
  });
});
