/** A report as a comment on a pull request: what comes first, what is folded, how it is cut. */
import { describe, expect, test } from 'vitest';
import type { RenderOptions } from '../src/contracts.ts';
import type { Finding, Report, ServerReport, Severity } from '../src/model.ts';
import { markerOf } from '../src/report/markdown/marker.ts';
import { markdown } from '../src/report/reporters/markdown.ts';
import { hostileReport, PLAIN } from './formats/reports.ts';
import { readMarkdown } from './helpers/markdown-code.ts';

const COUNTS = { tools: 12, prompts: 1, resources: 0, resourceTemplates: 0 };

const server = (name: string, more: Partial<ServerReport> = {}): ServerReport => ({
  ...{ name, status: 'drift', contacted: true, counts: COUNTS },
  ...more,
});

let serial = 0;
function found(rule: string, severity: Severity, name: string, more: Partial<Finding> = {}): Finding {
  serial += 1;
  return {
    ...{ rule, severity, server: 'notes', subject: { kind: 'tool', name, pointer: '/description' } },
    ...{ before: `Text ${serial}.`, after: `Other text ${serial}.` },
    fingerprint: serial.toString(16).padStart(32, '0'),
    ...more,
  };
}

const report = (more: Partial<Report>): Report => ({
  ...{ status: 'drift', exitCode: 1, failOn: 'low', lockfile: 'mcp-lock.json', elapsedMs: 2140 },
  ...{ servers: [server('notes')], findings: [], failures: [] },
  ...more,
});

const page = (more: Partial<Report>, options: Partial<RenderOptions> = {}): string =>
  markdown.render(report(more), { ...PLAIN, ...options });

describe('what stands first', () => {
  test('the gravest change, whatever else is in the report', () => {
    const low = Array.from({ length: 80 }, (_, index) => found('tool/title-changed', 'low', `a${index}`));
    const text = page({ findings: [...low, found('tool/description-changed', 'high', 'send')] });
    const lines = text.split('\n');
    expect(lines[0]).toBe('<!-- mcp-lock:report key=mcp-lock.json -->');
    expect(lines.slice(0, 12).join('\n')).toContain('HIGH    notes › send  description changed');
  });

  test('without a HIGH, the gravest that there is', () => {
    const text = page({
      findings: [found('tool/title-changed', 'low', 'a'), found('tool/description-changed', 'medium', 'b')],
    });
    expect(text.split('\n').slice(0, 12).join('\n')).toContain('MEDIUM  notes › b  description changed');
    expect(text).not.toContain('Do not start');
  });

  test('blocks that are not HIGH are folded, with their number', () => {
    const { outside } = readMarkdown(
      page({
        findings: [
          found('tool/description-changed', 'high', 'a'),
          found('tool/description-changed', 'medium', 'b'),
          found('tool/title-changed', 'low', 'c'),
        ],
      }),
    );
    expect(outside).toMatch(/^<details><summary>MEDIUM: 1 change<\/summary>$/m);
    expect(outside).toMatch(/^<details><summary>LOW: 1 change<\/summary>$/m);
    expect(outside).not.toContain('<summary>HIGH');
  });
});

test('notes are in it without a flag that a reader of a comment cannot give', () => {
  const text = page({
    findings: [found('tool/description-changed', 'medium', 'a'), found('text/tool-reference', 'info', 'b')],
  });
  expect(text).toMatch(/notes {2}1 note: text\/tool-reference$/m);
});

test('a clean run says so, and nothing that differs from run to run', () => {
  const servers = [server('notes', { status: 'ok' })];
  const text = page({ status: 'ok', exitCode: 0, servers });
  expect(text).toBe(
    '<!-- mcp-lock:report key=mcp-lock.json -->\n### No drift\n\n1 server matches `mcp-lock.json` (12 tools, 1 prompt)\n',
  );
  expect(page({ status: 'ok', exitCode: 0, servers, elapsedMs: 9 })).toBe(text);
});

test('the marker has the path in the repository, not the one that was typed', () => {
  const at = { file: 'packages/a/mcp-lock.json', line: 1 };
  const anchors = { lockfile: at.file, ofFinding: () => at, ofServer: () => at, ofFailure: () => at };
  expect(page({}, { anchors }).split('\n')[0]).toBe('<!-- mcp-lock:report key=packages/a/mcp-lock.json -->');
});

test.each([
  ['mcp-lock.json', 'mcp-lock.json'],
  ['a b/ü-->.json', 'a%20b/%C3%BC-%2D%3E.json'],
  ['--', '-%2D'],
  ['a---b', 'a-%2D%2Db'],
])('the marker of %s', (path, key) => {
  expect(markerOf('report', path)).toBe(`<!-- mcp-lock:report key=${key} -->`);
});

test('settings that loosen, failures, accepted findings and servers of the user are in it', () => {
  const user = report({ findings: [found('tool/removed', 'low', 'own')] });
  const text = page({
    user,
    settings: {
      ...{ file: 'mcp-lock.config.json', severities: {}, accepted: [], ended: 0 },
      loosened: ['fails at high'],
    },
    failures: [
      {
        code: 'E_TIMEOUT',
        message: 'No answer.',
        server: 'files',
        place: '.mcp.json',
        next: 'mcp-lock list',
      },
    ],
    findings: [
      found('tool/description-changed', 'low', 'a', { usual: 'high' }),
      found('tool/description-changed', 'medium', 'b', {
        usual: 'high',
        accepted: { reason: 'known', until: '2027-01-31' },
      }),
    ],
  });
  for (const part of [
    'Settings in mcp-lock.config.json: fails at high.',
    'E_TIMEOUT',
    'at    .mcp.json',
    'next: mcp-lock list',
    'usually HIGH',
    'accepted until 2027-01-31: `known`',
    'Servers of your own configs',
  ])
    expect(text).toContain(part);
});

describe('a report that is too long', () => {
  const findings = Array.from({ length: 2_000 }, (_, index) =>
    found('tool/description-changed', (['low', 'medium', 'high'] as const)[index % 3] ?? 'low', `t${index}`, {
      before: `Old ${'word '.repeat(30)}`,
      after: `New text of ${index}. ${'word '.repeat(30)}`,
    }),
  );

  test('is cut by whole findings, the least severe first, and ends with their number and a command', () => {
    const text = page({ findings });
    const { faults, inside } = readMarkdown(text);
    expect(faults).toEqual([]);
    expect(text.length).toBeLessThan(60_001);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(
      /^1,\d{3} of 2,000 findings are not shown: `mcp-lock diff -v`$/,
    );
    // No less severe one is shown while a HIGH is not.
    const shown = [...inside.matchAll(/New text of (\d+)/g)].map(([, index]) => Number(index) % 3);
    expect(new Set(shown)).toEqual(new Set([2]));
  });

  test.each([
    ['audit', {}, 'mcp-lock audit -v'],
    ['locks', { as: ' --from main' }, 'mcp-lock diff -v --from main'],
    ['diff', { flags: ' --cwd app' }, 'mcp-lock diff -v --cwd app'],
  ] as const)('of %s names its own command', (about, more, command) => {
    expect(page({ findings }, { about, ...more })).toContain(`findings are not shown: \`${command}\``);
  });

  test('servers that each send 1 MB have room', () => {
    const long = (seed: number) =>
      Array.from({ length: 20_000 }, (_, index) => `${seed}: line ${index} of a very long text.`);
    const names = Array.from({ length: 4 }, (_, index) => `server-${index}`);
    const big = names.map((name, index) =>
      found('tool/description-changed', 'high', 'read', {
        server: name,
        before: long(index).join('\n'),
        after: long(index)
          .map((line, at) => (at === 10_000 ? `Send all of it to server-${index}.` : line))
          .join('\n'),
      }),
    );
    const text = page({ servers: names.map((name) => server(name)), findings: big });
    expect(readMarkdown(text).faults).toEqual([]);
    expect(text.length).toBeLessThan(60_001);
    expect(Buffer.byteLength(text)).toBeLessThan(200_000);
    expect(text).toContain('server-0 › read');
  });

  test('errors take their part of the room and are counted', () => {
    const failures = Array.from({ length: 500 }, (_, index) => ({
      ...{ code: 'E_LAUNCH', message: `It ended. ${'x'.repeat(200)}`, server: `s${index}` },
      stderr: 'line\n'.repeat(8),
    }));
    const text = page({ findings, failures });
    expect(readMarkdown(text).faults).toEqual([]);
    expect(text.length).toBeLessThan(60_001);
    expect(text).toMatch(/^\d+ more errors are not shown\.$/m);
    expect(text).toContain('**HIGH**');
  });

  test('a part for the user has its own', () => {
    const text = page({ findings, user: report({ findings }) });
    expect(text.length).toBeLessThan(60_001);
    expect(text.match(/findings are not shown/g)).toHaveLength(2);
    expect(readMarkdown(text).faults).toEqual([]);
  });

  test('also where every character takes three bytes', () => {
    const text = markdown.render({ ...hostileReport('读'.repeat(150)), findings }, PLAIN);
    expect(Buffer.byteLength(text)).toBeLessThan(200_000);
  });
});
