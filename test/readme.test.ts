/** What README and docs say of commands, files and output is so: each command line is read, those of the README's first steps are run. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandLine } from '../src/cli/command-line.ts';
import { markAgentLine } from '../src/cli/exec-line.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { STEPS } from '../src/verify/steps/index.ts';
import { anchors, blocks, commandLines, links, paths } from './docs/reading.ts';
import { mcpLock, scratch } from './helpers/run.ts';
import { ROOMS } from './rooms/table.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const README = text('README.md');
const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('README.md') && !name.includes('node_modules'))
    .map((name) => `examples/${name}`),
];

/** The program, doing nothing: what it cannot read is thrown. */
const program = () => {
  const quiet = { ...nodeHost(new AbortController().signal) };
  const terminal = { ...quiet.terminal, stdout: () => undefined, stderr: () => undefined };
  return commandLine({ ...quiet, terminal }, '0', async () => undefined);
};

describe.each(PAGES)('%s', (page) => {
  test('every mcp-lock command line is one', async () => {
    for (const argv of commandLines(text(page))) {
      const read = program();
      const reason = await read.parseAsync([...markAgentLine(argv, read)], { from: 'user' }).then(
        () => undefined,
        (error: { code?: string; message: string }) =>
          // The name of a command alone is no command line.
          ['commander.helpDisplayed', 'commander.missingArgument'].includes(error.code ?? '')
            ? undefined
            : error.message,
      );
      expect([argv.join(' '), reason]).toEqual([argv.join(' '), undefined]);
    }
  });

  test('every link leads somewhere', () => {
    for (const link of links(text(page))) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect([link, existsSync(join(ROOT, target))]).toEqual([link, true]);
      if (anchor !== undefined)
        expect([link, anchors(text(target))]).toEqual([link, expect.arrayContaining([anchor])]);
    }
  });

  test('every file of this repository that it names is there', () => {
    for (const path of paths(text(page))) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  });
});

test('CONTRIBUTING.md shows the rooms in their order, and what each may import', () => {
  const below = ['display', 'host', 'lock'];
  const rows = [...text('CONTRIBUTING.md').matchAll(/^\| `([a-z]+)\/` \|[^|]*\| (?:([^|]*) )?\|$/gm)].map(
    ([, room = '', rooms = '']): readonly [string, readonly string[]] => [
      room,
      rooms === 'all'
        ? Object.keys(ROOMS).filter((other) => other !== room)
        : rooms.split(', ').filter(Boolean),
    ],
  );
  const besides = (rooms: readonly string[]) => rooms.filter((room) => !below.includes(room)).sort();
  expect(rows.map(([room, rooms]) => [room, besides(rooms)])).toEqual(
    Object.entries(ROOMS)
      .reverse()
      .map(([room, rooms]) => [room, besides(rooms)]),
  );
});

test('CONTRIBUTING.md walks through the steps of the check in their order', () => {
  const names = STEPS.map(({ name }) => `\`${name}\``);
  expect(text('CONTRIBUTING.md').replace(/\s+/g, ' ')).toContain(names.join(', '));
});

describe('the README', () => {
  test('has 200 lines at most, and the command that the gate looks for', () => {
    expect(README.split('\n').length).toBeLessThanOrEqual(201);
    expect(README.split('\n')).toContain('npm ci && npm test');
    expect(README.split('\n')).toContain('npm ci && npm run demo');
  });

  test('names every command in its table', () => {
    const named = [...README.matchAll(/^\| (`[a-z`, ]+`) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/[a-z]+/g) ?? [],
    );
    expect(named.sort()).toEqual(
      program()
        .commands.map((command) => command.name())
        .sort(),
    );
  });

  test('shows the workflow of examples/ci as it is', () => {
    const [shown = ''] = blocks(README, 'yaml');
    expect(text('examples/ci/mcp-lock.yml')).toMatch(/^#.*\n/);
    expect(shown).toBe(text('examples/ci/mcp-lock.yml').replace(/^#.*\n/, ''));
    expect(Object.keys(parse(shown).jobs)).toEqual(['mcp-lock']);
  });

  test('its steps do what it says, and the lockfile looks as it shows', async () => {
    const [, , start = '', user = '', changed = ''] = blocks(README, 'sh');
    const root = scratch('mcp-lock-readme');
    const home = join(root, 'home');
    const work = join(root, 'work');
    const server = { mcpServers: { notes: { command: 'node', args: ['notes-server.js'] } } };
    for (const folder of [work, join(home, '.cursor')]) {
      mkdirSync(folder, { recursive: true });
      copyFileSync(join(ROOT, 'examples/quickstart/notes-server.js'), join(folder, 'notes-server.js'));
    }
    writeFileSync(join(work, '.mcp.json'), JSON.stringify(server));
    writeFileSync(join(home, '.cursor/mcp.json'), JSON.stringify(server));
    const exits = async (block: string) => {
      const out: [string, number][] = [];
      for (const argv of commandLines(`\`\`\`sh\n${block}\`\`\`\n`)) {
        const words = argv.map((word) => word.replace(/^~/, home));
        // At a terminal: yes, start it; its name, since a change is HIGH.
        const person = words[0] === 'update' ? { answers: ['', 'notes'] } : {};
        out.push([argv[0] ?? '', (await mcpLock(work, words, { home, ...person })).exit]);
      }
      return out;
    };
    expect(await exits(start)).toEqual([
      ['init', 0],
      ['verify', 0],
    ]);
    expect(await exits(user)).toEqual([
      ['init', 0],
      ['verify', 0],
    ]);
    const lock = readFileSync(join(work, 'mcp-lock.json'), 'utf8');
    expectInOrder(blocks(README, 'json')[0] ?? '', lock);
    expectInOrder(blocks(text('docs/lockfile-format.md'), 'json')[0] ?? '', lock);
    writeFileSync(join(work, 'rug-pull'), '');
    expect(await exits(changed)).toEqual([
      ['verify', 1],
      ['diff', 1],
      ['update', 0],
    ]);
    expect((await mcpLock(work, ['verify'], { home })).exit).toBe(0);
    expect((await mcpLock(work, ['verify'], { home })).exit).toBe(0);
  });
});

/** Each line of an excerpt comes in the whole, in this order; `…` stands for what is left out. */
function expectInOrder(excerpt: string, whole: string): void {
  const lines = whole.split('\n');
  let from = 0;
  for (const line of excerpt.trimEnd().split('\n')) {
    if (line.trim() === '…') continue;
    const [start = '', end = ''] = line.split('…');
    const at = lines.findIndex(
      (one, index) =>
        index >= from && (line.includes('…') ? one.startsWith(start) && one.endsWith(end) : one === line),
    );
    expect([line, at >= 0]).toEqual([line, true]);
    from = at + 1;
  }
}
