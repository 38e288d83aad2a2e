/** What a run says while it waits: the live line of a terminal, and lines of a log. The clock is turned by the test. */
import { describe, expect, it, test } from 'vitest';
import { displayWidth } from '../src/display/width.ts';
import { McpLockError } from '../src/errors.ts';
import { nodeHost, nodeTimer } from '../src/host/node-host.ts';
import { makeProgress } from '../src/report/progress.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock } from './helpers/run.ts';

const CLEAR = '\r\u001b[2K';

/** A stderr, and a clock with any number of timers. */
function screen({ isTTY = true, columns = 80, quiet = false, command = 'verify', total = 3 } = {}) {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const said: string[] = [];
  const { terminal } = nodeHost(new AbortController().signal);
  const host = {
    terminal: { ...terminal, stderrIsTTY: isTTY, columns, stderr: (text: string) => void said.push(text) },
    now: () => now,
    timer: (ms: number, run: () => void) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  return {
    said,
    timers,
    last: () => said.at(-1)?.replace(CLEAR, '') ?? '',
    progress: makeProgress('Checking', total, { host, quiet, command }),
    until: (end: number) => {
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = next.at;
        timers.delete(next);
        next.run();
      }
      now = end;
    },
  };
}

describe('the line of a terminal', () => {
  it('says what each server is doing and for how long, the longest first', () => {
    const { progress, until, last } = screen();
    progress.start('notes');
    expect(last()).toBe('Checking 0/3 notes: checking');
    until(500);
    progress.start('files');
    until(1_500);
    expect(last()).toBe('Checking 0/3 notes: checking 1 s, files: checking');
    progress.phase('notes', 'downloading');
    until(4_600);
    expect(last()).toBe('Checking 0/3 files: checking 3 s, notes: downloading 2 s');
    progress.phase('files', 'starting');
    progress.phase('files', 'reading');
    progress.phase('notes', 'downloading');
    until(1_502_000);
    expect(last()).toBe('Checking 0/3 notes: downloading 1,500 s, files: reading 1,497 s');
    progress.done('notes');
    expect(last()).toBe('Checking 1/3 files: reading 1,497 s');
  });

  it('is never wider than the terminal, and its names are cut before its facts', () => {
    for (const columns of [20, 40, 80, 200]) {
      const { progress, last, until } = screen({ columns, total: 99 });
      for (let at = 0; at < 99; at += 1) progress.start(`${at}${'名'.repeat(at)}${'x'.repeat(200)}`);
      until(2_000);
      expect(displayWidth(last())).toBeLessThan(columns);
    }
    const { progress, last } = screen();
    progress.start('x'.repeat(200));
    expect(last()).toBe(`Checking 0/3 ${'x'.repeat(39)}…: checking`);
  });

  it('is gone when the work is done, and is not drawn again by what ends later', () => {
    const { progress, said, until, timers } = screen();
    progress.start('notes');
    progress.clear();
    expect(said.at(-1)).toBe(CLEAR);
    const { length } = said;
    progress.phase('notes', 'reading');
    progress.done('notes');
    until(60_000);
    expect(said).toHaveLength(length);
    expect(timers.size).toBe(0);
  });
});

describe('without a terminal', () => {
  const log = (options = {}) => screen({ isTTY: false, ...options });

  it('a line every ten seconds says what is still waited for', () => {
    const { progress, said, until } = log();
    progress.start('notes');
    progress.start('files');
    until(3_000);
    progress.phase('notes', 'starting');
    progress.done('files');
    until(21_000);
    progress.done('notes');
    until(60_000);
    progress.clear();
    expect(said).toEqual(['Checking 1/3 notes: starting 7 s\n', 'Checking 1/3 notes: starting 17 s\n']);
  });

  it('nothing is said of a run that is faster', () => {
    const { progress, said, until, timers } = log();
    progress.start('notes');
    until(9_000);
    progress.done('notes');
    progress.clear();
    expect([said, timers.size]).toEqual([[], 0]);
  });

  it('names eight of a thousand', () => {
    const { progress, said, until } = log({ total: 1_000 });
    for (let at = 0; at < 1_000; at += 1) progress.start(`s${at}`);
    until(10_000);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^Checking 0\/1000 s0: checking 10 s, .*s7: checking 10 s and 992 more\n$/);
  });

  it.each(['exec', 'guard', 'hook'])('nothing is said for %s, whose stderr is of others', (command) => {
    const { progress, said, until } = log({ command });
    progress.start('notes');
    until(60_000);
    expect(said).toEqual([]);
  });
});

it.each([true, false])('says nothing with --quiet (terminal: %s)', (isTTY) => {
  const { progress, said, until } = screen({ isTTY, quiet: true });
  progress.start('notes');
  progress.phase('notes', 'reading');
  until(60_000);
  progress.clear();
  expect(said).toEqual([]);
});

test.each([true, false])('a name is no command of a runner, and moves no cursor (terminal: %s)', (isTTY) => {
  for (const name of [
    '::error::x',
    '\n::error::x',
    '\r::error::x',
    '\u2028::error::x',
    '##[error]x',
    '##vso[task.complete]x',
    '##teamcity[message]x',
    `${'#'.repeat(39)}#[error]x`,
    '\u001b[2J',
    '\u202ex',
  ]) {
    const { progress, said, until } = screen({ isTTY });
    progress.start(name);
    until(20_000);
    const text = said.join('').replaceAll(CLEAR, '\n');
    for (const line of text.split(/\r\n?|\n/)) expect(line).toMatch(/^(?:Checking 0\/3 .*)?$/);
    expect(text.replaceAll('\n', '')).not.toMatch(/##[a-z]*\[|[\p{Cc}\u2028\u202e]/u);
  }
});

describe('a run', () => {
  const HANGING = { ...HONEST, behave: { hangList: true } };

  /** What a command says of a server that does not answer, until it says that it reads. Its seconds pass as fast as they can. */
  async function saidBy(argv: readonly string[], isTTY: boolean): Promise<string> {
    const repo = repository({ notes: HONEST });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    repo.surface('notes', HANGING);
    const stop = new AbortController();
    const said: string[] = [];
    const { terminal } = nodeHost(stop.signal);
    const timer = (ms: number, run: () => void) => nodeTimer(ms === 10_000 || ms === 1_000 ? 1 : ms, run);
    const stderr = (text: string) => {
      said.push(text);
      if (text.includes('notes: reading'))
        stop.abort(new McpLockError({ code: 'E_INTERRUPTED', message: 'Interrupted.' }));
    };
    const screenOf = { stdoutIsTTY: false, stdinIsTTY: false, stderrIsTTY: isTTY, columns: 80 };
    const host = { timer, terminal: { ...terminal, ...screenOf, stdout: () => undefined, stderr } };
    expect((await mcpLock(repo.root, argv, { signal: stop.signal, host })).exit).toBe(130);
    return said.join('');
  }

  test.each([
    [['verify'], 'Checking 0/1 notes: '],
    [['update', '--yes'], 'Reading 0/1 notes: '],
    [['diff', '--yes'], 'Reading 0/1 notes: '],
    [['init', '--force', '--yes'], 'Reading 0/1 notes: '],
  ])('%s says what it waits for, also without a terminal', async (argv, line) => {
    expect(await saidBy(argv, false)).toContain(`${line}reading`);
  });

  test('verify draws each phase on a terminal', async () => {
    const said = await saidBy(['verify'], true);
    for (const phase of ['checking', 'starting', 'reading'])
      expect(said).toContain(`${CLEAR}Checking 0/1 notes: ${phase}`);
    expect(said).toContain(`${CLEAR}error E_INTERRUPTED`);
  });
});
