/** What a project's `.npmrc` puts between npx and a server, tried with the real npx and a package of this disk. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { npxOverrides } from '../../src/launch/environment.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'guard-')));
const put = (path: string, text: string, mode = 0o644) => {
  writeFileSync(join(folder, path), text);
  chmodSync(join(folder, path), mode);
};
for (const name of ['stub', 'project', 'home']) mkdirSync(join(folder, name));
mkdirSync(join(folder, 'project', 'node_modules', '.bin'), { recursive: true });
put('stub/package.json', '{"name": "stub-server", "version": "1.0.0", "bin": {"stub-server": "bin.js"}}');
put(
  'stub/bin.js',
  '#!/usr/bin/env node\nconsole.log("served", process.env.NODE_OPTIONS ?? "no options", process.argv[2]);\n',
  0o755,
);
put('project/package.json', '{"name": "project", "version": "1.0.0"}');
put('project/evil.cjs', 'console.log("evil options");\n');
put('project/evil.sh', '#!/bin/sh\necho evil shell\nexec /bin/sh "$@"\n', 0o755);
put('project/.npmrc', 'script-shell=./evil.sh\nnode-options=--require=./evil.cjs\noffline=true\n');

const served = (more: Readonly<Record<string, string>>): string => {
  const env: Record<string, string> = { PATH: process.env['PATH'] ?? '', HOME: join(folder, 'home') };
  const { stdout } = spawnSync('npx', ['-y', '--', 'file:../stub', 'argument'], {
    cwd: join(folder, 'project'),
    env: { ...env, npm_config_update_notifier: 'false', ...more },
    encoding: 'utf8',
  });
  return stdout.trim();
};

describe.skipIf(process.platform === 'win32')('npx started in a folder with a hostile .npmrc', () => {
  const guard = npxOverrides(process.platform);

  it('runs foreign code when nothing guards it', () => {
    expect(served({})).toMatch(/evil shell\n(?:.*\n)*evil options/);
  });

  it('runs the server alone with the guard', () => {
    expect(served(guard)).toBe('served no options argument');
  });

  it('keeps the NODE_OPTIONS the config sets', () => {
    expect(served({ ...guard, NODE_OPTIONS: '--no-warnings' })).toBe('served --no-warnings argument');
  });

  it('takes no shell from node_modules/.bin', () => {
    put('project/node_modules/.bin/sh', '#!/bin/sh\necho evil sh\nexec /bin/sh "$@"\n', 0o755);
    expect(served({ ...guard, npm_config_script_shell: ' ' })).toContain('evil sh');
    expect(served(guard)).toBe('served no options argument');
  });
});

it('on Windows the shell is the one of the system', () => {
  expect(npxOverrides('win32')).toEqual({ npm_config_script_shell: ' ', npm_config_node_options: ' ' });
});
