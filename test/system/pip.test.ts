/** pip itself against our reading of an index: both take the same version and the same bytes. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { versionOf } from '../../src/origin/pypi/distribution.ts';
import { resolvePypi } from '../../src/origin/pypi/release.ts';
import { bareFiles } from '../helpers/bare-files.ts';
import type { LoopbackServer } from '../helpers/loopback.ts';
import { NOTES, sha256, startIndex, wheel } from '../helpers/pypi-index.ts';
import { scratch } from '../helpers/run.ts';

const open: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const run = promisify(execFile);
const pip = await run('python3', ['-m', 'pip', '--version']).then(
  () => undefined,
  () => 'python3 with pip is not installed here',
);

describe.skipIf(pip !== undefined)(`pip itself${pip === undefined ? '' : ` (skipped: ${pip})`}`, () => {
  it.each([
    ['json', ''],
    ['html', '>=1,<1.10'],
    ['json', '==3'],
    ['json', '>=2.0rc1'],
    ['html', '==1.0.0'],
  ] as const)('takes the same version and bytes from an index in %s for "%s"', async (format, specifier) => {
    const withdrawn = { ...wheel('mcp_notes', '3.0'), yanked: true };
    const server = await startIndex({ 'mcp-notes': [...NOTES, withdrawn] }, format);
    open.push(server);
    const indexUrl = `${server.origin}/simple/`;
    const found = await resolvePypi(
      { name: 'mcp-notes', specifier, env: {}, cwd: scratch(), indexUrl, tool: 'pip', python: '3.9' },
      {
        ...nodeHost(new AbortController().signal),
        files: bareFiles,
        home: scratch(),
        env: {},
        platform: 'linux',
      },
    );
    const folder = scratch();
    await run(
      'python3',
      [
        '-m',
        'pip',
        'download',
        '-qqq',
        '--isolated',
        '--no-cache-dir',
        '--no-deps',
        '-d',
        folder,
        '-i',
        indexUrl,
      ].concat(`mcp.notes${specifier}`),
      { cwd: folder, env: { PATH: process.env['PATH'], HOME: scratch(), PIP_CONFIG_FILE: '/dev/null' } },
    );
    const [file = ''] = readdirSync(folder);
    expect(versionOf(file, 'mcp-notes')).toBe(found.version);
    expect(found.integrity.split(' ')).toContain(`sha256:${sha256(readFileSync(join(folder, file)))}`);
  });
});
