/** `mcp-lock schema`, and the schema of the JSON report: every report fits it, a newer one too, and one that says less does not. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isReport, isWhollyKnown } from './formats/report-schema.ts';
import { runBin } from './helpers/bin.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const FOLDER = new URL('fixtures/reports/', import.meta.url);
const GOLDENS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))] as const);

test.each(GOLDENS)('%s fits, and all its members are known', (_, report) => {
  expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
  expect(isWhollyKnown(report), JSON.stringify(isWhollyKnown.errors)).toBe(true);
});

describe('a report with', () => {
  const [[, golden] = ['', {}]] = GOLDENS.filter(([name]) => name === 'hidden.json');
  const finding = golden.servers[0].findings[0];

  test.each([
    ['a member of a later version', { ...golden, later: { a: 1 } }, true],
    ['a kind of item of a later version', of({ ...finding, subject: { kind: 'later' } }), true],
    ['another schemaVersion', { ...golden, schemaVersion: 2 }, false],
    ['no exit code', { ...golden, exitCode: undefined }, false],
    ['an unknown severity', of({ ...finding, severity: 'fatal' }), false],
    ['a finding without a fingerprint', of({ ...finding, fingerprint: undefined }), false],
    ['a failure without a message', { ...golden, failures: [{ code: 'E_TIMEOUT' }] }, false],
    ['no list of servers', { ...golden, servers: {} }, false],
  ])('%s', (_, report, fits) => {
    expect(isReport(JSON.parse(JSON.stringify(report)))).toBe(fits);
  });

  function of(changed: object) {
    return { ...golden, servers: [{ ...golden.servers[0], findings: [changed] }] };
  }
});

describe('mcp-lock schema', () => {
  test.each([
    ['report', 'mcp-lock-report.schema.json'],
    ['lock', 'mcp-lock.schema.json'],
    ['config', 'mcp-lock.config.schema.json'],
  ])('%s is one JSON document on stdout, the file of the package', async (name, file) => {
    const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    const wanted = { exit: 0, stdout: text, stderr: '' };
    expect(await mcpLock(scratch(), ['schema', name])).toEqual(wanted);
    expect(await runBin(scratch(), ['schema', name])).toEqual(wanted);
    const { files, exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(files).toContain(file);
    expect(exports[`./${file}`]).toBe(`./${file}`);
    expect(JSON.parse(text).$id).toBe(`https://unpkg.com/mcp-lock/${file}`);
  });

  test.each(['nothing', '__proto__', '../package.json'])('%s: usage, and nothing on stdout', async (name) => {
    const ran = await mcpLock(scratch(), ['schema', name]);
    expect(ran).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('report, lock, config'),
    });
  });
});
