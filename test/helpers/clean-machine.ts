/**
 * Before a run of the tests: nothing of whoever runs them counts. Of their variables only the way to programs stays; home
 * and temporary files lie in one folder, which is gone afterwards. What leads to the real npm registry is handed on in
 * `MCP_LOCK_TEST_REGISTRY` for `system-suite.ts`.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** What a process needs to run at all, on any system. */
const NEEDED = /^(?:PATHEXT|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PROGRAMFILES.*|PROCESSOR_ARCHITECTURE)$/i;
/** What the test runner and the tests themselves are told. */
const OURS = /^(?:VITEST.*|UPDATE_.*|MCP_LOCK_TEST_.*)$/;
const REGISTRY =
  /^(?:npm_config_(?:registry|ca|cafile|(?:https_|no)?proxy|strict_ssl|userconfig|globalconfig)|(?:https?_|no_)proxy|NODE_EXTRA_CA_CERTS|HOME|USERPROFILE|APPDATA)$/i;

/** Not TMPDIR, which may lie in a home: the `.npmrc` there would be one of a project above every test. */
const base = existsSync('/tmp') ? '/tmp' : tmpdir();
const folder = mkdtempSync(join(base, 'mcp-lock-tests-'));

export function setup(): void {
  const around = { ...process.env };
  const home = join(folder, 'home');
  mkdirSync(home);
  for (const name of Object.keys(around))
    if (!NEEDED.test(name) && !OURS.test(name)) delete process.env[name];
  Object.assign(process.env, {
    PATH: programsIn(around['PATH'] ?? ''),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: folder,
    TEMP: folder,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    NODE_ENV: 'test',
    GIT_CONFIG_NOSYSTEM: '1',
  });
  const toRegistry = Object.entries(around).filter(([name]) => REGISTRY.test(name));
  process.env['MCP_LOCK_TEST_REGISTRY'] ??= JSON.stringify(Object.fromEntries(toRegistry));
}

export function teardown(): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    console.warn(`${folder} stays: ${error instanceof Error ? error.message : error}`);
  }
}

/** Without what npm puts in front: the tools of this project are for nobody to find. */
function programsIn(path: string): string {
  const own = (entry: string) => /[\\/](?:node_modules[\\/]\.bin|node-gyp-bin)[\\/]?$/.test(entry);
  return path
    .split(delimiter)
    .filter((entry) => isAbsolute(entry) && !own(entry))
    .join(delimiter);
}
