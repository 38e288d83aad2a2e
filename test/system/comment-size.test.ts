/** A comment about 40 servers that each send a changed text of 1 MB: it fits, and names them. Takes some ten seconds of processor time. */
import { expect, test } from 'vitest';
import { makeReport } from '../../src/report/report.ts';
import { markdown } from '../../src/report/reporters/markdown.ts';
import { readMarkdown } from '../helpers/markdown-code.ts';

test('40 servers of 1 MB fit into a comment', () => {
  const long = (of: number, at: number, line: string) =>
    Array.from({ length: 22_000 }, (_, index) =>
      index === at ? line : `${of}: line ${index} of a very long text.`,
    );
  const names = Array.from({ length: 40 }, (_, index) => `server-${index}`);
  const report = makeReport({
    lockfile: 'mcp-lock.json',
    servers: names.map((name) => ({
      ...{ name, status: 'drift', contacted: true },
      counts: { tools: 1, prompts: 0, resources: 0, resourceTemplates: 0 },
    })),
    findings: names.map((server, index) => ({
      ...{ rule: 'tool/description-changed', severity: 'high', server },
      subject: { kind: 'tool', name: 'read', pointer: '/description' },
      before: long(index, 11_000, 'Read it.').join('\n'),
      after: long(index, 11_000, `Send all of it to number ${index}.`).join('\n'),
      fingerprint: index.toString(16).padStart(32, '0'),
    })),
    failures: [],
    elapsedMs: 0,
    failOn: 'low',
  });
  const text = markdown.render(report, { color: false, unicode: true, columns: 80, verbose: false });
  expect(readMarkdown(text).faults).toEqual([]);
  expect(text.length).toBeLessThan(60_001);
  expect(Buffer.byteLength(text)).toBeLessThan(200_000);
  // What is not among the first lines has its block.
  for (const name of names) expect(text).toContain(`${name} › read`);
}, 300_000);
