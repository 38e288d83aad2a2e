/** `mcp-lock report` and `mcp-lock show --html`: which page they give to whom, and what is kept of a run for it. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { keepReport } from '../src/cli/kept-report.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { HONEST, type Repository, repository } from './helpers/repository.ts';
import { mcpLock, type RunOptions, scratch } from './helpers/run.ts';
import { pageFaults } from './html/page-faults.ts';
import { finding, reportOf } from './html/pages.ts';

const STATE =
  process.platform === 'darwin' ? 'Library/Application Support/mcp-lock' : '.local/state/mcp-lock';

interface Locked {
  readonly repo: Repository;
  readonly home: string;
  readonly run: (argv: readonly string[], options?: RunOptions) => ReturnType<typeof mcpLock>;
  readonly kept: () => readonly string[];
}

/** A repository with a locked server, and a person with a home of their own. */
async function locked(home = scratch('mcp-lock-home')): Promise<Locked> {
  const repo = repository({ notes: HONEST });
  const env = { CI: undefined, XDG_STATE_HOME: undefined };
  const run: Locked['run'] = (argv, options = {}) =>
    mcpLock(repo.root, argv, { home, ...options, env: { ...env, ...options.env } });
  expect((await run(['init', '--yes'])).exit).toBe(0);
  const kept = () => {
    try {
      return readdirSync(join(home, STATE)).filter((name) => name.startsWith('report-'));
    } catch {
      return [];
    }
  };
  return { repo, home, run, kept };
}

const changed = (repo: Repository, description: string) =>
  repo.surface('notes', { ...HONEST, tools: [{ ...HONEST.tools[0], description }] });

/** A person at a terminal; what was opened is in `opened`, what was printed in `printed`. */
function terminal(isThere = true) {
  const opened: string[] = [];
  const printed: string[] = [];
  const real = nodeHost(new AbortController().signal);
  const options: RunOptions = {
    host: {
      openFile: async (url) => opened.push(fileURLToPath(url)) > 0 && isThere,
      terminal: {
        ...real.terminal,
        ...{ stdoutIsTTY: true, stderrIsTTY: true, stdinIsTTY: true, columns: 80, rows: 24 },
        stdout: (text) => void printed.push(text),
        stderr: (text) => void printed.push(text),
      },
    },
  };
  return { options, opened, text: () => printed.join('') };
}

describe('mcp-lock report', () => {
  test('prints the path of a page with what the last run found, which this user alone can read', async () => {
    const { repo, run } = await locked();
    changed(repo, 'Read <b>all</b> notes.');
    expect((await run(['verify'])).exit).toBe(1);
    const { exit, stdout, stderr } = await run(['report']);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const page = readFileSync(stdout.trimEnd(), 'utf8');
    expect(pageFaults(page)).toEqual([]);
    expect(page).toContain('tool/description-changed');
    expect(page).toContain('&#60;b&#62;all');
    if (process.platform !== 'win32') expect(statSync(stdout.trimEnd()).mode & 0o777).toBe(0o600);
  });

  test('is about the last run and about this lockfile', async () => {
    const home = scratch('mcp-lock-home');
    const [one, two] = [await locked(home), await locked(home)];
    changed(one.repo, 'Reads a note and more.');
    await one.run(['verify']);
    await two.run(['verify']);
    const pages = await Promise.all(
      [one, two].map(async ({ run }) => readFileSync((await run(['report'])).stdout.trimEnd(), 'utf8')),
    );
    expect(pages.map((page) => page.includes('and more'))).toEqual([true, false]);
    changed(one.repo, HONEST.tools[0]?.description ?? '');
    await one.run(['verify']);
    expect(readFileSync((await one.run(['report'])).stdout.trimEnd(), 'utf8')).not.toContain('and more');
  });

  test('opens it on a terminal, unless it is told not to', async () => {
    const { run } = await locked();
    await run(['verify']);
    const { options, opened, text } = terminal();
    await run(['report'], options);
    expect(opened).toEqual([text().trimEnd()]);
    await run(['report', '--no-browser'], options);
    expect(opened).toHaveLength(1);
    const nobody = terminal(false);
    await run(['report'], nobody.options);
    expect(nobody.text()).toContain('Open the file yourself');
  });

  test('says what to do where no report is kept, or a damaged one', async () => {
    const { run, home, kept } = await locked();
    expect(await run(['report'])).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/E_USAGE[\s\S]*next: mcp-lock verify/),
    });
    await run(['verify']);
    for (const name of kept())
      writeFileSync(join(home, STATE, name), '{"version":1,"report":3}', { mode: 0o600 });
    expect((await run(['report'])).exit).toBe(2);
  });

  test('asks and starts nothing', async () => {
    const { repo, run } = await locked();
    await run(['verify']);
    repo.config({ notes: { command: 'no-such-program' } });
    expect((await run(['report'])).exit).toBe(0);
  });
});

describe('what is kept of a run', () => {
  test('is nothing in CI', async () => {
    const { run, kept } = await locked();
    await run(['verify'], { env: { CI: 'true' } });
    expect(kept()).toEqual([]);
  });

  test('changes no run where it cannot be written', async () => {
    const { run, home, repo } = await locked();
    mkdirSync(join(home, STATE, '..'), { recursive: true });
    writeFileSync(join(home, STATE), 'a file in the place of the folder');
    expect(await run(['verify'])).toMatchObject({ exit: 0, stderr: '' });
    changed(repo, 'Another text.');
    expect(await run(['verify'])).toMatchObject({ exit: 1, stderr: '' });
    expect(await run(['report'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('E_USAGE') });
  });

  test('is not inside the project', async () => {
    const { run, repo } = await locked();
    await run(['verify'], { home: repo.root });
    expect(readdirSync(repo.root).filter((name) => name.startsWith('.local'))).toEqual([]);
  });

  test('is no report above 16 MB, and no older one in its place', async () => {
    const { repo, home, kept } = await locked();
    const host = { ...nodeHost(new AbortController().signal), home, env: {} };
    const keep = (after: string) =>
      keepReport(
        reportOf([finding('tool/description-changed', 'medium', { kind: 'tool', name: 'read' }, { after })]),
        { color: false, unicode: true, columns: 80, verbose: false },
        { host, lockPath: repo.lockPath },
      );
    await keep('small');
    expect(kept()).toHaveLength(1);
    await keep('x'.repeat(17 * 1024 * 1024));
    expect(kept()).toEqual([]);
  });

  test('is of forty lockfiles at most', async () => {
    const { run, home, kept } = await locked();
    mkdirSync(join(home, STATE), { recursive: true, mode: 0o700 });
    for (let at = 0; at < 45; at += 1)
      writeFileSync(join(home, STATE, `report-${at.toString(16).padStart(16, '0')}.json`), '{}', {
        mode: 0o600,
      });
    await run(['verify']);
    expect(kept()).toHaveLength(40);
    expect((await run(['report'])).exit).toBe(0);
  });
});

describe('mcp-lock show --html', () => {
  test.each([
    [
      'all of the lock',
      ['show', '--html'],
      [/read_note/, /Ask before you delete/, /<th scope="row"><bdi>id<\/bdi><\/th>/],
    ],
    ['a server', ['show', 'notes', '--html'], [/read_note/]],
    ['an item', ['show', 'notes/read_note', '--html'], [/Read one note/]],
  ])('is a page on stdout: %s', async (_, argv, words) => {
    const { run } = await locked();
    const { exit, stdout, stderr } = await run(argv);
    expect({ exit, stderr, faults: pageFaults(stdout) }).toEqual({ exit: 0, stderr: '', faults: [] });
    for (const word of words) expect(stdout).toMatch(word);
  });

  test('writes the file that is named, and opens it on a terminal where none is', async () => {
    const { run, repo } = await locked();
    expect(await run(['show', '--html', 'lock.html'])).toMatchObject({ exit: 0, stdout: '' });
    expect(pageFaults(readFileSync(join(repo.root, 'lock.html'), 'utf8'))).toEqual([]);
    const { options, opened, text } = terminal();
    await run(['show', '--html'], options);
    expect(opened).toEqual([text().trimEnd()]);
    expect(readFileSync(opened[0] ?? '', 'utf8')).toContain('read_note');
  });

  test('names what was edited by hand, and what the lock does not hold', async () => {
    const { run, repo } = await locked();
    writeFileSync(repo.lockPath, repo.lock().replace('Read one note.', 'Read two notes.'));
    expect(await run(['show', '--html'])).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('class="note"'),
    });
    for (const what of ['nobody', 'notes/nothing'])
      expect((await run(['show', what, '--html'])).exit).toBe(2);
  });

  test('has hidden characters by name, and no markup of a server', async () => {
    const { run, repo } = await locked();
    changed(repo, 'Reads\u{200b} <img src=x onerror=alert(1)> a note.');
    expect((await run(['update', '--yes', '--accept', 'high'])).exit).toBe(0);
    const { stdout } = await run(['show', '--html']);
    expect(pageFaults(stdout)).toEqual([]);
    expect(stdout).toContain('aria-label="U+200B ZERO WIDTH SPACE"');
  });
});
