/** The diff driver: no change of a lock goes unsaid, whatever the report thinks of it. With real git: test/system/git-drivers. */
import { describe, expect, test } from 'vitest';
import { formatLockfile } from '../src/lock/format.ts';
import type { Entry, Lockfile, Origin } from '../src/model.ts';
import { local, lockOf, written } from './git/locks.ts';
import { mcpLock, scratch } from './helpers/run.ts';

async function shown(before: Lockfile | string, after: Lockfile | string, env = {}): Promise<string> {
  const folder = scratch('driver');
  const files = [written(folder, 'old', before), written(folder, 'new', after)] as const;
  const args = ['mcp-lock.json', files[0], 'a'.repeat(40), '100644', files[1], '0'.repeat(40), '100644'];
  const { exit, stdout } = await mcpLock(folder, ['git', 'diff', '--', ...args], { env });
  expect(exit).toBe(0);
  return stdout;
}

const withOrigin = (origin: Partial<Origin>, entry = local('a')): Entry => ({
  ...entry,
  origin: { ...entry.origin, ...origin },
});
const file = (origin: Partial<Origin>): Entry =>
  local('a', '1.0.0', { origin: { url: 'file:${workspaceFolder}/notes.js', ...origin } });
const HASHES = ['1', '2', '3'].map((digit) => `sha256:${digit.repeat(64)}`);
const [ONE = '', TWO = '', THREE = ''] = HASHES;

describe.concurrent('git diff', () => {
  test('a fact that has no rule is shown line by line, alone and beside other changes', async () => {
    const before = lockOf({ a: withOrigin({ provenance: 'https://one' }), b: local('b') });
    const alone = await shown(
      before,
      lockOf({ a: withOrigin({ provenance: 'https://two' }), b: local('b') }),
    );
    expect(alone).toContain('+        "provenance": "https://two"');
    const beside = await shown(
      before,
      lockOf({ a: withOrigin({ provenance: 'https://two' }), b: local('b', '2.0.0') }),
    );
    expect(beside).toContain('origin/version-changed');
    expect(beside).toContain('+        "provenance": "https://two"');
  });

  test('what only the report shows is not repeated line by line', async () => {
    const text = await shown(lockOf({ a: local('a') }), lockOf({ a: local('a', '2.0.0') }));
    expect(text).toContain('1.0.0 → 2.0.0');
    expect(text).not.toContain('@@');
  });

  test.each<[name: string, before: Partial<Origin>, after: Partial<Origin>]>([
    ['a hash of other line ends added', { integrity: ONE }, { integrity: ONE, integrityWithLf: TWO }],
    ['one replaced', { integrity: ONE, integrityWithLf: TWO }, { integrity: ONE, integrityWithLf: THREE }],
    ['another file that claims to be the same', { integrity: ONE }, { integrity: TWO, integrityWithLf: ONE }],
  ])('two locks prove nothing of line ends: %s is another file', async (_, before, after) => {
    const text = await shown(lockOf({ a: file(before) }), lockOf({ a: file(after) }));
    expect(text).toMatch(/HIGH[\s\S]*origin\/file-changed/);
  });

  test('is as wide as the terminal of the pager, which git names', async () => {
    const wide = (n: number) =>
      lockOf({ a: local('a', '1.0.0', { server: { instructions: `${'word '.repeat(60)}${n}` } }) });
    const longest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
    expect(longest(await shown(wide(1), wide(2), { COLUMNS: '120' }))).toBeLessThanOrEqual(80);
    const paged = await shown(wide(1), wide(2), { COLUMNS: '120', GIT_PAGER_IN_USE: 'true' });
    expect(longest(paged)).toBeGreaterThan(90);
    expect(longest(paged)).toBeLessThanOrEqual(120);
  });

  test('a lock that cannot be read is compared as text, its hidden characters named', async () => {
    const text = formatLockfile(lockOf({ a: local('a') }));
    const broken = `${text.slice(0, 700)}\u{200b}\u{1b}[2J\n`;
    const out = await shown(text, broken);
    expect(out).toMatch(/^diff --mcp-lock a\/mcp-lock\.json b\/mcp-lock\.json\n@@ /);
    expect(out).toContain('⟨U+200B ZERO WIDTH SPACE⟩⟨U+001B ESCAPE⟩[2J');
  });
});
