/** A config that only other disks take for one is told, and a disk that takes both names for one is left in peace. C4 of the findings. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { discover } from '../../src/config/discover.ts';
import { settingsOf } from '../../src/config/settings.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { putFiles } from '../helpers/put-file.ts';
import { scratch } from '../helpers/run.ts';
import { kind, quiet } from './config-spelling.cases.ts';

/** Beside one config that is right. */
function written(files: Readonly<Record<string, string>>): string {
  const root = scratch();
  putFiles(root, { '.junie/mcp/mcp.json': '{"mcpServers": {}}', ...files });
  return root;
}

async function problemsIn(root: string, ignoresCase = false) {
  const real = nodeHost(new AbortController().signal);
  const kindOf = (path: string) => real.files.kind(path);
  const files = ignoresCase
    ? {
        ...real.files,
        kind: async (path: string) =>
          (await kindOf(path)) ??
          (path.toLowerCase().endsWith('.mcp.json') ? await kindOf(join(root, '.MCP.json')) : undefined),
      }
    : real.files;
  const host = { ...real, cwd: root, home: join(root, 'home'), env: {}, files };
  const { scope } = await settingsOf({}, host, 'verify');
  return (await discover(scope, host)).problems;
}

const config = (key: string) => JSON.stringify({ [key]: { a: { type: 'local', command: ['a'] } } });
const text = (key = 'mcpServers') =>
  key === 'mcp' ? config(key) : JSON.stringify({ [key]: { a: { command: 'a' } } });

test.each(kind.cases)('$name', async ({ paths, known, key }) => {
  const root = written(Object.fromEntries(paths.map((path) => [path, text(key)])));
  const other = paths.find((path) => path !== known && !path.startsWith('x/')) ?? '';
  const problems = await problemsIn(root);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(` ${known}.`);
  expect(join(root, other).startsWith(problems[0]?.file ?? '?')).toBe(true);
});

test.each(quiet)('$name: nothing is said', async ({ files }) => {
  expect(await problemsIn(written(files))).toEqual([]);
});

test('a disk that ignores case: nothing is said', async () => {
  const root = written({ '.MCP.json': text() });
  const problems = await problemsIn(root, true);
  expect(problems.filter(({ file }) => file.endsWith('.MCP.json'))).toEqual([]);
});
