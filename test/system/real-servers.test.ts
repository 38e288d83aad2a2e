/**
 * What is said about real releases: two versions of one server from npm, both started, and what differs between them
 * as rules and subjects. No text of theirs is kept.
 */
import { describe, test } from 'vitest';
import { surfaceInTurns } from '../../src/diff/compare.ts';
import { ALONE } from '../../src/diff/context.ts';
import { atOnce } from '../../src/host/turns.ts';
import type { Finding } from '../../src/model.ts';
import { observePackage } from '../helpers/observe.ts';

const line = ({ severity, rule, subject }: Finding): string =>
  `${severity.padEnd(6)} ${rule.padEnd(34)} ${subject.kind} ${subject.name ?? '-'} ${subject.pointer ?? ''}`.trimEnd();

describe.concurrent('two releases of a real server', () => {
  test.for([
    ['server-filesystem', 'fs-2026.7.4', 'fs-2026.7.10', ['{dir}']],
    ['server-sequential-thinking', 'st-2025.11.25', 'st-2025.12.18', []],
    ['server-sequential-thinking-widened', 'st-2026.7.4', 'st-2026.8.31', []],
    ['chrome-devtools-mcp', 'chrome-1.10.1', 'chrome-1.11.0', []],
    ['playwright-mcp', 'playwright-0.0.82', 'playwright-0.0.83', []],
    ['context7-mcp-renamed', 'context7-1.0.33', 'context7-2.2.5', []],
    ['context7-mcp-equal', 'context7-4.0.7', 'context7-4.1.1', []],
  ] as const)('%s: %s to %s', async ([name, before, after, args], { expect }) => {
    const [from, to] = [await observePackage(before, args), await observePackage(after, args)];
    expect(atOnce(surfaceInTurns('server', from, from, ALONE))).toEqual([]);
    const findings = atOnce(surfaceInTurns('server', from, to, ALONE)).map(line);
    await expect(`${findings.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/pairs/${name}.txt`);
  });
});
