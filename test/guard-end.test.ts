/** Whoever of client, guard and server is killed: no process is left, and nobody talks past the guard. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, lines, lock, throughGuard, wire } from './helpers/guarded.ts';
import { isAlive, until } from './helpers/processes.ts';
import type { Repository } from './helpers/repository.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { scratch } from './helpers/run.ts';

const INITIALIZE =
  '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}\n';

/** A guarded server that ignores the end of its input and SIGTERM, and its child that holds its streams for ever. */
async function stubborn() {
  const repo = repository({ notes: HONEST });
  const args = [
    'servers/scripted.js',
    'notes.json',
    '--ignoreSigterm',
    '--grandchild=child',
    '--leaveFile=server',
  ];
  repo.config({ notes: { command: 'node', args } });
  await lock(repo);
  const line = throughGuard('notes', { command: 'node', args, cwd: repo.root }, '--log', 'log');
  const pids = () => ['server', 'child'].map((file) => Number(readFileSync(join(repo.root, file), 'utf8')));
  return { root: repo.root, line, pids };
}

const allGone = (pids: readonly number[]) => () => !pids.some(isAlive);

// Windows has no process groups; there the watchdog calls taskkill, which only a test on Windows could show.
describe.skipIf(process.platform === 'win32')('nothing is left when', () => {
  it('the guard is killed', async () => {
    const { line, pids } = await stubborn();
    const client = wire(line);
    client.send(INITIALIZE);
    await client.until(lines(1));
    const all = pids();
    expect(all.every(isAlive)).toBe(true);
    process.kill(client.pid, 'SIGKILL');
    await until(allGone([...all, client.pid]));
  });

  it('the server is killed: its child goes, the guard ends with 3 and says so', async () => {
    const { root, line, pids } = await stubborn();
    const client = wire(line);
    client.send(INITIALIZE);
    await client.until(lines(1));
    const all = pids();
    process.kill(all[0] ?? 0, 'SIGKILL');
    await until(allGone([...all, client.pid]));
    const { exit, stderr } = await client.end();
    expect({ exit, stderr }).toMatchObject({ exit: 3, stderr: expect.stringContaining('The server ended') });
    expect(readFileSync(join(root, 'log'), 'utf8')).toMatch(
      /"event":"stopped","reason":"The server ended \(signal SIGKILL\)\."/,
    );
  });

  it('the client is killed', async () => {
    const { line, pids, root } = await stubborn();
    // A client that starts the guard, waits for its first answer and is killed.
    const program = `
      const { spawn } = require('node:child_process');
      const guard = spawn(process.execPath, ${JSON.stringify(line.args)}, { stdio: ['pipe', 'pipe', 'ignore'] });
      require('node:fs').writeFileSync('guard', String(guard.pid));
      guard.stdin.write(${JSON.stringify(INITIALIZE)});
      guard.stdout.once('data', () => process.stdout.write('ready\\n'));`;
    const client = wire({ command: process.execPath, args: ['-e', program], cwd: root });
    await client.until(lines(1));
    const all = [...pids(), Number(readFileSync(join(root, 'guard'), 'utf8'))];
    expect(all.every(isAlive)).toBe(true);
    process.kill(client.pid, 'SIGKILL');
    await until(allGone([...all, client.pid]));
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('the guard gets %s', async (signal) => {
    const { line, pids } = await stubborn();
    const client = wire(line);
    client.send(INITIALIZE);
    await client.until(lines(1));
    const all = pids();
    process.kill(client.pid, signal);
    await until(allGone([...all, client.pid]));
  });
});

describe('a server that is not the locked one is never started', () => {
  const cases: readonly [string, readonly string[], RegExp][] = [
    [
      'with another argument',
      ['servers/scripted.js', 'notes.json', '--leaveFile=other'],
      /Its launch line differs from the locked one: argument 3 differs\./,
    ],
    [
      'with one more argument',
      ['servers/scripted.js', 'notes.json', '--leaveFile=server', '-x'],
      /Its launch line differs from the locked one: it has 4 arguments instead of 3\./,
    ],
  ];
  it.each(cases)('%s: the client reads why, exit 1', async (_, args, reason) => {
    const repo = repository({ notes: HONEST });
    repo.config({
      notes: { command: 'node', args: ['servers/scripted.js', 'notes.json', '--leaveFile=server'] },
    });
    await lock(repo);
    const client = wire(throughGuard('notes', { command: 'node', args, cwd: repo.root }));
    client.send(INITIALIZE);
    const answer = await client.until(lines(1));
    expect(JSON.parse(answer.toString())).toMatchObject({
      id: 0,
      error: { message: expect.stringMatching(reason) },
    });
    expect(await client.end()).toMatchObject({ exit: 1 });
    expect(existsSync(join(repo.root, 'other'))).toBe(false);
  });

  it.each<[string, (repo: Repository) => void, RegExp]>([
    [
      'that nobody locked',
      () => undefined,
      /not in the lock, so the guard does not start it[\s\S]*`mcp-lock list`[\s\S]*`mcp-lock update other -i`/,
    ],
    [
      'without a lockfile',
      ({ lockPath }) => rmSync(lockPath),
      /E_LOCK_MISSING: There is no lockfile\.[\s\S]*next: mcp-lock init$/m,
    ],
    [
      'that the lockfile of the folder above does not have',
      ({ root, lockPath }) => {
        renameSync(lockPath, join(root, '..', 'mcp-lock.json'));
        mkdirSync(join(root, '..', '.git'));
      },
      /not in the lock, so the guard does not start it/,
    ],
    [
      'without a lockfile, below a folder with one above the git repository',
      ({ root, lockPath }) => {
        renameSync(lockPath, join(root, '..', 'mcp-lock.json'));
        mkdirSync(join(root, '.git'));
      },
      /E_LOCK_MISSING: There is no lockfile\./,
    ],
  ])('%s: exit 2, what to do, nothing on stdout', async (_, prepare, said) => {
    const repo = repository({ notes: HONEST }, join(scratch(), 'inside'));
    await lock(repo);
    prepare(repo);
    const line = ['node', 'servers/scripted.js', 'notes.json', '--leaveFile=other'];
    const args = [BIN, 'guard', 'other', '--', ...line];
    const ran = await wire({ command: process.execPath, args, cwd: repo.root }).end();
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/E_LOCK_MISSING/),
    });
    expect(ran.stderr).toMatch(said);
    expect(ran.bytes.length).toBe(0);
    expect(existsSync(join(repo.root, 'other'))).toBe(false);
  });
});
