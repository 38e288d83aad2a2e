/**
 * The program as a process: interrupts, a full disk, a folder that is gone. The `npm` these tests put first in PATH is a
 * stand-in that only waits, so that the moment of the interrupt is certain.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { McpLockError } from '../src/errors.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { isAlive, until } from './helpers/processes.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const BIN = fileURLToPath(new URL('../bin/mcp-lock.js', import.meta.url));

interface Waiting {
  readonly root: string;
  readonly path: string;
  /** Written when the stand-in runs, with the numbers of its processes. */
  readonly started: string;
}

/** A repository whose one server needs npm, and an `npm` that never answers, a child of its own included. */
function waiting(): Waiting {
  const { root, config } = repository({ notes: HONEST });
  config({ slow: { command: 'npx', args: ['-y', 'some-mcp@1.0.0'] } });
  const bin = join(root, 'bin');
  const started = join(root, 'started');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\nsleep 300 &\necho "$$ $!" > '${started}'\nwait\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  return { root, path: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, started };
}

const ended = (started: string) => () =>
  readFileSync(started, 'utf8')
    .trim()
    .split(' ')
    .every((pid) => !isAlive(Number(pid)));

function bin(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  stdout: 'pipe' | number = 'pipe',
) {
  const child = spawn(process.execPath, [BIN, ...argv], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout, 'pipe'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const done = new Promise<{ exit: number | null; stderr: string }>((resolve) => {
    child.on('close', (exit) => resolve({ exit, stderr }));
  });
  return { child, done };
}

describe.skipIf(process.platform === 'win32')('an interrupt while npm is asked', () => {
  test('ends npm and all it started, writes nothing, exits 130', async () => {
    const { root, path, started } = waiting();
    const { child, done } = bin(['init', '--yes'], root, { PATH: path });
    await until(() => existsSync(started) && readFileSync(started, 'utf8').endsWith('\n'));
    child.kill('SIGINT');
    expect(await done).toMatchObject({ exit: 130, stderr: expect.stringContaining('E_INTERRUPTED') });
    expect(existsSync(join(root, 'mcp-lock.json'))).toBe(false);
    await until(ended(started));
  });

  test('a program that reads the report is told', async () => {
    const { root, path, started } = waiting();
    const abort = new AbortController();
    const reason = new McpLockError({ code: 'E_INTERRUPTED', message: 'interrupted' });
    writeFileSync(join(root, 'mcp-lock.json'), '{"lockfileVersion":1,"servers":{}}');
    const again = mcpLock(root, ['diff', '--yes', '--reporter', 'json'], {
      env: { PATH: path },
      signal: abort.signal,
    });
    await until(() => existsSync(started) && readFileSync(started, 'utf8').endsWith('\n'));
    abort.abort(reason);
    const ran = await again;
    expect(ran.exit).toBe(130);
    expect(JSON.parse(ran.stdout)).toMatchObject({ exitCode: 130, failures: [{ code: 'E_INTERRUPTED' }] });
    await until(ended(started));
  });
});

describe.skipIf(process.platform === 'win32')('a helper', () => {
  const options = { cwd: scratch(), env: { PATH: process.env['PATH'] ?? '' } };

  test('is ended after its time, with its children', async () => {
    const { run } = nodeHost(new AbortController().signal);
    const { code } = await run('sh', ['-c', 'sleep 600 & wait'], { ...options, timeoutMs: 200 });
    // Sooner than its child would end by itself, or the test is late.
    expect(code).toBeNull();
  });

  test('is not even started after an abort', async () => {
    const reason = new Error('stop');
    const { run } = nodeHost(AbortSignal.abort(reason));
    await expect(run('sh', ['-c', 'exit 0'], { ...options, timeoutMs: 1000 })).rejects.toBe(reason);
  });
});

describe.skipIf(process.platform === 'win32')('the place it runs in', () => {
  test('a current folder that is gone is said, exit 2', async () => {
    const folder = scratch();
    const shell = spawn('sh', ['-c', `rm -r '${folder}'; exec '${process.execPath}' '${BIN}' verify`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    shell.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    const exit = await new Promise((resolve) => shell.on('close', resolve));
    expect({ exit, stderr }).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/E_USAGE.*folder[\s\S]*next: /),
    });
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk behind stdout is said, exit 2, no stack', async () => {
    const { done } = bin(['--help'], scratch(), {}, openSync('/dev/full', 'w'));
    const { exit, stderr } = await done;
    expect(exit).toBe(2);
    expect(stderr).toMatch(/E_USAGE.*stdout[\s\S]*next: /);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.each(['throw new Error("stray")', 'Promise.reject(new Error("stray"))'])(
    'an error that nobody caught (%s) is a bug, exit 70',
    async (stray) => {
      const { root, path, started } = waiting();
      const look = `if (!existsSync(${JSON.stringify(started)})) return; clearInterval(looking); ${stray}`;
      const script = `import { existsSync } from 'node:fs'; const looking = setInterval(() => { ${look} }, 50)`;
      const hook = `data:text/javascript,${encodeURIComponent(script)}`;
      const { done } = bin(['init', '--yes'], root, { PATH: path, NODE_OPTIONS: `--import=${hook}` });
      expect(await done).toMatchObject({ exit: 70, stderr: expect.stringMatching(/E_BUG[\s\S]*stray/) });
    },
  );
});

describe('a helper program', () => {
  const here = { cwd: process.cwd(), env: { PATH: process.env['PATH'] ?? '' } };

  test('is given its input and ends with its output', async () => {
    const { run } = nodeHost(new AbortController().signal);
    const echo = 'process.stdin.pipe(process.stdout)';
    const options = { ...here, timeoutMs: 60_000, input: 'notes\n' };
    expect(await run(process.execPath, ['-e', echo], options)).toEqual({
      code: 0,
      stdout: 'notes\n',
      stderr: '',
    });
  });

  test.skipIf(process.platform === 'win32')(
    'is not waited for when a process of another session keeps its output open',
    async () => {
      const { run } = nodeHost(new AbortController().signal);
      // The child would hold the pipe for an hour.
      const leave = `const { spawn } = require('node:child_process');
        const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 3600000)'], { detached: true, stdio: 'inherit' });
        child.unref();
        console.log(child.pid);`;
      const { code, stdout } = await run(process.execPath, ['-e', leave], { ...here, timeoutMs: 3_600_000 });
      process.kill(Number(stdout), 'SIGKILL');
      expect(code).toBe(0);
    },
  );
});
