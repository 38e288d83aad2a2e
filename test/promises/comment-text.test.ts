/** A Markdown report in which every name and text is that of a case: see `comment-text.cases.ts`. */
import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/report/reporters/markdown.ts';
import { hostileReport, PLAIN } from '../formats/reports.ts';
import { commandsIn, readMarkdown } from '../helpers/markdown-code.ts';
import { kind } from './comment-text.cases.ts';

/** Characters that nobody sees, or that a terminal acts on. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('every place of a comment', () => {
  const views = ['diff', 'locks', 'audit', undefined] as const;
  test.each(kind.cases)('$name', ({ text }) => {
    const { user: _, ...own } = hostileReport(text);
    for (const report of [own, { ...own, user: own }, { ...own, findings: [] }])
      for (const about of text.length > 1_000 ? views.slice(0, 1) : views) {
        const page = markdown.render(report, { ...PLAIN, ...(about === undefined ? {} : { about }) });
        const { outside, faults } = readMarkdown(page);
        expect(faults).toEqual([]);
        // The key of the first line stands for the lockfile, and nothing in it ends the comment.
        const [first = '', ...rest] = outside.split('\n');
        expect(first).toMatch(/^<!-- mcp-lock:report key=[\w/.%-]* -->$/);
        expect(first.slice('<!--'.length, -'-->'.length)).not.toContain('--');
        expect(rest.join('\n')).not.toMatch(/CANARY/i);
        expect(rest.join('\n').replace(/\\[^\n]/g, '')).not.toMatch(/[@|]|\]\(|!\[|<!--|:\/\//);
        expect(HIDDEN.exec(page.replaceAll('\n', ''))).toBeNull();
        expect(commandsIn(page)).toEqual([]);
        expect(page.length).toBeLessThan(65_000);
        expect(Buffer.byteLength(page)).toBeLessThan(200_000);
      }
  });
});
