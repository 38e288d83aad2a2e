/** How the lines of a first lock fit on a terminal. */
import { expect, test } from 'vitest';
import type { Settings } from '../src/config/settings.ts';
import type { Recorded } from '../src/update/record.ts';
import { recordedLines } from '../src/update/summary-lines.ts';

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
