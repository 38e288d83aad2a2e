/** On a narrow terminal, what a run says at its end is folded between words. */
import { expect, test } from 'vitest';
import { nodeHost } from '../src/host/node-host.ts';
import { HONEST, type Repository, repository, scripted } from './helpers/repository.ts';
import { mcpLock } from './helpers/run.ts';

const COLUMNS = 40;
const CHANGED = { ...HONEST, tools: [{ ...HONEST.tools[0], description: 'Read one note of yours.' }] };

/** Lines on stdout. */
async function linesOf({ root }: Repository, argv: readonly string[]): Promise<readonly string[]> {
  const printed: string[] = [];
  const { terminal } = nodeHost(new AbortController().signal);
  const screen = { stdoutIsTTY: true, stderrIsTTY: false, stdinIsTTY: false, columns: COLUMNS, rows: 999 };
  const stdout = (text: string) => void printed.push(text);
  await mcpLock(root, argv, {
    host: { terminal: { ...terminal, ...screen, stdout, stderr: () => undefined } },
  });
  return printed.join('').split('\n');
}

test.each<[string, readonly string[], string]>([
  ['a first lock', ['init', '--force', '--yes', '--accept', 'high'], '1 server is not locked.'],
  ['changes that were accepted', ['update', '--accept', 'high'], 'Accepted changes'],
  ['a dry run', ['update', '--dry-run'], 'Would accept changes'],
  ['nothing that changed', ['update', 'files'], 'Nothing changed:'],
  ['a plan that is late', ['update', '--apply', 'plan.json', '--accept', 'high'], 'The plan no longer fits:'],
])('%s', async (_, argv, said) => {
  const repo = repository({ notes: HONEST, files: HONEST });
  expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  repo.surface('notes', CHANGED);
  expect(await mcpLock(repo.root, ['update', '--plan', 'plan.json'])).toMatchObject({ exit: 0 });
  if (argv.includes('--apply')) repo.surface('notes', HONEST);
  if (argv.includes('--force')) repo.config({ files: scripted('files'), notes: { command: './none' } });
  const lines = await linesOf(repo, argv);
  expect(lines.join(' ')).toContain(said);
  const end = lines.slice(lines.findIndex((line) => line.startsWith(said.slice(0, 12))));
  expect(end.filter((line) => line.length > COLUMNS)).toEqual([]);
});
