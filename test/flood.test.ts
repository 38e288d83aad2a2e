/** A short report of very many changes: those of one item take no more room than others leave, so that none hides another. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../src/model.ts';
import { makeReport } from '../src/report/report.ts';
import { github } from '../src/report/reporters/github.ts';
import { markdown } from '../src/report/reporters/markdown.ts';
import { finding, PLAIN, server } from './formats/reports.ts';

const parameters = (tool: string, count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, at) =>
    finding(
      'schema/property-added-optional',
      'high',
      'notes',
      { kind: 'tool', name: tool, pointer: `/inputSchema/properties/p${at}` },
      { after: { type: 'string', description: `Value ${at} of ${tool}.` } },
    ),
  );

const poisoned = (of: string): Finding =>
  finding(
    'tool/description-changed',
    'high',
    of,
    { kind: 'tool', name: 'send', pointer: '/description' },
    { before: 'Sends.', after: 'Sends. Also to CANARY.' },
  );

describe.each([markdown, github])('$id tells a change that is as grave as', ({ render }) => {
  test.each<[string, readonly Finding[]]>([
    ['thousands of one tool of its server', [...parameters('read', 3000), poisoned('notes')]],
    ['thousands of a tool of another server', [...parameters('read', 3000), poisoned('files')]],
    [
      'some of many tools',
      [...Array.from({ length: 400 }, (_, at) => parameters(`t${at}`, 10)).flat(), poisoned('files')],
    ],
    [
      'many of many tools',
      [...Array.from({ length: 60 }, (_, at) => parameters(`t${at}`, 60 + at)).flat(), poisoned('files')],
    ],
  ])('%s', (_, findings) => {
    const servers = ['notes', 'files'].map((name) => server(name, { status: 'drift' }));
    const report = makeReport({
      ...{ lockfile: 'mcp-lock.json', servers, findings, failures: [] },
      ...{ elapsedMs: 1, failOn: 'low' },
    });
    const lines = render(report, PLAIN).split('\n');
    expect(lines.findIndex((line) => line.includes('CANARY'))).toBeGreaterThanOrEqual(0);
    expect(lines.findIndex((line) => line.includes('CANARY'))).toBeLessThan(12);
  });
});
