/** Every line is understood as what it starts. */
import { describe, expect, test } from 'vitest';
import type { Place, Understood } from '../../src/contracts.ts';
import { McpLockError } from '../../src/errors.ts';
import { understand } from '../../src/launch/line/understand.ts';
import { LINUX, WINDOWS } from '../helpers/places.ts';
import { kind } from './launch-lines.cases.ts';

function said({ wrappers, identity, parts }: Understood): string {
  const { launcher, url, requested, pinned, opaque } = identity;
  const how = opaque === true ? 'opaque' : pinned ? 'pinned' : 'floating';
  const own = [...wrappers.map((name) => `${name} |`), launcher, url, requested, how];
  return [own.filter((word) => word !== '').join(' '), ...parts.map((part) => `+ [${said(part)}]`)].join(' ');
}

function starts(line: string, place: Place): string {
  const [command = '', ...args] = (line.match(/[^\s«]*«[^»]*»|\S+/g) ?? []).map((word) =>
    word.replace(/[«»]/g, ''),
  );
  try {
    return said(understand({ transport: 'stdio', command, args, env: [] }, place));
  } catch (error) {
    if (error instanceof McpLockError) return `refused: ${error.message}`;
    throw error;
  }
}

describe.each(kind.cases)('$name', ({ lines, windows }) => {
  test.each(lines)('%s', (line, expected) => {
    const found = starts(line, windows === true ? WINDOWS : LINUX);
    if (expected === '* opaque') expect(found).toMatch(/ opaque(?: \+|$)/);
    else expect(found).toBe(expected);
  });
});

test('there are at least 440 lines, and none is there twice', () => {
  const lines = kind.cases.flatMap((one) => one.lines.map(([line]) => line));
  expect(lines.length).toBeGreaterThanOrEqual(440);
  expect(new Set(lines).size).toBe(lines.length);
});
