/**
 * What is published, on each Node.js that is supported: installed from the file that `npm pack` makes, into an empty folder, with nothing
 * in npm's cache and no network. Then every command of the README. Needs the built program.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-table.ts';
import { commandLines } from '../docs/reading.ts';
import { NODES, nodeOf } from '../helpers/node-versions.ts';
import { commitAll, git } from '../helpers/pull-request.ts';
import type { Ran } from '../helpers/run.ts';
import { scratch } from '../helpers/run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVER = 'notes-server.js';
const NPM_BIN = dirname(
  realpathSync(execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim()),
);

/** A line as it is typed, what is on its stdin, its exit status, and what it says. `touch`, `git`: as in a shell. */
const LINES: readonly (readonly [line: string, exit: number, says: RegExp, stdin?: string])[] = [
  ['npx mcp-lock init', 0, /Wrote mcp-lock\.json/],
  ['npx mcp-lock verify', 0, /1 server matches/],
  ['npx -y mcp-lock init --force', 0, /mcp-lock\.json/],
  ['npx mcp-lock init --pin --force', 0, /./],
  ['npx mcp-lock init --user', 0, /Wrote/],
  ['npx mcp-lock verify --user', 0, /1 server matches/],
  ['npx mcp-lock init --ci github --yes', 0, /workflows/],
  ['git add', 0, /^/],
  ['mcp-lock list', 0, /notes/],
  ['mcp-lock show notes', 0, /Returns the titles/],
  ['mcp-lock show notes --html notes.html', 0, /^$/],
  ['mcp-lock audit', 0, /./],
  ['mcp-lock git install --yes', 0, /./],
  ['mcp-lock schema report', 0, /"\$schema"/],
  ['mcp-lock completion bash', 0, /complete -F/],
  ['mcp-lock login notes', 2, /notes/],
  ['mcp-lock logout notes', 2, /notes/],
  ['mcp-lock exec -- node -p 6*7', 0, /42/],
  ['mcp-lock status', 0, /./],
  ['mcp-lock store path', 0, /mcp-lock/],
  ['mcp-lock wrap', 0, /guard/],
  ['mcp-lock unwrap', 0, /./],
  ['mcp-lock upgrade notes 1.0.1', 2, /notes/],
  ['mcp-lock ci review', 2, /base branch/],
  [`mcp-lock guard notes -- node ${SERVER}`, 0, /"result"/, '{"jsonrpc":"2.0","id":1,"method":"ping"}\n'],
  [
    'mcp-lock hook claude-code',
    0,
    /deny/,
    '{"hook_event_name":"PreToolUse","tool_name":"mcp__notes__send","tool_input":{}}',
  ],
  ['mcp-lock verify --reporter sarif', 0, /"runs"/],
  ['touch rug-pull', 0, /^/],
  ['npx mcp-lock verify', 1, /hidden|invisible/],
  ['npx mcp-lock diff notes', 1, /hidden|invisible/],
  ['mcp-lock report --no-browser', 0, /html/],
  ['npx mcp-lock explain text/hidden-characters', 0, /./],
  ['npx mcp-lock update notes', 1, /--accept/],
  ['npx mcp-lock update notes --accept high', 0, /./],
  ['npx mcp-lock diff --from HEAD', 1, /notes/],
  ['npx mcp-lock verify', 0, /1 server matches/],
];

let tarball: string;

beforeAll(() => {
  const folder = scratch();
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  tarball = join(folder, execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' }).trim());
});

/** Folders of a user and a project, and an environment in which `node`, `npm` and `npx` are these. */
function machine(node: string) {
  const [home, root, bin, cache] = [scratch(), scratch(), scratch(), scratch()];
  symlinkSync(node, join(bin, 'node'));
  for (const name of ['npm', 'npx']) symlinkSync(join(NPM_BIN, `${name}-cli.js`), join(bin, name));
  const PATH = `${bin}:/usr/local/bin:/usr/bin:/bin`;
  const env = { PATH, HOME: home, npm_config_cache: cache, npm_config_update_notifier: 'false' };
  copyFileSync(join(ROOT, 'examples/quickstart', SERVER), join(root, SERVER));
  const config = (file: string) =>
    JSON.stringify({ mcpServers: { notes: { command: 'node', args: [file] } } });
  writeFileSync(join(root, '.mcp.json'), config(SERVER));
  mkdirSync(join(home, '.cursor'));
  copyFileSync(join(root, SERVER), join(home, SERVER));
  writeFileSync(join(home, '.cursor/mcp.json'), config(join(home, SERVER)));
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  return { root, env };
}

function run(line: string, root: string, env: Readonly<Record<string, string>>, stdin = ''): Promise<Ran> {
  const [command = '', ...args] = line.split(' ');
  const file = command === 'mcp-lock' ? join(root, 'node_modules/.bin/mcp-lock') : command;
  const child = spawn(file, args, { cwd: root, env });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ exit: code ?? -1, stdout, stderr }));
  });
}

test('each command of the README, and each line it shows, is tried', () => {
  const tried = LINES.map(([line]) =>
    line
      .replace(/^npx (?:-y )?/, '')
      .split(' ')
      .slice(1),
  );
  const commands = COMMANDS.map(({ name }) => name).filter(
    (name) => !tried.some(([first]) => first === name),
  );
  expect(commands).toEqual([]);
  const begins = (words: readonly string[], line: readonly string[]) =>
    line.slice(0, words.length).join(' ') === words.join(' ');
  const shown = commandLines(readFileSync(join(ROOT, 'README.md'), 'utf8')).map((words) =>
    words.filter((word) => !['RULE', 'origin/main', 'my-agent'].includes(word)),
  );
  expect(shown.filter((words) => !tried.some((line) => begins(words, line)))).toEqual([]);
});

/** The oldest and the newest; those between were tried by hand. */
const TRIED = [NODES[0], NODES[3]] as const;

describe.each(TRIED)('Node.js %s', (version) => {
  const node = nodeOf(version);
  if ('reason' in node) console.log(`skipped: ${node.reason}`);

  test.skipIf('reason' in node)(
    'installs one package without a network, and every command works',
    async () => {
      if ('reason' in node) return;
      const { root, env } = machine(node.program);
      copyFileSync(tarball, join(root, 'mcp-lock-0.1.0.tgz'));
      writeFileSync(join(root, 'package.json'), '{"private":true}');
      const installed = await run('npm install --offline --save-dev ./mcp-lock-0.1.0.tgz', root, env);
      expect(installed).toMatchObject({ exit: 0, stdout: expect.stringContaining('added 1 package') });
      expect(readdirSync(join(root, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
        'mcp-lock',
      ]);

      git(root, 'init', '-q');
      commitAll(root);
      const wrong: object[] = [];
      for (const [line, exit, says, stdin] of LINES) {
        if (line === 'git add') commitAll(root);
        else if (line === 'touch rug-pull') writeFileSync(join(root, 'rug-pull'), '');
        else {
          const ran = await run(line, root, env, stdin);
          if (ran.exit !== exit || !says.test(ran.stdout + ran.stderr)) wrong.push({ line, ...ran });
        }
      }
      expect(wrong).toEqual([]);
      expect(existsSync(join(root, '.github/workflows/mcp-lock.yml'))).toBe(true);

      const program = `import { verify, RULES } from 'mcp-lock';
      const report = await verify();
      console.log(report.exitCode, report.servers.length, Object.keys(RULES).length > 100);`;
      writeFileSync(join(root, 'program.mjs'), program);
      expect(await run('node program.mjs', root, env)).toEqual({ exit: 0, stdout: '0 1 true\n', stderr: '' });
    },
  );
});
