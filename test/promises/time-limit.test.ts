import { describe, expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { observeOnce } from '../../src/server/observe.ts';
import { GIVEN, kind } from './time-limit.cases.ts';

describe.each(kind.cases)('$name', ({ message }) => {
  test.each(GIVEN)('%s s: what is advised is not less', (seconds) => {
    const advised = /--timeout (\d+)/.exec(message(seconds * 1_000).next ?? '')?.[1];
    expect(Number(advised)).toBeGreaterThanOrEqual(seconds);
    expect(Number(advised)).toBeLessThanOrEqual(86_400);
  });
});

test('a time limit of which a millisecond is left is named as it was given', async () => {
  const target = {
    kind: 'stdio' as const,
    command: process.execPath,
    // It reads and never answers.
    args: ['-e', 'process.stdin.resume()'],
    cwd: process.cwd(),
    env: { PATH: process.env['PATH'] ?? '' },
  };
  const options = { root: process.cwd(), timeoutMs: 1, limitMs: 45_000, era: 'modern' as const };
  const host = nodeHost(new AbortController().signal);
  await expect(observeOnce(target, options, host)).rejects.toMatchObject({
    code: 'E_TIMEOUT',
    message: 'The server timed out after 45 s while it was starting.',
    detail: { next: 'Allow more time with `--timeout 135`.' },
  });
});
