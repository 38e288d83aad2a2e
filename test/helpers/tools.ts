/**
 * `.ci/tools`: published servers and an identity provider, in a folder of their own with a lock of their own. Installed
 * before a run of the system suite when they are not there as the lock has them.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../.ci/tools/', import.meta.url));
const INSTALLED = join(FOLDER, 'node_modules/.installed');

export function setup(): void {
  const locked = createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .digest('hex');
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === locked) return;
  console.log('Installing .ci/tools …');
  execFileSync('npm', ['ci', '--ignore-scripts', '--silent'], {
    cwd: FOLDER,
    env: { PATH: process.env['PATH'], ...JSON.parse(process.env['MCP_LOCK_TEST_REGISTRY'] ?? '{}') },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(INSTALLED, locked);
}

/** The program that a package (or an alias of one) installs. */
export function binOf(name: string): string {
  const folder = join(FOLDER, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [file] = typeof bin === 'string' ? [bin] : Object.values<string>(bin);
  return join(folder, file ?? '');
}

/** The address of a package's module. */
export const moduleOf = (name: string): string =>
  pathToFileURL(createRequire(join(FOLDER, 'package.json')).resolve(name)).href;
