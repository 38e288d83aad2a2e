/** The servers that are checked are those that the client starts in the folder. C1, C6 and C7 of the findings. */
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { discover } from '../../src/config/discover.ts';
import { settingsOf } from '../../src/config/settings.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import type { Found } from '../../src/launch/prepared.ts';
import { putFile } from '../helpers/put-file.ts';
import { scratch } from '../helpers/run.ts';
import { kind, type ScopeCase } from './client-scope.cases.ts';

function written({ files }: ScopeCase): string {
  const root = realpathSync(scratch());
  for (const [path, text] of Object.entries(files)) {
    if (text === '') mkdirSync(join(root, path), { recursive: true });
    else putFile(root, path, text.replaceAll('${root}', root));
  }
  return root;
}

/** As in the cases: `NAME: LINE`, with the names of its variables behind. */
function shownAs({ spec }: Found): string {
  const { launch, name, enabled } = spec;
  const line = launch.transport === 'stdio' ? [launch.command, ...launch.args, ...launch.env] : [launch.url];
  return `${name}${enabled ? '' : ' (off)'}: ${line.join(' ')}`;
}

async function startedIn(one: ScopeCase, root: string, all: boolean): Promise<readonly string[]> {
  const real = nodeHost(new AbortController().signal);
  const env = Object.fromEntries(
    Object.entries(one.env ?? {}).map(([name, value]) => [name, value.replaceAll('${root}', root)]),
  );
  const host = { ...real, cwd: join(root, one.start), home: join(root, 'home'), env };
  const { scope } = await settingsOf({}, host, 'verify');
  const { found, problems } = await discover(all ? { ...scope, all } : scope, host).catch(() => ({
    found: [],
    problems: [],
  }));
  expect(problems).toEqual([]);
  return found
    .filter(({ clients }) => clients?.includes(one.client))
    .map(shownAs)
    .sort();
}

test.each(kind.cases)('$name', async (one) => {
  const root = written(one);
  expect(await startedIn(one, root, true)).toEqual(one.starts);
  expect(await startedIn(one, root, false)).toEqual(one.project ?? one.starts);
});

test('a server keeps its key in a folder where its client reads fewer configs', async () => {
  const root = written({
    name: '',
    client: '',
    files: {
      '.git': '',
      'mcp-lock.json': '{}',
      '.vscode/mcp.json': '{"servers": {"n": {"command": "n-vscode"}}}',
      '.codex/config.toml': '[mcp_servers.n]\ncommand = "n-codex"\n',
      'sub/x': 'x',
    },
    start: '',
    starts: [],
  });
  const keysIn = async (folder: string) => {
    const host = { ...nodeHost(new AbortController().signal), cwd: join(root, folder), env: {} };
    const { scope } = await settingsOf({}, { ...host, home: join(root, 'home') }, 'verify');
    return (await discover(scope, host)).found.map((one) => `${one.key} ${shownAs(one)}`);
  };
  expect(await keysIn('')).toEqual(['n n: n-vscode', 'n@codex n: n-codex']);
  expect(await keysIn('sub')).toEqual(['n@codex n: n-codex']);
});
