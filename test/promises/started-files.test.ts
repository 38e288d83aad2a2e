/** Every file that a line starts is hashed. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Place } from '../../src/contracts.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { partsOf, understand } from '../../src/launch/line/understand.ts';
import { resolveOrigin } from '../../src/launch/resolve-origin.ts';
import { putFiles } from '../helpers/put-file.ts';
import { scratch } from '../helpers/run.ts';
import { kind } from './started-files.cases.ts';

const IMAGE = `sha256:${'a'.repeat(64)}`;
const host = nodeHost(new AbortController().signal);

test.each(kind.cases)('$name: $line', async ({ line, hashed, also = {}, env = {}, opaque = false }) => {
  const folder = scratch('started-files');
  putFiles(folder, { ...Object.fromEntries(hashed.map((name) => [name, `the code of ${name}`])), ...also });
  mkdirSync(join(folder, 'notes'), { recursive: true });
  const place: Place = {
    platform: 'linux',
    workspaceFolder: folder,
    userHome: '/home/nobody',
    tmpdir: '/nowhere',
    env: {},
  };
  const [command = '', ...args] = (line.match(/«[^»]*»|\S+/g) ?? []).map((word) =>
    word.replace(/^«|»$/g, '').replace('IMAGE', IMAGE),
  );
  const understood = understand({ transport: 'stdio', command, args, env: Object.keys(env) }, place);
  expect([understood, ...partsOf(understood)].some(({ identity }) => identity.opaque === true)).toBe(opaque);
  const { parts = [], ...own } = await resolveOrigin({ understood, ownEnv: env }, place, host);
  const found = [own, ...parts].filter(
    ({ url, integrity }) => url.startsWith('file:') && integrity !== undefined,
  );
  expect(found.map(({ url }) => url.replace('file:${workspaceFolder}/', '')).sort()).toEqual(
    [...hashed].sort(),
  );
});
