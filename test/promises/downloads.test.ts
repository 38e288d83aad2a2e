import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { McpLockError } from '../../src/errors.ts';
import type { ServerHost } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import type { Prepared } from '../../src/launch/prepared.ts';
import { startDeadline } from '../../src/server/deadline.ts';
import { DOWNLOAD_MS, downloadOf, type Work } from '../../src/server/download.ts';
import { withRepair } from '../../src/server/repair.ts';
import { type Downloading, kind } from './downloads.cases.ts';

const FOLDER = '/home/me/.npm/_npx/c98ccc168155bafa';
const PLACE = {
  workspaceFolder: '/work',
  userHome: '/home/me',
  tmpdir: '/tmp',
  platform: 'linux',
  pathSeparator: '/',
  env: {},
} as never;

function hostOf({ folder = {} }: Pick<Downloading, 'folder'>, npm = '11.19.1'): ServerHost {
  const ages: Readonly<Record<string, number | undefined>> = {
    [`${FOLDER}/node_modules`]: folder.modules,
    [`${FOLDER}/node_modules/.package-lock.json`]: folder.record,
    [`${FOLDER}/concurrency.lock`]: folder.lock,
  };
  const host = nodeHost(new AbortController().signal);
  const files = {
    ...host.files,
    kind: async (path: string) => (ages[path] === undefined ? undefined : ('directory' as const)),
    look: async (path: string) => {
      const ageMs = ages[path];
      return ageMs === undefined ? undefined : { kind: 'directory' as const, ageMs };
    },
  };
  return {
    ...host,
    platform: 'linux',
    files,
    run: async () => ({ code: 0, stdout: `${npm}\n`, stderr: '' }),
  };
}

const preparedBy = (launcher: string, ownEnv: Readonly<Record<string, string>> = {}): Prepared =>
  ({
    ownEnv,
    target: { kind: 'stdio' },
    understood: {
      identity: { token: 'notes-mcp@1.2.3', url: 'pkg:npm/notes-mcp' },
      launch: {},
      launcher: {
        id: launcher,
        ...(launcher === 'npx' ? { folder: async () => ({ folder: FOLDER, whole: true }) } : {}),
      },
    },
  }) as unknown as Prepared;

describe(kind.kind, () => {
  test.each(kind.cases)('$name', async (one) => {
    const download = await downloadOf(preparedBy(one.launcher), PLACE, hostOf(one));
    expect((await download?.work(one.stderr ?? '')) ?? 'none').toBe(one.work);
    expect((await download?.damaged()) !== undefined).toBe(one.damaged);
  });
});

describe('a folder that was left half done is named with its repair', () => {
  const late = new McpLockError({ code: 'E_TIMEOUT', message: 'It timed out.', next: 'Allow more time.' });
  const repaired = async (npm: string, ownEnv = {}) => {
    const host = hostOf({ folder: { modules: 9e6 } }, npm);
    const download = await downloadOf(preparedBy('npx', ownEnv), PLACE, host);
    if (download === undefined) throw new Error('nothing is downloaded');
    const { message, detail } = await withRepair(late, download, PLACE, host);
    return { message, next: detail.next };
  };
  const byHand = `Remove the folder ${FOLDER}, then run the same command again.`;
  test.each([
    ['npm 11', '11.19.1', {}, 'npm cache npx rm c98ccc168155bafa'],
    ['npm 10, which has no such command', '10.9.0', {}, byHand],
    ['no npm at all', '', {}, byHand],
    ['a server with a cache of its own', '11.19.1', { npm_config_cache: '/other' }, byHand],
  ])('%s', async (_, npm, ownEnv, next) => {
    const message = 'It timed out. An earlier installation by npx was cut short.';
    expect(await repaired(npm, ownEnv)).toEqual({ message, next });
  });
});

describe('the time limit', () => {
  /** A clock that a test turns, with one timer. */
  function clock() {
    let now = 0;
    let timer: { readonly at: number; readonly run: () => void } | undefined;
    const said: string[] = [];
    const host = {
      ...hostOf({}),
      now: () => now,
      timer: (ms: number, run: () => void) => {
        timer = { at: now + ms, run };
        return () => {
          timer = undefined;
        };
      },
    };
    const terminal = { ...host.terminal, stderr: (text: string) => void said.push(text) };
    const until = async (end: number) => {
      while (timer !== undefined && timer.at <= end) {
        const { at, run } = timer;
        [now, timer] = [at, undefined];
        run();
        for (let i = 0; i < 10; i += 1) await Promise.resolve();
      }
      now = end;
    };
    return { host: { ...host, terminal }, said, until };
  }
  const downloadWhile = (isBusy: () => boolean, busy: Work = 'downloads') => ({
    name: 'notes-mcp',
    work: async () => (isBusy() ? busy : 'none'),
    damaged: async () => undefined,
  });

  test('does not count while something is downloaded, and begins anew after that', async () => {
    const { host, said, until } = clock();
    let busy = true;
    const limits = { timeoutMs: 30_000, limitMs: 30_000, download: downloadWhile(() => busy) };
    const { signal } = startDeadline(limits, host);
    await until(200_000);
    expect(signal.aborted).toBe(false);
    expect(said).toEqual(['downloading notes-mcp\n']);
    busy = false;
    await until(225_000);
    expect(signal.aborted).toBe(false);
    await until(240_000);
    expect(signal.reason).toMatchObject({
      message: expect.stringMatching(/timed out after 30 s while it was start/),
    });
  });

  test('is told on a line of its own at a terminal, where what is being read stands already', async () => {
    const { host, said, until } = clock();
    const terminal = { ...host.terminal, stderrIsTTY: true };
    startDeadline(
      { timeoutMs: 9_000, limitMs: 9_000, download: downloadWhile(() => true) },
      { ...host, terminal },
    );
    await until(9_000);
    expect(said).toEqual(['\r\u001b[2Kdownloading notes-mcp\n']);
  });

  test('does not count while npm reads what is installed, of which nothing is said', async () => {
    const { host, said, until } = clock();
    let busy = true;
    const limits = { timeoutMs: 30_000, limitMs: 30_000, download: downloadWhile(() => busy, 'reads') };
    const { signal } = startDeadline(limits, host);
    await until(60_000);
    expect(signal.aborted).toBe(false);
    busy = false;
    await until(100_000);
    expect(signal.aborted).toBe(true);
    expect(said).toEqual([]);
  });

  test('of a download is ten minutes', async () => {
    const { host, until } = clock();
    const limits = { timeoutMs: 1_000, limitMs: 1_000, download: downloadWhile(() => true) };
    const { signal } = startDeadline(limits, host);
    await until(DOWNLOAD_MS - 10_000);
    expect(signal.aborted).toBe(false);
    await until(DOWNLOAD_MS + 10_000);
    expect(signal.reason).toMatchObject({
      message: 'The download of notes-mcp took longer than 10 minutes.',
    });
  });

  test('counts at once where nothing is downloaded, and nothing is said', async () => {
    const { host, said, until } = clock();
    const limits = { timeoutMs: 1_000, limitMs: 1_000, download: downloadWhile(() => false) };
    const { signal } = startDeadline(limits, host);
    await until(1_000);
    expect(signal.reason).toMatchObject({ code: 'E_TIMEOUT' });
    expect(said).toEqual([]);
  });
});

test('a helper that is interrupted may take back what it began, and is waited for', async () => {
  const interrupt = new AbortController();
  const host = nodeHost(interrupt.signal);
  // It takes a SIGTERM for the sign to put its things in order, and says so before it ends.
  const script =
    "process.on('SIGTERM', () => { require('fs').writeFileSync(process.argv[1], 'taken back'); process.exit(0); });" +
    "require('fs').writeFileSync(process.argv[1], 'begun'); setInterval(() => {}, 1e6)";
  const folder = await host.files.makeScratch(join(tmpdir(), 'mcp-lock-helper-'));
  const file = `${folder}/state`;
  const state = async () =>
    new TextDecoder().decode(await host.files.read(file).catch(() => new Uint8Array()));
  const env = { PATH: process.env['PATH'] ?? '' };
  const running = host.run(process.execPath, ['-e', script, file], { cwd: folder, env, timeoutMs: 60_000 });
  while ((await state()) !== 'begun') await new Promise(setImmediate);
  interrupt.abort(new Error('interrupted'));
  await expect(running).rejects.toThrow('interrupted');
  expect(await state()).toBe('taken back');
  await host.files.removeScratch(folder);
});
