/**
 * The conformance suite of the protocol (`@modelcontextprotocol/conformance`) against mcp-lock: one test a scenario. The suite starts
 * a server, then `test/helpers/conformance/client.js`, and judges what its server has seen.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scratch } from '../helpers/run.ts';
import { binOf } from '../helpers/tools.ts';
import { NOT_RUN, SCENARIOS, TIMED } from './conformance.cases.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HELPERS = 'test/helpers/conformance';

interface Check {
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO';
  readonly errorMessage?: string;
}

/** `conformance ARGV…`: all that it printed. Its exit status does not count: a warning about time changes it. */
const suite = (argv: readonly string[], steps = ''): Promise<string> =>
  new Promise((resolve) => {
    const args = [
      '--import',
      `./${HELPERS}/with-glob.js`,
      binOf('@modelcontextprotocol/conformance'),
      ...argv,
    ];
    const env = { ...process.env, NO_COLOR: '1', CONFORMANCE_STEPS: steps };
    execFile(process.execPath, args, { cwd: ROOT, env, maxBuffer: 2 ** 26 }, (_, out, err) =>
      resolve(out + err),
    );
  });

/** The checks of one scenario, and what the client printed. */
async function run(name: string, steps: string) {
  const folder = scratch();
  const command = `node ${HELPERS}/client.js`;
  await suite(
    ['client', '--command', command, '--scenario', name, '--timeout', '300000', '-o', folder],
    steps,
  );
  const [found = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('checks.json'),
  );
  const read = (file: string) => readFileSync(join(folder, found, '..', file), 'utf8');
  return { checks: JSON.parse(read('checks.json')) as readonly Check[], printed: read('stderr.txt') };
}

describe('scenarios of the conformance suite', () => {
  test.concurrent.each(SCENARIOS)('$name', async ({ name, steps, failing = [] }) => {
    const { checks, printed } = await run(name, steps);
    const judged = checks.filter(({ id }) => !TIMED.includes(id));
    const bad = judged.filter(({ status }) => status === 'FAILURE' || status === 'WARNING');
    expect([...new Set(bad.map(({ id }) => id))].sort(), JSON.stringify(bad, null, 1) + printed).toEqual(
      failing,
    );
    expect(judged.filter(({ status }) => status === 'SUCCESS').length > 0, printed).toBe(
      failing.length === 0,
    );
    expect(printed).not.toMatch(/ended with \d+$/m);
  });
});

test('each scenario of the suite for clients is run, or is said not to be', async () => {
  const listed = (await suite(['list', '--client'])).matchAll(/^ {2}- (\S+) \[/gm);
  const known = [...SCENARIOS.map(({ name }) => name), ...Object.keys(NOT_RUN)];
  expect([...listed].map(([, name]) => name).sort()).toEqual(known.sort());
});

test('docs/guarantees.md has the same table', () => {
  const page = readFileSync(join(ROOT, 'docs/guarantees.md'), 'utf8');
  const rows = [
    ...SCENARIOS.map(({ name, failing, reason = '' }) => [
      name,
      failing === undefined ? 'pass' : 'fail',
      reason,
    ]),
    ...Object.entries(NOT_RUN).map(([name, reason]) => [name, 'not run', reason]),
  ].map(([name, result, reason]) => `| \`${name}\` | ${result} | ${reason} |`.replace('|  |', '| |'));
  const [, table = ''] = /\| scenario \| result \| reason \|\n\|[-| ]+\|\n((?:\|.*\n)+)/.exec(page) ?? [];
  expect(table.trimEnd().split('\n')).toEqual(rows);
});
