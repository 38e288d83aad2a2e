import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { begin, lockedProject, tell } from '../helpers/hooked.ts';
import { kind } from './hook-own-files.cases.ts';

const example = (path: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../examples/${path}`, import.meta.url)), 'utf8')).hooks;
const MATCHERS = {
  'claude-code': example('claude-code-hooks/.claude/settings.json').PreToolUse,
  cursor: example('cursor-hooks/.cursor/hooks.json').preToolUse,
};

async function session(client: 'claude-code' | 'cursor') {
  const project = await lockedProject();
  mkdirSync(join(project.root, '.claude'));
  mkdirSync(join(project.root, 'packages/a'), { recursive: true });
  symlinkSync('mcp-lock.json', join(project.root, 'link-to-lock'));
  symlinkSync('.claude', join(project.root, 'link-to-folder'));
  await begin(project, client);
  return project;
}

describe.each(['claude-code', 'cursor'] as const)(`${kind.kind} %s`, (client) => {
  const ready = session(client);
  const cases = kind.cases.filter((one) => one.client === client);

  test.each(cases)('$name', async ({ tool, input, answer, from = '' }) => {
    const project = await ready;
    const filled = JSON.parse(
      JSON.stringify(input)
        .replaceAll('ROOT', project.root)
        .replaceAll('HOME', homedir())
        .replaceAll('STATE', project.state),
    );
    const isShell = tool === 'beforeShellExecution';
    const said = await tell(project, client, {
      hook_event_name: isShell ? tool : client === 'cursor' ? 'preToolUse' : 'PreToolUse',
      cwd: join(project.root, from),
      workspace_roots: [project.root],
      ...(isShell ? filled : { tool_name: tool, tool_input: filled }),
    });
    const text = JSON.stringify(said ?? {});
    const [, decision = 'pass'] = /"(?:permission|permissionDecision)":"(\w+)"/.exec(text) ?? [];
    expect(decision).toBe(answer);
  });

  const asked = cases.filter(({ answer, tool }) => answer !== 'pass' && !/^before|Later/.test(tool));
  test.each(asked)('the example asks mcp-lock before $tool', ({ tool }) => {
    const matches = ({ matcher }: { matcher: string }) => new RegExp(`^(?:${matcher})$`).test(tool);
    expect(MATCHERS[client].some(matches)).toBe(true);
  });
});
