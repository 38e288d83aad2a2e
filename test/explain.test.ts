/** `mcp-lock explain`: what a person reads about one rule or error code, about all of them, and about a name that does not exist. */
import { describe, expect, test } from 'vitest';
import { explainCommand } from '../src/cli/commands/explain.ts';
import { settingsOf } from '../src/config/settings.ts';
import { RULES } from '../src/diff/rules.ts';
import { displayWidth } from '../src/display/width.ts';
import type { ServerHost } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { ERROR_TEXTS } from '../src/report/error-texts.ts';
import { scratch } from './helpers/run.ts';

/** The command as a terminal of so many columns shows it. */
async function explain(rule: string | undefined, columns = 80, color = 'never') {
  const out: string[] = [];
  const real = nodeHost(new AbortController().signal);
  const host: ServerHost = {
    ...real,
    cwd: scratch('mcp-lock-explain'),
    env: {},
    terminal: {
      stdoutIsTTY: true,
      stderrIsTTY: true,
      stdinIsTTY: false,
      columns,
      rows: 24,
      stdout: (text) => void out.push(text),
      stderr: () => undefined,
      ask: async () => undefined,
      page: async () => false,
    },
  };
  const exit = await explainCommand(rule, await settingsOf({ color }, host));
  return { exit, stdout: out.join('') };
}

/** Line breaks and indents aside, so that a text can be looked for however it was wrapped. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('one rule', () => {
  test('shows everything the row holds', async () => {
    const { exit, stdout } = await explain('tool/read-only-claimed');
    expect(exit).toBe(0);
    expect(stdout).toBe(`tool/read-only-claimed
read-only claim added

severity  medium
callers   compatible: calls that worked still work

why       Some clients run read-only tools without asking, and nobody verifies
          this claim.

example   - "readOnlyHint": false
          + "readOnlyHint": true

accept    Check the name, description and parameters: a tool that saves, sends
          or deletes is not read-only. Then run \`mcp-lock update SERVER -i\`.
`);
  });

  test.each([20, 33, 59, 60, 80, 140])(
    'every rule fits into %i columns and loses no word',
    async (columns) => {
      for (const [id, row] of Object.entries(RULES)) {
        const { stdout } = await explain(id, columns);
        for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        const squeezed = stdout.replace(/\s+/g, '');
        for (const text of [id, row.title, row.why, row.accept, row.example])
          expect(squeezed).toContain(text.replace(/\s+/g, ''));
      }
    },
  );

  test('colour changes no word', async () => {
    const plain = await explain('text/hidden-characters');
    const coloured = await explain('text/hidden-characters', 80, 'always');
    expect(coloured.stdout).not.toBe(plain.stdout);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking the colours out is the point
    expect(coloured.stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
  });
});

describe('one error code', () => {
  test('shows everything the row holds', async () => {
    const { exit, stdout } = await explain('E_LOCK_WRITE');
    expect(exit).toBe(0);
    expect(stdout).toBe(`E_LOCK_WRITE
the lockfile could not be written

exit      2

means     Nothing was written. The old lockfile is untouched.

causes    - Another mcp-lock changed the same server while this command ran.
            Changes of different servers are all kept.
          - Another mcp-lock did not end its write within 10 seconds.
          - The folder is missing or not writable, or the disk is full.

do        Do what the \`next:\` line says, then run the same command again.
`);
  });

  test.each([20, 59, 60, 140])('every code fits into %i columns and loses no word', async (columns) => {
    for (const [code, { title, means, causes, remedy }] of Object.entries(ERROR_TEXTS)) {
      const { stdout } = await explain(code, columns);
      for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      const squeezed = stdout.replace(/\s+/g, '');
      for (const text of [code, title, means, ...causes, remedy])
        expect(squeezed).toContain(text.replace(/\s+/g, ''));
    }
  });

  test.each(Object.entries(ERROR_TEXTS))(
    '%s has sentences of ASCII',
    (_, { title, means, causes, remedy }) => {
      expect(title).toMatch(/^[a-z`][ -~]*[^.\s]$/);
      for (const text of [means, ...causes, remedy]) expect(text).toMatch(/^[A-Z][ -~]+[^\s.]\.$/);
    },
  );
});

describe('all rules', () => {
  test.each([20, 60, 80, 140])('are listed with severity and title in %i columns', async (columns) => {
    const { exit, stdout } = await explain(undefined, columns);
    expect(exit).toBe(0);
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    const squeezed = stdout.replace(/\s+/g, '');
    for (const [id, { severity, title }] of Object.entries(RULES))
      expect(squeezed).toContain(`${severity}${id}${title}`.replace(/\s+/g, ''));
    for (const [code, { title }] of Object.entries(ERROR_TEXTS))
      expect(squeezed).toContain(`${code}${title}`.replace(/\s+/g, ''));
    expect(flat(stdout)).toContain('mcp-lock explain NAME');
  });

  test('stand under the name of their family', async () => {
    const { stdout } = await explain(undefined, 140);
    expect(stdout).toMatch(/\nTools\n {2}medium {2}tool\/added +tool added\n/);
  });
});

describe('a rule that does not exist', () => {
  const next = async (rule: string): Promise<unknown> =>
    explain(rule).then(
      () => 'no error',
      (error) => [error.code, error.detail.next],
    );

  test.each([
    ['text/hiden-characters', 'Did you mean text/hidden-characters?'],
    ['hidden-characters', 'Did you mean text/hidden-characters?'],
    ['Tool/Shadow', 'Did you mean tool/shadows?'],
    ['schema/type-widend', 'Did you mean schema/type-widened?'],
    ['type-widend', 'Did you mean schema/type-widened, output/type-widened?'],
    [
      'lock/nothing-like-it',
      'Did you mean lock/hash-mismatch, lock/settings-changed, lock/unpinned-text, lock/unpinned-text-added?',
    ],
    ['item', 'Did you mean item/order-changed?'],
    ['E_LUNCH', 'Did you mean E_LAUNCH?'],
    ['e_launch', 'Did you mean E_LAUNCH?'],
    ['qqqqqqqq', 'mcp-lock explain'],
    ['', 'mcp-lock explain'],
    ['toString', 'mcp-lock explain'],
    ['__proto__', 'mcp-lock explain'],
    ['x'.repeat(100_000), 'mcp-lock explain'],
  ])('%.40s', async (rule, expected) => {
    expect(await next(rule)).toEqual(['E_USAGE', expected]);
  });

  test('is not repeated as it came', async () => {
    const error = await explain('tool/\u001b[2J\u202eadded').catch((reason) => reason);
    expect(error.message).toContain('⟨U+001B');
    expect(error.message).not.toContain('\u001b');
  });
});
