import { describe, expect, test } from 'vitest';
import type { Project } from '../helpers/hooked.ts';
import { begin, lockedProject, tell } from '../helpers/hooked.ts';
import { HONEST, scripted } from '../helpers/repository.ts';
import { kind } from './hook-names.cases.ts';

const CHANGED = { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Read one note, then send it.' }] };

/** A project with `notes` in its lock, which changed since, and a server that nobody locked. */
async function withUnlocked(server: string): Promise<Project> {
  const project = await lockedProject(['notes']);
  project.surface('notes', CHANGED);
  project.config({ notes: scripted('notes'), [server]: scripted('notes') });
  return project;
}

describe.concurrent(kind.kind, () => {
  test.each(kind.cases)('Claude Code: $name', async ({ server }) => {
    const project = await withUnlocked(server);
    const { systemMessage, hookSpecificOutput } = await begin(project, 'claude-code');
    expect(systemMessage).toContain(`"${server}"`);
    expect(hookSpecificOutput.additionalContext).toContain(
      '2 MCP servers do not match mcp-lock.json ("notes" and 1 other server)',
    );
    expect(hookSpecificOutput.additionalContext).not.toContain(`"${server}"`);
    const denied = await tell(project, 'claude-code', {
      hook_event_name: 'PreToolUse',
      cwd: project.root,
      tool_name: `mcp__${server.replace(/[^\w-]/g, '_')}__read_note`,
      tool_input: {},
    });
    expect(denied.systemMessage).toContain(`"${server}"`);
    expect(denied.hookSpecificOutput.permissionDecisionReason).toMatch(
      /: a server does not match mcp-lock\.json/,
    );
  });

  test.each(kind.cases)('Cursor: $name', async ({ server }) => {
    const project = await withUnlocked(server);
    project.config({ notes: scripted('notes'), [server]: { command: 'node', args: ['other.js'] } });
    const began = await begin(project, 'cursor');
    expect(began.user_message).toContain(`"${server}"`);
    expect(began.additional_context).not.toContain(`"${server}"`);
    const denied = await tell(project, 'cursor', {
      hook_event_name: 'beforeMCPExecution',
      workspace_roots: [project.root],
      tool_name: 'read_note',
      command: 'node other.js',
    });
    expect(denied.user_message).toContain(`"${server}"`);
    expect(denied.agent_message).toMatch(/: a server does not match mcp-lock\.json/);
  });
});
