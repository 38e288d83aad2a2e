/**
 * Installs a pinned package: its name and version in, its folder out. Into a cache outside this repository
 * (`MCP_LOCK_TEST_CLIENTS`, else `~/.cache/mcp-lock-clients`), one folder a version, and without install scripts.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Pinned } from './versions.ts';

/** What leads to the registry, kept by `clean-machine.ts`; with the home of whoever runs this. */
const registry: Readonly<Record<string, string>> = JSON.parse(process.env['MCP_LOCK_TEST_REGISTRY'] ?? '{}');

const CACHE =
  process.env['MCP_LOCK_TEST_CLIENTS'] ??
  join(registry['HOME'] ?? registry['USERPROFILE'] ?? homedir(), '.cache', 'mcp-lock-clients');

export function installed({ package: name, version }: Pinned): string {
  const folder = join(CACHE, `${name.replaceAll('/', '+')}@${version}`);
  const done = join(folder, '.installed');
  if (!existsSync(done)) {
    console.log(`Installing ${name}@${version} …`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', ['install', ...flags, `${name}@${version}`], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...registry },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    writeFileSync(done, '');
  }
  return join(folder, 'node_modules', name);
}
