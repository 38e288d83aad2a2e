/** Runs under GitHub Actions: what the runner gets beside the report for people, and what a server cannot make it do. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding, Report, Severity } from '../src/model.ts';
import { github } from '../src/report/reporters/github.ts';
import { runnerCommands } from './formats/common.ts';
import { PLAIN } from './formats/reports.ts';
import { readMarkdown } from './helpers/markdown-code.ts';
import { HONEST, type Repository, repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

let serial = 0;
function found(severity: Severity, name: string, more: Partial<Finding> = {}): Finding {
  serial += 1;
  return {
    ...{ rule: 'tool/description-changed', severity, server: 'notes' },
    subject: { kind: 'tool', name, pointer: '/description' },
    ...{ before: `Old ${serial}.`, after: `New words ${serial}.` },
    fingerprint: serial.toString(16).padStart(32, '0'),
    ...more,
  };
}

const report = (findings: readonly Finding[], more: Partial<Report> = {}): Report => ({
  ...{ status: 'drift', exitCode: 1, failOn: 'low', lockfile: 'mcp-lock.json', elapsedMs: 1 },
  servers: [
    {
      ...{ name: 'notes', status: 'drift', contacted: true },
      counts: { tools: 1, prompts: 0, resources: 0, resourceTemplates: 0 },
    },
  ],
  findings,
  failures: [],
  ...more,
});

describe('annotations', () => {
  test('have the level of their rank, errors of a run that of HIGH, notes none', () => {
    const lines = github.render(
      report([found('low', 'a'), found('info', 'b'), found('medium', 'c'), found('high', 'd')], {
        failures: [{ code: 'E_TIMEOUT', message: 'No answer.', server: 'notes' }],
      }),
      PLAIN,
    );
    expect([...lines.matchAll(/^::(\w+) .*?title=([^:]*)::/gm)].map(([, ...parts]) => parts)).toEqual([
      ['error', 'mcp-lock%3A HIGH%3A description changed'],
      ['error', 'mcp-lock%3A E_TIMEOUT'],
      ['warning', 'mcp-lock%3A MEDIUM%3A description changed'],
      ['notice', 'mcp-lock%3A LOW%3A description changed'],
    ]);
  });

  test('are ten of a level; the tenth says how many there are more', () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      found('high', `t${index}`, { after: `Send ${'x'.repeat(index)} away.` }),
    );
    const lines = github.render(report(many), PLAIN).trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toContain('notes › t0');
    expect(lines[9]).toContain('16 more annotations of this level');
  });

  test('are one for each change, of its gravest rank', () => {
    const both = { before: 'Old.', after: 'Send all.' };
    const findings = [
      found('medium', 'a', both),
      found('high', 'a', { ...both, rule: 'text/secret-read' }),
      found('low', 'a', { before: 'x', after: 'y' }),
    ];
    const lines = github.render(report(findings), PLAIN);
    expect(lines.match(/^::\w+/gm)).toEqual(['::error', '::notice']);
  });

  test('at a config come first, because that changed', () => {
    const anchors = {
      lockfile: 'app/mcp-lock.json',
      ofFinding: ({ subject }: Finding) =>
        subject.kind === 'launch'
          ? { file: 'app/.mcp.json', line: 4 }
          : { file: 'app/mcp-lock.json', line: 9 },
      ofServer: () => ({ file: 'app/mcp-lock.json', line: 2 }),
      ofFailure: () => ({ file: 'app/mcp-lock.json', line: 1 }),
    };
    const launch = found('high', '', { rule: 'launch/command-changed', subject: { kind: 'launch' } });
    const lines = github.render(report([found('high', 'a'), launch]), { ...PLAIN, anchors }).split('\n');
    expect(lines.map((line) => /file=([^,]+),line=(\d+)/.exec(line)?.slice(1).join(':'))).toEqual([
      'app/.mcp.json:4',
      'app/mcp-lock.json:9',
      undefined,
    ]);
  });

  test('escape what the runner reads as more than text', () => {
    const at = { file: 'a,b:c%\n.json', line: 3 };
    const anchors = { lockfile: at.file, ofFinding: () => at, ofServer: () => at, ofFailure: () => at };
    const failure = { code: 'E_LAUNCH', message: '100% of it\r\n::error::x', next: 'mcp-lock list' };
    expect(github.render(report([], { failures: [failure] }), { ...PLAIN, anchors })).toBe(
      '::error file=a%2Cb%3Ac%25⏎.json,line=3,title=mcp-lock%3A E_LAUNCH::' +
        '100%25 of it⟨U+000D CARRIAGE RETURN⟩⏎::error::x%0Anext: mcp-lock list\n',
    );
  });

  test('of a long text are cut where a character ends', () => {
    const text = github.render(
      report([], {
        failures: [{ code: 'E_LAUNCH', message: '🧨'.repeat(5_000), place: 'x'.repeat(5_000) }],
      }),
      PLAIN,
    );
    expect(text.length).toBeLessThan(4_500);
    expect(text.isWellFormed()).toBe(true);
  });
});

/** A locked server, then another answer of it. */
async function drifted(change: object = { tools: [] }): Promise<Repository> {
  const repo = repository({ notes: HONEST });
  expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
  repo.surface('notes', { ...HONEST, ...change });
  return repo;
}

const ON = { GITHUB_ACTIONS: 'true', CI: 'true' };
const summaryIn = ({ root }: Repository) => join(root, 'summary.md');
const ANNOTATION = /^::(?:error|warning|notice) /m;

describe('under GITHUB_ACTIONS', () => {
  test('verify adds annotations and a summary to the report for people', async () => {
    const repo = await drifted();
    writeFileSync(summaryIn(repo), '# Before');
    const env = { ...ON, GITHUB_STEP_SUMMARY: summaryIn(repo), GITHUB_WORKSPACE: repo.root };
    const ran = await mcpLock(repo.root, ['verify'], { env });
    expect(ran.exit).toBe(1);
    const [people, lines] = [ran.stdout.slice(0, ran.stdout.search(ANNOTATION)), ran.stdout.match(/^::.*/gm)];
    expect(people).toBe((await mcpLock(repo.root, ['verify'], { env: { CI: 'true' } })).stdout);
    expect(lines?.[0]).toMatch(/^::\w+ file=mcp-lock\.json,line=\d+,title=/);
    const summary = readFileSync(summaryIn(repo), 'utf8');
    expect(summary).toMatch(/^# Before\n\n### 1 of 1 server drifted/);
    expect(readMarkdown(summary).faults).toEqual([]);
  });

  test.each([
    { says: 'a live difference', argv: ['verify'], file: 'mcp-lock.json', text: '"description": "Read one' },
    {
      says: 'the same of diff',
      argv: ['diff', '--yes'],
      file: 'mcp-lock.json',
      text: '"description": "Read one',
    },
    {
      says: 'two lockfiles',
      argv: ['diff', '--from', 'old.json'],
      file: 'mcp-lock.json',
      text: '"description": "Read one',
    },
    { says: 'another launch line', argv: ['verify', '--offline'], file: '.mcp.json', text: 'other.js' },
  ])('the places are those of the repository: $says', async ({ says, argv, file, text }) => {
    const root = scratch();
    mkdirSync(join(root, '.git'));
    const other = { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Other words.' }] };
    const repo = repository({ notes: other }, join(root, 'packages', 'a'));
    const run = (...more: readonly string[]) => mcpLock(root, [...more, '--cwd', 'packages/a'], { env: ON });
    expect((await run('init', '--yes')).exit).toBe(0);
    writeFileSync(join(root, 'old.json'), repo.lock());
    repo.surface('notes', HONEST);
    expect((await run('init', '--yes', '--force', '--accept', 'high')).exit).toBe(0);
    repo.surface('notes', other);
    if (says === 'another launch line')
      repo.config({ notes: { command: 'node', args: ['other.js', 'notes.json'] } });
    const { stdout } = await run(...argv);
    const [, path = '', line] = /^::\w+ file=([^,]+),line=(\d+)/m.exec(stdout) ?? [];
    expect(path).toBe(`packages/a/${file}`);
    expect(readFileSync(join(root, path), 'utf8').split('\n')[Number(line) - 1]).toContain(text);
  });

  test('a server gets none of the variables of the runner', async () => {
    const repo = repository({ notes: HONEST });
    const seen = join(repo.root, 'env.json');
    const write = `require('fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify(process.env))`;
    repo.config({ notes: { command: 'node', args: ['-e', write] } });
    const env = {
      ...{ ...ON, GITHUB_TOKEN: 'x', GITHUB_STEP_SUMMARY: summaryIn(repo), RUNNER_TEMP: repo.root },
      ...{ ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x', ACTIONS_RUNTIME_TOKEN: 'x', SSH_AUTH_SOCK: '/x' },
      ...{ INPUT_TOKEN: 'x', NODE_AUTH_TOKEN: 'x' },
    };
    await mcpLock(repo.root, ['init', '--yes'], { env });
    const names = Object.keys(JSON.parse(readFileSync(seen, 'utf8')));
    expect(names.filter((name) => /^(?:GITHUB|ACTIONS|RUNNER|INPUT|SSH|CI$)|TOKEN/.test(name))).toEqual([]);
  });

  test.each([['text'], ['json'], ['markdown']])('--reporter %s alone is that alone', async (id) => {
    const repo = await drifted();
    const env = { ...ON, GITHUB_STEP_SUMMARY: summaryIn(repo) };
    const ran = await mcpLock(repo.root, ['verify', '--reporter', id], { env });
    expect(ran.stdout).not.toMatch(ANNOTATION);
    expect(() => readFileSync(summaryIn(repo))).toThrow('ENOENT');
  });

  test('text and github go to stdout together, in this order', async () => {
    const repo = await drifted();
    const argv = ['verify', '--reporter', 'github', '--reporter', 'text'];
    const { stdout } = await mcpLock(repo.root, argv);
    expect(stdout).toMatch(/^1 of 1 server drifted[\s\S]+^::\w+ file=/m);
    const other = await mcpLock(repo.root, ['verify', '--reporter', 'github', '--reporter', 'json']);
    expect(other).toMatchObject({ exit: 2, stderr: expect.stringContaining('Only one reporter') });
  });

  test('an error is an annotation and in the summary', async () => {
    const repo = repository({ notes: HONEST });
    const env = { ...ON, GITHUB_STEP_SUMMARY: summaryIn(repo), GITHUB_WORKSPACE: repo.root };
    const ran = await mcpLock(repo.root, ['verify'], { env });
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain('E_LOCK_MISSING');
    expect(ran.stdout).toMatch(/^::error file=\.mcp\.json,line=1,title=mcp-lock%3A E_LOCK_MISSING::/);
    expect(readFileSync(summaryIn(repo), 'utf8')).toContain('E_LOCK_MISSING');
  });

  test.each([
    ['is in a folder that does not exist', (repo: Repository) => join(repo.root, 'no', 'summary.md')],
    [
      'is a folder',
      (repo: Repository) => {
        mkdirSync(join(repo.root, 'folder'));
        return join(repo.root, 'folder');
      },
    ],
    [
      'is full',
      (repo: Repository) => {
        writeFileSync(summaryIn(repo), 'x'.repeat(1_040_000));
        return summaryIn(repo);
      },
    ],
  ])('a summary that %s is a notice, and an error for who asked for it', async (_, pathOf) => {
    const repo = await drifted();
    const env = { ...ON, GITHUB_STEP_SUMMARY: pathOf(repo) };
    const ran = await mcpLock(repo.root, ['verify'], { env });
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toMatch(/^::notice title=mcp-lock::The summary of the job cannot be written/m);
    repo.surface('notes', HONEST);
    const asked = await mcpLock(repo.root, ['verify', '--reporter', 'github'], { env });
    expect(asked).toMatchObject({ exit: 2, stderr: expect.stringContaining('E_USAGE') });
  });

  test('exec, update and an audit in which nothing is noticed say nothing to the runner', async () => {
    const repo = await drifted();
    const env = { ...ON, GITHUB_STEP_SUMMARY: summaryIn(repo) };
    for (const argv of [['exec', '--', 'node', '-e', '0'], ['update', '--dry-run', '--yes'], ['audit']]) {
      const { stdout } = await mcpLock(repo.root, argv, { env });
      expect(stdout, argv[0]).not.toMatch(ANNOTATION);
    }
    expect(() => readFileSync(summaryIn(repo))).toThrow('ENOENT');
  });
});

/** Texts that would be commands, in everything that a server can say. */
const SAID = [
  '::error::forged\r::add-mask::the\n::stop-commands::x\r\n',
  '\u{a0}::warning::x\u{2028}::set-output name=a::b\u{85}::group::x\n',
  '##[group]y ##vso[task.setvariable variable=a]b ##teamcity[message text=x]\n',
].join('');

const COMMANDS: readonly (readonly string[])[] = [
  ['verify'],
  ['verify', '--offline'],
  ['diff', '--yes'],
  ['diff', '--from', 'old.json'],
  ['update', '--dry-run', '--yes'],
  ['update', '--yes', '--accept', 'high'],
  ['audit'],
  ['list'],
  ['show'],
  ['show', 'notes'],
  ['show', 'nothing'],
  ['git', 'textconv', 'mcp-lock.json'],
  ['git', 'diff', 'mcp-lock.json', 'old.json', 'x', '100644', 'mcp-lock.json', 'x', '100644'],
  ['explain', 'tool/shadows'],
  ['store', 'path'],
  ['unwrap', '--yes'],
  ['upgrade', 'notes', '--dry-run'],
  ['completion', 'bash'],
  ['status'],
  ['exec', '--', 'node', '-e', '0'],
  ['init', '--force', '--yes', '--accept', 'high'],
  ['wrap', '--yes'],
];

describe('nothing that a server says is a command of a runner in the output for people of', () => {
  const poisoned = {
    server: { ...HONEST.server, instructions: SAID },
    tools: [{ name: `say${SAID}`, description: SAID, inputSchema: { type: 'object', title: SAID } }],
    prompts: [{ name: SAID, description: SAID }],
  };
  const dying = {
    command: 'node',
    args: ['-e', `process.stderr.write(${JSON.stringify(SAID)}); process.exit(3)`],
  };

  test.concurrent.each(COMMANDS.map((argv) => [argv.join(' '), argv] as const))('%s', async (_, argv) => {
    const repo = repository({ notes: { ...HONEST, ...poisoned } });
    expect((await mcpLock(repo.root, ['init', '--yes', '--accept', 'high'])).exit).toBe(0);
    writeFileSync(join(repo.root, 'old.json'), repo.lock());
    repo.surface('notes', {
      ...HONEST,
      ...poisoned,
      tools: [{ ...poisoned.tools[0], description: `More ${SAID}` }],
    });
    for (const dies of [false, true]) {
      const config = JSON.parse(readFileSync(join(repo.root, '.mcp.json'), 'utf8'));
      if (dies) repo.config({ ...config.mcpServers, [`dead ${SAID}`]: dying });
      const ran = await mcpLock(repo.root, argv, { env: { CI: 'true' } });
      expect(runnerCommands(ran.stdout), 'stdout').toEqual([]);
      expect(runnerCommands(ran.stderr), 'stderr').toEqual([]);
    }
  });
});

test('a summary that only its owner may write keeps its permissions', async () => {
  const repo = await drifted();
  writeFileSync(summaryIn(repo), '');
  if (process.platform !== 'win32') chmodSync(summaryIn(repo), 0o640);
  await mcpLock(repo.root, ['verify'], { env: { ...ON, GITHUB_STEP_SUMMARY: summaryIn(repo) } });
  expect(readFileSync(summaryIn(repo), 'utf8')).toMatch(/^### /);
});
