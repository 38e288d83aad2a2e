/** SARIF by Microsoft's validator, with its rules for GitHub: no error and no warning, whatever a server says. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model.ts';
import { makeReport } from '../../src/report/report.ts';
import { sarif } from '../../src/report/reporters/sarif.ts';
import { HOSTILE, isLong } from '../formats/hostile.ts';
import { hostileAnchors, hostileReport, server } from '../formats/reports.ts';
import { scratch } from '../helpers/run.ts';

const FOLDER = fileURLToPath(
  new URL(`../../.ci/tools/node_modules/@microsoft/sarif-multitool-${process.platform}/`, import.meta.url),
);
const PROGRAM = join(FOLDER, 'Sarif.Multitool');
const isThere = existsSync(PROGRAM) && process.arch === 'x64';
if (!isThere) console.log(`skipped: no SARIF validator for ${process.platform} ${process.arch}`);

const short = Object.values(HOSTILE).filter((text) => !isLong(text));
const REPORTS: readonly (readonly [string, string, Report])[] = [
  [
    'all matches',
    'x',
    makeReport({
      lockfile: 'mcp-lock.json',
      servers: [server('notes')],
      findings: [],
      failures: [],
      elapsedMs: 1,
      failOn: 'low',
    }),
  ],
  ...short.flatMap((text, at) =>
    at % 6 === 0 ? [[JSON.stringify(text).slice(0, 60), text, hostileReport(text)] as const] : [],
  ),
  ['all of them', short.join(' '), hostileReport(short.join(' '))],
];

describe.skipIf(!isThere)('the validator has nothing to say about a report of', () => {
  test.each(REPORTS)('%s', (_, text, report) => {
    // Installed without its scripts, of which one does this.
    chmodSync(PROGRAM, 0o755);
    const file = join(scratch(), 'report.sarif');
    const out = sarif.render(report, { ...hostileAnchors(text), version: '1.0.0' });
    writeFileSync(file, out);
    const args = ['validate', file, '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'];
    const { stdout, status } = spawnSync(PROGRAM, args, { encoding: 'utf8' });
    expect(stdout).toContain('Analysis completed successfully');
    expect(stdout.match(/: (?:error|warning) .*/g) ?? []).toEqual([]);
    expect(status).toBe(0);
    const schema = JSON.parse(readFileSync(join(FOLDER, 'sarif-2.1.0.json'), 'utf8').replace(/^\ufeff/, ''));
    const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(fits(JSON.parse(out)), JSON.stringify(fits.errors?.slice(0, 3))).toBe(true);
  });

  test('it would say that a result has no place', () => {
    const file = join(scratch(), 'report.sarif');
    const log = JSON.parse(sarif.render(hostileReport('x'), { ...hostileAnchors('x'), version: '1.0.0' }));
    log.runs[0].results[0].locations = [];
    writeFileSync(file, JSON.stringify(log));
    const args = ['validate', file, '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'];
    expect(spawnSync(PROGRAM, args, { encoding: 'utf8' }).stdout).toMatch(/: error GH/);
  });
});
