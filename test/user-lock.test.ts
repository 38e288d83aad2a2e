/**
 * The lockfile of the user beside that of the project: what `init --user` writes, what `verify` on a terminal and `exec` check of it, and
 * what they say where there is none.
 */
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { ServerHost } from '../src/host/host.ts';
import { HONEST, repository, scripted } from './helpers/repository.ts';
import type { Ran, RunOptions } from './helpers/run.ts';
import { flat, mcpLock, scratch } from './helpers/run.ts';

const OTHER = { ...HONEST, server: { ...HONEST.server, instructions: 'Other words.' } };

/** A project with one server and a home folder with another; `lock`: which of them are locked. */
async function two(lock: 'both' | 'project' | 'user' | 'none' = 'both') {
  const repo = repository({ notes: HONEST, mine: HONEST });
  repo.config({ notes: scripted('notes') });
  const home = scratch();
  const args = ['servers/scripted.js', 'mine.json'].map((path) => join(repo.root, path));
  const config = (servers: Readonly<Record<string, unknown>>) => {
    mkdirSync(join(home, '.cursor'), { recursive: true });
    writeFileSync(join(home, '.cursor/mcp.json'), JSON.stringify({ mcpServers: servers }));
  };
  config({ mine: { command: 'node', args } });
  const run = (argv: readonly string[], options: RunOptions = {}): Promise<Ran> =>
    mcpLock(repo.root, argv, { home, ...options });
  for (const side of ['project', 'user'] as const)
    if (lock === side || lock === 'both')
      expect(await run(['init', '--yes', ...(side === 'user' ? ['--user'] : [])])).toMatchObject({ exit: 0 });
  const lockPath = join(home, '.config/mcp-lock/mcp-lock.json');
  return { ...repo, home, run, own: { config, lockPath, args } };
}

/** A person at a terminal; what is printed in order. */
const atTerminal = (printed: string[] = []): RunOptions => ({
  env: { CI: undefined, NO_COLOR: '1' },
  host: {
    terminal: {
      stdoutIsTTY: true,
      stderrIsTTY: false,
      stdinIsTTY: false,
      columns: 80,
      rows: 24,
      stdout: (text) => void printed.push(text),
      stderr: (text) => void printed.push(text),
      ask: async () => undefined,
      page: async () => false,
    },
  },
});

const seen = async (
  run: (argv: readonly string[], options?: RunOptions) => Promise<Ran>,
  ...argv: string[]
): Promise<{ exit: number; text: string }> => {
  const printed: string[] = [];
  const { exit } = await run(argv, atTerminal(printed));
  return { exit, text: printed.join('') };
};

/** Without line breaks and what stands in front of a line: a long path is folded. */
const unfolded = (text: string): string => text.replace(/\n +/g, '');

describe('init --user', () => {
  test('writes the lockfile of the user, closed to others, and says nothing of a commit', async () => {
    const { run, own, home } = await two('project');
    const ran = await run(['init', '--user', '--yes']);
    expect(ran).toMatchObject({ exit: 0 });
    expect(flat(ran.stdout)).toContain(`Wrote ${own.lockPath}`);
    expect(flat(ran.stdout)).toContain('Review it: `mcp-lock show --user`');
    expect(ran.stdout + ran.stderr).not.toMatch(/commit/i);
    const lock = JSON.parse(readFileSync(own.lockPath, 'utf8'));
    expect(Object.keys(lock.servers)).toEqual(['mine']);
    expect(JSON.stringify(lock)).not.toContain('workspaceFolder');
    expect(statSync(dirname(own.lockPath)).mode & 0o777).toBe(0o700);
    expect(await run(['show', 'mine', '--user'])).toMatchObject({ exit: 0 });
    expect(await run(['verify', '--user'])).toMatchObject({ exit: 0 });
    // In any folder.
    expect(await mcpLock(scratch(), ['verify', '--user'], { home })).toMatchObject({ exit: 0 });
    expect(await mcpLock(home, ['verify', '--user'], { home })).toMatchObject({ exit: 0 });
  });

  test('a project without a config is told --user, and then nothing of a commit', async () => {
    const { home } = await two('none');
    const folder = scratch();
    const said = async (...argv: string[]) => (await mcpLock(folder, argv, { home })).stderr;
    expect(await said('init')).toMatch(
      /No MCP config found[\s\S]*`--user`[\s\S]*next: mcp-lock init --user\n/,
    );
    expect(await said('verify')).toMatch(/no MCP config[\s\S]*next: mcp-lock init --user\n/);
    expect(await mcpLock(folder, ['init', '--user', '--yes'], { home })).toMatchObject({ exit: 0 });
    expect(await said('verify')).toMatch(/next: mcp-lock verify --user\n/);
  });

  test.each<[string, { home?: string; env?: Record<string, string> }, string]>([
    ['no home folder', { home: '' }, 'E_USAGE'],
    ['a home folder that is a file', { home: 'FILE' }, 'E_CONFIG'],
  ])('%s', async (_, options, code) => {
    const { root } = repository({ notes: HONEST });
    const home = options.home === 'FILE' ? join(root, 'notes.json') : (options.home ?? '');
    const ran = await mcpLock(root, ['init', '--user', '--yes'], { home });
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining(`error ${code}`) });
  });

  test('a home folder that cannot be written: before any server is started', async () => {
    const { run, home } = await two('none');
    writeFileSync(join(home, '.config'), '');
    const ran = await run(['init', '--user', '--yes']);
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/error E_LOCK_WRITE[\s\S]*at .*mcp-lock\.json/),
    });
  });

  test('inside the home folder a plain init notes that the user has a lockfile of their own', async () => {
    const { home, run } = await two('none');
    const ran = await run(['init', '--yes', '--cwd', home]);
    expect(ran.stderr).toContain('note: This is your home folder.');
  });
});

describe('verify on a terminal', () => {
  test('checks both, each with its own flags', async () => {
    const { run, own, surface } = await two();
    const clean = await seen(run, 'verify');
    expect(clean).toMatchObject({ exit: 0 });
    expect(clean.text).toMatch(
      /1 server matches mcp-lock\.json[\s\S]*Servers of your own configs[\s\S]*1 server matches/,
    );
    expect(clean.text).toContain(own.lockPath);
    surface('mine', OTHER);
    const drifted = await seen(run, 'verify');
    expect(drifted.exit).toBe(1);
    expect(drifted.text).toMatch(/next: mcp-lock diff mine --user\n/);
    surface('notes', OTHER);
    expect((await seen(run, 'verify')).text).toMatch(/next: mcp-lock diff notes\n/);
  });

  test('not where it is piped, and not in CI; --all does it there as well', async () => {
    const { run, surface } = await two();
    surface('mine', OTHER);
    expect(await run(['verify'])).toMatchObject({ exit: 0 });
    expect(await run(['verify', '--all'])).toMatchObject({ exit: 1 });
    expect(await run(['verify'], { ...atTerminal(), env: { CI: '1' } })).toMatchObject({ exit: 0 });
    expect(await run(['verify', '--all'], { env: { CI: '1' } })).toMatchObject({ exit: 1 });
    expect(await run(['verify', '--config', '.mcp.json'], atTerminal())).toMatchObject({ exit: 0 });
  });

  test('in JSON, the report of the user is a member of that of the project', async () => {
    const { run, surface } = await two();
    surface('mine', OTHER);
    const ran = await run(['verify', '--all', '--reporter', 'json']);
    const { status, exitCode, servers, user } = JSON.parse(ran.stdout);
    expect({ exit: ran.exit, status, exitCode }).toEqual({ exit: 1, status: 'ok', exitCode: 1 });
    expect(servers.map(({ name }: { name: string }) => name)).toEqual(['notes']);
    expect(user).toMatchObject({
      schemaVersion: 1,
      status: 'drift',
      exitCode: 1,
      servers: [{ name: 'mine' }],
    });
    const alone = JSON.parse((await run(['verify', '--reporter', 'json'])).stdout);
    expect(alone).not.toHaveProperty('user');
  });

  test('without a lockfile of the user names in one line what was not checked; --all fails', async () => {
    const { run } = await two('project');
    const ran = await seen(run, 'verify');
    expect(ran.exit).toBe(0);
    expect(ran.text).toMatch(
      /^note: Not checked: 1 server of your own configs, .*\(mine\)\.\nnext: mcp-lock init --user\n/m,
    );
    const all = await seen(run, 'verify', '--all');
    expect(all.exit).toBe(1);
    expect(all.text).toContain('server/unlocked');
    expect(await run(['verify', '--all'], { env: { CI: '1' } })).toMatchObject({ exit: 1 });
  });

  test('a server of the user that is not in their lockfile', async () => {
    const { run, own } = await two();
    own.config({
      mine: { command: 'node', args: own.args },
      more: { command: 'node', args: own.args.slice(0, 1) },
    });
    expect((await seen(run, 'verify')).text).toMatch(
      /more[\s\S]*server\/unlocked|server\/unlocked[\s\S]*more/,
    );
    expect(await run(['verify'], atTerminal())).toMatchObject({ exit: 1 });
  });

  test('names may be of either side', async () => {
    const { run } = await two();
    expect((await seen(run, 'verify', 'mine')).text).not.toContain('notes');
    expect(await run(['verify', 'mine'], atTerminal())).toMatchObject({ exit: 0 });
    expect(await run(['verify', 'notes', 'mine'], atTerminal())).toMatchObject({ exit: 0 });
    expect(await run(['verify', 'nobody'], atTerminal())).toMatchObject({ exit: 2 });
    expect(await run(['verify', 'mine'])).toMatchObject({ exit: 2 });
  });

  test('a user without servers is not mentioned', async () => {
    const { run, own } = await two('project');
    own.config({});
    expect((await seen(run, 'verify')).text).not.toMatch(/own configs|--user/);
  });

  test('a lockfile of the user that cannot be read', async () => {
    const { run, own } = await two();
    writeFileSync(own.lockPath, '{');
    const ran = await seen(run, 'verify');
    expect(ran.exit).toBe(3);
    expect(unfolded(ran.text)).toContain(own.lockPath);
    expect(ran.text).toContain('1 server matches mcp-lock.json');
  });

  test('list advises for a lockfile of the user that cannot be read, not for that of the project', async () => {
    const { run, own } = await two();
    writeFileSync(own.lockPath, '{');
    const ran = await run(['list']);
    expect(ran.exit).toBe(2);
    expect(ran.stdout).toContain('`mcp-lock init --force --user`');
    expect(ran.stdout).toContain(own.lockPath);
  });

  test('a server of the user is named with the command that is for it', async () => {
    const { run } = await two();
    const ran = await run(['update', 'mine', '--yes', '--accept', 'high']);
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('next: mcp-lock update mine --user'),
    });
  });

  test('in a folder without config and lockfile only the servers of the user', async () => {
    const { home } = await two('user');
    const folder = scratch();
    const run = (argv: readonly string[], options?: RunOptions) =>
      mcpLock(folder, argv, { home, ...options });
    mkdirSync(join(folder, '.git'));
    const ran = await seen(run, 'verify');
    expect(ran).toMatchObject({ exit: 0, text: expect.stringContaining('1 server matches') });
    expect(ran.text).not.toContain('Git does not track');
  });

  test('notes a lockfile that git does not track, and one above that is not used', async () => {
    const { run, root } = await two('project');
    mkdirSync(join(root, '.git'));
    let listed: { code: number | null; stdout: string } = { code: 0, stdout: '' };
    const git: Partial<ServerHost> = { run: async () => ({ ...listed, stderr: '' }) };
    const printed: string[] = [];
    const { host, ...rest } = atTerminal(printed);
    const verify = () => run(['verify', '--offline'], { ...rest, host: { ...host, ...git } });
    await verify();
    expect(printed.join('')).toContain('note: Git does not track mcp-lock.json');
    for (const [code, stdout] of [
      [0, 'mcp-lock.json\0'],
      [128, ''],
      [null, ''],
    ] as const) {
      listed = { code, stdout };
      printed.length = 0;
      await verify();
      expect(printed.join('')).not.toContain('Git does not track');
    }
    mkdirSync(join(root, 'sub'));
    writeFileSync(join(root, 'sub/.mcp.json'), readFileSync(join(root, '.mcp.json')));
    writeFileSync(join(root, 'sub/mcp-lock.json'), readFileSync(join(root, 'mcp-lock.json')));
    printed.length = 0;
    await run(['verify', '--offline', '--cwd', 'sub'], { ...rest, host: { ...host, ...git } });
    expect(printed.join('')).toContain('note: sub/mcp-lock.json is used. mcp-lock.json is above it');
  });
});

test('in the home folder, a config of the user is theirs and not one of a project', async () => {
  const { home } = await two('user');
  const run = (argv: readonly string[], options?: RunOptions) => mcpLock(home, argv, { home, ...options });
  const ran = await seen(run, 'verify');
  expect(ran).toMatchObject({ exit: 0, text: expect.stringContaining('1 server matches') });
  const exec = async () => 42;
  expect(await run(['exec', '--', 'agent'], { host: { exec } })).toMatchObject({ exit: 42 });
  // A config that only clients in this folder read is one of a project.
  mkdirSync(join(home, '.vscode'));
  writeFileSync(join(home, '.vscode/mcp.json'), '{"servers": {"x": {"command": "y"}}}');
  expect(await run(['exec', '--', 'agent'], { host: { exec } })).toMatchObject({ exit: 2 });
});

describe('exec', () => {
  const agent = { exec: async () => 42 } satisfies Partial<ServerHost>;
  const exec = (run: Awaited<ReturnType<typeof two>>['run'], ...flags: string[]) =>
    run(['exec', ...flags, '--', 'agent'], { host: agent });

  test('checks both', async () => {
    const { run, surface } = await two();
    expect(await exec(run)).toMatchObject({ exit: 42, stdout: '' });
    surface('mine', OTHER);
    expect(await exec(run)).toMatchObject({ exit: 1, stderr: expect.stringContaining('diff mine --user') });
    // Neither a repository nor its scripts decide about the servers of the user.
    expect(await exec(run, '--config', '.mcp.json')).toMatchObject({ exit: 1 });
    expect(await run(['exec', '--', 'agent'], { host: agent, env: { CI: '1' } })).toMatchObject({ exit: 1 });
    const settings = { XDG_CONFIG_HOME: join((await two('none')).root, 'x') };
    expect(await run(['exec', '--', 'agent'], { host: agent, env: settings })).toMatchObject({ exit: 1 });
  });

  test('names what it did not check, and starts the agent; --all stops it', async () => {
    const { run } = await two('project');
    const ran = await exec(run);
    expect(ran).toMatchObject({
      exit: 42,
      stderr: expect.stringMatching(/Not checked: [\s\S]*next: mcp-lock init --user/),
    });
    const all = await exec(run, '--all');
    expect(all.exit).toBe(1);
    expect(all.stderr).not.toContain('Not checked');
    expect((await exec(run, '-q')).stderr).toBe('');
  });

  test('a lockfile of the user that cannot be read stops the agent', async () => {
    const { run, own } = await two();
    writeFileSync(own.lockPath, '<<<<<<< HEAD');
    const broken = await exec(run);
    expect({ exit: broken.exit, text: unfolded(broken.stderr) }).toEqual({
      exit: 3,
      text: expect.stringContaining(own.lockPath),
    });
    rmSync(own.lockPath);
    symlinkSync('/nowhere', own.lockPath);
    expect(await exec(run)).toMatchObject({ exit: 3, stderr: expect.stringContaining('E_LOCK_PARSE') });
  });

  test.each([
    [
      'of half a merge',
      '<<<<<<< HEAD',
      /unresolved merge conflicts\.\n {2}next: Keep one side of each conflict; in a rebase/,
    ],
    ['of nothing', '', /The lockfile is empty/],
  ])('list tells of a lockfile of the user %s beside the table', async (_, text, said) => {
    const { run, own } = await two();
    writeFileSync(own.lockPath, text);
    const { exit, stdout } = await run(['list']);
    expect(exit).toBe(2);
    expect(stdout).toMatch(/^ *notes .* locked$/m);
    expect(stdout).toMatch(/^ *mine .* not locked$/m);
    expect(stdout).toMatch(said);
    const { problems, servers } = JSON.parse((await run(['list', '--reporter', 'json'])).stdout);
    expect(servers).toHaveLength(2);
    expect(problems).toEqual([expect.objectContaining({ place: expect.stringContaining(own.lockPath) })]);
  });

  test('a stored verdict ends with a change on either side', async () => {
    const { run, own, surface } = await two();
    const env = { XDG_STATE_HOME: scratch() };
    const again = () => run(['exec', '--max-age', '10m', '--', 'agent'], { host: agent, env });
    expect((await again()).stderr).not.toContain('Not checked again');
    expect((await again()).stderr).toContain('Not checked again');
    own.config({ mine: { command: 'node', args: [...own.args, '--label'] } });
    expect(await again()).toMatchObject({ exit: 1 });
    own.config({ mine: { command: 'node', args: own.args } });
    expect((await again()).stderr).not.toContain('Not checked again');
    rmSync(own.lockPath);
    expect((await again()).stderr).toContain('Not checked: 1 server');
    surface('mine', HONEST);
  });
});

describe('a session of a client', () => {
  /** Tells the hook that a session starts, or that a tool is called; what it says. */
  async function told(
    { root, home }: { root: string; home: string },
    event: Record<string, unknown>,
    flags: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
    client = 'cursor',
  ): Promise<any> {
    const input = JSON.stringify({ session_id: 's', workspace_roots: [root], ...event });
    const ran = await mcpLock(root, ['hook', client, ...flags], {
      home,
      env: { XDG_STATE_HOME: join(home, 'state'), ...env },
      host: { pipes: () => ({ input: Readable.from([Buffer.from(input)]), output: process.stdout }) },
    });
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    return JSON.parse(ran.stdout || '{}');
  }
  const START = { hook_event_name: 'sessionStart' };
  const call = (command: string) => ({
    hook_event_name: 'beforeMCPExecution',
    tool_name: 'read_note',
    tool_input: '{}',
    command,
  });

  test('calls of servers on both sides are allowed when both match', async () => {
    const repo = await two();
    expect(await told(repo, START)).toEqual({});
    for (const line of ['node servers/scripted.js notes.json', `node ${repo.own.args.join(' ')}`])
      expect(await told(repo, call(line))).toEqual({ permission: 'allow' });
  });

  test('a server of the user that drifted is named with --user, and its calls alone are denied', async () => {
    const repo = await two();
    repo.surface('mine', OTHER);
    const { user_message: person, additional_context: model } = await told(repo, START);
    expect(person).toMatch(
      /your own configs.* 1 MCP server does not match your lockfile \("mine"\).*`mcp-lock verify --user`.*`mcp-lock update mine -i --user`/,
    );
    expect(model).not.toContain('update');
    expect(await told(repo, call('node servers/scripted.js notes.json'))).toEqual({ permission: 'allow' });
    expect(await told(repo, call(`node ${repo.own.args.join(' ')}`))).toMatchObject({ permission: 'deny' });
  });

  test.each<[string, (repo: Awaited<ReturnType<typeof two>>) => void]>([
    [
      'the lockfile of the user',
      ({ own }) => writeFileSync(own.lockPath, `${readFileSync(own.lockPath, 'utf8')} `),
    ],
    ['a config of the user', ({ own }) => own.config({})],
    ['a nearer lockfile', ({ root }) => writeFileSync(join(root, 'sub/mcp-lock.json'), '{}')],
  ])('then changes: %s', async (_, change) => {
    const repo = await two();
    mkdirSync(join(repo.root, 'sub/.cursor'), { recursive: true });
    writeFileSync(join(repo.root, 'sub/.cursor/mcp.json'), '{"mcpServers": {}}');
    const inside = { root: join(repo.root, 'sub'), home: repo.home };
    expect(JSON.stringify(await told(inside, START))).not.toContain('changed');
    const line = `node ${repo.own.args.join(' ')}`;
    expect(await told(inside, call(line))).toEqual({ permission: 'allow' });
    change(repo);
    expect(await told(inside, call(line))).toMatchObject({ permission: 'deny' });
  });

  test('without a lockfile of the user the person is told, the model is not, and those calls are denied', async () => {
    const repo = await two('project');
    const { user_message: person, additional_context: model } = await told(repo, START);
    expect(person).toMatch(
      /1 MCP server of your own configs was not checked \("mine"\).*`mcp-lock init --user`/,
    );
    expect(model).toBeUndefined();
    expect(await told(repo, call('node servers/scripted.js notes.json'))).toEqual({ permission: 'allow' });
    expect(await told(repo, call(`node ${repo.own.args.join(' ')}`))).toMatchObject({ permission: 'deny' });
  });

  test('nothing that a repository can set leaves out the user', async () => {
    const repo = await two();
    repo.surface('mine', OTHER);
    const says = async (flags: readonly string[], env: Readonly<Record<string, string>>) =>
      (await told(repo, START, flags, env)).user_message;
    expect(await says(['--config', '.mcp.json'], {})).toContain('"mine"');
    expect(await says(['--user'], {})).toContain('"mine"');
    expect(await says([], { CI: 'true' })).toContain('"mine"');
    expect(await says([], { XDG_CONFIG_HOME: join(repo.root, 'settings') })).toContain('"mine"');
  });

  test.each<[string, (repo: Awaited<ReturnType<typeof two>>) => string, boolean]>([
    ['a folder of the project', ({ root }) => join(root, 'settings'), true],
    ['a folder that is not there', ({ home }) => join(home, 'nothing'), true],
    ['a folder with a config of the user', ({ home }) => join(home, 'work'), false],
    ['the usual folder', ({ home }) => home, false],
  ])('CLAUDE_CONFIG_DIR names %s', async (_, folder, isNamed) => {
    const repo = await two('project');
    const server = { command: 'node', args: ['other.js'] };
    for (const [at, mcpServers] of Object.entries({ '': { far: server }, work: {} })) {
      mkdirSync(join(repo.home, at), { recursive: true });
      writeFileSync(join(repo.home, at, '.claude.json'), JSON.stringify({ mcpServers }));
    }
    const event = { hook_event_name: 'SessionStart', cwd: repo.root, session_id: 's' };
    const { systemMessage: person } = await told(
      repo,
      event,
      [],
      { CLAUDE_CONFIG_DIR: folder(repo) },
      'claude-code',
    );
    const isUsual = folder(repo) === repo.home;
    expect(String(person).includes('"far"')).toBe(isNamed || isUsual);
  });

  test('CLAUDE_CONFIG_DIR leaves out no server that another client reads in the usual file', async () => {
    const repo = await two('project');
    const event = (more: object) => ({ cwd: repo.root, session_id: 's', ...more });
    const mcpServers = { notes: { command: 'node', args: repo.own.args } };
    writeFileSync(join(repo.home, '.claude.json'), JSON.stringify({ mcpServers }));
    await repo.run(['init', '--user', '--yes']);
    const env = { CLAUDE_CONFIG_DIR: join(repo.home, 'nothing') };
    await told(repo, event({ hook_event_name: 'SessionStart' }), [], env, 'claude-code');
    const call = event({ hook_event_name: 'PreToolUse', tool_name: 'mcp__notes__read_note' });
    expect(JSON.stringify(await told(repo, call, [], env, 'claude-code'))).toContain('"deny"');
  });

  test('a lockfile of the user that cannot be read: the project is allowed, the rest is denied', async () => {
    const repo = await two();
    writeFileSync(repo.own.lockPath, '{');
    expect((await told(repo, START)).user_message).toContain('E_LOCK_PARSE');
    expect(await told(repo, call('node servers/scripted.js notes.json'))).toEqual({ permission: 'allow' });
    expect(await told(repo, call(`node ${repo.own.args.join(' ')}`))).toMatchObject({ permission: 'deny' });
  });
});
