/** Text of ours folded to a width: what is broken, what stays whole, and what a fold never makes. */
import { expect, it, test } from 'vitest';
import { foldedFor, foldedPrompt, foldedText } from '../src/display/fold.ts';

const LONG = `server-${'x'.repeat(60)}`;

test.each<[what: string, text: string, folded: string]>([
  ['what fits', 'Nothing changed.', 'Nothing changed.'],
  [
    'a sentence',
    'There is no server with this name in the lock.',
    'There is no server with this\n  name in the lock.',
  ],
  ['lines of their own', 'a b\n\n  c', 'a b\n\n  c'],
  [
    'a name that is wider than the screen',
    `Not accepted: ${LONG} (1 medium).`,
    'Not accepted:\n  server-xxxxxxxxxxxxxxxxxxxxx\n  xxxxxxxxxxxxxxxxxxxxxxxxxxxx\n  xxxxxxxxxxx (1 medium).',
  ],
  [
    'a command in a sentence',
    'next: Fix that, then run `mcp-lock update a -i`.',
    'next: Fix that, then run\n  `mcp-lock update a -i`.',
  ],
  [
    'a command that is wider than the screen',
    `next: Fix that, then run \`mcp-lock update ${LONG}\`. It asks.`,
    `next: Fix that, then run\n  \`mcp-lock update ${LONG}\`.\n  It asks.`,
  ],
  ['a command alone', `next: mcp-lock update ${LONG}`, `next: mcp-lock update ${LONG}`],
  [
    'a sentence after next:',
    'next: Use one of: notes, files, issues.',
    'next: Use one of: notes,\n  files, issues.',
  ],
  ['a place', `  at .mcp.json/mcpServers/${LONG}`, `  at .mcp.json/mcpServers/${LONG}`],
  ['an address', `  https://${LONG}.example/authorize`, `  https://${LONG}.example/authorize`],
  ['what is further in', `  lockfile: ${'a '.repeat(14)}`, '  lockfile: a a a a a a a a a\n    a a a a a'],
])('%s', (_, text, folded) => {
  expect(foldedText(text, 30)).toBe(folded);
});

it('a fold puts no command of a runner at the start of a line', () => {
  for (const hostile of ['::error::x', '::add-mask::a', '##[error]x', '##vso[a]'])
    for (let width = 20; width < 60; width += 1) {
      const folded = foldedText(`The server named this: ${hostile} and more of it`, width);
      expect(folded).not.toMatch(/^\s*::|##[a-z]*\[/m);
    }
});

const TERMINAL = { stderrIsTTY: true, columns: 30 };
const SENTENCE = 'There is no server with this name in the lock.';

it('a log gets whole lines', () => {
  expect(foldedFor({ ...TERMINAL, stderrIsTTY: false }, `${SENTENCE}\n`)).toBe(`${SENTENCE}\n`);
  expect(foldedFor(TERMINAL, `${SENTENCE}\n`)).toBe('There is no server with this\n  name in the lock.\n');
});

it.each([
  `    npx -y ${LONG}`,
  `+ "args": ["-y", "${LONG} b"]`,
  `  | text of a server ${LONG}`,
  `\r\u{1b}[2KChecking 0/1 ${LONG}: reading`,
  `\u{1b}[31merror\u{1b}[39m ${SENTENCE}`,
])('%j is shown as it was printed', (line) => {
  expect(foldedFor(TERMINAL, line)).toBe(line);
});

it('a question keeps the blank before its answer', () => {
  expect(foldedPrompt(TERMINAL, 'Type its name to accept it, or press Enter: ')).toBe(
    'Type its name to accept it, or\n  press Enter: ',
  );
});
