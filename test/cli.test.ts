/** The commands as a person meets them, mistakes first: each its own message, code and `next:` line. */
import { existsSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeHost } from '../src/host/node-host.ts';
import type { Repository } from './helpers/repository.ts';
import { HONEST, repository, scripted } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

async function locked(servers: Readonly<Record<string, unknown>> = { notes: HONEST }): Promise<Repository> {
  const repo = repository(servers);
  const ran = await mcpLock(repo.root, ['init', '--yes', '--accept', 'high']);
  if (ran.exit !== 0) throw new Error(`init: ${ran.stdout}${ran.stderr}`);
  return repo;
}

/** What a lockfile that cannot be read is answered with where there is no git (else: `promises/broken-locks`). */
const RESTORE =
  /^ Restore the file from a backup, or lock every server anew with `mcp-lock init --force`\.$/m;

describe.concurrent('mistakes', () => {
  test.each<[string, readonly string[], (repo: Repository) => void, number, RegExp, RegExp]>([
    ['a wrong flag', ['verify', '--ofline'], () => {}, 2, /E_USAGE.*--ofline/, /--help/],
    ['a wrong command', ['verfy'], () => {}, 2, /E_USAGE.*verfy/, /--help/],
    ['no such folder', ['verify', '--cwd', 'nowhere'], () => {}, 2, /E_USAGE.*nowhere/, /folder/],
    ['no such server', ['verify', 'nots'], () => {}, 2, /E_USAGE.*"nots"/, /Use one of: notes/],
    [
      'no such severity',
      ['verify', '--fail-on', 'severe'],
      () => {},
      2,
      /E_USAGE.*severe/,
      /high, medium, low, info/,
    ],
    ['no such reporter', ['verify', '--reporter', 'xml'], () => {}, 2, /E_USAGE.*xml/, /text, json/],
    ['a timeout that is none', ['verify', '--timeout', 'soon'], () => {}, 2, /E_USAGE.*soon/, /--timeout 30/],
    [
      'a config without servers',
      ['init', '--force', '--yes'],
      (r) => r.config({}),
      2,
      /E_CONFIG.*no MCP servers/,
      /--config/,
    ],
    [
      'a config named that is not there',
      ['verify', '--config', 'x.json'],
      () => {},
      2,
      /E_CONFIG.*does not exist/,
      /--config/,
    ],
    [
      'a config with a syntax error',
      ['verify'],
      (r) => writeFileSync(join(r.root, '.mcp.json'), '{"mcpServers": {"a": '),
      2,
      /E_CONFIG/,
      /next/,
    ],
    [
      'a config that is a folder',
      ['verify', '--config', 'servers'],
      () => {},
      2,
      /E_CONFIG.*not a regular file/,
      /--config/,
    ],
    ['an empty lock', ['verify'], (r) => writeFileSync(r.lockPath, ''), 2, /E_LOCK_PARSE.*empty/, RESTORE],
    [
      'a truncated lock',
      ['verify'],
      (r) => writeFileSync(r.lockPath, r.lock().slice(0, 200)),
      2,
      /E_LOCK_PARSE/,
      RESTORE,
    ],
    [
      'a newer lock',
      ['verify'],
      (r) => writeFileSync(r.lockPath, '{"lockfileVersion":7,"servers":{}}'),
      2,
      /E_LOCK_NEWER.*7/,
      /^ npm install --save-dev mcp-lock@latest$/m,
    ],
    [
      'a foreign lock',
      ['verify'],
      (r) => writeFileSync(r.lockPath, '{"version":"3.1","servers":{}}'),
      2,
      /E_LOCK_FOREIGN.*MCPTrust/,
      /--lockfile/,
    ],
    [
      'a conflicted lock',
      ['verify'],
      (r) => writeFileSync(r.lockPath, `<<<<<<< a\n${r.lock()}=======\n>>>>>>> b\n`),
      2,
      /E_LOCK_CONFLICT/,
      /git checkout --theirs -- mcp-lock\.json/,
    ],
    ['an item nobody locked', ['show', 'notes/none'], () => {}, 2, /E_USAGE.*"none"/, /mcp-lock show notes/],
    ['init over a lock', ['init', '--yes'], () => {}, 2, /E_LOCK_EXISTS/, /^ mcp-lock verify$/m],
  ])('%s', async (_, argv, prepare, exit, message, next) => {
    const repo = await locked();
    prepare(repo);
    const before = existsSync(repo.lockPath) ? repo.lock() : undefined;
    const ran = await mcpLock(repo.root, argv);
    expect(ran.exit).toBe(exit);
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr).toMatch(/^next: /m);
    expect(ran.stderr.split('next:')[1]).toMatch(next.source === 'next' ? /\w/ : next);
    expect(ran.stdout).toBe('');
    expect(existsSync(repo.lockPath) ? repo.lock() : undefined).toBe(before);
  });

  // faults 8
  test('no lock at all: verify never creates one', async () => {
    const repo = repository({ notes: HONEST });
    const ran = await mcpLock(repo.root, ['verify']);
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/E_LOCK_MISSING[\s\S]*next: .*mcp-lock init/),
    });
    expect(existsSync(repo.lockPath)).toBe(false);
    expect(await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('mcp-lock init'),
    });
  });

  test('a folder without any config names what it looked for', async () => {
    const ran = await mcpLock(scratch(), ['init', '--yes']);
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/E_CONFIG.*\.mcp\.json.*\.cursor\/mcp\.json[\s\S]*next: /),
    });
  });

  test('a lock that is a directory', async () => {
    const repo = repository({ notes: HONEST });
    mkdirSync(repo.lockPath);
    for (const command of [
      ['verify'],
      ['init', '--yes'],
      ['init', '--yes', '--force'],
      ['update', '--yes', '--accept', 'high'],
    ]) {
      expect(await mcpLock(repo.root, command)).toMatchObject({
        exit: 2,
        stderr: expect.stringMatching(/E_LOCK_PARSE.*directory/),
      });
    }
    expect(statSync(repo.lockPath).isDirectory()).toBe(true);
  });

  // faults 9; root may write anywhere, so the refusal is simulated at the host's edge
  test('a folder that cannot be written', async () => {
    const repo = repository({ notes: HONEST });
    const refused = async () => Promise.reject(Object.assign(new Error('no'), { code: 'EROFS' }));
    const { files } = nodeHost(new AbortController().signal);
    const ran = await mcpLock(repo.root, ['init', '--yes'], {
      host: { files: { ...files, create: refused, replace: refused } },
    });
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringMatching(/E_LOCK_WRITE.*EROFS[\s\S]*next: /) });
    expect(existsSync(repo.lockPath)).toBe(false);
  });

  test('an unreadable config is an error, never "no servers"', async () => {
    const repo = await locked();
    const { files } = nodeHost(new AbortController().signal);
    const read = async (path: string) =>
      path.endsWith('.mcp.json')
        ? Promise.reject(Object.assign(new Error(), { code: 'EACCES' }))
        : files.read(path);
    expect(await mcpLock(repo.root, ['verify'], { host: { files: { ...files, read } } })).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/E_CONFIG.*EACCES/),
    });
  });

  test('one bad entry hides no neighbour: it is named, the others are checked, exit 2', async () => {
    const repo = await locked();
    repo.config({ notes: scripted('notes'), bad: { command: 7 } });
    const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json']);
    const report = JSON.parse(ran.stdout);
    expect(report.servers).toMatchObject([{ name: 'notes', status: 'ok' }]);
    expect(report.failures).toMatchObject([
      { code: 'E_CONFIG', place: expect.stringContaining('/mcpServers/bad') },
    ]);
    expect(ran.exit).toBe(2);
  });
});

describe.concurrent('asking', () => {
  test('a terminal: every launch line is shown whole before the question; Enter starts', async () => {
    const repo = repository({ notes: HONEST });
    const long = 'x'.repeat(3000);
    repo.config({
      notes: { ...scripted('notes'), args: [...scripted('notes').args, '--label', long, 'two words'] },
    });
    const ran = await mcpLock(repo.root, ['init'], { answers: ['', 'y'] });
    expect(ran.exit).toBe(0);
    const [shown, after] = ran.stderr.split('Start it?');
    expect(shown).toContain(`node servers/scripted.js notes.json --label ${long} "two words"`);
    expect(after).toBeDefined();
  });

  test.each(['n', 'no', 'what'])('a terminal: %j starts nothing and writes nothing', async (answer) => {
    const repo = repository({ notes: HONEST });
    const marker = join(repo.root, 'started');
    repo.config({
      notes: { ...scripted('notes'), args: [...scripted('notes').args, `--leaveFile=${marker}`] },
    });
    const ran = await mcpLock(repo.root, ['init'], { answers: [answer] });
    expect(ran.exit).toBe(130);
    expect([existsSync(marker), existsSync(repo.lockPath)]).toEqual([false, false]);
  });

  // faults 92
  test('CI: nothing starts without --yes', async () => {
    const repo = repository({ notes: HONEST });
    expect(await mcpLock(repo.root, ['init'], { env: { CI: 'true' } })).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/E_USAGE[\s\S]*--yes/),
    });
    expect(await mcpLock(repo.root, ['init', '--yes'], { env: { CI: 'true' } })).toMatchObject({ exit: 0 });
  });
});

describe.concurrent('verify starts nothing that is not locked', () => {
  const marker = (repo: Repository) => join(repo.root, 'started');
  const trap = (repo: Repository) => `--leaveFile=${marker(repo)}`;

  test.each<[string, (repo: Repository) => unknown, string]>([
    [
      'another argument',
      (repo) => ({ ...scripted('notes'), args: [...scripted('notes').args, trap(repo)] }),
      'launch/args-changed',
    ],
    [
      'another command',
      (repo) => ({ command: process.execPath, args: [...scripted('notes').args, trap(repo)] }),
      'launch/command-changed',
    ],
    [
      'a loader variable',
      (repo) => ({ ...scripted('notes'), env: { NODE_OPTIONS: `--require=${marker(repo)}` } }),
      'launch/env-added',
    ],
    // Claude Code does not use it.
    ['another working folder', () => ({ ...scripted('notes'), cwd: '/tmp' }), 'launch/option-changed'],
    ['a URL instead', () => ({ type: 'http', url: 'http://127.0.0.1:9/mcp' }), 'launch/transport-changed'],
  ])('%s', async (_, entry, rule) => {
    const repo = await locked();
    repo.config({ notes: entry(repo) });
    const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json']);
    expect(ran.exit).toBe(1);
    const report = JSON.parse(ran.stdout);
    expect(report.servers[0]).toMatchObject({ contacted: false, status: 'drift' });
    expect(report.servers[0].findings.map((found: { rule: string }) => found.rule)).toContain(rule);
    expect(existsSync(marker(repo))).toBe(false);
  });

  test('a server that is in no lock', async () => {
    const repo = await locked();
    repo.surface('rogue', HONEST);
    repo.config({
      notes: scripted('notes'),
      rogue: { ...scripted('rogue'), args: [...scripted('rogue').args, trap(repo)] },
    });
    const ran = await mcpLock(repo.root, ['verify']);
    expect(ran).toMatchObject({ exit: 1, stdout: expect.stringContaining('server/unlocked') });
    expect(existsSync(marker(repo))).toBe(false);
  });

  test('the same line, other bytes in its file', async () => {
    const repo = await locked();
    const file = join(repo.root, 'servers/scripted.js');
    writeFileSync(
      file,
      `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(marker(repo))}, '');\n`,
    );
    const ran = await mcpLock(repo.root, ['verify']);
    expect(ran).toMatchObject({ exit: 1, stdout: expect.stringContaining('origin/file-changed') });
    expect(existsSync(marker(repo))).toBe(false);
  });

  test('an entry whose text does not match its hash', async () => {
    const repo = await locked();
    writeFileSync(repo.lockPath, repo.lock().replace('Read one note.', 'Read one note!'));
    repo.config({ notes: { ...scripted('notes'), args: [...scripted('notes').args] } });
    const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json']);
    expect(ran.exit).toBe(1);
    expect(JSON.parse(ran.stdout).servers[0]).toMatchObject({
      contacted: false,
      findings: [{ rule: 'lock/hash-mismatch', subject: { kind: 'tool', name: 'read_note' } }],
    });
  });

  test('--offline starts nothing at all and says so', async () => {
    const repo = repository({ notes: HONEST });
    repo.config({ notes: { ...scripted('notes'), args: [...scripted('notes').args, trap(repo)] } });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    unlinkSync(marker(repo));
    const ran = await mcpLock(repo.root, ['verify', '--offline']);
    expect(ran).toMatchObject({ exit: 0, stdout: expect.stringMatching(/not\s+compared/) });
    expect(existsSync(marker(repo))).toBe(false);
  });
});

describe.concurrent('both directions', () => {
  test('a locked server that no config asks for is stale; update drops it', async () => {
    const repo = await locked({ notes: HONEST, old: HONEST });
    repo.config({ notes: scripted('notes') });
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('server/stale'),
    });
    expect(await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).toMatchObject({ exit: 0 });
    expect(Object.keys(JSON.parse(repo.lock()).servers)).toEqual(['notes']);
  });

  test('update adds what is unlocked and accepts what changed, then verify is clean; dry-run writes nothing', async () => {
    const repo = await locked();
    repo.surface('more', HONEST);
    repo.surface('notes', {
      ...HONEST,
      tools: [{ ...HONEST.tools[0], description: 'Read a note and mail it.' }],
    });
    repo.config({ notes: scripted('notes'), more: scripted('more') });
    const before = repo.lock();
    const dry = await mcpLock(repo.root, ['update', '--yes', '--dry-run']);
    expect(dry.stdout).toMatch(/Read \[-one-\]|mail it/);
    expect(repo.lock()).toBe(before);
    expect(await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('Accepted changes in 2 servers'),
    });
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({ exit: 0 });
    const settled = repo.lock();
    expect(await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('up to date'),
    });
    expect(repo.lock()).toBe(settled);
  });

  test('update SERVER touches only that one', async () => {
    const repo = await locked({ a: HONEST, b: HONEST });
    for (const name of ['a', 'b']) repo.surface(name, { ...HONEST, tools: [] });
    expect(await mcpLock(repo.root, ['update', 'a', '--yes', '--accept', 'high'])).toMatchObject({ exit: 0 });
    const { servers } = JSON.parse(repo.lock());
    expect([servers.a.tools, Object.keys(servers.b.tools)]).toEqual([undefined, ['read_note']]);
  });

  test('one dead server: the others are locked, exit 3, and the message says what to do', async () => {
    const repo = repository({ good: HONEST, dead: { ...HONEST, behave: { exitEarly: true } } });
    const ran = await mcpLock(repo.root, ['init', '--yes']);
    expect(ran).toMatchObject({
      exit: 3,
      stdout: expect.stringMatching(/dead[\s\S]*exited with code 3[\s\S]*1 not locked/),
    });
    expect(Object.keys(JSON.parse(repo.lock()).servers)).toEqual(['good']);
    expect(await mcpLock(repo.root, ['verify', 'good'])).toMatchObject({ exit: 0 });
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('server/unlocked'),
    });
  });
});

describe('hashes only', () => {
  test('no text in the lock, a change still found and its field named', async () => {
    const repo = repository({ notes: HONEST });
    expect(await mcpLock(repo.root, ['init', '--yes', '--hashes-only'])).toMatchObject({ exit: 0 });
    expect(repo.lock()).not.toContain('Read one note');
    expect(await mcpLock(repo.root, ['verify'])).toMatchObject({ exit: 0 });
    repo.surface('notes', { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Other.' }] });
    const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json']);
    expect(JSON.parse(ran.stdout).servers[0].findings).toMatchObject([
      { subject: { name: 'read_note', pointer: '/description' } },
    ]);
    expect(ran.exit).toBe(1);
  });
});

describe('volatile text', () => {
  // faults 55
  test('found by two starts, kept out of the hash, reported in every run, and the rest of the item still pinned', async () => {
    const repo = await locked({ v: { ...HONEST, behave: { volatileText: true } } });
    const { volatile } = JSON.parse(repo.lock()).servers.v;
    expect(volatile).toEqual({
      '/tools/volatile_text/description': [expect.stringMatching(/^number\(\d-\d{1,2}\) at 6$/)],
      '/tools/volatile_text/inputSchema/properties/since/default': ['timestamp at 0'],
    });
    const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json']);
    expect(ran.exit).toBe(0);
    expect(JSON.parse(ran.stdout).servers[0].findings.map((found: { rule: string }) => found.rule)).toEqual([
      'lock/unpinned-text',
      'lock/unpinned-text',
    ]);
    const twice = repo.lock();
    await mcpLock(repo.root, ['update', '--yes', '--accept', 'high']);
    expect(repo.lock()).toBe(twice);
  });
});

describe('no machine in the lock', () => {
  // faults 16, 56
  test('two clones in other folders under other homes write the same bytes', async () => {
    const make = async (base: string) => {
      const home = join(base, 'home', 'somebody');
      mkdirSync(home, { recursive: true });
      const repo = repository({ where: { ...HONEST, behave: { echoCwd: true } } }, join(home, 'clone'));
      repo.surface('homely', { ...HONEST, behave: { echoHome: true } });
      repo.config({
        where: scripted('where'),
        homely: {
          ...scripted('homely'),
          args: [join(repo.root, 'servers/scripted.js'), join(repo.root, 'homely.json')],
        },
      });
      expect(await mcpLock(repo.root, ['init', '--yes'], { home })).toMatchObject({ exit: 0 });
      return repo.lock();
    };
    const [one, two] = [await make(scratch('one')), await make(scratch('another-name'))];
    expect(one).toBe(two);
    expect(one).toContain('${workspaceFolder}');
    expect(one).toContain('${userHome}');
  });
});

describe('words that happen to be folders of one machine', () => {
  test('"/tmp" in a text or an argument is no drift where the temporary folder is another one', async () => {
    const repo = repository({
      t: { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Writes /tmp/shot.png.' }] },
    });
    repo.config({ t: { ...scripted('t'), args: [...scripted('t').args, '/tmp/x'] } });
    expect(await mcpLock(repo.root, ['init', '--yes'], { host: { tmpdir: '/tmp' } })).toMatchObject({
      exit: 0,
    });
    for (const host of [{ tmpdir: '/var/folders/zz' }, { tmpdir: '/tmp' }]) {
      expect(await mcpLock(repo.root, ['verify'], { host })).toMatchObject({ exit: 0 });
    }
    repo.surface('t', { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Writes /var/shot.png.' }] });
    expect(await mcpLock(repo.root, ['verify'], { host: { tmpdir: '/var' } })).toMatchObject({ exit: 0 });
    expect(await mcpLock(repo.root, ['verify'], { host: { tmpdir: '/tmp' } })).toMatchObject({ exit: 1 });
  });
});

describe('no secret anywhere', () => {
  test('canaries in env, headers, URL, arguments and in what the server echoes', async () => {
    const canaries = Array.from({ length: 9 }, (_, index) => `canary${index}Zq8LmWx${index}`);
    const [env, key, token, pair, header, user, query, echoed, remote] = canaries as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const repo = repository({ s: { ...HONEST, behave: { echoEnv: 'API_KEY' } }, dead: HONEST });
    repo.config({
      s: {
        command: 'node',
        args: [
          'servers/scripted.js',
          's.json',
          '--api-key',
          key,
          `--token=${token}`,
          '-e',
          `K=${pair}`,
          '--header',
          `Authorization: Bearer ${header}`,
          `https://u:${user}@example.com/?q=${query}`,
        ],
        env: { API_KEY: echoed, PLAIN_SETTING: env },
      },
      dead: {
        command: 'node',
        args: ['servers/scripted.js', 'dead.json', '--exitEarly', '--echoEnv=API_KEY', '--secret', key],
        env: { API_KEY: echoed },
      },
      far: {
        type: 'http',
        url: `http://u:${user}@127.0.0.1:9/mcp?q=${query}`,
        headers: { Authorization: remote },
      },
    });
    const outputs: string[] = [];
    for (const argv of [
      ['init', '--yes'],
      ['verify'],
      ['verify', '--reporter', 'json'],
      ['update', '--yes', '--dry-run'],
      ['list'],
      ['list', '--reporter', 'json'],
      ['show', 's'],
      ['show', 's/echo_env'],
    ]) {
      const ran = await mcpLock(repo.root, [...argv, '-v', '--timeout', '10']);
      outputs.push(ran.stdout, ran.stderr);
    }
    expect(repo.lock()).toContain('${redacted}');
    const all = [repo.lock(), ...outputs].join('\n');
    for (const canary of canaries) {
      for (const form of [
        canary,
        encodeURIComponent(canary),
        Buffer.from(canary).toString('base64').replace(/=+$/, ''),
      ]) {
        expect(all.includes(form), canary).toBe(false);
      }
    }
  });
});

describe.concurrent('reading', () => {
  test('list starts nothing and says what is locked', async () => {
    const repo = await locked();
    repo.config({
      notes: scripted('notes'),
      other: { command: 'node', args: ['x.js'] },
    });
    const ran = await mcpLock(repo.root, ['list', '--reporter', 'json']);
    const rows = JSON.parse(ran.stdout).servers;
    expect(rows).toMatchObject([
      { server: 'notes', client: 'claude-code', file: '.mcp.json', locked: true },
      { server: 'other', locked: false },
    ]);
    expect((await mcpLock(repo.root, ['list'])).stdout).toMatch(
      /^\.mcp\.json +claude-code(?: \+\d+)?[^\n]*\n +notes +local/m,
    );
  });

  test('show names hidden characters', async () => {
    const repo = await locked({
      notes: {
        ...HONEST,
        tools: [{ ...HONEST.tools[0], description: 'Read\u200b one\u{e0068}\u{e0069} note.' }],
      },
    });
    const ran = await mcpLock(repo.root, ['show', 'notes/read_note']);
    expect(ran.stdout).toMatch(/U\+200B/);
    expect(ran.stdout).toMatch(/2 tag characters/);
    expect(ran.stdout).not.toMatch(/[\u200b\u{e0000}-\u{e007f}]/u);
  });

  test('--help begins with an example', async () => {
    for (const argv of [['--help'], ['verify', '--help'], ['init', '--help']]) {
      const ran = await mcpLock(scratch(), argv);
      expect(ran).toMatchObject({ exit: 0, stdout: expect.stringMatching(/^Example:\n {2}\$ mcp-lock/) });
    }
  });

  test('every --help fits into 80 columns', async () => {
    const { stdout } = await mcpLock(scratch(), ['--help']);
    const [, commands = ''] = stdout.split('Commands:\n');
    const names = [...commands.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(10);
    for (const argv of [['--help'], ...names.map((name) => [name, '--help'])]) {
      const help = (await mcpLock(scratch(), argv)).stdout;
      expect(
        help.split('\n').filter((line) => line.length > 80),
        argv.join(' '),
      ).toEqual([]);
    }
  });

  test('reports go to files as well as to stdout', async () => {
    const repo = await locked();
    const file = join(repo.root, 'report.json');
    const ran = await mcpLock(repo.root, ['verify', '--reporter', 'text', '--reporter', `json=${file}`]);
    expect(ran.stdout).toMatch(/match/);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ status: 'ok', exitCode: 0 });
  });
});
