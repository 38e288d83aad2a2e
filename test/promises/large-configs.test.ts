import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { discover } from '../../src/config/discover.ts';
import { settingsOf } from '../../src/config/settings.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { scratch } from '../helpers/run.ts';
import { kind } from './large-configs.cases.ts';

test.each(kind.cases)('$name', async ({ file, client, text, servers }) => {
  const root = scratch();
  mkdirSync(join(root, 'repo'));
  writeFileSync(join(root, 'repo', file), text());
  const real = nodeHost(new AbortController().signal);
  const host = { ...real, cwd: join(root, 'repo'), home: join(root, 'home'), env: {} };
  const { scope } = await settingsOf({}, host, 'verify');
  const { found, problems } = await discover(scope, host);
  expect(problems).toEqual([]);
  expect(found.filter(({ clients }) => clients?.includes(client))).toHaveLength(servers);
});
