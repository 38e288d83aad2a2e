/** The library as the README shows it. */
import { expect, test } from 'vitest';
import * as library from '../src/index.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock } from './helpers/run.ts';

test('verify() gives the report the command prints, and prints nothing itself', async () => {
  const repo = repository({ notes: HONEST });
  expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  expect(await library.verify({ cwd: repo.root })).toMatchObject({ status: 'ok', exitCode: 0, findings: [] });
  repo.surface('notes', { ...HONEST, tools: [] });
  const report = await library.verify({ cwd: repo.root, failOn: 'high' });
  expect(report.findings).toMatchObject([{ rule: 'tool/removed', severity: 'low', server: 'notes' }]);
  expect(report.exitCode).toBe(0);
});

test('it throws with a code when there is nothing to compare', async () => {
  const repo = repository({ notes: HONEST });
  await expect(library.verify({ cwd: repo.root })).rejects.toMatchObject({ code: 'E_LOCK_MISSING' });
});

test('the door opens on these names and no others', () => {
  expect(Object.keys(library).sort()).toEqual([
    'McpLockError',
    'RULES',
    'canonical',
    'compareEntry',
    'formatLockfile',
    'hashOf',
    'nodeHost',
    'readLockfile',
    'verify',
  ]);
});
