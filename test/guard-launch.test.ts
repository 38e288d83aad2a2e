/**
 * What the guard compares before it starts a server, beside its arguments: values that decide which code runs, and programs
 * named by a variable; and what becomes of a server's own words and of its end. Needs a build.
 */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Line } from './helpers/guarded.ts';
import { lines, throughGuard, wire } from './helpers/guarded.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const INITIALIZE =
  '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}\n';
const ARGS = ['servers/scripted.js', 'notes.json', '--leaveFile=started'];

async function locked(entry: Readonly<Record<string, unknown>>, env: Record<string, string> = {}) {
  const repo = repository({ notes: HONEST });
  repo.config({ notes: { command: 'node', args: ARGS, ...entry } });
  const ran = await mcpLock(repo.root, ['init', '--yes'], { env });
  expect(ran.exit, ran.stderr).toBe(0);
  return repo;
}

/** The first answer through the guard, and whether the server was started for it. */
async function opened(line: Line, ...flags: readonly string[]) {
  const client = wire({ ...throughGuard('notes', line, ...flags), env: line.env ?? {} });
  client.send(INITIALIZE);
  const text = String(await client.until(lines(1)));
  const { exit, stderr } = await client.end();
  return { answer: text === '' ? undefined : JSON.parse(text), exit, stderr };
}

describe('a variable that decides which code runs', () => {
  it.each<[string, Record<string, string>, RegExp | undefined]>([
    ['with the locked value', { NODE_OPTIONS: '--no-deprecation' }, undefined],
    ['with another', { NODE_OPTIONS: '--no-warnings' }, /NODE_OPTIONS has another value/],
    ['not set', { NODE_OPTIONS: '' }, /NODE_OPTIONS has another value/],
  ])('%s', async (_, env, refused) => {
    const repo = await locked({ env: { NODE_OPTIONS: '--no-deprecation' } });
    const { answer } = await opened({ command: 'node', args: ARGS, cwd: repo.root, env });
    if (refused === undefined) expect(answer).toMatchObject({ result: {} });
    else expect(answer.error.message).toMatch(refused);
  });
});

describe.skipIf(process.platform === 'win32')('a program named by a variable', () => {
  const NODE_FOLDER = dirname(process.execPath);
  async function inRepository() {
    const repo = await locked({ command: '${NODE_FOLDER}/node' }, { NODE_FOLDER });
    mkdirSync(join(repo.root, 'tools'));
    symlinkSync(process.execPath, join(repo.root, 'tools/node'));
    return repo;
  }

  it.each<[string, string, Record<string, string>, boolean]>([
    ['of this machine', NODE_FOLDER, {}, true],
    ['of the repository', 'TOOLS', {}, false],
    ['of the repository, as the variable says', 'TOOLS', { NODE_FOLDER: 'TOOLS' }, true],
    ['of the repository, not as the variable says', 'TOOLS', { NODE_FOLDER }, false],
  ])('%s', async (_, folder, env, starts) => {
    const { root } = await inRepository();
    const at = (text: string) => (text === 'TOOLS' ? join(root, 'tools') : text);
    const values = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, at(value)]));
    const args = ['servers/scripted.js', 'notes.json', '--leaveFile=started'];
    const { answer } = await opened({ command: `${at(folder)}/node`, args, cwd: root, env: values });
    if (starts) expect(answer).toMatchObject({ result: {} });
    else
      expect(answer.error.message).toMatch(
        /the program lies in the repository, and NODE_FOLDER is not set to its folder in the environment/,
      );
  });
});

describe.skipIf(process.platform === 'win32')('a folder that is a link', () => {
  it.each(['link', 'real'])('is the same folder by the path of the %s', async (by) => {
    const base = scratch();
    mkdirSync(join(base, 'real'));
    symlinkSync('real', join(base, 'link'));
    const home = { HOME: join(base, 'link') };
    const repo = repository({ notes: HONEST });
    const args = [...ARGS, join(base, by, 'data')];
    repo.config({ notes: { command: 'node', args } });
    expect(await mcpLock(repo.root, ['init', '--yes'], { home: home.HOME })).toMatchObject({ exit: 0 });
    expect(repo.lock()).toContain(`\${userHome}/data`);
    const { answer } = await opened({ command: 'node', args, cwd: repo.root, env: home });
    expect(answer).toMatchObject({ result: {} });
  });
});

describe.skipIf(process.platform === 'win32')('a repository that is reached by a link', () => {
  it('holds the same files', async () => {
    const base = scratch();
    symlinkSync('real', join(base, 'link'));
    const repo = repository({ notes: HONEST }, join(base, 'real'));
    const args = [join(base, 'real', 'servers', 'scripted.js'), join(base, 'real', 'notes.json')];
    repo.config({ notes: { command: 'node', args } });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    const link = ['--cwd', join(base, 'link')];
    expect(await mcpLock(base, ['verify', ...link])).toMatchObject({ exit: 0 });
    const { answer } = await opened({ command: 'node', args, cwd: base }, ...link);
    expect(answer).toMatchObject({ result: {} });
  });
});

describe('a server', () => {
  it('is heard on stderr, in signs that do nothing', async () => {
    const code = `console.error('ready \\u001b[31m\\u202e now'); import('./servers/scripted.js')`;
    const args = ['-e', code, 'x', 'notes.json'];
    const repo = await locked({ args });
    const { stderr } = await opened({ command: 'node', args, cwd: repo.root });
    expect(stderr).toMatch(/^notes: ready ⟨U\+001B [A-Z ]+⟩\[31m⟨U\+202E [A-Z- ]+⟩ now$/m);
  });

  it('is heard to its last word, with or without the end of a line', async () => {
    const code = `process.on('exit', () => process.stderr.write('last word')); import('./servers/scripted.js')`;
    const args = ['-e', code, 'x', 'notes.json'];
    const repo = await locked({ args });
    const { stderr } = await opened({ command: 'node', args, cwd: repo.root });
    expect(stderr).toMatch(/^notes: last word$/m);
  });

  it('that ends leaves no request without an answer', async () => {
    const args = ['servers/scripted.js', 'notes.json'];
    const repo = await locked({ args });
    repo.surface('notes', { ...HONEST, behave: { exitEarly: true } });
    const { answer, exit } = await opened({ command: 'node', args, cwd: repo.root });
    expect(answer).toMatchObject({
      id: 0,
      error: { message: expect.stringMatching(/^mcp-lock: Server "notes" ended \(exit status \d+\)\.$/) },
    });
    expect(exit).toBe(3);
  });
});

it('a log that cannot be written is told before anything is started', async () => {
  const repo = await locked({});
  const line = throughGuard('notes', { command: 'node', args: ARGS, cwd: repo.root }, '--log', 'none/log');
  const before = existsSync(join(repo.root, 'started'));
  expect(await wire(line).end()).toMatchObject({
    exit: 2,
    stderr: expect.stringMatching(
      /E_USAGE: The log cannot be written \(ENOENT\)\.[\s\S]*next: Name a regular file/,
    ),
  });
  expect(existsSync(join(repo.root, 'started'))).toBe(before);
});
