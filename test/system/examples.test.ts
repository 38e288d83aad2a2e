/** The examples as a person runs them: through npm, with the built program. Needs `npm run build` (`npm test` does it). */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Ran } from '../helpers/run.ts';
import { scratch } from '../helpers/run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'bin/mcp-lock.js');

function run(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ exit: code ?? -1, stdout, stderr }));
  });
}

beforeAll(() => {
  if (!existsSync(join(ROOT, 'dist/run.js')))
    throw new Error('not built: run npm test, or npm run build first');
});

test('npm start in examples/prestart: the agent starts when all matches, and does not after a change', async () => {
  const root = join(scratch(), 'prestart');
  cpSync(join(ROOT, 'examples/prestart'), root, { recursive: true });
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(BIN, join(root, 'node_modules/.bin/mcp-lock'));
  expect(await run(process.execPath, [BIN, 'init', '--yes'], root)).toMatchObject({ exit: 0 });

  const clean = await run('npm', ['start'], root);
  expect(clean).toMatchObject({ exit: 0, stdout: expect.stringMatching(/1 server matches/) });
  expect(clean.stdout).toMatch(/agent/i);

  writeFileSync(join(root, 'rug-pull'), '');
  const pulled = await run('npm', ['start'], root);
  expect(pulled.exit).toBe(1);
  expect(pulled.stdout).toMatch(/tool\//);
  expect(pulled.stdout).not.toContain(clean.stdout.trim().split('\n').at(-1));
});

/** A project of its own with the server of `prestart`, the files of another example, the program, and a lock. */
async function project(example: string): Promise<string> {
  const root = join(scratch(), example);
  for (const name of ['prestart', example]) cpSync(join(ROOT, 'examples', name), root, { recursive: true });
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(BIN, join(root, 'node_modules/.bin/mcp-lock'));
  expect(await run(process.execPath, [BIN, 'init', '--yes'], root)).toMatchObject({ exit: 0 });
  return root;
}

test('examples/exec: the agent has the line to itself when all matches, and does not start after a change', async () => {
  const root = await project('exec');
  const clean = await run('sh', ['-c', 'echo hello | npm run --silent agent'], root);
  expect(clean).toMatchObject({ exit: 5, stdout: 'The agent heard: hello\n' });
  expect(clean.stderr).toMatch(/1 server matches/);

  writeFileSync(join(root, 'rug-pull'), '');
  const pulled = await run('sh', ['-c', 'echo hello | npm run --silent agent'], root);
  expect(pulled).toMatchObject({ exit: 1, stdout: '' });
  expect(pulled.stderr).toMatch(/tool\//);
});

/** Runs a hook's command line as the client does: by the shell, in the project, with the event on stdin. */
function hook(line: string, event: object, root: string): Promise<Ran> {
  const told = `printf '%s' '${JSON.stringify(event)}' | { ${line}; }`;
  const here = `export CLAUDE_PROJECT_DIR='${root}' XDG_STATE_HOME='${root}-state' HOME='${root}-state'`;
  return run('sh', ['-c', `${here}; ${told}`], root);
}

test('examples/claude-code-hooks: the matchers and lines check a session and deny what changed', async () => {
  const root = await project('claude-code-hooks');
  const { hooks } = JSON.parse(readFileSync(join(root, '.claude/settings.json'), 'utf8'));
  const [
    {
      matcher: at,
      hooks: [{ command: start }],
    },
  ] = hooks.SessionStart;
  const [
    {
      matcher,
      hooks: [{ command: before }],
    },
  ] = hooks.PreToolUse;
  const tool = 'mcp__rota__who_is_on_call';
  expect('startup').toMatch(new RegExp(`^(?:${at})$`));
  expect(tool).toMatch(new RegExp(`^(?:${matcher})$`));
  const begins = { hook_event_name: 'SessionStart', source: 'startup', cwd: root };
  const calls = { hook_event_name: 'PreToolUse', cwd: root, tool_name: tool, tool_input: {} };

  expect((await hook(before, calls, root)).stdout).toMatch(/"permissionDecision":"deny"/);
  expect(await hook(start, begins, root)).toEqual({ exit: 0, stdout: '', stderr: '' });
  expect(await hook(before, calls, root)).toEqual({ exit: 0, stdout: '', stderr: '' });

  writeFileSync(join(root, 'rug-pull'), '');
  expect((await hook(start, begins, root)).stdout).toMatch(/1 MCP server does not match mcp-lock\.json/);
  expect((await hook(before, calls, root)).stdout).toMatch(/the server \\"rota\\" does not match/);

  unlinkSync(join(root, 'node_modules/.bin/mcp-lock'));
  expect((await hook(before, calls, root)).exit).toBe(2);
});

test('examples/cursor-hooks: the lines check a session and deny what changed', async () => {
  const root = await project('cursor-hooks');
  const { hooks } = JSON.parse(readFileSync(join(root, '.cursor/hooks.json'), 'utf8'));
  const [{ command: start }] = hooks.sessionStart;
  const [{ command: before, failClosed }] = hooks.beforeMCPExecution;
  expect(failClosed).toBe(true);
  const begins = { hook_event_name: 'sessionStart', workspace_roots: [root] };
  const calls = {
    hook_event_name: 'beforeMCPExecution',
    workspace_roots: [root],
    tool_name: 'who_is_on_call',
    tool_input: '{}',
    command: 'node rota-server.js',
  };
  expect((await hook(before, calls, root)).stdout).toMatch(/"permission":"deny"/);
  expect(await hook(start, begins, root)).toEqual({ exit: 0, stdout: '{}\n', stderr: '' });
  expect(await hook(before, calls, root)).toEqual({
    exit: 0,
    stdout: '{"permission":"allow"}\n',
    stderr: '',
  });

  writeFileSync(join(root, 'rug-pull'), '');
  const told = await hook(start, begins, root);
  expect(told).toMatchObject({ exit: 0, stdout: expect.stringMatching(/"additional_context":".*rota/) });
  expect(told.stdout).not.toMatch(/open files/);
  expect((await hook(before, calls, root)).stdout).toMatch(/"permission":"deny"/);
});

test('npm run demo: locks three servers, two of them real ones from npm, and shows the pulled rug', async () => {
  const ran = await run(process.execPath, [join(ROOT, 'examples/quickstart/demo.js')], ROOT);
  expect(ran.exit).toBe(0);
  expect(ran.stdout).toMatch(
    /filesystem +npm @modelcontextprotocol\/server-filesystem@2026\.8\.31 +14 tools/,
  );
  expect(ran.stdout).toMatch(/3 servers match/);
  expect(ran.stdout).toMatch(/hidden text reads: "/);
  expect(ran.stdout).toMatch(/Exit 1\./);
  expect(ran.stdout.trimEnd().split('\n').slice(-3)).toEqual(
    ['init', 'less', 'verify'].map((word) => expect.stringContaining(word)),
  );
  expect(ran.stdout).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
});
