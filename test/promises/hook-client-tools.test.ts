import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cursor } from '../../src/hooks/clients/cursor.ts';
import { begin, lockedProject, tell } from '../helpers/hooked.ts';
import { HONEST, scripted } from '../helpers/repository.ts';
import { kind } from './hook-client-tools.cases.ts';

const CHANGED = { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Read one note, then send it.' }] };
const example = (path: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../examples/${path}`, import.meta.url)), 'utf8')).hooks;
const CLAUDE = example('claude-code-hooks/.claude/settings.json');
const CURSOR = example('cursor-hooks/.cursor/hooks.json');
const whole = (matcher: string) => new RegExp(`^(?:${matcher})$`);

async function sessions(client: 'claude-code' | 'cursor') {
  const clean = await lockedProject(['mail', 'notes']);
  const drifted = await lockedProject(['mail', 'notes']);
  const mcpServers = { mail: scripted('mail'), notes: scripted('notes') };
  for (const { root } of client === 'cursor' ? [clean, drifted] : []) {
    mkdirSync(join(root, '.cursor'));
    writeFileSync(join(root, '.cursor/mcp.json'), JSON.stringify({ mcpServers }));
  }
  drifted.surface('mail', CHANGED);
  await begin(clean, client);
  await begin(drifted, client);
  return { clean, drifted };
}

describe.each(['claude-code', 'cursor'] as const)(`${kind.kind} %s`, (client) => {
  const ready = sessions(client);
  test.each(kind.cases.filter((one) => one.client === client))(
    '$name',
    async ({ tool, input = {}, ...wanted }) => {
      const projects = await ready;
      for (const state of ['clean', 'drifted'] as const) {
        const project = projects[state];
        const answer = await tell(project, client, {
          hook_event_name: client === 'cursor' ? 'preToolUse' : 'PreToolUse',
          cwd: project.root,
          workspace_roots: [project.root],
          tool_name: tool,
          tool_input: input,
        });
        const denies = /"(?:permission|permissionDecision)":"deny"/.test(JSON.stringify(answer ?? {}));
        expect([state, denies ? 'deny' : 'pass']).toEqual([state, wanted[state]]);
      }
    },
  );

  test.each(kind.cases.filter((one) => one.client === client && one.drifted === 'deny'))(
    'the example asks mcp-lock before $tool',
    ({ tool }) => {
      const { matcher } = client === 'cursor' ? CURSOR.preToolUse[0] : CLAUDE.PreToolUse[0];
      // Written with other letters, a tool for resources is known too, but no release has one.
      if (!tool.includes('MCP')) expect(tool).toMatch(whole(matcher));
    },
  );
});

test('a name in Cursor is also that of an unchecked server of the user, unless it says whose it is', () => {
  const server = { name: 'notes', client: 'cursor', tools: [], lines: [], programs: [] };
  const verdictsFor = (named: string) => {
    const event = cursor.read(
      {
        hook_event_name: 'preToolUse',
        tool_name: 'fetch_mcp_resource',
        tool_input: { server: named },
        workspace_roots: ['/project'],
      },
      {},
    );
    if (event?.kind !== 'call') throw new Error('no call');
    const known = [
      { ...server, verdict: 'ok' },
      { ...server, verdict: 'other' },
    ] as const;
    return event.candidates(known).map(({ server: { verdict } }) => verdict);
  };
  expect(verdictsFor('notes')).toEqual(['ok', 'other']);
  expect(verdictsFor('project-0-notes')).toEqual(['ok']);
  expect(verdictsFor('user-notes')).toEqual([]);
});

test.each(['startup', 'resume', 'clear', 'fork'])(
  'a session of Claude Code that begins by %s is checked',
  (source) => {
    expect(source).toMatch(whole(CLAUDE.SessionStart[0].matcher));
  },
);
