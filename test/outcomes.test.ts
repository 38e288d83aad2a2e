/** What a run says and leaves behind when it did not go well: one report, every other server, the right next command. */
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitOf, McpLockError } from '../src/errors.ts';
import { nodeHost } from '../src/host.ts';
import { failureOf, makeReport } from '../src/report.ts';
import type { Repository } from './helpers/repository.ts';
import { HONEST, repository, scripted } from './helpers/repository.ts';
import { mcpLock } from './helpers/run.ts';

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
    expect((await run('list')).stdout).toMatch(/off \(disabled in the config\)/);
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
    expect(await mcpLock(repo.root, ['update', '--yes'])).toMatchObject({
      exit: 2,
      stdout: expect.stringContaining('/mcpServers/b/args'),
    });
    expect(repo.lock()).toBe(before);
    expect(await mcpLock(repo.root, ['update', 'b', '--yes'])).toMatchObject({ exit: 2 });
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
    expect(await mcpLock(repo.root, ['update', '--yes'])).toMatchObject({ exit: 2 });
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
      message: expect.stringMatching(/^bug: TypeError: x⟨/),
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
    expect(() => failureOf(new McpLockError('E_INTERRUPTED', 'x'))).toThrow('x');
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
    const ran = await mcpLock(repo.root, ['update', '--yes']);
    expect(ran).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/tool\/removed[\s\S]*Accepted changes in 1 server/),
    });
    expect(ran.stdout).not.toMatch(/drifted|Exit 1|do not start|mcp-lock update/);
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
      `mcp-lock verify ${said}\n`,
    );
    expect((await mcpLock(repo.root, ['init', '--yes', ...flags])).stderr).toContain(
      `mcp-lock init --force ${said}\n`,
    );
    repo.surface('notes', { ...HONEST, tools: [] });
    const ran = await mcpLock(repo.root, ['verify', ...flags]);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain(`mcp-lock update notes ${said}\``);
  });

  test('a no says what was not done and how to say yes', async () => {
    const ran = await mcpLock(repository({ notes: HONEST }).root, ['init'], { answers: ['n'] });
    expect(ran).toMatchObject({
      exit: 130,
      stderr: expect.stringMatching(/no server was started[\s\S]*next: .*--yes/),
    });
  });

  test('show keeps to ASCII where nothing else can be shown', async () => {
    const repo = await locked();
    const ran = await mcpLock(repo.root, ['show', 'notes/read_note'], { env: { LC_ALL: 'C' } });
    expect(ran.stdout).toMatch(/^notes > read_note/);
  });
});
