/** What the drivers print of hostile text, in a lock and in a file that is not a lock. */
import { describe, expect, test } from 'vitest';
import { breakCommands } from '../../src/display/printable.ts';
import { textOf } from '../../src/git/textconv.ts';
import { formatLockfile } from '../../src/lock/format.ts';
import { local, lockOf, tool, written } from '../git/locks.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './git-lines.cases.ts';

/** Every place of a lock that a server fills in. */
const lockWith = (text: string) =>
  lockOf({
    notes: local('notes', '1.0.0', {
      server: { instructions: text, info: { name: text, version: text } },
      tools: [
        tool(text.slice(0, 100), { description: `${text}\n${text}`, [text]: [text, { [text]: text }] }),
      ],
    }),
    [text.slice(0, 100)]: local('b'),
  });

describe.concurrent(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ text, never }) => {
    const lock = formatLockfile(lockWith(text));
    const folder = scratch('lines');
    const files = [written(folder, 'old', formatLockfile(lockOf({}))), written(folder, 'new', lock)] as const;
    const broken = written(folder, 'broken', `${text}\n${lock}}`);
    const hexes = ['a'.repeat(40), '100644'];
    for (const args of [
      ['textconv', '--', files[1]],
      ['textconv', '--', broken],
      ['diff', '--', 'mcp-lock.json', files[0], ...hexes, files[1], '0'.repeat(40), '100644'],
      ['diff', '--', 'mcp-lock.json', files[0], ...hexes, broken, '0'.repeat(40), '100644'],
    ]) {
      const { exit, stdout } = await mcpLock(folder, ['git', ...args]);
      expect([args[0], exit, stdout.length > 100]).toEqual([args[0], 0, true]);
      const bad = stdout
        .split('\n')
        .filter((line) => never.test(line.replace(/\r$/, '')) || breakCommands(line) !== line);
      expect(bad.map((line) => line.slice(0, 200))).toEqual([]);
    }
    // A text that looks as this one does on the screen is another text, and looks different.
    const alike = text.replaceAll('\u{200b}', '⟨U+200B ZERO WIDTH SPACE⟩').replaceAll(/\p{Cc}|\p{Cf}/gu, '');
    const lines = (one: string) => textOf(Buffer.from(formatLockfile(lockWith(one))), 'x');
    if (alike !== text) expect(lines(alike)).not.toBe(lines(text));
  });
});
