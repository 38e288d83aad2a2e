/** What a run says and leaves behind when it did not go well: one report, every other server, the right next command. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitOf, McpLockError } from '../src/errors.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { verify } from '../src/library.ts';
import { failureOf, makeReport } from '../src/report/report.ts';
import { sizeLimit } from '../src/server/limits.ts';
import type { Exit, ServerProcess } from '../src/server/process.ts';
import { stdioTransport } from '../src/server/stdio.ts';
import { makeTap } from '../src/server/tap.ts';
import { runBin } from './helpers/bin.ts';
import { startHttpServer } from './helpers/http-server.ts';
import type { Repository } from './helpers/repository.ts';
import { HONEST, inEditor, repository, scripted } from './helpers/repository.ts';
import { flat, mcpLock, scratch } from './helpers/run.ts';

async function locked(names: readonly string[] = ['notes']): Promise<Repository> {
  const repo = repository(Object.fromEntries(names.map((name) => [name, HONEST])));
  const ran = await mcpLock(repo.root, ['init', '--yes']);
  if (ran.exit !== 0) throw new Error(`init: ${ran.stdout}${ran.stderr}`);
  return repo;
}

describe.concurrent('a disabled server', () => {
  test('is shown as such, locked, and checked like the others', async () => {
    const repo = repository({ notes: HONEST, off: HONEST });
    const servers = { notes: scripted('notes'), off: { ...scripted('off'), disabled: true } };
    writeFileSync(join(repo.root, 'mcp.json'), JSON.stringify({ mcpServers: servers }));
    const run = (...argv: string[]) => mcpLock(repo.root, [...argv, '--config', 'mcp.json']);
    const init = await run('init', '--yes');
    expect(init.exit).toBe(0);
    expect(init.stderr).toMatch(/ off .*\(disabled in the config\)/);
    expect(Object.keys(JSON.parse(repo.lock()).servers)).toEqual(['notes', 'off']);
    expect((await run('list')).stdout).toMatch(/off \(disabled\)/);
    expect(await run('verify')).toMatchObject({ exit: 0, stdout: expect.stringContaining('2 servers') });
    repo.surface('off', { ...HONEST, tools: [] });
    expect(await run('verify')).toMatchObject({ exit: 1, stdout: expect.stringContaining('tool/removed') });
  });
});

describe.concurrent('consent', () => {
  test('shows what the config writes, names the variables it fills in, and no CI command', async () => {
    const repo = repository({ notes: HONEST });
    const args = [
      ...scripted('notes').args,
      '--label',
      '${LABEL_FOR_TEST}',
      '--other',
      '${NOT_SET_ANYWHERE:-x}',
      '##[group]',
    ];
    repo.config({ notes: { ...scripted('notes'), args, env: { B: '1' } } });
    const ran = await mcpLock(repo.root, ['init', '--yes'], { env: { LABEL_FOR_TEST: 'a-value-of-mine' } });
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toContain('${LABEL_FOR_TEST}');
    expect(ran.stderr).toContain('with variables B, LABEL_FOR_TEST\n');
    expect(ran.stderr).not.toMatch(/a-value-of-mine|##\[/);
  });
});

describe.concurrent('a typo inside the entry of a locked server', () => {
  const broken = (repo: Repository) =>
    repo.config({ notes: scripted('notes'), b: { ...scripted('b'), args: 'b.json' } });

  test('update keeps its entry and exits 2', async () => {
    const repo = await locked(['notes', 'b']);
    const before = repo.lock();
    broken(repo);
    expect(await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).toMatchObject({
      exit: 2,
      stdout: expect.stringContaining('/mcpServers/b/args'),
    });
    expect(repo.lock()).toBe(before);
    expect(await mcpLock(repo.root, ['update', 'b', '--yes', '--accept', 'high'])).toMatchObject({ exit: 2 });
    expect(repo.lock()).toBe(before);
  });

  test('verify does not call it stale', async () => {
    const repo = await locked(['notes', 'b']);
    broken(repo);
    const ran = await mcpLock(repo.root, ['verify']);
    expect(ran).toMatchObject({ exit: 2, stdout: expect.stringContaining('E_CONFIG') });
    expect(ran.stdout).not.toContain('server/stale');
  });

  test('a map of servers that is none makes nothing stale', async () => {
    const repo = await locked();
    const before = repo.lock();
    writeFileSync(join(repo.root, '.mcp.json'), '{"mcpServers": []}');
    expect(await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).toMatchObject({ exit: 2 });
    expect(repo.lock()).toBe(before);
  });

  test('a server named like a key of an entry is not meant', async () => {
    const repo = await locked(['notes', 'args']);
    repo.config({ notes: { ...scripted('notes'), args: 7 } });
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({
      exit: 2,
      stdout: expect.stringMatching(/args[\s\S]*server\/stale/),
    });
  });
});

describe.concurrent('a bug met while one server is checked', () => {
  test('hides no drift of the others', async () => {
    const repo = await locked(['notes', 'b']);
    repo.surface('notes', { ...HONEST, tools: [] });
    const real = nodeHost(new AbortController().signal);
    const spawn: typeof real.spawn = (command, args, options) => {
      if (args.includes('b.json')) throw new TypeError('x is no function\u202e');
      return real.spawn(command, args, options);
    };
    const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json'], { host: { spawn } });
    expect(ran.exit).toBe(1);
    const report = JSON.parse(ran.stdout);
    expect(report.servers.find(({ name }: { name: string }) => name === 'notes').status).toBe('drift');
    expect(report.failures).toMatchObject([{ server: 'b' }]);
  });

  test('is E_BUG, exit 70, between 1 and 3; an interrupt is thrown on', () => {
    const failure = failureOf(new TypeError('x\u202e'), 'b');
    expect(failure).toMatchObject({
      code: 'E_BUG',
      server: 'b',
      message: expect.stringMatching(/^mcp-lock has a bug: TypeError: x⟨/),
    });
    const exit = (...codes: string[]) =>
      makeReport({
        lockfile: '',
        servers: [],
        findings: [],
        failures: codes.map((code) => ({ code, message: '' })),
        elapsedMs: 0,
        failOn: 'low',
      }).exitCode;
    expect([exit('E_BUG'), exit('E_BUG', 'E_TIMEOUT'), exit('E_CONFIG', 'E_BUG'), exitOf('E_BUG')]).toEqual([
      70, 70, 2, 70,
    ]);
    expect(() => failureOf(new McpLockError({ code: 'E_INTERRUPTED', message: 'x' }))).toThrow('x');
  });
});

describe.concurrent('a program always gets exactly one report', () => {
  test.each<[string, readonly string[], (repo: Repository) => void, string]>([
    ['no config', ['verify'], (r) => unlinkSync(join(r.root, '.mcp.json')), 'E_CONFIG'],
    ['a lock that is none', ['verify'], (r) => writeFileSync(r.lockPath, '{'), 'E_LOCK_PARSE'],
    ['a lock that is not there', ['verify', '--lockfile', 'x.json'], () => {}, 'E_LOCK_MISSING'],
    [
      'a config that cannot be read',
      ['verify'],
      (r) => writeFileSync(join(r.root, '.mcp.json'), '{'),
      'E_CONFIG',
    ],
    ['no such server', ['verify', 'nobody'], () => {}, 'E_USAGE'],
    ['no such folder', ['verify', '--cwd', 'nowhere'], () => {}, 'E_USAGE'],
    ['no such severity', ['verify', '--fail-on', 'x'], () => {}, 'E_USAGE'],
    ['two for stdout', ['verify', '--reporter', 'text'], () => {}, 'E_USAGE'],
    ['a file that cannot be written', ['verify', '--reporter', 'text=no/such/folder'], () => {}, 'E_USAGE'],
    ['diff of nothing', ['diff', '--from', 'nowhere'], () => {}, 'E_USAGE'],
  ])('%s', async (_, argv, prepare, code) => {
    const repo = await locked();
    prepare(repo);
    const ran = await mcpLock(repo.root, [...argv, '--reporter', 'json', '--reporter', 'json=report.json']);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      status: 'incomplete',
      exitCode: 2,
      failures: [{ code, message: expect.any(String), next: expect.any(String) }],
    });
    expect(JSON.parse(readFileSync(join(repo.root, 'report.json'), 'utf8'))).toEqual(JSON.parse(ran.stdout));
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining(`error ${code}`) });
    expect(ran.stdout + ran.stderr).not.toContain(`${repo.root}/.mcp.json`);
  });
});

describe.concurrent('what it says', () => {
  test('update shows the changes and its own conclusion, not that of verify', async () => {
    const repo = await locked();
    repo.surface('notes', { ...HONEST, tools: [] });
    const ran = await mcpLock(repo.root, ['update', '--yes', '--accept', 'high']);
    expect(ran).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/tool\/removed[\s\S]*Accepted changes in 1 server/),
    });
    expect(ran.stdout).not.toMatch(/drifted|Exit 1|Do not start|mcp-lock update/);
  });

  test('without a command: the help, on stderr, exit 2', async () => {
    const repo = repository({});
    const ran = await mcpLock(repo.root, []);
    expect(ran).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(/Example:[\s\S]*Usage:/),
    });
    expect(ran.stderr).not.toMatch(/outputHelp|E_USAGE/);
  });

  test('a near miss is suggested on a line of its own', async () => {
    const ran = await mcpLock(repository({}).root, ['verfy']);
    expect(ran.stderr).toMatch(/^\(Did you mean verify\?\)$/m);
    expect(ran.stderr).not.toContain('⏎');
  });

  test('a wrong number gets an example for its own flag', async () => {
    const ran = await mcpLock(repository({}).root, ['verify', '--concurrency', '0']);
    expect(ran.stderr).toMatch(/next: .*--concurrency 16/);
  });

  test('advised commands are about the same lock and config', async () => {
    const repo = repository({ notes: HONEST });
    writeFileSync(join(repo.root, 'my x.json'), readFileSync(join(repo.root, '.mcp.json')));
    const flags = ['--config', 'my x.json', '--lockfile', 'y.json'];
    const said = '--config "my x.json" --lockfile y.json';
    expect((await mcpLock(repo.root, ['verify', ...flags])).stderr).toContain(`mcp-lock init ${said}\n`);
    expect((await mcpLock(repo.root, ['init', '--yes', ...flags])).stdout).toContain(
      `\`mcp-lock verify ${said}\`\n`,
    );
    expect((await mcpLock(repo.root, ['init', '--yes', ...flags])).stderr).toContain(
      `mcp-lock verify ${said}\n`,
    );
    repo.surface('notes', { ...HONEST, tools: [] });
    const ran = await mcpLock(repo.root, ['verify', ...flags]);
    expect(ran.stdout).toContain(`  next: mcp-lock diff notes/read_note ${said}\n`);
  });

  test('a no needs no explanation, no answer does', async () => {
    const { root } = repository({ notes: HONEST });
    const no = await mcpLock(root, ['init'], { answers: ['n'] });
    expect(no).toMatchObject({
      exit: 130,
      stderr: expect.stringMatching(/\? \[Y\/n\] Nothing was written\.\n$/),
    });
    const none = await mcpLock(root, ['init'], { answers: [] });
    expect(none).toMatchObject({
      exit: 130,
      stderr: expect.stringMatching(/no server was started\. Nothing was\s+written\.\nnext: [\s\S]*--yes/),
    });
  });

  test('an interrupt says whether anything was written, and leaves no line of progress', async () => {
    const repo = await locked(['notes', 'b']);
    for (const name of ['notes', 'b']) repo.surface(name, { ...HONEST, behave: { hangList: true } });
    const stop = new AbortController();
    const drawn: string[] = [];
    const real = nodeHost(stop.signal);
    const terminal: typeof real.terminal = {
      ...real.terminal,
      stderrIsTTY: true,
      stdinIsTTY: false,
      columns: 80,
      stdout: () => undefined,
      stderr: (text) => {
        drawn.push(text);
        if (text.includes('0/2'))
          setImmediate(() =>
            stop.abort(new McpLockError({ code: 'E_INTERRUPTED', message: 'Interrupted.' })),
          );
      },
    };
    const ran = await mcpLock(repo.root, ['verify'], { signal: stop.signal, host: { terminal } });
    expect(ran.exit).toBe(130);
    expect(drawn.at(-1)).toBe('error E_INTERRUPTED: Interrupted. Nothing was written.\n');
    expect(drawn.at(-2)).toBe('\r\u001b[2K');
  });

  test('options nobody knows are told the help of their command', async () => {
    const { root } = repository({ notes: HONEST });
    const next = async (...argv: string[]) => /^next: (.*)$/m.exec((await mcpLock(root, argv)).stderr)?.[1];
    expect(await next('exec', '--nope', '--', 'sh')).toBe('mcp-lock exec --help');
    expect(await next('verify', '--nope')).toBe('mcp-lock verify --help');
    expect(await next('--nope')).toBe('mcp-lock --help');
    expect(await next('exec', '--max-age', '10', '--', 'sh')).toMatch(/--max-age 10m/);
    const host = { env: { npm_execpath: '/npm' } };
    const { stderr } = await mcpLock(root, ['verify', '--cwd', '.', '--nope'], { host });
    expect(stderr).toContain('next: npx mcp-lock verify --help\n');
  });

  test('the command that was typed is named, and no nameless place', async () => {
    const { root } = repository({ notes: HONEST });
    unlinkSync(join(root, '.mcp.json'));
    const { stderr } = await mcpLock(root, ['list']);
    expect(stderr).toMatch(/next: .*`mcp-lock list --config FILE`\.\n/);
    expect(stderr).not.toMatch(/[ (]\.[,)]/);
  });

  test('a working folder begins at the lock, wherever somebody stands', async () => {
    const base = scratch();
    const repo = repository({}, join(base, 'repo'));
    const inside = (root: string) => {
      mkdirSync(join(root, 'sub'));
      cpSync(join(repo.root, 'servers'), join(root, 'sub', 'servers'), { recursive: true });
      writeFileSync(join(root, 'sub', 'notes.json'), JSON.stringify(HONEST));
    };
    inside(repo.root);
    // Another one, where a folder of that name is met first.
    inside(base);
    appendFileSync(
      join(base, 'sub', 'servers', 'scripted.js'),
      "\nimport('node:fs').then((fs) => fs.writeFileSync('ran', ''));",
    );
    inEditor(repo, { notes: { ...scripted('notes'), cwd: 'sub' } });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    expect(await runBin(base, ['verify', '--cwd', 'repo'], { TMPDIR: tmpdir() })).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('1 server matches'),
    });
    expect(existsSync(join(base, 'sub', 'ran'))).toBe(false);
  });

  test('show keeps to ASCII where nothing else can be shown', async () => {
    const repo = await locked();
    const ran = await mcpLock(repo.root, ['show', 'notes/read_note'], { env: { LC_ALL: 'C' } });
    expect(ran.stdout).toMatch(/^notes > read_note/);
  });
});

/** Arguments in place of the locked ones, MEDIUM at most by themselves. */
const relaunched = (repo: Repository, ...args: readonly string[]) =>
  repo.config({ notes: { ...scripted('notes'), args } });

describe.concurrent('a server that was not started because it differs', () => {
  test.each([[[]], [['--offline']]])('passes under no --fail-on (%j)', async (flags) => {
    const repo = await locked();
    relaunched(repo, ...scripted('notes').args, '--label', 'x');
    const ran = await mcpLock(repo.root, ['verify', '--fail-on', 'high', ...flags]);
    expect(ran.exit).toBe(1);
    expect(ran.stdout.split('\n')).toContain(
      '1 server was not started, so this run fails whatever --fail-on says.',
    );
    const { stdout } = await mcpLock(repo.root, [
      'verify',
      '--fail-on',
      'high',
      '--reporter',
      'json',
      ...flags,
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'drift',
      exitCode: 1,
      failOn: 'high',
      servers: [{ name: 'notes', contacted: false, held: true }],
    });
    const report = await verify({ cwd: repo.root, failOn: 'high', offline: flags.length > 0 });
    expect(report).toMatchObject({ status: 'drift', exitCode: 1, servers: [{ held: true }] });
  });

  test('what was compared, or only not asked, passes as before', async () => {
    const repo = await locked();
    repo.surface('notes', { ...HONEST, tools: [] });
    const reached = await mcpLock(repo.root, ['verify', '--fail-on', 'high']);
    expect(reached).toMatchObject({
      exit: 0,
      stdout: expect.not.stringContaining('whatever --fail-on says'),
    });
    expect((await mcpLock(repo.root, ['verify', '--fail-on', 'high', '--offline'])).exit).toBe(0);
    relaunched(repo, ...scripted('notes').args, '--label', 'x');
    expect((await mcpLock(repo.root, ['verify'])).stdout).not.toContain('whatever --fail-on says');
    repo.config({});
    expect((await mcpLock(repo.root, ['diff', '--yes', '--fail-on', 'high'])).exit).toBe(0);
  });

  test('another program file in its arguments has the rank that diff gives it', async () => {
    const repo = await locked();
    cpSync(join(repo.root, 'servers'), join(repo.root, 'others'), { recursive: true });
    relaunched(repo, 'others/scripted.js', 'notes.json');
    const report = async (...argv: string[]) => {
      const ran = await mcpLock(repo.root, [...argv, '--reporter', 'json']);
      const [notes] = JSON.parse(ran.stdout).servers;
      return notes.findings
        .map(({ rule, severity }: { rule: string; severity: string }) => `${severity} ${rule}`)
        .filter((one: string) => !one.includes('lockfile'));
    };
    const said = ['medium launch/args-changed', 'high origin/program-changed'];
    expect(await report('verify', '--offline')).toEqual(said);
    expect(await report('verify')).toEqual(said);
    expect(await report('diff', '--yes')).toEqual(expect.arrayContaining(said));
    const ran = await mcpLock(repo.root, ['verify']);
    expect(ran.stdout).toContain('path of the program file changed');
    expect(ran.stdout).not.toContain('other people');
  });
});

describe.concurrent('where to look', () => {
  test('a change that was read: both sides, then update; a launch: what to check, because it must not run', async () => {
    const repo = await locked();
    repo.surface('notes', { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Read it.' }] });
    expect((await mcpLock(repo.root, ['verify'])).stdout).toMatch(
      /^ {2}next: mcp-lock diff notes\/read_note$/m,
    );
    expect((await mcpLock(repo.root, ['diff', '--yes'])).stdout).toMatch(
      /^ {2}next: mcp-lock update notes -i$/m,
    );
    relaunched(repo, ...scripted('notes').args, '--label', 'x');
    expect((await mcpLock(repo.root, ['verify'])).stdout).toMatch(
      /^ {2}next: mcp-lock explain launch\/args-changed$/m,
    );
  });
});

describe.concurrent('update, of a server that is dead', () => {
  test('says that it stays as it was locked', async () => {
    const repo = await locked(['notes', 'b']);
    repo.surface('b', { ...HONEST, behave: { exitEarly: true } });
    const ran = await mcpLock(repo.root, ['update', '--yes', '--accept', 'high']);
    expect(ran.exit).toBe(3);
    expect(flat(ran.stdout)).toContain('1 could not be read and stays as locked');
    expect(ran.stdout).not.toMatch(/not locked|up to date/);
  });

  test('a dry run in which nothing changed says so', async () => {
    const repo = await locked();
    const ran = await mcpLock(repo.root, ['update', '--yes', '--dry-run']);
    expect(ran).toMatchObject({ exit: 0, stdout: expect.stringMatching(/^Nothing changed: /) });
  });
});

describe.concurrent('a name that is nearly right', () => {
  test('of an item, and an item where a server is meant', async () => {
    const repo = await locked();
    expect((await mcpLock(repo.root, ['diff', 'notes/readnote', '--yes'])).stderr).toContain(
      'Did you mean read_note?',
    );
    expect(
      await mcpLock(repo.root, ['update', 'notes/read_note', '--yes', '--accept', 'high']),
    ).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(
        /`update` takes whole servers[\s\S]*next: .*`mcp-lock update notes -i`\.\n/,
      ),
    });
  });
});

describe.concurrent('a lock that somebody edited', () => {
  test('show says which text does not match its hash, and exits 1', async () => {
    const repo = await locked();
    expect((await mcpLock(repo.root, ['show', 'notes/read_note'])).exit).toBe(0);
    writeFileSync(repo.lockPath, repo.lock().replace('Read one note.', 'Read every note.'));
    expect(await mcpLock(repo.root, ['show', 'notes/read_note'])).toMatchObject({
      exit: 1,
      stdout: expect.stringMatching(/^! This text does not match its hash\.$/m),
    });
    expect(await mcpLock(repo.root, ['show', 'notes'])).toMatchObject({
      exit: 1,
      stdout: expect.stringMatching(/^! read_note: This text does not match its hash\.$/m),
    });
    expect((await mcpLock(repo.root, ['show'])).exit).toBe(1);
  });

  test('a merge conflict comes with a way out of it, also at init', async () => {
    const repo = await locked();
    writeFileSync(repo.lockPath, `<<<<<<< HEAD\n${repo.lock()}=======\n>>>>>>> theirs\n`);
    const steps =
      /next: Keep one side of each conflict, or of the whole file with `git checkout --theirs -- mcp-lock\.json`; in a rebase the sides are swapped\. Then run `mcp-lock verify`, and `mcp-lock update -i` for what differs\./;
    expect((await mcpLock(repo.root, ['verify'])).stderr).toMatch(steps);
    const init = await mcpLock(repo.root, ['init', '--yes']);
    expect(init.stderr).toMatch(/E_LOCK_EXISTS.*merge conflicts/);
    expect(init.stderr).toMatch(steps);
    writeFileSync(repo.lockPath, '{');
    const broken = await mcpLock(repo.root, ['init', '--yes']);
    expect(broken.stderr).toMatch(
      /E_LOCK_EXISTS[\s\S]*next: Restore the lockfile from git, or .*`mcp-lock init --force`/,
    );
    expect(broken.stderr).not.toContain('mcp-lock update');
  });
});

describe.concurrent('init, where some servers cannot be read', () => {
  test('ends with what to do about them', async () => {
    const repo = repository({ notes: HONEST, b: { ...HONEST, behave: { exitEarly: true } } });
    const some = await mcpLock(repo.root, ['init', '--yes']);
    expect(some.exit).toBe(3);
    expect(some.stdout).toMatch(
      /\n1 server is not locked\.\nnext: Fix the errors above, then run `mcp-lock update b -i`\.\n$/,
    );
    repo.config({ b: scripted('b') });
    const none = await mcpLock(repo.root, ['init', '--yes', '--lockfile', 'x.json']);
    expect(none.stdout).toMatch(
      /\n1 server is not locked\.\nnext: Fix the errors above, then run `mcp-lock init --lockfile x\.json`\.\n$/,
    );
    const again = await mcpLock(repo.root, ['init', '--yes', '--force']);
    expect(again.stdout).toContain('then run `mcp-lock init --force`.');
  });

  test('a file and a command that are not there are named once', async () => {
    const repo = repository({});
    repo.config({
      file: { command: 'node', args: ['no/such.js'] },
      tool: { command: 'no-such-tool', args: [] },
    });
    const { stdout } = await mcpLock(repo.root, ['init', '--yes']);
    expect(stdout.match(/no\/such\.js/g)).toHaveLength(1);
    expect(stdout).not.toContain('workspaceFolder');
    expect(stdout).toContain('no-such-tool');
  });
});

test('login, where none is needed, says so', async () => {
  const remote = await startHttpServer();
  try {
    const repo = repository({});
    repo.config({ remote: { type: 'http', url: remote.url } });
    const ran = await mcpLock(repo.root, ['login', 'remote', '--no-browser'], { home: scratch() });
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(
        /The server needs no sign-in: it responds without a token\.\nnext: mcp-lock verify remote/,
      ),
    });
  } finally {
    await remote.close();
  }
});

test('a pipe that breaks because the server died is told as its exit', async () => {
  const server = {
    pid: 1,
    write: async () => {
      throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    },
    onOutput: () => undefined,
    exited: new Promise<Exit>((resolve) => setTimeout(() => resolve({ code: 7, signal: null }), 20)),
    drained: Promise.resolve(),
  };
  const transport = stdioTransport(server as unknown as ServerProcess, makeTap(Date.now, sizeLimit({})));
  await transport.start();
  await expect(transport.send({ jsonrpc: '2.0', id: 1, method: 'ping' })).rejects.toMatchObject({
    code: 'E_LAUNCH',
    message: 'The server exited with code 7.',
  });
});
