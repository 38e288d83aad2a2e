/** How the lines of a first lock fit on a terminal. */
import { expect, test } from 'vitest';
import type { Settings } from '../src/config/settings.ts';
import type { Recorded } from '../src/update/record.ts';
import { recordedLines } from '../src/update/summary-lines.ts';
import { folded } from '../src/update/update-outcome.ts';

const AT_80 = { render: { columns: 80, color: false, unicode: true, verbose: false } };

test('a server whose launch line names no version: no line is wider than the terminal', () => {
  const lines: string[] = [];
  const entry = { origin: { url: 'pkg:npm/notes-mcp@2026.8.31', version: '2026.8.31' } };
  const recorded = {
    prepared: { key: 'notes', identity: { pinned: false, requested: '' }, unset: [] },
    entry: { ...entry, tools: {}, prompts: {}, resources: {}, resourceTemplates: {}, templates: {} },
  } as unknown as Recorded;
  const settings = {
    host: { terminal: { stdout: (text: string) => lines.push(...text.split('\n')) } },
    render: { columns: 80, color: false, unicode: true, verbose: false },
    quiet: false,
  } as unknown as Settings;
  recordedLines([recorded], new Map(), [], settings);
  expect(lines.join(' ')).toContain('@2026.8.31');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test.each([
  [
    'sentences and a command',
    'Review what is shown above. To accept it without a question, run `mcp-lock update notes --accept high`.',
  ],
  [
    'a command at the edge',
    `${'Some words. '.repeat(6)}Run \`mcp-lock update notes files --accept medium\`.`,
  ],
])('%s: folded within 80 columns, the command in one piece', (_, text) => {
  const lines = folded(`next: ${text}\n`, AT_80).split('\n');
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  expect(lines.some((line) => line.includes(/`.*`/.exec(text)?.[0] ?? 'none'))).toBe(true);
});

test('a command that is wider than the terminal is not broken', () => {
  const command = `\`mcp-lock update ${'server '.repeat(20)}--accept high\`.`;
  expect(folded(`next: To lock it, run ${command}\n`, AT_80)).toBe(`next: To lock it, run\n  ${command}\n`);
});
