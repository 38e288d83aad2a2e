/**
 * `exec`: a verdict other than 0 starts nothing; the agent has the terminal, the streams, the signals and the exit status;
 * a kept verdict counts only where nothing changed. Needs `npm run build` (`npm test` does it).
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Repository } from './helpers/repository.ts';
import { HONEST, inEditor, repository, scripted } from './helpers/repository.ts';
import type { Ran } from './helpers/run.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const BIN = fileURLToPath(new URL('../bin/mcp-lock.js', import.meta.url));

async function locked(): Promise<Repository> {
  const repo = repository({ notes: HONEST });
  const ran = await mcpLock(repo.root, ['init', '--yes']);
  if (ran.exit !== 0) throw new Error(`init: ${ran.stdout}${ran.stderr}`);
  return repo;
}

describe.concurrent('the verdict decides', () => {
  test.each<[string, readonly string[], (repo: Repository) => void, number, boolean]>([
    ['all matches', [], () => {}, 42, true],
    ['a tool changed', [], (repo) => repo.surface('notes', { ...HONEST, tools: [] }), 1, false],
    ['a change below --fail-on', ['--fail-on', 'high'], (repo) => reworded(repo), 42, true],
    ['offline, a change that only a start shows', ['--offline'], (repo) => reworded(repo), 42, true],
    ['offline, another launch', ['--offline'], (repo) => repo.config({ notes: scripted('x') }), 1, false],
    [
      'a launch that kept it from being started, below --fail-on',
      ['--fail-on', 'high'],
      (repo) => flagged(repo),
      1,
      false,
    ],
    ['the same offline', ['--fail-on', 'high', '--offline'], (repo) => flagged(repo), 1, false],
    ['no config', [], (repo) => renameSync(join(repo.root, '.mcp.json'), join(repo.root, 'x')), 2, false],
    ['a broken lock', [], (repo) => writeFileSync(repo.lockPath, '{'), 2, false],
    [
      'a dead server',
      [],
      (repo) => repo.surface('notes', { ...HONEST, behave: { exitEarly: true } }),
      3,
      false,
    ],
    ['a severity that is none', ['--fail-on', 'much'], () => {}, 2, false],
    ['an age that is none', ['--max-age', '10'], () => {}, 2, false],
    ['an age past a day', ['--max-age', '25h'], () => {}, 2, false],
  ])('%s', async (_, flags, change, exit, started) => {
    const repo = await locked();
    change(repo);
    const lines: string[][] = [];
    const ran = await mcpLock(repo.root, ['exec', ...flags, '--', 'agent', '--offline', '--', '-q'], {
      host: {
        exec: async (command, args) => {
          lines.push([command, ...args]);
          return 42;
        },
      },
    });
    expect(ran.exit, ran.stderr).toBe(exit);
    expect(lines).toEqual(started ? [['agent', '--offline', '--', '-q']] : []);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).not.toBe('');
  });

  test.each<[readonly string[], readonly string[] | undefined]>([
    [
      ['exec', 'node', 'x.js', '--offline', '--user', '--', '-q'],
      ['node', 'x.js', '--offline', '--user', '--', '-q'],
    ],
    [
      ['exec', '-q', '--offline', '--timeout', '9', 'node', '--fail-on', 'none'],
      ['node', '--fail-on', 'none'],
    ],
    [
      ['--timeout=9', 'exec', '--fail-on=high', 'x', '--max-age', '7'],
      ['x', '--max-age', '7'],
    ],
    [['exec', '--bogus', 'node'], undefined],
  ])('the words behind the agent are its own, also without --: %j', async (argv, line) => {
    const repo = await locked();
    const lines: (readonly string[])[] = [];
    const exec = async (command: string, args: readonly string[]) => {
      lines.push([command, ...args]);
      return 0;
    };
    const ran = await mcpLock(repo.root, argv, { host: { exec } });
    expect(ran.exit).toBe(line === undefined ? 2 : 0);
    expect(lines).toEqual(line === undefined ? [] : [line]);
  });

  test('without a command nothing is even checked', async () => {
    const repo = await locked();
    const ran = await mcpLock(repo.root, ['exec']);
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toMatch(/E_USAGE.*\nnext: .*`mcp-lock exec -- my-agent`\./);
  });
});

/** MEDIUM, and not started. */
const flagged = (repo: Repository) =>
  repo.config({
    notes: { ...scripted('notes'), args: [...scripted('notes').args, '--label', 'x'] },
  });

const reworded = (repo: Repository) =>
  repo.surface('notes', { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Read one single note.' }] });

/** What came out so far, and a wait for more. */
interface Running {
  readonly child: ChildProcess;
  readonly sees: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<Ran & { readonly signal: NodeJS.Signals | null }>;
}

function start(command: string, args: readonly string[], cwd: string, detached = false): Running {
  const child = spawn(command, args, { cwd, detached, stdio: 'pipe' });
  const text = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      text[name] += chunk;
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<Ran & { readonly signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ exit: code ?? -1, signal, ...text }));
  });
  const sees = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text.stdout + text.stderr);
        if (found === null) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      ended.then((end) => reject(new Error(`ended without ${pattern}: ${JSON.stringify(end)}`)));
      look();
    });
  return { child, sees, ended };
}

const exec = (repo: Repository, line: readonly string[], detached = false) =>
  start(process.execPath, [BIN, 'exec', '--', ...line], repo.root, detached);

const agent = (code: string): readonly string[] => [process.execPath, '-e', code];
const STAYS = 'setInterval(() => {}, 1000); console.log("agent is up");';

describe('the agent in place of mcp-lock', () => {
  test('has input, output and exit status; the report is on stderr', async () => {
    const { child, sees, ended } = exec(await locked(), ['cat']);
    await sees(/1 server matches/);
    child.stdin?.end('typed late\n');
    expect(await ended).toMatchObject({ exit: 0, stdout: 'typed late\n' });
  });

  test('has the environment and the folder of whoever started it', async () => {
    const repo = await locked();
    const code = 'console.log(process.cwd(), process.env.PATH === process.argv[1])';
    const inner = join(repo.root, 'servers');
    const line = ['exec', '--cwd', '..', '--', ...agent(code), process.env['PATH'] ?? ''];
    const { ended } = start(process.execPath, [BIN, ...line], inner);
    expect((await ended).stdout).toBe(`${inner} true\n`);
  });

  test('ends with its own status', async () => {
    expect(await exec(await locked(), agent('process.exit(7)')).ended).toMatchObject({ exit: 7 });
  });

  test.each<NodeJS.Signals>(['SIGTERM', 'SIGINT', 'SIGKILL'])(
    'dies by %s, and mcp-lock by the same',
    async (signal) => {
      const { ended } = exec(await locked(), agent(`process.kill(process.pid, '${signal}'); ${STAYS}`));
      expect(await ended).toMatchObject({ exit: -1, signal });
    },
  );

  // In a session of its own: without a terminal, Ctrl-C can only be meant for mcp-lock itself.
  test.each<NodeJS.Signals>(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGUSR2'])(
    'hears %s and may outlive it',
    async (signal) => {
      const code = `process.once('${signal}', () => { console.log('heard'); process.exit(9); }); ${STAYS}`;
      const { child, sees, ended } = exec(await locked(), agent(code), true);
      await sees(/agent is up/);
      child.kill(signal);
      expect(await ended).toMatchObject({ exit: 9, stdout: 'agent is up\nheard\n' });
    },
  );

  test('a command that cannot be started ends as in a shell: 127 not there, 126 not to be run', async () => {
    const repo = await locked();
    const ran = await exec(repo, ['no-such-agent']).ended;
    expect(ran).toMatchObject({ exit: 127, stdout: '' });
    expect(await exec(repo, ['./notes.json']).ended).toMatchObject({ exit: 126 });
    expect(ran.stderr).toMatch(/E_LAUNCH: The command "no-such-agent" was not found\.\nnext: /);
  });

  const canType = spawnSync('script', ['--version']).stdout?.toString().includes('util-linux') === true;
  if (!canType) console.warn('exec: no terminal is tried, because there is no `script` of util-linux here');
  test.runIf(canType)('Ctrl-C at a terminal reaches the agent once, and mcp-lock stays', async () => {
    const repo = await locked();
    const file = join(repo.root, 'agent.cjs');
    // What mcp-lock passes on comes after all it passed on before: the count is whole when SIGUSR2 arrives.
    writeFileSync(
      file,
      `let heard = 0;
       process.on('SIGINT', () => console.log('heard ' + (heard += 1)));
       process.on('SIGUSR2', () => process.exit(process.stdin.isTTY ? 10 + heard : 1));
       console.log('agent of ' + process.ppid + ' is up');
       setInterval(() => {}, 1000);`,
    );
    // Some shells stay in between, and would die of the key themselves.
    const line = `exec ${process.execPath} ${BIN} exec -- ${process.execPath} ${file}`;
    const { child, sees, ended } = start('script', ['-qec', line, '/dev/null'], repo.root);
    const [, parent] = await sees(/agent of (\d+) is up/);
    child.stdin?.write('\u0003');
    await sees(/heard 1/);
    process.kill(Number(parent), 'SIGUSR2');
    expect(await ended).toMatchObject({ exit: 11 });
  });
});

/** Files of verdicts: what is kept of reports does not count. */
const verdictsIn = (state: string): readonly string[] => {
  const folder = join(state, 'mcp-lock');
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('report-')) : [];
};

describe.concurrent('--max-age', () => {
  const NOW = 1_800_000_000_000;
  /** Runs `exec --max-age 10m` and tells whether the servers were checked. */
  const makeRun =
    (repo: Repository, state: string) =>
    async (options: { at?: number; flags?: readonly string[]; env?: Record<string, string> } = {}) => {
      const { at = NOW, flags = [], env = {} } = options;
      const argv = ['exec', '--max-age', '10m', ...flags, '--', 'agent'];
      const ran = await mcpLock(repo.root, argv, {
        env: { XDG_STATE_HOME: state, ...env },
        home: state,
        host: { time: () => at, platform: 'linux', exec: async () => 0 },
      });
      return /Not checked again: /.test(ran.stderr) ? 'reused' : `checked, exit ${ran.exit}`;
    };
  const only = (state: string) => {
    const [name = ''] = verdictsIn(state);
    return join(state, 'mcp-lock', name);
  };

  test('a verdict is kept with mode 0600 outside the project and counts until it is too old', async () => {
    const [repo, state] = [await locked(), scratch()];
    const run = makeRun(repo, state);
    expect(await run()).toBe('checked, exit 0');
    expect(statSync(only(state)).mode & 0o777).toBe(0o600);
    expect(readFileSync(only(state), 'utf8')).not.toMatch(/notes|scripted/);
    expect(await run({ at: NOW + 600_000 })).toBe('reused');
    expect(await run({ at: NOW + 600_001 })).toBe('checked, exit 0');
  });

  test.each<
    [string, (repo: Repository, kept: string) => void, Parameters<ReturnType<typeof makeRun>>[0], string]
  >([
    ['nothing', () => {}, {}, 'reused'],
    ['the bytes of the lock', (repo) => appendFileSync(repo.lockPath, '\n'), {}, 'checked, exit 0'],
    [
      'the bytes of the config',
      (repo) => appendFileSync(join(repo.root, '.mcp.json'), ' '),
      {},
      'checked, exit 0',
    ],
    [
      'a config that was not there',
      (repo) => {
        mkdirSync(join(repo.root, '.cursor'));
        writeFileSync(join(repo.root, '.cursor/mcp.json'), '{"mcpServers":{}}');
      },
      {},
      'checked, exit 0',
    ],
    [
      'the file a server is',
      (repo) => appendFileSync(join(repo.root, 'servers/scripted.js'), '\n'),
      {},
      'checked, exit 1',
    ],
    [
      'what npm installed',
      (repo) => writeFileSync(join(repo.root, 'package-lock.json'), '{}'),
      {},
      'checked, exit 0',
    ],
    [
      'what decides where a package comes from',
      (repo) => writeFileSync(join(repo.root, '.yarnrc.yml'), 'plugins: []'),
      {},
      'checked, exit 0',
    ],
    ['a flag', () => {}, { flags: ['--fail-on', 'high'] }, 'checked, exit 0'],
    ['the environment servers get', () => {}, { env: { LANG: 'tlh' } }, 'checked, exit 0'],
    ['the clock, backwards', () => {}, { at: NOW - 1 }, 'checked, exit 0'],
    [
      'the age of the kept verdict, by hand',
      (_, kept) =>
        writeFileSync(kept, readFileSync(kept, 'utf8').replace(String(NOW), String(NOW + 600_000))),
      { at: NOW + 700_000 },
      'checked, exit 0',
    ],
    [
      'the kept verdict, cut off',
      (_, kept) => writeFileSync(kept, readFileSync(kept).subarray(0, -9)),
      {},
      'checked, exit 0',
    ],
    ['who may write the kept verdict', (_, kept) => chmodSync(kept, 0o666), {}, 'checked, exit 0'],
    [
      'the kept verdict, to a link',
      (_, kept) => {
        renameSync(kept, `${kept}-2`);
        symlinkSync(`${kept}-2`, kept);
      },
      {},
      'checked, exit 0',
    ],
  ])('then changes: %s', async (_, change, options, outcome) => {
    const [repo, state] = [await locked(), scratch()];
    const run = makeRun(repo, state);
    expect(await run()).toBe('checked, exit 0');
    change(repo, only(state));
    expect(await run(options)).toBe(outcome);
  });

  test('drift is never kept, and takes back what was', async () => {
    const [repo, state] = [await locked(), scratch()];
    const run = makeRun(repo, state);
    await run();
    repo.surface('notes', { ...HONEST, tools: [] });
    expect(await run()).toBe('reused');
    const plain = await mcpLock(repo.root, ['exec', '--', 'agent'], {
      env: { XDG_STATE_HOME: state },
      host: { platform: 'linux' },
    });
    expect(plain.exit).toBe(1);
    expect(verdictsIn(state)).toEqual([]);
    expect(await run()).toBe('checked, exit 1');
    expect(await run()).toBe('checked, exit 1');
  });

  test('settings count from the folder of each server upward', async () => {
    const [repo, state] = [repository({ notes: HONEST }), scratch()];
    const { command, args } = scripted('notes');
    mkdirSync(join(repo.root, 'sub'));
    inEditor(repo, { notes: { command, args: args.map((one) => `../${one}`), cwd: join(repo.root, 'sub') } });
    expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
    const run = makeRun(repo, state);
    expect(await run()).toBe('checked, exit 0');
    expect(await run()).toBe('reused');
    writeFileSync(join(repo.root, 'sub', '.npmrc'), 'registry=http://127.0.0.1:9/');
    expect(await run()).toBe('checked, exit 0');
  });

  test('a verify that fails takes back what was kept', async () => {
    const [repo, state] = [await locked(), scratch()];
    const run = makeRun(repo, state);
    await run();
    repo.surface('notes', { ...HONEST, tools: [] });
    const ran = await mcpLock(repo.root, ['verify'], {
      env: { XDG_STATE_HOME: state },
      host: { platform: 'linux' },
    });
    expect(ran.exit).toBe(1);
    expect(verdictsIn(state)).toEqual([]);
  });

  test('nothing is kept below the project, and nothing unasked', async () => {
    const repo = await locked();
    const inside = join(repo.root, 'state');
    const run = makeRun(repo, inside);
    expect(await run()).toBe('checked, exit 0');
    expect(await run()).toBe('checked, exit 0');
    expect(readdirSync(repo.root)).not.toContain('state');
    const state = scratch();
    await mcpLock(repo.root, ['exec', '--', 'agent'], {
      env: { XDG_STATE_HOME: state },
      host: { platform: 'linux', exec: async () => 0 },
    });
    expect(verdictsIn(state)).toEqual([]);
  });
});
