/** A project cannot put another package manager in the place of the one on the PATH unseen. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { McpLockError } from '../../src/errors.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { placeAt, resolveLine, words } from '../helpers/launch-lines.ts';
import { scratch } from '../helpers/run.ts';
import { kind } from './other-manager.cases.ts';

const RELEASE = {
  name: 'dlx-notes',
  version: '1.0.0',
  'dist.integrity': `sha512-${'A'.repeat(86)}==`,
  'dist-tags': { latest: '1.0.0' },
};

/** The real machine, with an npm that knows one release. */
const real = nodeHost(new AbortController().signal);
const host: typeof real = {
  ...real,
  run: async (command, args, options) =>
    command === 'npm'
      ? { code: 0, stdout: args[0] === 'config' ? '' : JSON.stringify(RELEASE), stderr: '' }
      : real.run(command, args, options),
};

test.each(kind.cases)('$line: $name', async ({ line, files, comes }) => {
  const root = scratch('other-manager');
  mkdirSync(join(root, 'sub'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const got = await resolveLine({ ...words(line), cwd: 'sub' }, placeAt(root), host).then(
    ({ parts = [] }) =>
      parts
        .map(({ url, integrity }) => `${url} ${integrity?.slice(0, 7)}`)
        .filter((one) => !/\.lock /.test(one)),
    (error: unknown) => {
      if (error instanceof McpLockError && error.code === 'E_LAUNCH') return 'refused';
      throw error;
    },
  );
  expect(got).toEqual(
    comes === 'refused' ? comes : comes.map((path) => `file:\${workspaceFolder}/${path} sha256:`),
  );
});
