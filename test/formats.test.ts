/**
 * Every output format against every way a run ends and every text a server can send: the output is well-formed by the validator of the
 * format, no runner of CI jobs takes a line of it for a command, and stdout is exactly the report.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../src/host/turns.ts';
import { REPORTERS } from '../src/report/reporters/index.ts';
import { actingCharacters, runnerCommands } from './formats/common.ts';
import { ENDINGS, type Ending } from './formats/errors.ts';
import { HOSTILE, isLong } from './formats/hostile.ts';
import { FORMATS } from './formats/index.ts';
import { hostileAnchors, hostileReport, longReport, PLAIN } from './formats/reports.ts';
import type { FormatRow } from './formats/row.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock } from './helpers/run.ts';

test('every reporter has its row', () => {
  expect(FORMATS.map(({ id }) => id).sort()).toEqual(REPORTERS.map(({ id }) => id).sort());
  const files = readdirSync(new URL('formats/rows', import.meta.url));
  expect(files.sort()).toEqual(FORMATS.map(({ id }) => `${id}.ts`).sort());
});

/** Everything that is wrong with an output. */
const faults = async ({ check, isOwnCommand, most = Number.POSITIVE_INFINITY }: FormatRow, out: string) => [
  ...(await check(out)),
  ...runnerCommands(out, isOwnCommand),
  ...actingCharacters(out),
  ...(Buffer.byteLength(out) > most ? [`${Buffer.byteLength(out)} bytes`] : []),
];

async function reporterOf(id: string) {
  const row = REPORTERS.find((one) => one.id === id);
  if (row === undefined) throw new Error(id);
  return row.load();
}

/** The run, in a repository of its own. */
async function ended(
  { argv = ['verify'], prepare, options = () => ({}) }: Ending,
  outputs: readonly string[],
) {
  const repo = repository({ notes: HONEST });
  const init = await mcpLock(repo.root, ['init', '--yes']);
  if (init.exit !== 0) throw new Error(init.stderr);
  prepare(repo);
  return { ran: await mcpLock(repo.root, [...argv, ...outputs], options()), root: repo.root };
}

describe('every format has a report, with the exit status of the run, after', () => {
  test.concurrent.each(ENDINGS)('$name', async (ending) => {
    const { ran, root } = await ended(
      ending,
      FORMATS.flatMap(({ id }) => ['--reporter', `${id}=out.${id}`]),
    );
    expect(ran.exit, ran.stderr).toBe(ending.exit);
    expect(ran.stdout).toBe('');
    expect(runnerCommands(ran.stderr)).toEqual([]);
    for (const format of FORMATS) {
      const out = readFileSync(join(root, `out.${format.id}`), 'utf8');
      expect(await faults(format, out), format.id).toEqual([]);
      if (format.mayBeEmpty !== true || ending.exit !== 0) expect(out, format.id).not.toBe('');
    }
  });
});

describe.each(FORMATS)('$id', (format) => {
  describe('is well-formed and holds no command and no markup for', () => {
    test.each(Object.entries(HOSTILE))('%s', async (_, text) => {
      const { render, inTurns } = await reporterOf(format.id);
      const report = isLong(text) ? longReport(text) : hostileReport(text);
      for (const options of isLong(text) ? [PLAIN] : [PLAIN, hostileAnchors(text)]) {
        const out = render(report, options);
        expect(await faults(format, out)).toEqual([]);
        if (inTurns !== undefined && !isLong(text)) expect(atOnce(inTurns(report, options))).toBe(out);
      }
      if (isLong(text)) return;
      // With -v nothing is cut.
      const { most: _most, ...whole } = format;
      expect(await faults(whole, render(report, { ...PLAIN, verbose: true, unicode: false }))).toEqual([]);
    });
  });

  describe('is the whole of stdout after', () => {
    test.concurrent.each(ENDINGS.filter(({ onStdout }) => onStdout))('$name', async (ending) => {
      const { ran, root } = await ended(ending, [
        '--reporter',
        format.id,
        '--reporter',
        `${format.id}=out.txt`,
      ]);
      expect(ran.exit).toBe(ending.exit);
      // What stopped the whole run is on stderr, for people.
      const isForPeople = format.id === 'text' && ran.stderr.startsWith('error ');
      expect(ran.stdout).toBe(isForPeople ? '' : readFileSync(join(root, 'out.txt'), 'utf8'));
    });
  });

  test('does not exit with 0 when it cannot write', async () => {
    const repo = repository({ notes: HONEST });
    await mcpLock(repo.root, ['init', '--yes']);
    const ran = await mcpLock(repo.root, ['verify', '--reporter', `${format.id}=no/such/folder`]);
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining('E_USAGE') });
  });

  test('what a server writes to stderr is no command in it or on stderr', async () => {
    const said =
      '::error::forged\rnotes\r::add-mask::the\n\u{a0}::warning::x ##[group]y ##vso[task.z] ##teamcity[a]';
    const repo = repository({ notes: HONEST });
    await mcpLock(repo.root, ['init', '--yes']);
    repo.config({
      notes: { command: 'node', args: ['-e', `process.stderr.write(${JSON.stringify(said)})`] },
    });
    for (const argv of [['verify'], ['diff', '--yes']]) {
      const ran = await mcpLock(repo.root, [...argv, '--reporter', format.id]);
      expect(ran.exit).not.toBe(0);
      expect(await faults(format, ran.stdout)).toEqual([]);
      expect(runnerCommands(ran.stderr)).toEqual([]);
    }
  });
});
