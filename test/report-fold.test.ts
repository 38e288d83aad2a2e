/** One change in many places is shown once; notes on an item that has a block stand in that block. */
import { expect, test } from 'vitest';
import { finding } from '../src/diff/finding.ts';
import type { Finding, Report } from '../src/model.ts';
import { makeReport } from '../src/report/report.ts';
import { text } from '../src/report/reporters/text.ts';

const hint = (name: string): Finding =>
  finding('tool/annotation-changed', 'files', {
    subject: { kind: 'tool', name, pointer: '/annotations/openWorldHint' },
    after: false,
  });

const render = (findings: readonly Finding[], verbose = false): string => {
  const report: Report = makeReport({
    lockfile: 'mcp-lock.json',
    servers: [
      {
        name: 'files',
        status: 'drift',
        contacted: true,
        counts: { tools: 9, prompts: 0, resources: 0, resourceTemplates: 0 },
      },
    ],
    findings,
    failures: [],
    elapsedMs: 1,
    failOn: 'low',
  });
  return text.render(report, { color: false, unicode: true, columns: 80, verbose });
};

const NAMES = ['copy', 'list', 'move', 'read', 'write'];

test('five tools with the same change: one block that names them all', () => {
  const shown = render(NAMES.map(hint));
  expect(shown.match(/tool\/annotation-changed/g)).toHaveLength(1);
  expect(shown).toMatch(/files › 5 tools\n {2}LOW[\s\S]* in {6}copy, list, move, read, write\n/);
});

test('-v shows each by itself', () => {
  expect(render(NAMES.map(hint), true).match(/tool\/annotation-changed/g)).toHaveLength(5);
});

test('what a tool of them has besides stands by itself', () => {
  const other = finding('tool/description-changed', 'files', {
    subject: { kind: 'tool', name: 'move', pointer: '/description' },
    before: 'Moves a file.',
    after: 'Moves a file, and tells nobody.',
  });
  const shown = render([...NAMES.map(hint), other]);
  expect(shown).toMatch(/files › 5 tools/);
  expect(shown).toMatch(/files › move\n {2}MEDIUM/);
});

test('a note on an item that has a block stands in it; noise and notes on others stay in one line', () => {
  const note = (name: string, rule: 'schema/ref-moved' | 'noise/dialect') =>
    finding(rule, 'files', {
      subject: { kind: 'tool', name, pointer: '/inputSchema' },
      before: true,
      after: false,
    });
  const shown = render([
    hint('copy'),
    note('copy', 'schema/ref-moved'),
    note('copy', 'noise/dialect'),
    note('list', 'schema/ref-moved'),
  ]);
  expect(shown.split('\n\n')[1]).toContain('schema/ref-moved');
  expect(shown.replaceAll('\n  ', ' ')).toContain(
    '1 note: schema/ref-moved · 1 tool: meaningless differences',
  );
});

test('a version says how far it moved, and how to look at it', () => {
  const moved = finding('origin/version-changed', 'files', {
    subject: { kind: 'origin', pointer: '/version' },
    before: '1.4.0',
    after: '2.0.0',
  });
  expect(render([moved])).toContain('version changed (major): 1.4.0 → 2.0.0');
});
