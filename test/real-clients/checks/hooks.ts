/**
 * (d) Claude Code's hooks, with the settings of `examples/claude-code-hooks`: calls of a server as it was locked pass, and those of one that
 * changed are denied, in a new session and in one that is continued, forked or compacted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RealClient, Started } from '../client.ts';
import { askClaudeCode } from '../clients/claude-code.ts';
import type { Call } from '../model/model.ts';
import { CHANGED, LOCKED } from '../surfaces.ts';
import { lockedProject } from './project.ts';

const SETTINGS = new URL('../../../examples/claude-code-hooks/.claude/settings.json', import.meta.url);

const TOOL: Call = { tool: 'mcp__notes__list_notes' };
const RESOURCE: Call = { tool: 'ReadMcpResourceTool', input: { server: 'notes', uri: 'note://one' } };
const RESOURCES: Call = { tool: 'ListMcpResourcesTool', input: { server: 'notes' } };

const SAYS = new Map([
  [TOOL, LOCKED.calls['list_notes'] ?? ''],
  [RESOURCE, LOCKED.page],
  [RESOURCES, 'note://one'],
]);

/** The agent's own shell: it must not accept a change for itself. */
const UPDATE: Call = {
  tool: 'Bash',
  input: { command: 'node_modules/.bin/mcp-lock update --yes && echo ran' },
};
const ECHO: Call = { tool: 'Bash', input: { command: 'echo ran' } };

/** How a session comes to be; in this order, each from the one before. */
const SESSIONS: readonly (readonly [name: string, flags: readonly string[]])[] = [
  ['new', []],
  ['continued', ['--continue']],
  ['forked', ['--continue', '--fork-session']],
  ['compacted', ['--continue']],
];

export async function hooks(client: RealClient, start: Started): Promise<void> {
  const { world } = start;
  await lockedProject(client, start);
  world.write(join(world.repository, '.claude', 'settings.json'), readFileSync(SETTINGS, 'utf8'));

  for (const [surface, passes] of [
    [LOCKED, true],
    [CHANGED.description, false],
    [LOCKED, true],
  ] as const) {
    world.surface(surface);
    for (const [name, flags] of SESSIONS) {
      if (name === 'compacted') await askClaudeCode(start, ['-p', '/compact', ...flags], []);
      for (const call of name === 'new' ? SAYS.keys() : [TOOL]) {
        const { results } = await askClaudeCode(start, ['-p', 'Read my notes.', ...flags], [call]);
        const last = results.at(-1) ?? 'no result';
        const where = `${name} session, ${passes ? 'as locked' : 'changed'}, ${call.tool}`;
        if (passes) expect(last, where).toContain(SAYS.get(call));
        else {
          expect(last, where).toContain('mcp-lock');
          expect(last, where).not.toContain(SAYS.get(call));
        }
      }
    }
  }
  const [update] = (await askClaudeCode(start, ['-p', 'Read my notes.'], [UPDATE])).results;
  expect(update).toContain('mcp-lock');
  expect(update).not.toMatch(/ran$/m);
  const [echo] = (await askClaudeCode(start, ['-p', 'Read my notes.'], [ECHO])).results;
  expect(echo).toContain('ran');
}
