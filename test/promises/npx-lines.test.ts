/** Lines of npx are read as npm reads them. */
import { expect, test } from 'vitest';
import type { Place } from '../../src/contracts.ts';
import { McpLockError } from '../../src/errors.ts';
import { packageStarted } from '../../src/launch/npm/npx-line.ts';
import { kind } from './npx-lines.cases.ts';

const place: Place = {
  platform: 'linux',
  workspaceFolder: '/project',
  userHome: '/home/ada',
  tmpdir: '/tmp',
  env: {},
};

function started(line: string): string {
  const [command = '', ...args] = line.split(' ');
  try {
    const found = packageStarted({ transport: 'stdio', command, args, env: [] }, place);
    if (found === undefined) return 'no package';
    return `${found.token}: ${[found.runs.program, ...found.runs.args].join(' ')}`;
  } catch (error) {
    if (error instanceof McpLockError && error.code === 'E_LAUNCH') return 'refused';
    throw error;
  }
}

test.each(kind.cases)('$name: $line', ({ line, starts }) => {
  expect(started(line)).toBe(starts);
});
